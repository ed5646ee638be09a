import { useDidShow } from '@tarojs/taro';
import { goTo } from '@client/platform/go';
import { useMe } from '@client/account/me';
import { useSignedIn } from '@client/account/session';
import { Trouble } from '@client/api/trouble';
import { Card } from '@client/ui/Card';
import { useElder } from '@client/ui/elder';
import { ListItem } from '@client/ui/ListItem';
import { Loading } from '@client/ui/Loading';
import { Screen } from '@client/ui/Screen';
import { Demo } from './Demo';
import { Leave } from './Leave';
import { Person } from './Person';
import { SignIn } from './SignIn';
import { Work } from './Work';

const page = (url: string) => () => goTo(url);

/** 我的: who I am and from which seat I act; signed out, how to sign in. */
export default function MePage() {
  const signedIn = useSignedIn();
  const me = useMe();
  const [elder, setElder] = useElder();
  useDidShow(() => void (signedIn && me.refetch()));
  return (
    <Screen title="我的">
      {!signedIn && <SignIn />}
      {signedIn && me.isPending && <Loading />}
      {signedIn && me.error && <Trouble error={me.error} onRetry={() => me.refetch()} />}
      {signedIn && me.data && <Person me={me.data} />}
      {signedIn && me.data && <Work me={me.data} />}
      {!signedIn && <Demo />}
      <Card title="通用">
        <ListItem
          icon="elder"
          title="长辈版"
          note="字更大，按钮更大"
          extra={elder ? '已打开' : '已关闭'}
          onTap={() => setElder(!elder)}
        />
        <ListItem icon="school" title="孩子的学校" onTap={page('/public/schools/index')} />
        <ListItem icon="flag" title="查投诉进度" onTap={page('/public/case/index')} />
        <ListItem icon="info" title="使用说明" onTap={page('/public/help/index')} />
        <ListItem icon="lock" title="隐私政策" onTap={page('/public/privacy/index')} />
      </Card>
      {signedIn && <Leave />}
      {signedIn && <Demo />}
    </Screen>
  );
}
