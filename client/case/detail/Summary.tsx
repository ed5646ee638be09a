import { chineseDay, dayOf, type Day } from '@shared/kernel/calendar';
import { appKindTitles } from '@shared/kernel/kinds';
import type { Life } from '@shared/policy/policy';
import type { CaseDetail } from '@shared/contract/case';
import { Box, Words } from '@client/platform/element';
import { Badge } from '@client/ui/Badge';
import { Card } from '@client/ui/Card';
import { Row } from '@client/ui/Row';
import { dueWords, leftWords } from '@client/words/clock';
import { barredSays } from '@client/words/list';
import { moeWord } from '@client/words/national';
import { numberWord } from '@client/words/number';
import { holderWord } from '@client/words/party';
import { lookOf } from '@client/words/standing';
import { markOf } from '@client/words/verdict';
import type { meanwhile } from '../act/words';
import { putTo } from './around';

/** A few names, or the first of many and how many there are. */
const inShort = (names: readonly string[]): string =>
  names.length > 3 ? `${names[0]}等 ${names.length} 项` : names.join('、');

// Something new is under way while what was granted stands.
const under: readonly CaseDetail['standing'][] = ['at_school', 'in_review', 'returned'];

/** What the bureau is to whoever reads a case of it. */
const bureauWords: Partial<Record<Life, string>> = {
  inventory: '主管部门',
  order: '发出单位',
  listing: '办理单位',
  stop_use: '发出单位',
};

type Of = { detail: CaseDetail };
type Granted = { stands: ReturnType<typeof meanwhile>; pilotEnd?: Day };

const Standing = ({ detail, stands }: Of & Pick<Granted, 'stands'>) => {
  const look = lookOf(detail);
  const last = detail.timeline.reduce(
    (latest, event) => (event.at > latest ? event.at : latest),
    '',
  );
  const holds = stands && stands.is !== 'no' && under.includes(detail.standing);
  return (
    <>
      <Box className="gap">
        <Badge
          tone={look.tone}
          icon={look.icon}
          word={detail.placeTitle}
          {...(last && { date: dayOf(last) })}
        />
      </Box>
      {detail.parents && (
        <Row label="家长现在看到">
          <Badge {...markOf(detail.parents)} />
          {holds && (
            <Box className="under">
              {stands.is === 'pilot' ? '试点继续有效' : '原来的备案继续有效'}
            </Box>
          )}
        </Row>
      )}
    </>
  );
};

const Holders = ({ detail }: Of) => {
  const put = putTo(detail);
  return (
    <>
      {put && <Row label={put.label}>{put.name}</Row>}
      {detail.waiting.length > 0 && (
        <Row label="现在由谁办">
          {detail.waiting.map((holder) => (
            <Box key={`${holder.office}${holder.what}`}>
              {holderWord(holder.office, detail.org)}
              {holder.what !== detail.placeTitle && <Box className="under">{holder.what}</Box>}
            </Box>
          ))}
        </Row>
      )}
    </>
  );
};

// A clock without an end is for the rules; a trial ends on the day the school named, not when a
// filing would.
const shownClocks = (detail: CaseDetail, stands: Granted['stands']) =>
  detail.clocks.filter(
    (clock) =>
      clock.state !== 'idle' &&
      (clock.due || clock.state === 'paused') &&
      !(clock.id === 'recheck' && stands?.is === 'pilot'),
  );

const Times = ({ detail, stands, pilotEnd }: Of & Granted) => (
  <>
    {shownClocks(detail, stands).map((clock) => {
      const left = leftWords(clock, detail.standing);
      return (
        <Row key={clock.id} label={clock.title}>
          <Words className={`left left--${left.tone}`}>{left.word}</Words>
          {clock.due && clock.state !== 'paused' && <Box className="under">{dueWords(clock)}</Box>}
        </Row>
      );
    })}
    {Object.entries(detail.numbers).map(([id, number]) => (
      <Row key={id} label={numberWord(id)}>
        {number}
      </Row>
    ))}
    {detail.grantedOn && (
      <Row label={stands?.is === 'pilot' ? '试点开始' : '备案日期'}>{detail.grantedOn}</Row>
    )}
    {pilotEnd && <Row label="试点截止">{chineseDay(pilotEnd)}</Row>}
  </>
);

const National = ({ detail: { app } }: Of) => {
  const listed = barredSays(app);
  const known = app.moeNo !== undefined || listed || app.moeStanding !== 'unknown';
  return known ? (
    <Row label="国家备案">
      {app.moeNo ?? '没有登记备案号'}
      <Box className="under">{listed ?? moeWord[app.moeStanding].word}</Box>
    </Row>
  ) : null;
};

const Tool = ({ detail }: Of) => {
  const { app, proofs } = detail;
  return (
    <>
      <Row label="类别">{appKindTitles[app.kind]}</Row>
      {putTo(detail)?.name !== app.provider && <Row label="提供者">{app.provider}</Row>}
      <National detail={detail} />
      {proofs.length > 0 && (
        <Row label="已核对过的材料">
          {inShort([...new Set(proofs.map((proof) => proof.label))])}
          <Box className="under">{`${proofs[0]!.by} ${chineseDay(proofs[0]!.day)}核对，不用再交`}</Box>
        </Row>
      )}
    </>
  );
};

/** Where a case stands, whose turn it is, and how much time is left. */
export const Summary = ({ detail, bureau, ...granted }: Of & Granted & { bureau: boolean }) => {
  const tools = detail.life === 'filing' ? detail.facts['filer.tools'] : undefined;
  return (
    <Card>
      <Standing detail={detail} stands={granted.stands} />
      <Holders detail={detail} />
      <Times detail={detail} {...granted} />
      {!detail.told && <Tool detail={detail} />}
      {bureau && typeof tools === 'number' && tools > 0 && (
        <Row label="该单位在用应用">{`${tools} 个`}</Row>
      )}
      {!bureau && (
        <Row label={bureauWords[detail.life] ?? '审查单位'}>
          {detail.bureau.name}
          {detail.bureau.tel && <Box className="under">{detail.bureau.tel}</Box>}
        </Row>
      )}
    </Card>
  );
};
