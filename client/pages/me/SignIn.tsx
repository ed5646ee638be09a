import { useState } from 'react';
import { useAbout } from '@client/about/about';
import { Agree } from '@client/account/Agree';
import { api } from '@client/api';
import { useBecome } from '@client/account/me';
import { Box } from '@client/platform/element';
import { canLogin, loginCode } from '@client/platform/login';
import { goTo } from '@client/platform/go';
import { replyWords } from '@client/api/trouble';
import { Button } from '@client/ui/Button';
import { Card } from '@client/ui/Card';
import { ErrorBox } from '@client/ui/ErrorBox';

const invited = () => goTo('/account/invitation/index');

/** Signing in for people who work here; says to parents that they need not. */
export const SignIn = () => {
  const about = useAbout();
  const become = useBecome();
  const [agreed, setAgreed] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const signIn = async () => {
    setTrouble(undefined);
    const code = await loginCode();
    if (!code) return setTrouble('微信没有完成登录，请再试一次。');
    const reply = await api.account.wechat({ code });
    if (reply.ok) return become(reply.value.token);
    setTrouble(replyWords(reply));
  };
  return (
    <Card title="学校、应用提供者和教育部门工作人员">
      <Box>家长查询和投诉不需要登录。</Box>
      {canLogin && <Agree on={agreed} onChange={setAgreed} />}
      {trouble && <ErrorBox title="还没有登录" note={trouble} />}
      {canLogin && (
        <Button
          kind="primary"
          reason={agreed ? undefined : '请先阅读并同意隐私政策'}
          onTap={signIn}
        >
          微信登录
        </Button>
      )}
      {canLogin && <Button onTap={invited}>我有邀请码</Button>}
      {!canLogin && about.data?.demo === false && (
        <Box>电脑端登录尚未开放，请在微信小程序中登录。</Box>
      )}
    </Card>
  );
};
