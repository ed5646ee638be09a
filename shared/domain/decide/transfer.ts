import { no, type Result } from '../../kernel/result';
import { type Rules } from '../../policy/rules';
import { type ActInput, type Case, type CaseEvent, type DecisionContext } from '../case';
import { factsFor } from '../facts';
import { seatsAt } from '../who';
import { complete, type MoveRule } from './complete';

/** An office hands its opinion to a colleague. */
export const transfer = (
  rules: Rules,
  current: Case,
  act: ActInput,
  context: DecisionContext,
  move: MoveRule,
): Result<CaseEvent[]> => {
  const seat = seatsAt(
    rules,
    current.place,
    current.route,
    factsFor(rules, current, context),
    current.opinions,
  ).find((seat) => seat.key === act.opinion);
  if (!seat || !act.to) return no('bad_request');
  if (!act.by.as.includes(seat.office))
    return no('not_your_step', { params: { office: seat.office } });
  if (current.opinions[seat.key]?.state !== 'open') return no('already_done');
  // Anybody of the office may hand it on, also when it was handed to somebody else: people fall
  // ill.
  return complete(
    rules,
    current,
    act,
    context,
    seat.office,
    { place: current.place, opinion: seat.key, assigned: { opinion: seat.key, to: act.to } },
    [move.clause],
  );
};
