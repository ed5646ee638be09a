import { kindOf } from '../fields';
import { dayOf } from '../kernel/calendar';
import { choose, holds, type Facts, type FactValue } from '../kernel/condition';
import { last } from '../kernel/list';
import type { Scalar } from '../kernel/scalar';
import type { Field, Opinion } from '../policy/policy';
import type { Cited, Rules } from '../policy/rules';
import { clockFace } from './deadline';
import { allSeen, changedFields, keptFact, seen } from './answers';
import type { ActInput, Answers, Case, DecisionContext } from './case';

/** The state of a track as conditions and screens read it. */
export const trackState = (
  rules: Rules,
  current: Case,
  id: string,
  facts: Facts,
): 'na' | 'open' | 'given' | 'done' | 'lapsed' => {
  const track = rules.tracks[id]!;
  if (track.when && holds(track.when, facts) !== true) return 'na';
  const kept = current.tracks[id];
  const state = kept?.state ?? 'open';
  // Proof given in time waits for the bureau: its delay must not turn the school's page red.
  return (state === 'open' || (state === 'given' && kept?.late)) &&
    track.lapses &&
    holds(track.lapses, facts) === true
    ? 'lapsed'
    : state;
};

/**
 * What a panel publishes: how many have given their scores, the mean and the lowest of each score,
 * and, once every seat has spoken, what that means and on which day it was.
 */
const panelFacts = (
  rules: Rules,
  current: Case,
  opinion: Cited<Opinion<string, string>>,
  facts: Facts,
): Record<string, FactValue> => {
  const seats = Object.entries(current.opinions)
    .filter(([key]) => key.startsWith(`${opinion.id}:`))
    .map(([, state]) => state);
  const given = seats.filter((opinion) => opinion.state !== 'open');
  const out: Record<string, FactValue> = { [`opinion.${opinion.id}.count`]: given.length };
  for (const field of rules.forms[opinion.form ?? '']?.fields ?? []) {
    if (field.kind !== 'score') continue;
    const scores = given
      .map((opinion) => opinion.answers?.[field.id])
      .filter((answer): answer is number => typeof answer === 'number');
    if (scores.length === 0) continue;
    out[`opinion.${opinion.id}.mean.${field.id}`] =
      scores.reduce((sum, score) => sum + score, 0) / scores.length;
    out[`opinion.${opinion.id}.min.${field.id}`] = Math.min(...scores);
  }
  const decided = seats.length > 0 && given.length === seats.length;
  const latest = last(given.map((opinion) => opinion.at ?? '').sort());
  if (decided && latest) out[`opinion.${opinion.id}.day`] = dayOf(latest);
  if (!decided) return { ...out, [`opinion.${opinion.id}`]: 'open' };
  const passed =
    holds(opinion.seats!.pass, { ...facts, facts: { ...facts.facts, ...out } }) === true;
  return { ...out, [`opinion.${opinion.id}`]: passed ? 'pass' : 'fault' };
};

const marked = new WeakMap<Rules, readonly Field[]>();
// The few of a policy's many questions whose answers are not facts just as they are.
const markedIn = (rules: Rules): readonly Field[] => {
  const of =
    marked.get(rules) ??
    Object.values(rules.fields).filter((field) => field.once || kindOf(field).beside);
  marked.set(rules, of);
  return of;
};

const resolved = (
  value: Scalar | { fact: string } | { setting: string } | undefined,
  { facts, settings }: Facts,
): FactValue => {
  if (typeof value !== 'object') return value;
  return 'fact' in value ? facts[value.fact] : settings[value.setting];
};

const factsAnew = (
  rules: Rules,
  current: Case,
  context: DecisionContext,
  answers: Answers,
): Facts => {
  const facts: Record<string, FactValue> = {};
  // ten times faster than building it by spreading: every screen and every scan comes through here
  Object.assign(facts, current.given);
  for (const id of Object.keys(answers)) facts[id] = seen(answers[id]);
  Object.assign(facts, context.facts);
  facts['case.place'] = current.place;
  facts['case.standing'] = current.standing;
  facts['case.round'] = current.round;
  // An empty set would be unknown to a condition, and nothing changed is not unknown.
  const changed = answers === current.answers ? [] : changedFields(current.answers, answers);
  facts['case.changed'] = changed.length > 0 ? changed : ['nothing'];
  facts['case.granted'] = current.inForce !== undefined;
  facts.today = dayOf(context.now);
  for (const field of markedIn(rules)) {
    if (field.once && answers[field.id] !== undefined) delete facts[keptFact(field.id)];
    else if (field.once) facts[field.id] = context.facts[keptFact(field.id)];
    const typed = answers[field.id];
    const beside = typeof typed === 'string' ? kindOf(field).beside?.(typed) : undefined;
    for (const name in beside) facts[`${field.id}.${name}`] = beside[name];
  }
  const out: Facts = { facts, settings: context.settings };
  let left = Object.entries(rules.derive);
  for (let again = true; again && left.length > 0;) {
    again = false;
    left = left.filter(([id, choice]) => {
      const value = resolved(choose(choice, out), out);
      if (value === undefined) return true;
      facts[id] = value;
      again = true;
      return false;
    });
  }
  for (const [id, opinion] of Object.entries(current.opinions))
    facts[`opinion.${id}`] = opinion.state;
  for (const opinion of rules.opinions)
    if (opinion.seats) Object.assign(facts, panelFacts(rules, current, opinion, out));
  for (const [id, clock] of Object.entries(rules.clocks))
    if (clock.life === current.life)
      facts[`clock.${id}`] = clockFace(rules, current, id, context, out).state;
  for (const [id, track] of Object.entries(rules.tracks))
    if (track.life === current.life) facts[`track.${id}`] = trackState(rules, current, id, out);
  return out;
};

// Of one case in one world the same is asked for every move, finding and clock in turn, and neither
// ever changes.
const known = new WeakMap<
  DecisionContext,
  WeakMap<Case, { rules: Rules; answers: Answers; out: Facts }>
>();

/**
 * One flat record of everything a rule may read: answers, core facts, and what the case itself
 * publishes.
 */
export const factsFor = (
  rules: Rules,
  current: Case,
  context: DecisionContext,
  answers: Answers = current.answers,
): Facts => {
  const cases = known.get(context) ?? new WeakMap();
  const last = cases.get(current);
  if (last?.rules === rules && last.answers === answers) return last.out;
  const out = factsAnew(rules, current, context, answers);
  known.set(context, cases.set(current, { rules, answers, out }));
  return out;
};

/** An act that is being decided: the rules, the case, and the world it is decided in. */
export type Decision<A = ActInput> = {
  rules: Rules;
  current: Case;
  act: A;
  context: DecisionContext;
};

/**
 * The facts of a case while an act is done: a submission is read by what it submits, any other act
 * finds its own answers beside what is known.
 */
export const factsOfAct = (
  { rules, current, act, context }: Decision<Pick<ActInput, 'do' | 'answers'>>,
  answers: Answers = current.answers,
): Facts => {
  if (act.do === 'submit') return factsFor(rules, current, context, act.answers ?? {});
  if (!act.answers) return factsFor(rules, current, context, answers);
  const given = { ...current.given, ...allSeen(act.answers) };
  return factsAnew(rules, { ...current, given }, context, answers);
};
