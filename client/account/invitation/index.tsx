import { useState } from 'react';
import Taro from '@tarojs/taro';
import { api } from '@client/api';
import { useBecome } from '@client/account/me';
import { canLogin, loginCode } from '@client/platform/login';
import { replyWords } from '@client/api/trouble';
import { Button } from '@client/ui/Button';
import { Empty } from '@client/ui/Empty';
import { ErrorBox } from '@client/ui/ErrorBox';
import { Field } from '@client/ui/Field';
import { Screen } from '@client/ui/Screen';
import { TextInput } from '@client/ui/TextInput';
import { Agree } from '../Agree';

const lackOf = (invitation: string, name: string, agreed: boolean): string | undefined => {
  if (!invitation.trim()) return '请填写邀请码';
  if (!name.trim()) return '请填写姓名';
  return agreed ? undefined : '请先阅读并同意隐私政策';
};

/**
 * 接受邀请: the code from my administrator and my name as invited bind this WeChat account to my seat.
 */
export default function InvitationPage() {
  const [invitation, setInvitation] = useState('');
  const [name, setName] = useState('');
  const [agreed, setAgreed] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const become = useBecome();
  if (!canLogin)
    return (
      <Screen title="接受邀请">
        <Empty
          icon="lock"
          title="请在微信小程序中打开"
          note="邀请码要和您的微信绑定，电脑端登录尚未开放。"
        />
      </Screen>
    );
  const accept = async () => {
    setTrouble(undefined);
    const code = await loginCode();
    if (!code) return setTrouble('微信没有完成登录，请再试一次。');
    const reply = await api.account.redeem({
      invitation: invitation.trim(),
      name: name.trim(),
      code,
    });
    if (!reply.ok) return setTrouble(replyWords(reply));
    become(reply.value.token);
    await Taro.switchTab({ url: '/pages/todo/index' });
  };
  const reason = lackOf(invitation, name, agreed);
  return (
    <Screen title="接受邀请" lead="邀请码由本单位管理员给您，七天内有效，只能用一次。">
      <Field id="invitation" label="邀请码">
        <TextInput kind="code" value={invitation} onChange={setInvitation} />
      </Field>
      <Field id="name" label="您的姓名" hint="要与管理员邀请时填写的一致">
        <TextInput value={name} onChange={setName} />
      </Field>
      <Agree on={agreed} onChange={setAgreed} />
      {trouble && <ErrorBox title="还没有登录" note={trouble} />}
      <Button kind="primary" reason={reason} onTap={accept}>
        确认并登录
      </Button>
    </Screen>
  );
}
