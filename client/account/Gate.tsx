import type { ReactNode } from 'react';
import Taro from '@tarojs/taro';
import type { Me, Seat } from '@shared/contract/account';
import { useMe } from '@client/account/me';
import { hasRole, inBureau } from '@client/account/seat';
import { useSignedIn } from '@client/account/session';
import { Trouble } from '@client/api/trouble';
import { Button } from '@client/ui/Button';
import { Empty } from '@client/ui/Empty';
import { Loading } from '@client/ui/Loading';
import { Screen } from '@client/ui/Screen';
import { roleWord } from './roles';

type Props = {
  title: string;
  bureau?: true;
  roles?: readonly Seat['role'][];
  children: (me: Me) => ReactNode;
};

const toMe = () => (
  <Button kind="primary" icon="me" onTap={() => void Taro.switchTab({ url: '/pages/me/index' })}>
    到“我的”
  </Button>
);

/**
 * Draws a page only for those it is for, and tells everybody else who that is. The server decides
 * again; this only saves a walk.
 */
export const Gate = ({ title, bureau, roles, children }: Props) => {
  const signedIn = useSignedIn();
  const me = useMe();
  if (!signedIn)
    return (
      <Screen title={title}>
        <Empty
          icon="lock"
          title="请先登录"
          note="这里由学校、应用提供者和教育部门的工作人员使用；家长查询和投诉不需要登录。"
        >
          {toMe()}
        </Empty>
      </Screen>
    );
  if (me.isPending)
    return (
      <Screen title={title}>
        <Loading />
      </Screen>
    );
  if (me.error)
    return (
      <Screen title={title}>
        <Trouble error={me.error} onRetry={() => me.refetch()} />
        {toMe()}
      </Screen>
    );
  const mine = (!bureau || inBureau(me.data)) && (!roles || hasRole(me.data, ...roles));
  if (mine) return children(me.data);
  const who = `${bureau ? '教育部门' : '本单位'}${roles ? roles.map((role) => roleWord[role]).join('、') : '工作人员'}`;
  return (
    <Screen title={title}>
      <Empty icon="lock" title={`这里由${who}办理`} note="如果您有多个身份，可以到“我的”切换。">
        {toMe()}
      </Empty>
    </Screen>
  );
};
