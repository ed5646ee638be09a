import { useRouter } from '@tarojs/taro';
import type { Me } from '@shared/contract/account';
import { lives, type Life } from '@shared/vocabulary/lives';
import { Gate } from '@client/account/Gate';
import { hasRole, inBureau } from '@client/account/seat';
import { Loading } from '@client/ui/Loading';
import { Screen } from '@client/ui/Screen';
import { useCase } from '../load';
import { NotOpened } from '../NotOpened';
import { useBarTitle } from '@client/platform/title';
import { Whole } from './Whole';

/** What the bar says where it is more than the name of the kind. */
const titles: Partial<Record<Life, string>> = {
  filing: '备案申请',
  provider_filing: '备案申请',
  inventory: '在用应用',
  complaint: '投诉详情',
  listing: '列入名单',
  referral: '移送函',
};

const Body = ({ id, me }: { id: string; me: Me }) => {
  const { value, error, again } = useCase(id);
  const life = value?.detail.life;
  useBarTitle(life && (titles[life] ?? lives[life]));
  if (!value)
    return (
      <Screen title="备案申请">
        {error ? <NotOpened error={error} onRetry={again} /> : <Loading />}
      </Screen>
    );
  return <Whole {...value} bureau={inBureau(me)} desk={hasRole(me, 'desk')} again={again} />;
};

/** One filing, whole, for whoever may see it. Opened with its id. */
export default function Page() {
  const { id = '' } = useRouter().params;
  return <Gate title="备案申请">{(me) => <Body id={id} me={me} />}</Gate>;
}
