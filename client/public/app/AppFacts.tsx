import type { AppBrief } from '@shared/contract/shapes';
import { Badge } from '@client/ui/Badge';
import { Card } from '@client/ui/Card';
import { Row } from '@client/ui/Row';

const kinds = { app: '应用（APP）', platform: '学习平台', mini: '小程序', terminal: '移动学习终端' } as const satisfies Record<AppBrief['kind'], string>;
const moe = {
  valid: { tone: 'filed', word: '国家备案有效', icon: 'check' },
  paused: { tone: 'waiting', word: '国家备案已暂停', icon: 'pause' },
  revoked: { tone: 'stop', word: '国家备案已撤销', icon: 'ban' },
  unknown: { tone: 'ended', word: '国家备案未核实', icon: 'circle' },
} as const satisfies Record<AppBrief['moeStanding'], Parameters<typeof Badge>[0]>;

/** What is known of an app by itself. A national number says nothing about any school, and we say so. */
export const AppFacts = ({ app }: { app: AppBrief }) => (
  <Card>
    {app.barred && <Row label="名单"><Badge tone="stop" word="提供者在黑名单上，禁止使用" /></Row>}
    <Row label="提供者" source={app.source === 'registry' ? '应用登记库' : '学校填写，未经登记库核实'}>{app.provider}</Row>
    <Row label="类别">{kinds[app.kind]}</Row>
    <Row label="国家备案">{app.moeNo ?? '没有登记备案号'}</Row>
    {app.moeNo && <Row label="国家状态"><Badge {...moe[app.moeStanding]} /></Row>}
  </Card>
);
