import { useState } from 'react';
import { useRouter } from '@tarojs/taro';
import { lives } from '@shared/vocabulary/lives';
import { Gate } from '@client/account/Gate';
import { inBureau } from '@client/account/seat';
import { kindIn, narrowIn } from '@client/list/kinds';
import { OfKind } from '@client/list/OfKind';
import { useBarTitle } from '@client/platform/title';
import { Screen } from '@client/ui/Screen';

/** All cases of one kind, opened with it as `life`, and narrowed by `standing`. */
export default function Page() {
  const { params } = useRouter();
  const kind = kindIn(params.life);
  const [standing, setStanding] = useState(() => narrowIn(kind, params.standing));
  const title = lives[kind];
  useBarTitle(title);
  return (
    <Gate title={title}>
      {(me) => (
        <Screen title={title}>
          <OfKind kind={kind} standing={standing} onStanding={setStanding} bureau={inBureau(me)} />
        </Screen>
      )}
    </Gate>
  );
}
