import { choose, holds } from '../../kernel/condition';
import { no, type Result } from '../../kernel/result';
import { type Rules } from '../../policy/rules';
import { keptWrong, wordsWrong } from '../../fields/words';
import { changedFields, faults } from '../answers';
import { type ActInput, type Case, type CaseEvent, type DecisionContext } from '../case';
import { actKey } from '../evolve';
import { factsFor } from '../facts';
import { actsAs, officesOf } from '../who';
import { separatedFrom, complete, wrong, stops, type EventDraft } from './complete';
import { opine } from './opine';
import { transfer } from './transfer';
import { recall } from './recall';
import { onTrack } from './track';

export { separatedFrom } from './complete';

/**
 * Decides an act: the events it makes, or a refusal with its clause and all faults at once.
 * Pure: rules, case, facts and time come in; nothing is fetched, nothing is kept.
 */
export const decide = (
  rules: Rules,
  current: Case,
  act: ActInput,
  context: DecisionContext,
): Result<CaseEvent[]> => {
  // A complaint's words are sealed; every other reason stays in the history in the clear.
  const reason = act.reason?.trim()
    ? (current.life === 'complaint' ? wordsWrong : keptWrong)(act.reason)
    : undefined;
  if (reason) return no('faults', { faults: [{ field: 'reason', label: '说明', ...reason }] });
  if (act.do === 'opine') return opine(rules, current, act, context);
  if (act.version !== undefined && act.version !== current.version) return no('changed_meanwhile');
  if (act.track !== undefined) return onTrack(rules, current, act, context);
  const place = rules.policy.words.places[current.place];
  const here = rules.moves.filter(
    (move) => move.do === act.do && move.from.includes(current.place),
  );
  if (!place || here.length === 0)
    return no('not_now', { params: { place: place?.title ?? current.place } });
  const mine = here.filter((move) => actsAs(act.by, move.by, current.route) !== undefined);
  if (mine.length === 0)
    return no('not_your_step', {
      clause: here[0]!.clause,
      params: {
        office: here[0]!.by.flatMap((basis) => officesOf(basis, current.route))[0] ?? '',
        place: place.title,
      },
    });
  if (act.do === 'recall') {
    const move =
      mine.find((move) => current.last && move.undoes?.includes(current.last.did)) ?? mine[0]!;
    return recall(rules, current, act, context, move);
  }
  if (act.do === 'transfer') return transfer(rules, current, act, context, mine[0]!);
  const answers = act.do === 'submit' ? (act.answers ?? {}) : current.answers;
  const facts = factsFor(rules, current, context, answers);
  const move = mine.find((move) => !move.when || holds(move.when, facts) === true);
  if (!move) return no('not_now', { clause: mine[0]!.clause, params: { place: place.title } });
  const separate = separatedFrom(rules, current, actKey({ did: act.do }), act.by.person);
  if (separate) return { ok: false, refusal: separate };
  const list = faults(rules, move.needs ?? [], act.answers ?? {}, facts);
  const found = stops(rules, current, act, facts);
  if (list.length > 0) return wrong([...list, ...found]);
  if (move.reason && !act.reason?.trim()) return no('reason_needed', { clause: move.clause });
  if (found.length > 0)
    return no('findings', { faults: found, ...(found[0]!.clause && { clause: found[0]!.clause }) });
  const to = choose(move.to, facts);
  if (!to) return no('not_now', { clause: move.clause, params: { place: place.title } });
  const lands = rules.policy.words.places[to]!;
  const isSubmit = act.do === 'submit';
  const made: EventDraft = {
    place: to,
    ...(isSubmit && {
      answers,
      changed: [
        ...new Set([...current.changed, ...changedFields(current.answers, answers)]),
      ].sort(),
    }),
    ...(!isSubmit && move.needs?.length && act.answers && { given: act.answers }),
    ...(move.grants && { grants: true as const }),
    ...(move.ends && { ends: true as const }),
    ...(!move.grants &&
      current.inForce &&
      to !== current.place &&
      (lands.standing === 'filed' || lands.standing === 'pilot') && { restores: true as const }),
    ...(move.issues && !current.numbers[move.issues] && { issues: move.issues }),
  };
  return complete(rules, current, act, context, actsAs(act.by, move.by, current.route)!, made, [
    move.clause,
    ...(move.also ?? []).map((no) => ({ doc: move.clause.doc, no })),
  ]);
};
