import type { Facts } from '../../kernel/condition';
import { no, type Result } from '../../kernel/result';
import type { Rules } from '../../policy/rules';
import { longest } from '../../kernel/limits';
import { boundedWrong } from '../../fields/words';
import type { ActInput, Case, CaseEvent, DecisionContext } from '../case';
import { followsFrom } from '../consequences';
import { evolve } from '../evolve';
import { factsFor, type Decision } from '../facts';
import { actsAs, officesOf } from '../who';
import type { MoveRule } from './complete';
import { move } from './move';
import { opine } from './opine';
import { recall } from './recall';
import { onTrack } from './track';
import { transfer } from './transfer';

export { separatedFrom } from './complete';

/** The moves of the policy that this act may mean here, by somebody who may make them. */
const movesOf = ({ rules, current, act }: Decision): Result<MoveRule[]> => {
  const place = rules.policy.words.places[current.place];
  const here = rules.moves.filter(
    (move) => move.do === act.do && move.from.includes(current.place),
  );
  if (!place || here.length === 0)
    return no('not_now', { params: { place: place?.title ?? current.place } });
  const mine = here.filter((move) => actsAs(act.by, move.by, current.route) !== undefined);
  if (mine.length > 0) return { ok: true, value: mine };
  const office = here[0]!.by.flatMap((basis) => officesOf(basis, current.route))[0] ?? '';
  return no('not_your_step', { clause: here[0]!.clause, params: { office, place: place.title } });
};

/** The event of an act, before anything follows from it. */
const decideAct = (decision: Decision): Result<CaseEvent> => {
  const { current, act } = decision;
  // What is sealed may name anybody; every other reason stays in the history in the clear.
  const inTheClear = act.sealed ? undefined : act.reason?.trim();
  const reason = inTheClear && boundedWrong({ max: longest.reason }, inTheClear);
  if (reason) return no('faults', { faults: [{ field: 'reason', label: '说明', ...reason }] });
  if (act.do === 'opine') return opine(decision);
  if (act.version !== undefined && act.version !== current.version) return no('changed_meanwhile');
  if (act.track !== undefined) return onTrack(decision);
  const moves = movesOf(decision);
  if (!moves.ok) return moves;
  const [first] = moves.value as [MoveRule, ...MoveRule[]];
  if (act.do === 'recall') {
    const undone = current.last?.did;
    return recall(
      decision,
      moves.value.find((move) => undone && move.undoes?.includes(undone)) ?? first,
    );
  }
  return act.do === 'transfer' ? transfer(decision, first) : move(decision, moves.value);
};

/** The event with what follows from it outside the case. */
const withEffects = (decision: Decision, event: CaseEvent): Result<CaseEvent> => {
  const { rules, current, context } = decision;
  let known: Facts | undefined;
  const after = () => (known ??= factsFor(rules, evolve(current, event), context));
  const follows = followsFrom(rules, current, event, after);
  if (!follows.ok) return follows;
  return {
    ok: true,
    value: follows.value.length > 0 ? { ...event, effects: follows.value } : event,
  };
};

/**
 * Decides an act: the event it makes with what follows from it, or a refusal with its clause and all
 * faults at once.
 * Pure: rules, case, facts and time come in; nothing is fetched, nothing is kept.
 */
export const decide = (
  rules: Rules,
  current: Case,
  act: ActInput,
  context: DecisionContext,
): Result<CaseEvent> => {
  const decision: Decision = { rules, current, act, context };
  const decided = decideAct(decision);
  return decided.ok ? withEffects(decision, decided.value) : decided;
};
