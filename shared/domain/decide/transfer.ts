import { no, type Result } from '../../kernel/result';
import type { CaseEvent } from '../case';
import { factsFor, type Decision } from '../facts';
import { seatsAt } from '../who';
import { complete, type MoveRule } from './complete';

/** An office hands its opinion to a colleague. */
export const transfer = (decision: Decision, move: MoveRule): Result<CaseEvent> => {
  const { rules, current, act, context } = decision;
  const facts = factsFor(rules, current, context);
  const seat = seatsAt(rules, current.place, current.route, facts, current.opinions).find(
    (seat) => seat.key === act.opinion,
  );
  if (!seat || !act.to) return no('bad_request');
  if (!act.by.as.includes(seat.office))
    return no('not_your_step', { params: { office: seat.office } });
  if (current.opinions[seat.key]?.state !== 'open') return no('already_done');
  // Anybody of the office may hand it on, also when it was handed to somebody else: people fall
  // ill.
  const assigned = { opinion: seat.key, to: act.to };
  return complete(decision, seat.office, { kind: 'transferred', place: current.place, assigned }, [
    move.clause,
  ]);
};
