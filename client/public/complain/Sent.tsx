import Taro from '@tarojs/taro';
import { grouped } from '@shared/kernel/id';
import { Box } from '@client/platform/element';
import { copy } from '@client/platform/share';
import { Button } from '@client/ui/Button';
import { Card } from '@client/ui/Card';
import { CodeParts } from '@client/ui/CodeParts';
import { Screen } from '@client/ui/Screen';
import { VerdictBand } from '@client/ui/VerdictBand';
import { carry } from '../case/carried';
import './Sent.scss';

/** The third screen: the tracking code, large, and how to keep it. It is shown only here. */
export const Sent = ({ code, bureau }: { code: string; bureau: { name: string; tel: string } }) => {
  const follow = () => {
    carry(code);
    void Taro.redirectTo({ url: '/public/case/index' });
  };
  return (
    <Screen>
      <VerdictBand
        tone="filed"
        word="投诉已收到"
      >{`${bureau.name}会核查并答复，学校看不到投诉人。`}</VerdictBand>
      <Card title="您的查询码">
        <CodeParts name="查询码" code={grouped(code)} />
        <Box className="sent__note">
          请截图或抄下来。我们不知道您是谁，查询码丢了就找不回来；拿到它的人都能看到进度，请不要发到群里。
        </Box>
        <Button kind="primary" onTap={() => copy(grouped(code))}>
          复制查询码
        </Button>
        <Button onTap={follow}>看办理进度</Button>
      </Card>
      <Button kind="link" onTap={() => void Taro.switchTab({ url: '/pages/home/index' })}>
        回到查询
      </Button>
    </Screen>
  );
};
