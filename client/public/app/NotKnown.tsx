import Taro from '@tarojs/taro';
import { useAbout } from '@client/about';
import { Box } from '@client/platform/element';
import { visit } from '@client/platform/visit';
import { Phones } from '@client/Phones';
import { Button } from '@client/ui/Button';
import { Card } from '@client/ui/Card';
import { Screen } from '@client/ui/Screen';
import { VerdictBand } from '@client/ui/VerdictBand';

/** No school here has ever named this app: that alone answers whether a school may require it. */
export const NotKnown = ({ said }: { said: string }) => {
  const about = useAbout().data;
  return (
    <Screen>
      <VerdictBand
        tone="ended"
        word="未查到备案，学校不得要求使用"
      >{`没有查到${said}`}</VerdictBand>
      <Card title="您现在可以这样做">
        <Box>本地没有学校为它备案。不用安装，也不用付费。</Box>
        <Box>也可能是码或编号对应不上，请再按应用名称查一次。</Box>
        <Box>孩子个人需要的，可到国家平台查询，按需自愿选择。</Box>
      </Card>
      <Button
        kind="primary"
        icon="search"
        onTap={() => void Taro.switchTab({ url: '/pages/home/index' })}
      >
        按名称查询
      </Button>
      {about && (
        <Button icon="link" onTap={() => visit(about.platform)}>
          打开国家平台
        </Button>
      )}
      <Phones />
    </Screen>
  );
};
