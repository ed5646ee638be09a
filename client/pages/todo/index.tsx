import Taro from '@tarojs/taro';
import type { Me } from '@shared/contract/account';
import { goTo } from '@client/platform/go';
import { useMe } from '@client/account/me';
import { hasRole, inBureau, inProvider } from '@client/account/seat';
import { useSignedIn } from '@client/account/session';
import { Trouble } from '@client/api/trouble';
import { Button } from '@client/ui/Button';
import { Empty } from '@client/ui/Empty';
import { Loading } from '@client/ui/Loading';
import { Screen } from '@client/ui/Screen';
import { Lists } from './Lists';

const toMe = () => void Taro.switchTab({ url: '/pages/me/index' });

/**
 * 办理: what waits for me, and everything in my sight; signed-out people read in one sentence who it
 * is for.
 */
export default function Page() {
  const signedIn = useSignedIn();
  const me = useMe();
  if (!signedIn) {
    return (
      <Screen title="办理">
        <Empty
          icon="todo"
          title="这里供学校、应用提供者和教育部门办理备案"
          note="家长查询和投诉请到“查询”，不用登录。"
        >
          <Button kind="primary" icon="me" onTap={toMe}>
            去“我的”登录
          </Button>
        </Empty>
      </Screen>
    );
  }
  if (!me.data)
    return (
      <Screen title="办理">
        {me.error ? <Trouble error={me.error} onRetry={() => me.refetch()} /> : <Loading />}
      </Screen>
    );
  return <Office key={me.data.seat} me={me.data} />;
}

const Office = ({ me }: { me: Me }) => {
  const files = !inBureau(me) && hasRole(me, 'filer', 'filer_head');
  const writes = hasRole(me, 'filer') && !inBureau(me);
  const seat = me.seats.find((seat) => seat.id === me.seat);
  return (
    <Screen title="办理" lead={[seat?.org.name, me.person.name].filter(Boolean).join(' · ')}>
      {writes && (
        <Button kind="primary" icon="plus" onTap={() => goTo('/school/new/index')}>
          {inProvider(me) ? '登记备案情况' : '新建备案'}
        </Button>
      )}
      <Lists
        who={{
          bureau: inBureau(me),
          filer: files,
          provider: inProvider(me),
          writes,
          signs: !inBureau(me) && hasRole(me, 'filer_head'),
          policy: me.bureau.policy,
        }}
        waiting={me.waiting}
      />
    </Screen>
  );
};
