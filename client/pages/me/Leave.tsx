import Taro from '@tarojs/taro';
import { api } from '@client/api';
import { goTo } from '@client/platform/go';
import { useBecome } from '@client/account/me';
import { hasDrafts } from '@client/phone/traces';
import { Button } from '@client/ui/Button';

// What is left behind belongs to whoever has the phone next, so it goes; what the server lacks is
// lost then.
const sure = async (): Promise<boolean> =>
  !hasDrafts() ||
  (
    await Taro.showModal({
      title: '还有没保存好的内容',
      content:
        '这部手机上有填写的内容还没有保存到系统，退出后会删掉。联网后打开那份申请，会自动保存。',
      confirmText: '仍要退出',
      cancelText: '先不退出',
    })
  ).confirm;

/**
 * Signing out on this phone, and the way to 注销. Nothing of the person stays on the phone. Signing
 * out works without a network too.
 */
export const Leave = () => {
  const become = useBecome();
  const leave = async () => {
    if (!(await sure())) return;
    await api.account.leave({});
    become();
  };
  return (
    <>
      <Button onTap={leave}>退出登录</Button>
      <Button kind="link" onTap={() => goTo('/account/sessions/index')}>
        我的登录、退出所有设备
      </Button>
      <Button kind="link" onTap={() => goTo('/account/forget/index')}>
        注销账号
      </Button>
    </>
  );
};
