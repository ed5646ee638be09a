import { choose, holds, type Facts } from '../../kernel/condition';
import { no, type Result } from '../../kernel/result';
import type { Fault, Refusal } from '../../kernel/refusal';
import { letsUse } from '../../vocabulary/lives';
import { changedFields, faults } from '../answers';
import type { Answers, CaseEvent, Moved } from '../case';
import { actKey } from '../evolve';
import { factsOfAct, type Decision } from '../facts';
import { actsAs } from '../who';
import { complete, separatedFrom, stops, wrong } from './complete';
import type { EventDraft, MoveRule } from './complete';

/** What lists forbid of this move: to ask for the use of what is barred, or to allow it. */
const barsTo = ({ current, act, context }: Decision, move: MoveRule): Fault[] => {
  const asks = act.do === 'submit' || act.do === 'approve' || move.grants === true;
  if (!asks || !letsUse.includes(current.life)) return [];
  const mine = (context.bars ?? []).filter(
    ({ does }) => does === 'bars_use' || (does === 'bars_new' && !current.inForce),
  );
  return mine.map(({ says, clause }) => ({
    field: '',
    label: says,
    code: 'finding',
    clause,
    params: { finding: 'barred', fix: '请改用其他应用。' },
  }));
};

/** Why this move may not be made: by whom, with what is missing, or for what forbids it. */
const hindered = (decision: Decision, move: MoveRule, facts: Facts): Refusal | undefined => {
  const { rules, current, act } = decision;
  const separate = separatedFrom(rules, current, actKey({ did: act.do }), act.by.person);
  if (separate) return separate;
  const missing = faults(rules, move.needs ?? [], act.answers ?? {}, facts);
  const found = [...barsTo(decision, move), ...stops(rules, current, act, facts)];
  if (missing.length > 0) return wrong([...missing, ...found]).refusal;
  if (move.reason && !act.reason?.trim()) return { code: 'reason_needed', clause: move.clause };
  const clause = found[0]?.clause;
  return found.length > 0
    ? { code: 'findings', faults: found, ...(clause && { clause }) }
    : undefined;
};

/** A submission puts its answers in place of the case's; any other act keeps its own beside them. */
const answered = (
  { current, act }: Decision,
  move: MoveRule,
): Pick<Moved, 'answers' | 'given' | 'changed'> => {
  if (act.do !== 'submit') return move.needs?.length && act.answers ? { given: act.answers } : {};
  const answers: Answers = act.answers ?? {};
  const changed = [...current.changed, ...changedFields(current.answers, answers)];
  return { answers, changed: [...new Set(changed)].sort() };
};

/** A move of the policy, by whom it says, when it says, to where it says. */
export const move = (decision: Decision, mine: readonly MoveRule[]): Result<CaseEvent> => {
  const { rules, current, act } = decision;
  const { places } = rules.policy.words;
  const params = { place: places[current.place]!.title };
  const facts = factsOfAct(decision);
  const rule = mine.find((move) => !move.when || holds(move.when, facts) === true);
  if (!rule) return no('not_now', { clause: mine[0]!.clause, params });
  const refusal = hindered(decision, rule, facts);
  if (refusal) return { ok: false, refusal };
  const to = choose(rule.to, facts);
  if (!to) return no('not_now', { clause: rule.clause, params });
  const inUse = ['filed', 'pilot'].includes(places[to]!.standing);
  const restores = !rule.grants && current.inForce && to !== current.place && inUse;
  const made: EventDraft = {
    kind: 'moved',
    place: to,
    ...answered(decision, rule),
    ...(rule.grants && { grants: true }),
    ...(rule.ends && { ends: true }),
    ...(restores && { restores: true }),
    ...(rule.issues && !current.numbers[rule.issues] && { issues: rule.issues }),
  };
  const also = (rule.also ?? []).map((no) => ({ doc: rule.clause.doc, no }));
  return complete(decision, actsAs(act.by, rule.by, current.route)!, made, [rule.clause, ...also]);
};
