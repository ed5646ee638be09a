import { dayOf, type Day } from '../kernel/calendar';
import { holds } from '../kernel/condition';
import type { Rules } from '../policy/rules';
import type { ActInput, Case, DecisionContext } from './case';
import { factsFor } from './facts';
import { noon, turningDays } from './turning-days';

const bySystem = (rules: Rules, place: string) =>
  rules.moves.filter((move) => move.by.includes('system') && move.from.includes(place));

/** What the system itself must do to a case now: every watch whose condition holds, as acts. */
export const watches = (rules: Rules, current: Case, context: DecisionContext): ActInput[] => {
  const facts = factsFor(rules, current, context);
  return bySystem(rules, current.place)
    .filter((move) => move.when && holds(move.when, facts) === true)
    .map((move) => ({
      do: move.do,
      by: { person: 'system', as: ['system'] },
      version: current.version,
    }));
};

/**
 * The first day from today on which the system must move a case, as time alone will bring it;
 * undefined when no day does.
 */
export const watchDay = (
  rules: Rules,
  current: Case,
  context: DecisionContext,
): Day | undefined => {
  const conds = bySystem(rules, current.place).flatMap((move) => (move.when ? [move.when] : []));
  if (conds.length === 0) return undefined;
  const facts = factsFor(rules, current, context);
  const today = dayOf(context.now);
  return turningDays(rules, current, context, { conds, facts }).find(
    (day) =>
      watches(rules, current, day === today ? context : { ...context, now: noon(day) }).length > 0,
  );
};

/** The places of a policy from which the system moves a case by itself. */
export const watchedPlaces = (rules: Rules): readonly string[] => [
  ...new Set(rules.moves.filter((move) => move.by.includes('system')).flatMap((move) => move.from)),
];
