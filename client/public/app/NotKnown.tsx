import Taro from '@tarojs/taro';
import { useAbout } from '@client/about/about';
import { Box } from '@client/platform/element';
import { visit } from '@client/platform/visit';
import { Phones } from '@client/about/Phones';
import { Button } from '@client/ui/Button';
import { Card } from '@client/ui/Card';
import { Screen } from '@client/ui/Screen';
import { VerdictBand } from '@client/ui/VerdictBand';

/**
 * Nothing here goes by that: it may be a number read wrong as well as an app nobody filed, so
 * nothing is concluded.
 */
export const NotKnown = ({ said }: { said: string }) => {
  const about = useAbout().data;
  return (
    <Screen>
      <VerdictBand
        tone="ended"
        icon="search"
        word="没有查到这个应用"
      >{`没有查到${said}`}</VerdictBand>
      <Card title="您现在可以这样做">
        <Box>没有查到，只说明码、编号或名称没有对上。请再按应用名称查一次。</Box>
        <Box>学校要求用却查不到的，请打电话告诉教育部门。</Box>
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
