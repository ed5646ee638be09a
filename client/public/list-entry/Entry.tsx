import type { WholeEntry } from '@shared/contract/lists';
import { chineseDay, clockOf, dayOf } from '@shared/kernel/calendar';
import { Box, Words } from '@client/platform/element';
import { Card } from '@client/ui/Card';
import { ClauseLink } from '@client/ui/ClauseLink';
import { Icon } from '@client/ui/Icon';
import { Row } from '@client/ui/Row';
import { Timeline } from '@client/ui/Timeline';
import { VerdictBand } from '@client/ui/VerdictBand';
import { clauseForUi } from '@client/words/clause';
import { entryBand } from '@client/words/list';
import { conditionOf, daysOf, releaseSays, rowsOf } from './entry';

type Of = { entry: WholeEntry };

const Facts = ({ entry }: Of) => {
  const { list } = entry;
  const clause = clauseForUi(list.clause);
  return (
    <Card>
      {rowsOf(entry).map(({ label, value }) => (
        <Row key={label} label={label}>
          {value}
        </Row>
      ))}
      <Row label="依据">
        <Words>{[clause.docNo, clause.article].filter(Boolean).join(' ')}</Words>
        <Box>
          <ClauseLink clause={clause}>原文</ClauseLink>
        </Box>
      </Row>
      <Row label="公布单位">{list.bureau.name}</Row>
    </Card>
  );
};

const Holds = ({ entry: { holds } }: Of) =>
  holds.length === 0 ? null : (
    <Card title="在名单上意味着什么">
      {holds.map(({ says, clause }) => (
        <Box key={says} className="entry-line">
          <Words className="entry-line__what">{says}</Words>
          <ClauseLink clause={clauseForUi(clause)} />
        </Box>
      ))}
    </Card>
  );

const Release = ({ entry, today }: Of & { today: string }) => {
  const says = releaseSays(entry);
  return says ? (
    <Card title="怎样才能移出">
      <Box className="entry-note">{says}</Box>
      {entry.release.map((one) => {
        const { what, state, tone, icon } = conditionOf(one, today);
        return (
          <Box key={what} className={`entry-condition tone--${tone}`}>
            <Icon name={icon} />
            <Box className="entry-condition__body">
              <Words>{what}</Words>
              <Box className="entry-note">{state}</Box>
            </Box>
          </Box>
        );
      })}
    </Card>
  ) : null;
};

const Steps = ({ entry: { steps } }: Of) => (
  <Card title="经过">
    <Timeline
      items={[...steps].reverse().map(({ on, what, clause }) => ({
        when: chineseDay(on),
        title: what,
        ...(clause && { clause: clauseForUi(clause) }),
      }))}
    />
  </Card>
);

/** One entry of a list, as it was `at` an instant: why, what it does, and what takes it off. */
export const Entry = ({ entry, at }: Of & { at: string }) => (
  <>
    <VerdictBand {...entryBand(entry.list.kind, entry.ended !== undefined)}>
      <Box className="entry-app">{entry.app.name}</Box>
      <Box>{entry.list.title}</Box>
      <Box>{daysOf(entry)}</Box>
    </VerdictBand>
    <Facts entry={entry} />
    <Holds entry={entry} />
    <Release entry={entry} today={dayOf(at)} />
    <Steps entry={entry} />
    <Box className="entry-asked">{`查询于 ${chineseDay(dayOf(at))} ${clockOf(at).slice(11)}`}</Box>
  </>
);
