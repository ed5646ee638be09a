import { factsOf, outcomes } from '../../kernel/condition';
import type { Effect, Life, On } from '../policy';
import { askedAt, fieldsIn, knownAt, knownDuring, movesOf, thenAt } from './asked';
import { reads } from './facts';
import { factNamed } from './possible';
import { error, type Family, type Given, type Problem } from './problem';

/** One way in which something happens: where, and what is known by then. */
type Way = { where: string; known: ReadonlySet<string> };

/** The core facts that the cases of one life alone have. */
const onlyOf: Readonly<Record<string, Life>> = {
  category: 'complaint',
  'category.by': 'complaint',
  organ: 'referral',
};

const titleOf = (given: Given, place: string): string =>
  given.policy.words.places[place]?.title ?? place;

/** Every way in which what a rule waits for happens in the cases of a life. */
const waysOf = (given: Given, life: Life, on: On<string>): Way[] => {
  const known = askedAt(given, life);
  const at = (place: string): Way => ({
    where: titleOf(given, place),
    known: knownAt(known[place]),
  });
  const byMoves = (is: (move: { do: string; grants?: true }) => boolean): Way[] =>
    movesOf(given, life, true)
      .filter(is)
      .flatMap((move) =>
        move.from
          .filter((place) => known[place])
          .map((place) => ({
            where: titleOf(given, place),
            known: knownDuring(given, known[place], move),
          })),
      );
  const granted = (): Way[] => byMoves((move) => move.grants === true);
  if ('enter' in on) return on.enter.filter((place) => known[place]).map(at);
  if ('granted' in on) return granted();
  if ('track' in on) {
    const form = given.rules.tracks[on.track]?.form;
    const proof = fieldsIn(given, form ? [form] : []);
    return granted().map(({ where, known }) => ({ where, known: new Set([...known, ...proof]) }));
  }
  if (on.did !== 'opine') return byMoves((move) => move.do === on.did);
  return [...new Set(given.rules.opinions.map((opinion) => opinion.at))]
    .filter((place) => known[place])
    .map(at);
};

const notYet = (given: Given, facts: readonly string[], { where, known }: Way) =>
  [...new Set(facts.flatMap((fact) => reads(given, { known: fact })))]
    .filter((fact) => !known.has(fact))
    .map((fact) => ({ fact, where }));

const factsIn = (effect: Effect): string[] =>
  'with' in effect && effect.with
    ? Object.values(effect.with).flatMap((source) =>
        typeof source === 'object' && 'fact' in source ? [source.fact] : [],
      )
    : [];

/** An act whose consequence nobody can tell is refused: what decides it is known by then. */
const thenUnasked = (given: Given): Problem[] =>
  given.rules.then.flatMap((row) => {
    const facts = [...(row.when ? factsOf(row.when) : []), ...row.effects.flatMap(factsIn)];
    const foreign = [...new Set(facts)].filter((fact) => onlyOf[fact] && onlyOf[fact] !== row.of);
    return [
      ...foreign.map((fact) =>
        error('then-unasked', thenAt(row), `后续要看“${fact}”，但这种事项没有它。`, row.clause),
      ),
      ...waysOf(given, row.of, row.on).flatMap((way) =>
        notYet(given, facts, way).map(({ fact, where }) =>
          error(
            'then-unasked',
            thenAt(row),
            `后续要看“${fact}”，但在“${where}”时还没有问过，这一步会一直办不成。`,
            row.clause,
          ),
        ),
      ),
    ];
  });

/** A clock that runs until an answer runs until a day, and one that is known when it starts. */
const untilUnasked = (given: Given): Problem[] =>
  Object.entries(given.rules.clocks).flatMap(([id, clock]) =>
    outcomes(clock.length).flatMap((length) => {
      if (!('until' in length) || typeof length.until === 'string') return [];
      const name = length.until.fact;
      const wrong = (rule: string, why: string): Problem =>
        error(rule, `clocks.${id}`, `时限“${clock.title}”到“${name}”为止，${why}。`, clock.clause);
      const fact = factNamed(given, name);
      if (!fact) return [wrong('unknown-fact', '但没有这个填写项')];
      if (fact.kind !== 'day') return [wrong('clock-length', '但它不是日期')];
      return waysOf(given, clock.life, clock.from).flatMap((way) =>
        notYet(given, [name], way).map(({ where }) =>
          wrong('clock-unasked', `但在“${where}”起算时还没有问过，永远不会到期`),
        ),
      );
    }),
  );

/** What consequences and clocks depend on is known by the time they come. */
export const foreseen: Family = (given) => [...thenUnasked(given), ...untilUnasked(given)];
