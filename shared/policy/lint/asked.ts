import {
  factsOf,
  outcomes,
  questions,
  type Choose,
  type Cond,
  type Operand,
} from '../../kernel/condition';
import type { Clause } from '../../kernel/refusal';
import type { Life, Move } from '../policy';
import type { Cited } from '../rules';
import type { Given } from './problem';

/** A condition of the policy and where it stands. */
export type Question = { cond: Cond; at: string; clause?: Clause };

const of = <T>(choice: Choose<T>, at: string, clause?: Clause): Question[] =>
  questions(choice).map((cond) => ({ cond, at, ...(clause && { clause }) }));
const one = (cond: Cond | undefined, at: string, clause?: Clause): Question[] =>
  cond ? [{ cond, at, ...(clause && { clause }) }] : [];

/** How a move is called in a problem. */
export const moveAt = (move: Move<string, string>): string =>
  `moves.${move.do}(${move.from.join('、')})`;

/** Every condition that stands anywhere in the policy. */
export const allQuestions = (given: Given): Question[] => [
  ...Object.entries(given.policy.words.places).flatMap(([id, p]) =>
    p.leaves
      ? [p.leaves.pass, p.leaves.fault, p.leaves.bar].flatMap((c) =>
          c ? of(c, `places.${id}`) : [],
        )
      : [],
  ),
  ...(given.policy.words.routing?.never ?? []).flatMap((c) => one(c, 'routing.never')),
  ...Object.values(given.rules.forms).flatMap((form) =>
    form.fields.flatMap((f) => [
      ...of(f.label, `fields.${f.id}`, form.clause),
      ...one(f.shown, `fields.${f.id}`, form.clause),
    ]),
  ),
  ...Object.entries(given.rules.derive).flatMap(([id, c]) => of(c, `derive.${id}`)),
  ...given.rules.opinions.flatMap((o) => [
    ...one(o.when, `opinions.${o.id}`, o.clause),
    ...one(o.seats?.pass, `opinions.${o.id}`, o.clause),
  ]),
  ...given.rules.moves.flatMap((m) => [
    ...of(m.to, moveAt(m), m.clause),
    ...one(m.when, moveAt(m), m.clause),
    ...(m.then ? of(m.then, moveAt(m), m.clause) : []),
  ]),
  ...given.rules.checks.flatMap((c) =>
    [c.applies, c.stop, c.warn].flatMap((x) => one(x, `checks.${c.id}`, c.clause)),
  ),
  ...Object.entries(given.rules.clocks).flatMap(([id, c]) =>
    of(c.length, `clocks.${id}`, c.clause),
  ),
  ...Object.entries(given.rules.tracks).flatMap(([id, t]) => [
    ...one(t.when, `tracks.${id}`, t.clause),
    ...one(t.lapses, `tracks.${id}`, t.clause),
  ]),
  ...given.rules.use.flatMap((u) => one(u.when, `use.${u.id}`, u.clause)),
];

/** The facts a derived value is made of. */
export const derivedFrom = (choice: Choose<Operand>): string[] => [
  ...questions(choice).flatMap(factsOf),
  ...outcomes(choice).flatMap((o) => (typeof o === 'object' && 'fact' in o ? [o.fact] : [])),
];

/** The places of one life. */
export const placesOf = (given: Given, life: Life): string[] =>
  Object.keys(given.policy.words.places).filter((p) => given.policy.words.places[p]!.life === life);

/** The lives that this policy has places for. */
export const livesOf = (given: Given): Life[] => [
  ...new Set(Object.values(given.policy.words.places).map((p) => p.life)),
];

/** The ids of the fields that some forms ask. */
export const fieldsIn = (given: Given, forms: readonly string[] | undefined): string[] =>
  (forms ?? []).flatMap((f) => given.rules.forms[f]?.fields.map((x) => x.id) ?? []);

/** The moves of one life; recall is left out where only forward steps count. */
export const movesOf = (given: Given, life: Life, forward = false): Cited<Move<string, string>>[] =>
  given.rules.moves.filter(
    (m) =>
      m.from.some((p) => given.policy.words.places[p]?.life === life) &&
      !(forward && m.do === 'recall'),
  );

/** Every step a case of one life can take: by a move, or by the opinions of a place. */
export const steps = (
  given: Given,
  life: Life,
): { from: string; to: string; move?: Cited<Move<string, string>> }[] => [
  ...movesOf(given, life, true).flatMap((m) =>
    m.from.flatMap((from) => outcomes(m.to).map((to) => ({ from, to, move: m }))),
  ),
  ...placesOf(given, life).flatMap((from) => {
    const leaves = given.policy.words.places[from]!.leaves;
    return leaves
      ? [leaves.pass, leaves.fault, leaves.bar]
          .flatMap((c) => (c ? outcomes(c) : []))
          .map((to) => ({ from, to }))
      : [];
  }),
];

/**
 * What has been asked on EVERY path to each place of a life. A submit replaces the answers, so
 * after it exactly its own forms are known;
 * answers given with other moves, opinions and tracks never become facts.
 */
export const askedAt = (given: Given, life: Life): Record<string, ReadonlySet<string>> => {
  const known: Record<string, Set<string> | undefined> = {};
  for (const p of placesOf(given, life))
    if (given.policy.words.places[p]!.start) known[p] = new Set();
  const all = steps(given, life);
  for (let again = true; again;) {
    again = false;
    for (const { from, to, move } of all) {
      const before = known[from];
      if (!before || given.policy.words.places[to] === undefined) continue;
      const after = move?.do === 'submit' ? new Set(fieldsIn(given, move.needs)) : before;
      const had = known[to];
      const now = had ? new Set([...had].filter((x) => after.has(x))) : new Set(after);
      if (had && now.size === had.size) continue;
      known[to] = now;
      again = true;
    }
  }
  return Object.fromEntries(Object.entries(known).map(([p, s]) => [p, s ?? new Set<string>()]));
};
