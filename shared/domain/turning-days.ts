import { addDays, dayOf, isDay, type Day } from '../kernel/calendar';
import { factsOf, type Cond, type Facts } from '../kernel/condition';
import type { Rules } from '../policy/rules';
import type { Case, DecisionContext } from './case';
import { clockFace } from './deadline';

/** Noon of a Shanghai day as an instant. */
export const noon = (day: Day): string => `${day}T04:00:00.000Z`;

/**
 * Today and the later days, in order, on which time alone may change what these conditions say: the
 * day after a clock of the case runs out, and a day somebody named in an answer and the day after.
 */
export const turningDays = (
  rules: Rules,
  current: Case,
  context: DecisionContext,
  { conds, facts }: { conds: readonly Cond[]; facts: Facts },
): readonly Day[] => {
  const today = dayOf(context.now);
  const clocks = Object.keys(rules.clocks)
    .filter((id) => rules.clocks[id]!.life === current.life)
    .flatMap((id) => {
      const due = clockFace(rules, current, id, context, facts).due;
      return due && due.day >= today ? [addDays(due.day, 1)] : [];
    });
  const named = conds
    .flatMap(factsOf)
    .filter((id) => rules.fields[id]?.kind === 'date')
    .flatMap((id) => {
      const day = facts.facts[id];
      return typeof day === 'string' && isDay(day)
        ? // After the last day of all there is none.
          [day, addDays(day, 1)].filter((day) => isDay(day) && day > today)
        : [];
    });
  return [today, ...[...new Set([...clocks, ...named])].sort()];
};
