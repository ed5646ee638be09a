import { appKindTitles } from '@shared/kernel/kinds';
import type { AppBrief } from '@shared/contract/shapes';
import { Badge } from '@client/ui/Badge';
import { Card } from '@client/ui/Card';
import { Row } from '@client/ui/Row';
import { moeWord } from '@client/words/national';

/**
 * What is known of an app by itself. A national number says nothing about any school, and of a
 * barred app nothing stands in green.
 */
export const AppFacts = ({ app }: { app: AppBrief }) => (
  <Card>
    {app.barredBy.length > 0 && (
      <Row label="名单">
        <Badge tone="stop" word={`${app.barredBy.join('、')}列入黑名单，禁止使用`} />
      </Row>
    )}
    <Row
      label="提供者"
      source={app.source === 'registry' ? '应用登记库' : '学校填写，未经登记库核实'}
    >
      {app.provider}
    </Row>
    <Row label="类别">{appKindTitles[app.kind]}</Row>
    <Row label="国家备案号">{app.moeNo ?? '没有登记'}</Row>
    {app.moeNo && !(app.barredBy.length > 0 && app.moeStanding === 'valid') && (
      <Row label="国家状态">
        <Badge {...moeWord[app.moeStanding]} />
      </Row>
    )}
  </Card>
);
