import { dayOf, type Day } from '../kernel/calendar';
import type { MoeStanding } from '../kernel/kinds';
import type { Clause } from '../kernel/refusal';
import type { Rules } from '../policy/rules';
import type { Refusing } from '../vocabulary/verdicts';
import type { Case, DecisionContext } from './case';
import { clockFace } from './deadline';
import { factsFor, trackState } from './facts';
import { noon, turningDays } from './turning-days';
import { useUnder } from './use';

/**
 * Whether a school may use a tool, from one day on, and the rule that says so. With `if` it holds
 * only should the app's national filing come to stand so after this was written.
 */
export type UseSpan = {
  from: Day;
  use: 'yes' | 'pilot' | 'no';
  id: string;
  says: string;
  /** How the public is told of it, when the rule forbids the use. */
  verdict?: Refusing;
  clause?: Clause;
  if?: readonly MoeStanding[];
};

const useOn = (rules: Rules, current: Case, context: DecisionContext): Omit<UseSpan, 'from'> => {
  const row = useUnder(
    rules,
    factsFor(rules, current, context, current.inForce?.answers ?? current.answers),
  );
  return row
    ? {
        use: row.is,
        id: row.id,
        says: row.says,
        clause: row.clause,
        ...(row.is === 'no' && { verdict: row.verdict }),
      }
    : { use: 'no', id: 'none', says: '' };
};

/**
 * Permission to use as it stands and as time alone will change it: one span from today, and one
 * from each day after a clock runs out.
 */
export const useSpans = (rules: Rules, current: Case, context: DecisionContext): UseSpan[] => {
  const today = dayOf(context.now);
  const facts = factsFor(rules, current, context, current.inForce?.answers ?? current.answers);
  const conds = rules.use.map((row) => row.when);
  const days = turningDays(rules, current, context, { conds, facts });
  return days
    .map((from): UseSpan => ({
      from,
      ...useOn(rules, current, from === today ? context : { ...context, now: noon(from) }),
    }))
    .filter((span, index, all) => index === 0 || span.id !== all[index - 1]!.id);
};

/**
 * The tracks of a granted filing that are still open, with what the public may read and the day by
 * which they close.
 */
export const openTracks = (
  rules: Rules,
  current: Case,
  context: DecisionContext,
): { id: string; title: string; says?: string; by?: Day }[] => {
  if (!current.inForce) return [];
  const facts = factsFor(rules, current, context, current.inForce.answers);
  return Object.entries(rules.tracks).flatMap(([id, track]) => {
    const state = trackState(rules, current, id, facts);
    if (track.life !== current.life || state === 'na' || state === 'done') return [];
    const by = track.clock
      ? clockFace(rules, current, track.clock, context, facts).due?.day
      : undefined;
    return [{ id, title: track.title, ...(track.says && { says: track.says }), ...(by && { by }) }];
  });
};
