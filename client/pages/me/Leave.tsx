import { api } from '@client/api';
import { goTo } from '@client/platform/go';
import { useBecome } from '@client/me';
import { Button } from '@client/ui/Button';

/** Signing out on this phone, and the way to 注销. Signing out works without a network too. */
export const Leave = () => {
  const become = useBecome();
  const leave = async () => {
    await api.account.leave({});
    become();
  };
  return (
    <>
      <Button onTap={leave}>退出登录</Button>
      <Button kind="link" onTap={() => goTo('/account/forget/index')}>
        注销账号
      </Button>
    </>
  );
};
