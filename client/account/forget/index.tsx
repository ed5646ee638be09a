import { useState } from 'react';
import Taro from '@tarojs/taro';
import { api } from '@client/api';
import { useBecome } from '@client/account/me';
import { Box } from '@client/platform/element';
import { replyWords } from '@client/api/trouble';
import { Button } from '@client/ui/Button';
import { Card } from '@client/ui/Card';
import { Choices } from '@client/ui/Choice';
import { ErrorBox } from '@client/ui/ErrorBox';
import { Gate } from '../Gate';
import { Screen } from '@client/ui/Screen';

/** 注销: says what goes, what stays and why, and asks once more. */
const Forget = () => {
  const [sure, setSure] = useState<string[]>([]);
  const [trouble, setTrouble] = useState<string>();
  const become = useBecome();
  const forget = async () => {
    setTrouble(undefined);
    const reply = await api.account.forget({ sure: true });
    if (!reply.ok) return setTrouble(replyWords(reply));
    become();
    await Taro.showModal({
      title: '账号已注销',
      content: '您的姓名和微信绑定已删除。家长查询和投诉不受影响。',
      showCancel: false,
    });
    await Taro.switchTab({ url: '/pages/home/index' });
  };
  return (
    <Screen title="注销账号">
      <Card title="会删除">
        <Box>· 您的姓名、与微信的绑定、所有登录</Box>
        <Box>· 您在各单位的身份，以后要重新邀请才能登录</Box>
      </Card>
      <Card title="会保留">
        <Box>
          您办理过的受理、审查、签名等记录，是教育部门的办理档案，依法留存；记录里不再有您的姓名。
        </Box>
      </Card>
      <Card title="不能注销的情况">
        <Box>还有没办完的事项，或者您是本单位最后一位管理员：请先办完或交给同事。</Box>
      </Card>
      <Card>
        <Choices
          label="确认注销"
          options={[{ value: 'sure', label: '我明白，注销后不能恢复' }]}
          value={sure}
          onChange={setSure}
        />
      </Card>
      {trouble && <ErrorBox title="没有注销" note={trouble} />}
      <Button
        kind="danger"
        reason={sure.length === 0 ? '请先勾选上面一行' : undefined}
        onTap={forget}
      >
        注销账号
      </Button>
      <Button kind="link" onTap={() => void Taro.navigateBack()}>
        暂不注销
      </Button>
    </Screen>
  );
};

/** 注销, for whoever is signed in. */
export default function ForgetPage() {
  return <Gate title="注销账号">{() => <Forget />}</Gate>;
}
