import { chineseDay, dayOf, type Day } from '@shared/kernel/calendar';
import { appKindTitles } from '@shared/kernel/kinds';
import type { CaseDetail } from '@shared/contract/case';
import { Box, Words } from '@client/platform/element';
import { Badge } from '@client/ui/Badge';
import { Card } from '@client/ui/Card';
import { Row } from '@client/ui/Row';
import { dueWords, leftWords } from '@client/words/clock';
import { moeWord } from '@client/words/national';
import { lookOf } from '@client/words/standing';
import { markOf } from '@client/words/verdict';
import type { meanwhile } from '../act/words';

/** What the numbers of a filing are called. */
const numberWords: Readonly<Record<string, string>> = {
  acceptance: '受理编号',
  grant: '备案编号',
  filing: '备案编号',
  refusal: '不予备案编号',
};

/** A few names, or the first of many and how many there are. */
const inShort = (names: readonly string[]): string =>
  names.length > 3 ? `${names[0]}等 ${names.length} 项` : names.join('、');

// Something new is under way while what was granted stands.
const under: readonly CaseDetail['standing'][] = ['at_school', 'in_review', 'returned'];

/** Where a filing stands, whose turn it is, and how much time is left. */
export const Summary = ({
  detail,
  bureau,
  stands,
  pilotEnd,
}: {
  detail: CaseDetail;
  bureau: boolean;
  stands: ReturnType<typeof meanwhile>;
  pilotEnd?: Day;
}) => {
  const tools = detail.life === 'filing' ? detail.facts['filer.tools'] : undefined;
  const look = lookOf(detail);
  const last = detail.timeline.reduce(
    (latest, event) => (event.at > latest ? event.at : latest),
    '',
  );
  const known =
    detail.app.moeNo !== undefined ||
    detail.app.barredBy.length > 0 ||
    detail.app.moeStanding !== 'unknown';
  // A clock without an end is for the rules; a trial ends on the day the school named, not when a
  // filing would.
  const clocks = detail.clocks.filter(
    (clock) =>
      clock.state !== 'idle' &&
      (clock.due || clock.state === 'paused') &&
      !(clock.id === 'recheck' && stands?.is === 'pilot'),
  );
  return (
    <Card>
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
          {stands && stands.is !== 'no' && under.includes(detail.standing) && (
            <Box className="under">
              {stands.is === 'pilot' ? '试点继续有效' : '原来的备案继续有效'}
            </Box>
          )}
        </Row>
      )}
      {detail.waiting.length > 0 && (
        <Row label="现在由谁办">
          {detail.waiting.map((holder) => (
            <Box key={`${holder.office}${holder.what}`}>
              {holder.office}
              {holder.what !== detail.placeTitle && <Box className="under">{holder.what}</Box>}
            </Box>
          ))}
        </Row>
      )}
      {clocks.map((clock) => {
        const left = leftWords(clock, detail.standing);
        return (
          <Row key={clock.id} label={clock.title}>
            <Words className={`left left--${left.tone}`}>{left.word}</Words>
            {clock.due && clock.state !== 'paused' && (
              <Box className="under">{dueWords(clock)}</Box>
            )}
          </Row>
        );
      })}
      {Object.entries(detail.numbers).map(([id, number]) => (
        <Row key={id} label={numberWords[id] ?? '编号'}>
          {number}
        </Row>
      ))}
      {detail.grantedOn && (
        <Row label={stands?.is === 'pilot' ? '试点开始' : '备案日期'}>{detail.grantedOn}</Row>
      )}
      {pilotEnd && <Row label="试点截止">{chineseDay(pilotEnd)}</Row>}
      {!detail.told && (
        <>
          <Row label="类别">{appKindTitles[detail.app.kind]}</Row>
          <Row label="提供者">{detail.app.provider}</Row>
        </>
      )}
      {known && !detail.told && (
        <Row label="国家备案">
          {detail.app.moeNo ?? '没有登记备案号'}
          <Box className="under">
            {detail.app.barredBy.length > 0
              ? '提供者已被列入黑名单'
              : moeWord[detail.app.moeStanding].word}
          </Box>
        </Row>
      )}
      {detail.proofs.length > 0 && (
        <Row label="已核对过的材料">
          {inShort([...new Set(detail.proofs.map((proof) => proof.label))])}
          <Box className="under">{`${detail.proofs[0]!.by} ${chineseDay(detail.proofs[0]!.day)}核对，不用再交`}</Box>
        </Row>
      )}
      {bureau && typeof tools === 'number' && tools > 0 && (
        <Row label="该单位在用应用">{`${tools} 个`}</Row>
      )}
      {!bureau && (
        <Row label={detail.life === 'inventory' ? '主管部门' : '审查单位'}>
          {detail.bureau.name}
          {detail.bureau.tel && <Box className="under">{detail.bureau.tel}</Box>}
        </Row>
      )}
    </Card>
  );
};
