import { useState } from 'react';
import type { StatusAnswer } from '@shared/contract/lookup';
import { chineseDay, clockOf, dayOf } from '@shared/kernel/calendar';
import type { Clause } from '@shared/kernel/refusal';
import { Box, Heading, Tap, Words } from '@client/platform/element';
import { visit } from '@client/platform/visit';
import { ClauseSheet } from '@client/ui/ClauseLink';
import { Dated } from '@client/ui/Dated';
import { Icon } from '@client/ui/Icon';
import { VerdictBand } from '@client/ui/VerdictBand';
import { clauseForUi } from '@client/words/clause';
import { Forbids } from './Forbids';
import { forbidden } from './forbids';
import { linesOf, type Line } from './lines';
import { ownChoice, verdictOf } from './verdict';
import './Answer.scss';

const natures = { required: '要求使用', recommended: '推荐使用' } as const;

const terms = (a: StatusAnswer): string =>
  [a.nature && natures[a.nature], a.free === undefined ? '' : a.free ? '免费' : '收费']
    .filter(Boolean)
    .join(' · ');

const Fact = ({ line, onTap }: { line: Line; onTap?: () => void }) => (
  <Box className="fact">
    <Words className="fact__label">{line.label}</Words>
    <Words className="fact__value">{line.value}</Words>
    {onTap && (
      <Tap className="fact__go" label={`${line.label}，${line.action}`} onTap={onTap}>
        {line.action}
      </Tap>
    )}
  </Box>
);

/** The whole answer for a parent, as it was `at` an instant. Few nodes on purpose: it is the first thing drawn after a scan. */
export const Answer = ({ answer }: { answer: StatusAnswer & { at?: string } }) => {
  const { at } = answer;
  const [shown, show] = useState<Clause>();
  const verdict = verdictOf(answer);
  const reason = answer.clause;
  const allowed = answer.use === 'yes' || answer.use === 'pilot';
  return (
    <>
      <VerdictBand tone={verdict.tone} icon={verdict.icon} word={verdict.word}>
        {answer.since && <Box>{`${chineseDay(answer.since)}起`}</Box>}
        {allowed &&
          answer.tracks.map((t) => (
            <Box key={t.id} className="answer__track">
              <Dated>{t.by ? `${t.says}（至 ${t.by}）` : t.says}</Dated>
            </Box>
          ))}
        <Box className="answer__app">{answer.app.name}</Box>
        <Box>{answer.school.name}</Box>
        {allowed && terms(answer) && <Box>{terms(answer)}</Box>}
      </VerdictBand>
      {(verdict.now.length > 0 || reason) && (
        <Box className="card">
          {verdict.now.length > 0 && (
            <Heading level={2} className="card__title">
              您现在可以这样做
            </Heading>
          )}
          {verdict.now.map((say, i) => (
            <Box key={say} className="answer__now">
              {verdict.now.length > 1 ? `${i + 1}．${say}` : say}
            </Box>
          ))}
          {reason && (
            <Tap className="forbid" onTap={() => show(reason)}>
              <Words className="forbid__what">{answer.says || '这个结论的依据'}</Words>
              <Words className="forbid__go">依据</Words>
            </Tap>
          )}
        </Box>
      )}
      <Box className="card">
        {linesOf(answer).map((line) => (
          <Fact
            key={line.label}
            line={line}
            onTap={line.visit ? () => visit(line.visit!) : undefined}
          />
        ))}
      </Box>
      <Forbids title="学校不得这样做" lines={forbidden(answer, 'school')} onClause={show} />
      <Forbids title="应用不得这样做" lines={forbidden(answer, 'app')} onClause={show} />
      <Box className="card">
        <Box className="answer__now">{`孩子个人需要的应用，${ownChoice}`}</Box>
        <Tap
          className="answer__link"
          label={`打开国家平台 ${answer.platform}`}
          onTap={() => visit(answer.platform)}
        >
          <Icon name="link" size="small" />
          {answer.platform}
        </Tap>
      </Box>
      {at && (
        <Box className="answer__asked">
          {`查询于 ${chineseDay(dayOf(at))} ${clockOf(at).slice(11)}`}
        </Box>
      )}
      {shown && <ClauseSheet clause={clauseForUi(shown)} onClose={() => show(undefined)} />}
    </>
  );
};
