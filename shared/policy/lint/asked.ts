import {
  factsOf,
  outcomes,
  questions,
  type Choose,
  type Cond,
  type Operand,
} from '../../kernel/condition';
import type { Clause } from '../../kernel/refusal';
import type { Effect, Life, Move, Then } from '../policy';
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

/** How a consequence is called in a problem. */
export const thenAt = (row: Then<string>): string => `then.${row.of}`;

/** Every effect of the policy, with the row that it stands in. */
export const effectsIn = (given: Given): { row: Cited<Then<string>>; effect: Effect }[] =>
  given.rules.then.flatMap((row) => row.effects.map((effect) => ({ row, effect })));

/** Every condition that stands anywhere in the policy. */
export const allQuestions = (given: Given): Question[] => [
  ...Object.entries(given.policy.words.places).flatMap(([id, place]) =>
    place.leaves
      ? [place.leaves.pass, place.leaves.fault, place.leaves.bar].flatMap((choice) =>
          choice ? of(choice, `places.${id}`) : [],
        )
      : [],
  ),
  ...Object.values(given.policy.words.routing ?? {}).flatMap((table) =>
    (table.never ?? []).flatMap((condition) => one(condition, 'routing.never')),
  ),
  ...Object.entries(given.policy.words.decides ?? {}).flatMap(([life, choice]) =>
    of(choice, `decides.${life}`),
  ),
  ...given.rules.unfiled.flatMap((row) => one(row.when, 'unfiled', row.clause)),
  ...given.rules.then.flatMap((row) => one(row.when, thenAt(row), row.clause)),
  ...Object.values(given.rules.forms).flatMap((form) =>
    form.fields.flatMap((field) => [
      ...of(field.label, `fields.${field.id}`, form.clause),
      ...one(field.shown, `fields.${field.id}`, form.clause),
    ]),
  ),
  ...Object.entries(given.rules.derive).flatMap(([id, choice]) => of(choice, `derive.${id}`)),
  ...given.rules.opinions.flatMap((opinion) => [
    ...one(opinion.when, `opinions.${opinion.id}`, opinion.clause),
    ...one(opinion.seats?.pass, `opinions.${opinion.id}`, opinion.clause),
  ]),
  ...given.rules.moves.flatMap((move) => [
    ...of(move.to, moveAt(move), move.clause),
    ...one(move.when, moveAt(move), move.clause),
  ]),
  ...given.rules.checks.flatMap((check) =>
    [check.applies, check.stop, check.warn].flatMap((condition) =>
      one(condition, `checks.${check.id}`, check.clause),
    ),
  ),
  ...Object.entries(given.rules.clocks).flatMap(([id, clock]) =>
    of(clock.length, `clocks.${id}`, clock.clause),
  ),
  ...Object.entries(given.rules.tracks).flatMap(([id, track]) => [
    ...one(track.when, `tracks.${id}`, track.clause),
    ...one(track.lapses, `tracks.${id}`, track.clause),
  ]),
  ...given.rules.use.flatMap((row) => one(row.when, `use.${row.id}`, row.clause)),
];

/** The facts a derived value is made of. */
export const derivedFrom = (choice: Choose<Operand>): string[] => [
  ...questions(choice).flatMap(factsOf),
  ...outcomes(choice).flatMap((operand) =>
    typeof operand === 'object' && 'fact' in operand ? [operand.fact] : [],
  ),
];

/** The places of one life. */
export const placesOf = (given: Given, life: Life): string[] =>
  Object.keys(given.policy.words.places).filter(
    (place) => given.policy.words.places[place]!.life === life,
  );

/** The lives that this policy has places for. */
export const livesOf = (given: Given): Life[] => [
  ...new Set(Object.values(given.policy.words.places).map((place) => place.life)),
];

/** A base that has no lives of its own: what needs some is proved in the regions. */
export const isBareBase = ({ own, policy }: Given): boolean =>
  own.base === undefined && Object.keys(policy.words.places).length === 0;

/** The ids of the fields that some forms ask. */
export const fieldsIn = (given: Given, forms: readonly string[] | undefined): string[] =>
  (forms ?? []).flatMap((form) => given.rules.forms[form]?.fields.map((field) => field.id) ?? []);

