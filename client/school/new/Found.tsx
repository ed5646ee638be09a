import type { OutputOf } from '@shared/contract/endpoint';
import type { registry } from '@shared/contract/registry';
import { Box } from '@client/platform/element';
import { Button } from '@client/ui/Button';
import { Card } from '@client/ui/Card';
import { Row } from '@client/ui/Row';
import { useStart } from './start';
import type { For } from './words';
import '@client/form/form.scss';

type App = OutputOf<typeof registry.find>['apps'][number];

const kinds = { app: '教育类APP', platform: '学习平台', mini: '小程序', terminal: '移动学习终端' } as const;
const moeWords = { valid: '有效', paused: '已暂停', revoked: '已撤销', unknown: '未核实' } as const;

/** An app of the registry with its facts, and the way on: begin, or open what is already under way. `main` when it is the only one found; `who` is for whom it is filed. */
export const Found = ({ app, main, who }: { app: App; main: boolean; who: For }) => {
  const { start, trouble, open, goOn } = useStart();
  const under = app.mine?.filing ?? open;
  const others = who.firm !== undefined && who.firm !== app.provider;
  return (
    <Card title={app.name}>
      <Box className="gap">
        <Row label="类别">{kinds[app.kind]}</Row>
        <Row label="提供者">{app.provider}</Row>
        <Row label="国家备案">{app.moeNo ? `${app.moeNo}（${moeWords[app.moeStanding]}）` : '没有登记备案号'}</Row>
        {app.source === 'typed' && <Row label="来源">由学校登记，尚未核实</Row>}
      </Box>
      {app.barred && <Box className="note note--stop gap" role="status">提供者已被列入黑名单，不能备案。</Box>}
      {others && <Box className="note note--waiting gap" role="status">{`登记的提供者是“${app.provider}”，不是本单位，请核对是不是同名的应用。`}</Box>}
      {trouble && <Box className="note note--waiting gap" role="alert">{trouble}</Box>}
      {under
        ? <Button kind={main ? 'primary' : 'plain'} onTap={() => goOn(under)}>{app.mine ? `打开${who.ours}的申请（${app.mine.placeTitle}）` : `打开${who.ours}的申请`}</Button>
        : <Button kind={main && !others ? 'primary' : 'plain'} reason={app.barred ? '请改用其他应用' : undefined} onTap={() => start(app.id)}>{who.begin}</Button>}
    </Card>
  );
};
