import { useState } from 'react';
import Taro from '@tarojs/taro';
import { api } from '@client/api';
import { useBecome } from '@client/account/me';
import { Box } from '@client/platform/element';
import { hasDrafts } from '@client/phone/traces';
import { replyWords } from '@client/api/trouble';
import { Button } from '@client/ui/Button';
import { Card } from '@client/ui/Card';
import { ErrorBox } from '@client/ui/ErrorBox';
import { Row } from '@client/ui/Row';
import { Sheet } from '@client/ui/Sheet';

/**
 * The question before somebody is signed out everywhere, and the doing of it; afterwards nothing of
 * the person stays on this phone.
 */
export const Leaving = ({ devices, onClose }: { devices: number; onClose: () => void }) => {
  const [trouble, setTrouble] = useState<string>();
  const become = useBecome();
  const leave = async () => {
    setTrouble(undefined);
    const reply = await api.account.leaveAll({});
    if (!reply.ok) return setTrouble(replyWords(reply));
    become();
    await Taro.switchTab({ url: '/pages/me/index' });
    await Taro.showToast({ title: '已退出所有设备', icon: 'none' });
  };
  return (
    <Sheet
      title="退出所有设备？"
      onClose={onClose}
      foot={
        <>
          <Button kind="danger" onTap={leave}>
            全部退出
          </Button>
          <Button onTap={onClose}>先不退出</Button>
        </>
      }
    >
      <Row label="会退出">
        {devices > 1 ? `${devices} 处登录都马上结束，包括本机。` : '本机的登录马上结束。'}
      </Row>
      <Row label="不受影响">您的身份和办过的事都还在，重新登录就能继续办理。</Row>
      {hasDrafts() && (
        <Card tone="waiting" title="还有没保存好的内容">
          <Box>
            这部手机上有填写的内容还没有保存到系统，退出后会删掉。联网后打开那份申请，会自动保存。
          </Box>
        </Card>
      )}
      {trouble && <ErrorBox title="没有退出" note={trouble} />}
    </Sheet>
  );
};
