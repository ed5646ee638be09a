import { no, type Result } from '../../kernel/result';
import { type Rules } from '../../policy/rules';
import { type ActInput, type Case, type CaseEvent, type DecisionContext } from '../case';
import { actsAs } from '../who';
import { complete, type MoveRule } from './complete';

/** Whoever acted last takes it back, as long as nobody acted since. */
export const recall = (
  rules: Rules,
  current: Case,
  act: ActInput,
  context: DecisionContext,
  move: MoveRule,
): Result<CaseEvent[]> => {
  const last = current.last;
  if (!last || !move.undoes?.includes(last.did)) return no('not_now', { clause: move.clause });
  if (last.by !== act.by.person) return no('not_your_step');
  const as = actsAs(act.by, move.by, current.route);
  const { place, standing, round, opinions, changed, route } = last.before;
  return complete(
    rules,
    current,
    act,
    context,
    as!,
    {
      place,
      standing,
      round,
      opinions,
      changed: [...new Set([...changed, ...current.changed])].sort(),
      ...(route && { route }),
      recalls: true,
    },
    [move.clause],
  );
};
