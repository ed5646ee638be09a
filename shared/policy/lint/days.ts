import { operandsOf, outcomes } from '../../kernel/condition';
import { addWorkingDays, isDay } from '../../kernel/calendar';
import { holidayTable } from '../../kernel/holidays';
import type { Clause } from '../../kernel/refusal';
import { allQuestions } from './asked';
import { factNamed, leaves } from './possible';
import { error, spoken, warn, type Family, type Given, type Problem } from './problem';

type Written = { day: string; at: string; clause?: Clause };

const writtenWrong = (given: Given, { day, at, clause }: Written): Problem[] => {
  if (!isDay(day))
    return [error('day-wrong', at, `${spoken(at)}里的“${day}”不是一个存在的日期。`, clause)];
  return day < given.today
    ? [error('day-past', at, `${spoken(at)}里的“${day}”已经过去。`, clause)]
    : [];
};

/** Days written into the policy are still to come, and the public holidays on the way are known. */
export const days: Family = (given) => {
  const literal = [
    ...allQuestions(given).flatMap((question) =>
      leaves(question.cond).flatMap((leaf) =>
        'known' in leaf || factNamed(given, leaf.fact)?.kind !== 'day'
          ? []
          : operandsOf(leaf).flatMap((operand) =>
              typeof operand === 'string'
                ? [{ day: operand, at: question.at, clause: question.clause }]
                : [],
            ),
      ),
    ),
    ...Object.entries(given.rules.clocks).flatMap(([id, clock]) =>
      outcomes(clock.length).flatMap((length) =>
        'until' in length && typeof length.until === 'string'
          ? [{ day: length.until, at: `clocks.${id}`, clause: clock.clause }]
          : [],
      ),
    ),
  ];
  const plainWeeks = holidayTable([], [], given.holidaysThrough);
  return [
    ...literal.flatMap((written) => writtenWrong(given, written)),
    ...Object.entries(given.rules.clocks).flatMap(([id, clock]) =>
      outcomes(clock.length).flatMap((length) => {
        if (!('workingDays' in length)) return [];
        const setting =
          typeof length.workingDays === 'object' ? length.workingDays.setting : undefined;
        const count =
          typeof length.workingDays === 'number'
            ? length.workingDays
            : Number(
                given.settings?.[setting!] ?? given.policy.words.settings[setting!]?.suggest ?? 0,
              );
        if (!Number.isFinite(count) || count > 2000) return [];
        const last = addWorkingDays(given.today, count, plainWeeks);
        return last > given.holidaysThrough
          ? [
              warn(
                'holidays-unknown',
                `clocks.${id}`,
                `时限“${clock.title}”会算到 ${last}，但 ${given.holidaysThrough} 之后的节假日还没有公布。`,
                clock.clause,
              ),
            ]
          : [];
      }),
    ),
  ];
};
