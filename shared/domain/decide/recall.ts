import { no, type Result } from '../../kernel/result';
import type { CaseEvent } from '../case';
import type { Decision } from '../facts';
import { actsAs } from '../who';
import { complete, type MoveRule } from './complete';

/** Whoever acted last takes it back, as long as nobody acted since. */
export const recall = (decision: Decision, move: MoveRule): Result<CaseEvent> => {
  const { current, act } = decision;
  const last = current.last;
  if (!last || !move.undoes?.includes(last.did)) return no('not_now', { clause: move.clause });
  if (last.by !== act.by.person) return no('not_your_step');
  // What followed is not undone with it: that is mended by an act of its own.
  if (last.followed)
    return no('not_now', { clause: move.clause, params: { why: 'already_followed' } });
  const as = actsAs(act.by, move.by, current.route)!;
  const changed = [...new Set([...last.before.changed, ...current.changed])].sort();
  const { standing: _standing, on: _on, ...before } = last.before;
  return complete(decision, as, { kind: 'recalled', ...before, changed }, [move.clause]);
};
