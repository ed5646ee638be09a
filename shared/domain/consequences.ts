import { holds, type Facts, type Operand } from '../kernel/condition';
import { no, yes, type Result } from '../kernel/result';
import type { Clause } from '../kernel/refusal';
import type { Scalar } from '../kernel/scalar';
import type { Then } from '../policy/policy';
import type { Cited, Rules } from '../policy/rules';
import { blankCase, type ActInput, type Actor, type Case, type CaseEvent } from './case';
import type { Cause, Follow } from './case';
import { actKey } from './evolve';
import { isWhat } from './happened';

/** The system, as the one who acts. */
export const SYSTEM: Actor = { person: 'system', as: ['system'] };

/** Whether a case is opened or acted on by it: what cannot be taken back with the act. */
export const isBinding = (follow: Follow): boolean => !('tell' in follow);

const valueOf = (source: Operand, { facts, settings }: Facts): Scalar | undefined => {
  if (typeof source !== 'object') return source;
  const value = 'setting' in source ? settings[source.setting] : facts[source.fact];
  return typeof value === 'object' ? undefined : (value ?? undefined);
};

/** The values of an effect, filled in; undefined when one of them is not known. */
const filled = (
  values: Readonly<Record<string, Operand>>,
  facts: Facts,
): Record<string, Scalar> | undefined => {
  const known = Object.entries(values).map(([name, source]) => [name, valueOf(source, facts)]);
  return known.some(([, value]) => value === undefined)
    ? undefined
    : (Object.fromEntries(known) as Record<string, Scalar>);
};

const unknown = (clause: Clause): Result<never> =>
  no('not_now', { clause, params: { why: 'consequence_unknown' } });

const effectsOf = ({ effects, clause }: Cited<Then<string>>, facts: Facts): Result<Follow[]> => {
  const out: Follow[] = [];
  for (const effect of effects) {
    const values = 'with' in effect && effect.with ? filled(effect.with, facts) : {};
    if (!values) return unknown(clause);
    const { doc, no } = clause;
    const given = Object.keys(values).length > 0 && { with: values };
    const { with: _, ...bare } = { with: undefined, ...effect };
    out.push({ ...bare, ...given, clause: { doc, no } } as Follow);
  }
  return yes(out);
};

/**
 * What follows from an event of a case, with every value filled in; a refusal when a condition of it
 * is not known, for then nobody could say what the act leads to.
 */
export const followsFrom = (
  rules: Rules,
  before: Case,
  event: CaseEvent,
  facts: () => Facts,
): Result<Follow[]> => {
  // Whoever takes an act back comes to no place anew: what followed from it has followed.
  const isNew = event.kind !== 'recalled' && event.place !== before.place;
  const entered = isNew ? event.place : undefined;
  const out: Follow[] = [];
  for (const row of rules.then) {
    if (row.of !== before.life || !isWhat(row.on, event, entered)) continue;
    const so = row.when ? holds(row.when, facts()) : true;
    if (so === undefined) return unknown(row.clause);
    if (!so) continue;
    const effects = effectsOf(row, facts());
    if (!effects.ok) return effects;
    out.push(...effects.value);
  }
  return yes(out);
};

/** Everybody who acted in a case and in what caused it, this event included. */
const actedBy = (before: Case, event: CaseEvent): Cause['acted'] => {
  const key = actKey(event);
  const own = { ...before.acted, [key]: [...(before.acted[key] ?? []), event.by.person] };
  const all: Record<string, readonly string[]> = { ...before.cause?.acted };
  for (const [did, people] of Object.entries(own))
    all[did] = [...new Set([...(all[did] ?? []), ...people])].filter(
      (person) => person !== SYSTEM.person,
    );
  return Object.fromEntries(Object.entries(all).filter(([, people]) => people.length > 0));
};

/** The cause that an effect of an event is to the cases it opens; `before` is its case before it. */
export const causeOf = (before: Case, event: CaseEvent, index: number): Cause => {
  const follow = event.effects![index]!;
  const known = 'with' in follow && follow.with;
  return {
    case: before.id,
    seq: before.version + 1,
    index,
    life: before.life,
    did: event.did,
    at: event.at,
    clause: follow.clause,
    acted: actedBy(before, event),
    ...(known && { with: known }),
  };
};

type Opening = Extract<Follow, { open: unknown }>;

/** A case as an effect opens it, under the rules of its cause, and the act that begins it. */
export const openedBy = (
  rules: Rules,
  { open, do: verb }: Opening,
  cause: Cause,
  id: string,
): { state: Case; act?: ActInput } | undefined => {
  const start = Object.entries(rules.policy.words.places).find(
    ([, place]) => place.life === open && place.start,
  );
  if (!start) return undefined;
  const [place, { standing }] = start;
  const state = blankCase(id, open, rules.policy.id, { place, standing, cause });
  const answers = cause.with && { answers: cause.with };
  return { state, ...(verb && { act: { do: verb, by: SYSTEM, version: 0, ...answers } }) };
};
