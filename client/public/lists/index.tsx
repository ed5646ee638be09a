import { useState } from 'react';
import { useRouter } from '@tarojs/taro';
import { useAbout } from '@client/about/about';
import { bureauHere, regionsOf } from '@client/about/region';
import { Trouble } from '@client/api/trouble';
import { keepRegion, lookedAt } from '@client/phone/region';
import { ShareButton, useShare } from '@client/platform/share';
import { Loading } from '@client/ui/Loading';
import { Pick } from '@client/ui/Pick';
import { Screen } from '@client/ui/Screen';
import { Kept } from './Kept';
import { Region } from './Region';
import './lists.scss';

const TITLE = '公开名单';

/** 公开名单: whom the bureaus of a region list, and since when; opened with a `list` for one of them. */
export default function ListsPage() {
  const { params } = useRouter();
  const about = useAbout();
  const [chosen, setChosen] = useState<string>();
  const [at, setAt] = useState(() => params.list && decodeURIComponent(params.list));
  const bureaus = about.data?.bureaus ?? [];
  const linked = bureaus.find((bureau) => bureau.id === at?.split('/')[0]);
  const here = chosen || !linked ? bureauHere(bureaus, lookedAt(), chosen) : linked;
  const path = `/public/lists/index${at ? `?list=${encodeURIComponent(at)}` : ''}`;
  const card = { title: `${here?.name ?? '教育部门'}公布的名单`, path };
  useShare(card);
  const choose = (root: string) => {
    keepRegion(root);
    setChosen(root);
    setAt(undefined);
  };
  if (!about.data)
    return (
      <Screen title={TITLE}>
        {about.error ? (
          <Trouble error={about.error} onRetry={() => about.refetch()} />
        ) : (
          <Loading what="正在读取名单" />
        )}
      </Screen>
    );
  const regions = regionsOf(bureaus);
  if (!here)
    return (
      <Screen title={TITLE}>
        <Region regions={regions} onChoose={choose} />
      </Screen>
    );
  return (
    <Screen title={TITLE}>
      {regions.length > 1 && (
        <Pick
          label="地区"
          options={regions.map(({ root, name }) => ({ value: root, label: name }))}
          value={here.root}
          onChange={choose}
        />
      )}
      <Kept key={here.id} bureau={here} at={at} onList={setAt} />
      <ShareButton card={card}>转发这份名单</ShareButton>
    </Screen>
  );
}