/** The moves of one life; recall is left out where only forward steps count. */
export const movesOf = (given: Given, life: Life, forward = false): Cited<Move<string, string>>[] =>
  given.rules.moves.filter(
    (move) =>
      move.from.some((place) => given.policy.words.places[place]?.life === life) &&
      !(forward && move.do === 'recall'),
  );

/** Every step a case of one life can take: by a move, or by the opinions of a place. */
export const steps = (
  given: Given,
  life: Life,
): { from: string; to: string; move?: Cited<Move<string, string>> }[] => [
  ...movesOf(given, life, true).flatMap((move) =>
    move.from.flatMap((from) => outcomes(move.to).map((to) => ({ from, to, move: move }))),
  ),
  ...placesOf(given, life).flatMap((from) => {
    const leaves = given.policy.words.places[from]!.leaves;
    return leaves
      ? [leaves.pass, leaves.fault, leaves.bar]
          .flatMap((choice) => (choice ? outcomes(choice) : []))
          .map((to) => ({ from, to }))
      : [];
  }),
];

type Known = { asked: ReadonlySet<string>; given: ReadonlySet<string> };
/** What stands in both. */
export const both = (some: ReadonlySet<string>, others: ReadonlySet<string>): Set<string> =>
  new Set([...some].filter((name) => others.has(name)));

// An opinion that one office gives, whatever the tool; what several give has facts of its own.
const saidAt = (given: Given, place: string): string[] =>
  given.rules.opinions
    .filter((opinion) => opinion.at === place)
    .filter(({ by, when, seats }) => !when && !seats && by !== 'co' && by !== 'lead')
    .flatMap((opinion) => fieldsIn(given, opinion.form ? [opinion.form] : []));

/** What is known after a step, when this was known before it. */
const afterStep = (
  given: Given,
  before: Known,
  from: string,
  move?: Move<string, string>,
): Known => {
  if (!move) return { ...before, given: new Set([...before.given, ...saidAt(given, from)]) };
  const answers = fieldsIn(given, move.needs);
  return move.do === 'submit'
    ? { ...before, asked: new Set(answers) }
    : { ...before, given: new Set([...before.given, ...answers]) };
};

/**
 * What has been asked on EVERY path to each place of a life: with the submission, which replaces
 * what was submitted before, or with the acts since the case began. What is given on tracks beside
 * the case is on no path.
 */
export const askedAt = (given: Given, life: Life): Record<string, Known> => {
  const known: Record<string, Known | undefined> = {};
  for (const place of placesOf(given, life))
    if (given.policy.words.places[place]!.start)
      known[place] = { asked: new Set(), given: new Set() };
  const all = steps(given, life);
  for (let again = true; again;) {
    again = false;
    for (const { from, to, move } of all) {
      const before = known[from];
      if (!before || given.policy.words.places[to] === undefined) continue;
      const after = afterStep(given, before, from, move);
      const had = known[to] ?? after;
      const now = { asked: both(had.asked, after.asked), given: both(had.given, after.given) };
      const same = now.asked.size === had.asked.size && now.given.size === had.given.size;
      if (known[to] && same) continue;
      known[to] = now;
      again = true;
    }
  }
  const nothing: Known = { asked: new Set(), given: new Set() };
  return Object.fromEntries(Object.entries(known).map(([place, now]) => [place, now ?? nothing]));
};

/** What is known at a place: what was submitted, and what was answered on every way to it. */
export const knownAt = (known: Known | undefined): Set<string> =>
  new Set([...(known?.asked ?? []), ...(known?.given ?? [])]);

/**
 * What is known while an act is done at a place: an act is read by its own answers too; a submission
 * by its own in place of the former.
 */
export const knownDuring = (
  given: Given,
  known: Known | undefined,
  move: { do: string; needs?: readonly string[] },
): Set<string> => {
  const before = move.do === 'submit' ? (known?.given ?? []) : knownAt(known);
  return new Set([...before, ...fieldsIn(given, move.needs)]);
};

/** Everything that is reached from some places, those included. */
export const reach = (
  from: readonly string[],
  next: (place: string) => readonly string[],
): Set<string> => {
  const seen = new Set(from);
  const todo = [...from];
  for (let place = todo.pop(); place !== undefined; place = todo.pop())
    for (const neighbour of next(place))
      if (!seen.has(neighbour)) {
        seen.add(neighbour);
        todo.push(neighbour);
      }
  return seen;
};
