import { chineseDay } from '@shared/kernel/calendar';
import { appKindTitles } from '@shared/kernel/kinds';
import type { AppBrief } from '@shared/contract/shapes';
import { entryAddress } from '@client/pages/status/entry';
import { Box } from '@client/platform/element';
import { goTo } from '@client/platform/go';
import { Badge } from '@client/ui/Badge';
import { Card } from '@client/ui/Card';
import { ClauseLink } from '@client/ui/ClauseLink';
import { Link } from '@client/ui/Link';
import { Row } from '@client/ui/Row';
import { clauseForUi } from '@client/words/clause';
import { moeWord } from '@client/words/national';

type Bars = NonNullable<AppBrief['bars']>[number];

/** A list that bars the app: what it says, whose it is, since when, and its entry. */
const Bar = ({ bar }: { bar: Bars }) => {
  const page = entryAddress(bar.entry);
  return (
    <Card
      tone="stop"
      title={bar.list}
      extra={
        page && (
          <Link label={`查看${bar.list}里的记录`} onTap={() => goTo(page)}>
            查看
          </Link>
        )
      }
    >
      <Box>{bar.says}</Box>
      <Box className="row__source">{`${bar.by} · ${chineseDay(bar.since)}列入`}</Box>
      <ClauseLink clause={clauseForUi(bar.clause)} />
    </Card>
  );
};

/**
 * What is known of an app by itself. A national number says nothing about any school, and of a
 * barred app nothing stands in green.
 */
export const AppFacts = ({ app }: { app: AppBrief }) => (
  <>
    {(app.bars ?? []).map((bar) => (
      <Bar key={bar.entry} bar={bar} />
    ))}
    <Facts app={app} />
  </>
);

const Facts = ({ app }: { app: AppBrief }) => (
  <Card>
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
