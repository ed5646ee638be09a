import { useAbout } from '@client/about/about';
import { Box } from '@client/platform/element';
import { PrivacyGuide } from '@client/platform/privacy';
import { nearestFirst } from '@client/phone/nearest';
import { Numbers } from '@client/about/Phones';
import { lookedAt } from '@client/phone/region';
import { Trouble } from '@client/api/trouble';
import { Card } from '@client/ui/Card';
import { Screen } from '@client/ui/Screen';
import '../text.scss';
import { parts, since } from './text';

/** 隐私政策: our own, and whom to ask. */
export default function PrivacyPage() {
  const about = useAbout();
  return (
    <Screen title="隐私政策" lead={`${since} 起适用`}>
      {parts.map((part) => (
        <Card key={part.title} title={part.title}>
          {part.lines.map((line) => (
            <Box key={line} className="para">
              {line}
            </Box>
          ))}
        </Card>
      ))}
      <Card title="联系我们">
        <PrivacyGuide />
        <Box>对个人信息有疑问、要求删除或更正，请打教育主管部门的电话：</Box>
        {about.error && (
          <Trouble title="没有读到电话" error={about.error} onRetry={() => about.refetch()} />
        )}
        <Numbers bureaus={nearestFirst(about.data?.bureaus ?? [], lookedAt())} />
      </Card>
    </Screen>
  );
}
