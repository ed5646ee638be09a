import { hindranceTo } from '@shared/domain/begin';
import { appKindTitles } from '@shared/kernel/kinds';
import type { Rules } from '@shared/policy/rules';
import type { OutputOf } from '@shared/contract/endpoint';
import type { registry } from '@shared/contract/registry';
import { Box } from '@client/platform/element';
import { Button } from '@client/ui/Button';
import { Card } from '@client/ui/Card';
import { Row } from '@client/ui/Row';
import { barredSays } from '@client/words/list';
import { moeWord } from '@client/words/national';
import { useStart, type Begun } from './start';
import type { For } from './words';
import '@client/form/form.scss';

type App = OutputOf<typeof registry.find>['apps'][number];

/**
 * An app of the registry with its facts, and the way on: begin, or open what is already under way.
 * `main` when it is the only one found; `who` is for whom it is filed.
 */
export const Found = ({
  app,
  main,
  who,
  life,
  rules,
}: {
  app: App;
  main: boolean;
  who: For;
  life: Begun;
  rules: Rules | undefined;
}) => {
  const { start, trouble, open, goOn } = useStart(life);
  const mine = life === 'filing' ? app.mine : undefined;
  const under = mine?.filing ?? open;
  const listed = barredSays(app);
  const barred = listed !== undefined && life === 'filing';
  const hindered = rules && hindranceTo(rules, app, who.firm);
  const reason = barred
    ? '请改用其他应用'
    : hindered &&
      {
        other_provider: '请登记本单位的应用',
        kind_not_covered: `本地区的备案规定没有包括${appKindTitles[app.kind]}`,
      }[hindered];
  return (
    <Card title={app.name}>
      <Box className="gap">
        <Row label="类别">{appKindTitles[app.kind]}</Row>
        <Row label="提供者">{app.provider}</Row>
        <Row label="国家备案">
          {app.moeNo ? `${app.moeNo}（${moeWord[app.moeStanding].word}）` : '没有登记备案号'}
        </Row>
        {app.source === 'typed' && <Row label="来源">由学校登记，尚未核实</Row>}
      </Box>
      {listed && (
        <Box className="note note--stop gap" role="status">
          {barred ? `${listed}，不能备案。` : `${listed}，不能再备案；正在使用的请如实报送。`}
        </Box>
      )}
      {hindered === 'other_provider' && (
        <Box
          className="note note--waiting gap"
          role="status"
        >{`登记的提供者是“${app.provider}”，不是本单位。是同名的应用，请另外登记。`}</Box>
      )}
      {trouble && (
        <Box className="note note--waiting gap" role="alert">
          {trouble}
        </Box>
      )}
      {under ? (
        <Button kind={main ? 'primary' : 'plain'} onTap={() => goOn(under)}>
          {mine
            ? `打开${who.ours}的${who.record}（${mine.placeTitle}）`
            : `打开${who.ours}的${who.record}`}
        </Button>
      ) : (
        <Button
          kind={main && !reason ? 'primary' : 'plain'}
          reason={reason}
          onTap={() => start(app.id)}
        >
          {who.begin}
        </Button>
      )}
    </Card>
  );
};
