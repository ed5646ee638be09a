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
export const days: Family = (g) => {
  const literal = [
    ...allQuestions(g).flatMap((q) =>
      leaves(q.cond).flatMap((l) =>
        'known' in l || factNamed(g, l.fact)?.kind !== 'day'
          ? []
          : operandsOf(l).flatMap((o) =>
              typeof o === 'string' ? [{ day: o, at: q.at, clause: q.clause }] : [],
            ),
      ),
    ),
    ...Object.entries(g.rules.clocks).flatMap(([id, c]) =>
      outcomes(c.length).flatMap((l) =>
        'until' in l ? [{ day: l.until, at: `clocks.${id}`, clause: c.clause }] : [],
      ),
    ),
  ];
  const plainWeeks = holidayTable([], [], g.holidaysThrough);
  return [
    ...literal.flatMap((written) => writtenWrong(g, written)),
    ...Object.entries(g.rules.clocks).flatMap(([id, c]) =>
      outcomes(c.length).flatMap((l) => {
        if (!('workingDays' in l)) return [];
        const setting = typeof l.workingDays === 'object' ? l.workingDays.setting : undefined;
        const n =
          typeof l.workingDays === 'number'
            ? l.workingDays
            : Number(g.settings?.[setting!] ?? g.policy.words.settings[setting!]?.suggest ?? 0);
        if (!Number.isFinite(n) || n > 2000) return [];
        const last = addWorkingDays(g.today, n, plainWeeks);
        return last > g.holidaysThrough
          ? [
              warn(
                'holidays-unknown',
                `clocks.${id}`,
                `时限“${c.title}”会算到 ${last}，但 ${g.holidaysThrough} 之后的节假日还没有公布。`,
                c.clause,
              ),
            ]
          : [];
      }),
    ),
  ];
};
