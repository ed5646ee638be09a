import { useAbout } from '@client/about';
import { dial } from '@client/platform/dial';
import { Box } from '@client/platform/element';
import { PrivacyGuide } from '@client/platform/privacy';
import { nearestFirst } from '@client/nearest';
import { lookedAt } from '@client/region';
import { Trouble } from '@client/trouble';
import { Card } from '@client/ui/Card';
import { ListItem } from '@client/ui/ListItem';
import { Screen } from '@client/ui/Screen';
import '../text.scss';
import { parts, since } from './text';

/** 隐私政策: our own, and whom to ask. */
export default function PrivacyPage() {
  const about = useAbout();
  return (
    <Screen title="隐私政策" lead={`${since} 起适用`}>
      {parts.map((p) => (
        <Card key={p.title} title={p.title}>
          {p.lines.map((line) => (
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
        {nearestFirst(about.data?.bureaus ?? [], lookedAt())
          .filter((b) => b.tel)
          .map((b) => (
            <ListItem
              key={b.id}
              icon="phone"
              title={b.tel}
              note={b.name}
              extra="拨打"
              onTap={() => dial(b.tel)}
            />
          ))}
      </Card>
    </Screen>
  );
}
