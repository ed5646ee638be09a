import { useState } from 'react';
import type { StatusAnswer } from '@shared/contract/lookup';
import { chineseDay, clockOf, dayOf } from '@shared/kernel/calendar';
import type { Clause } from '@shared/kernel/refusal';
import { Box, Heading, Tap, Words } from '@client/platform/element';
import { goTo } from '@client/platform/go';
import { visit } from '@client/platform/visit';
import { ClauseSheet } from '@client/ui/ClauseLink';
import { Dated } from '@client/ui/Dated';
import { Fold, FoldLink } from '@client/ui/Fold';
import { Unsure } from '@client/ui/Unsure';
import { VerdictBand } from '@client/ui/VerdictBand';
import { clauseForUi, isUnsure } from '@client/words/clause';
import { markOf } from '@client/words/verdict';
import { adviceOn, isUsable, ownChoice, whyOf } from './advice';
import { Forbids } from './Forbids';
import { forbidden } from './forbids';
import { linesOf, termsOf, type Line } from './lines';
import { Record } from './Record';
import './Answer.scss';

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

const wayOf = ({ visit: url, open }: Line): (() => void) | undefined => {
  if (open) return () => goTo(open);
  return url ? () => visit(url) : undefined;
};

type Part = { answer: StatusAnswer; onClause: (clause: Clause) => void };

/** The title of a card, and the article behind what it says. */
const Head = ({
  title,
  clause,
  onClause,
}: { title: string; clause?: Clause } & Omit<Part, 'answer'>) => (
  <Box className="card__head">
    <Heading level={2} className="card__title">
      {title}
    </Heading>
    {clause && (
      <Tap className="fact__go" label={`${title}，依据`} onTap={() => onClause(clause)}>
        依据
      </Tap>
    )}
    {clause && isUnsure(clause) && <Unsure />}
  </Box>
);

const Band = ({ answer }: { answer: StatusAnswer }) => {
  const usable = isUsable(answer);
  const terms = usable ? termsOf(answer) : '';
  return (
    <VerdictBand {...markOf(answer)}>
      {answer.since && <Box>{`${chineseDay(answer.since)}起`}</Box>}
      {usable &&
        answer.tracks.map((track) => (
          <Box key={track.id} className="answer__track">
            <Dated>{track.by ? `${track.says}（至${chineseDay(track.by)}）` : track.says}</Dated>
          </Box>
        ))}
      <Box className="answer__app">{answer.app.name}</Box>
      <Box>{answer.school.name}</Box>
      {terms && <Box>{terms}</Box>}
    </VerdictBand>
  );
};

const Why = ({ answer, onClause }: Part) => {
  const why = whyOf(answer);
  return why ? (
    <Box className="card">
      <Head title={why.title} clause={answer.clause} onClause={onClause} />
      <Box>{why.says}</Box>
      {why.from && <Box className="answer__from">{why.from}</Box>}
    </Box>
  ) : null;
};

const Now = ({ answer, onClause }: Part) => {
  const now = adviceOn(answer);
  // Where something forbids it, the article stands beside why.
  const clause = whyOf(answer) ? undefined : answer.clause;
  const title = isUsable(answer) ? '您要知道的' : '您现在可以这样做';
  const rule = clause ? [answer.says] : [];
  const lines = now.length > 0 ? now : rule;
  return lines.length === 0 ? null : (
    <Box className="card">
      <Head title={title} clause={clause} onClause={onClause} />
      {lines.map((say, index) => (
        <Box key={say} className="answer__now">
          {lines.length > 1 && <Words className="answer__no">{String(index + 1)}</Words>}
          <Words className="answer__say">{say}</Words>
        </Box>
      ))}
    </Box>
  );
};

/**
 * The whole answer for a parent, as it was `at` an instant. Few nodes on purpose: it is the first
 * thing drawn after a scan.
 */
export const Answer = ({ answer }: { answer: StatusAnswer & { at?: string } }) => {
  const { at, school, app } = answer;
  const [shown, show] = useState<Clause>();
  return (
    <>
      <Band answer={answer} />
      <Why answer={answer} onClause={show} />
      <Now answer={answer} onClause={show} />
      <Box className="card">
        {linesOf(answer).map((line) => (
          <Fact key={line.label} line={line} onTap={wayOf(line)} />
        ))}
      </Box>
      <Box className="card folds">
        <Record lines={answer.record ?? []} />
        <Forbids title="学校不得这样做" lines={forbidden(answer, 'school')} onClause={show} />
        <Forbids title="应用不得这样做" lines={forbidden(answer, 'app')} onClause={show} />
        {answer.clauses.length > 0 && (
          <FoldLink
            title="全部依据原文"
            onTap={() => goTo(`/public/clause/index?school=${school.id}&app=${app.id}`)}
          />
        )}
        <FoldLink
          title="本校已备案应用"
          onTap={() => goTo(`/public/schools/index?school=${school.id}`)}
        />
        <Fold title="孩子个人想用的应用">
          <Box className="answer__own">{ownChoice}</Box>
          <Tap
            className="answer__link"
            label={`打开国家平台 ${answer.platform}`}
            onTap={() => visit(answer.platform)}
          >
            {answer.platform}
          </Tap>
        </Fold>
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
