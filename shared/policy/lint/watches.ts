import { factsOf, outcomes } from '../../kernel/condition';
import { verbTitles } from '../../vocabulary/verbs';
import type { Move } from '../policy';
import { derivedFrom, effectsIn, moveAt, reach } from './asked';
import { error, type Family, type Given, type Problem } from './problem';

/** The system chases itself nowhere, and waits for something. */
const systemCycle = (given: Given): Problem[] => {
  const edges = given.rules.moves
    .filter((move) => move.by.includes('system'))
    .flatMap((move) =>
      move.from.flatMap((from) => outcomes(move.to).map((to) => ({ from, to, m: move }))),
    );
  const looped = edges.filter((edge) =>
    reach([edge.to], (place) =>
      edges.filter((next) => next.from === place).map((next) => next.to),
    ).has(edge.from),
  );
  const unheld = given.rules.moves.filter((move) => move.by.includes('system') && !move.when);
  return [
    ...[...new Set(looped.map((edge) => edge.m))].map((move) =>
      error(
        'system-cycle',
        moveAt(move),
        `系统自动办理的“${verbTitles[move.do]}”会绕回原处，形成没有尽头的循环。`,
        move.clause,
      ),
    ),
    ...unheld
      .filter((move) => !isCrossCase(given, move))
      .map((move) =>
        error(
          'system-always',
          moveAt(move),
          `系统自动办理的“${verbTitles[move.do]}”没有写条件，会立刻执行。`,
          move.clause,
        ),
      ),
  ];
};

// What an effect does to another case waits for that case's own event, not for a condition.
const isCrossCase = (given: Given, move: Move<string, string>): boolean =>
  effectsIn(given).some(({ effect }) => {
    if ('do' in effect && effect.do === move.do) return true;
    const isOpened = 'open' in effect && effect.do === move.do;
    return isOpened && move.from.every((from) => given.policy.words.places[from]?.start);
  });

/** What a fact is made of, through everything that is derived. */
const madeOf = (given: Given, fact: string, seen: readonly string[] = []): string[] => {
  const derived = given.rules.derive[fact];
  if (!derived || seen.includes(fact)) return [fact];
  return derivedFrom(derived).flatMap((part) => madeOf(given, part, [...seen, fact]));
};

// Clocks, days and the case itself tell when they change; of anything else nobody hears in time.
const isOutside = (given: Given, fact: string): boolean =>
  /^(app|provider|filer|respondent)\./.test(fact) || given.rules.fields[fact]?.once === true;

/** What moves a case by itself reads nothing that may change without an act on this case. */
const readsOutside: (given: Given) => Problem[] = (given) =>
  given.rules.moves
    .filter((move) => move.by.includes('system') && move.when)
    .flatMap((move) =>
      [...new Set(factsOf(move.when!).flatMap((fact) => madeOf(given, fact)))]
        .filter((fact) => isOutside(given, fact))
        .map((fact) =>
          error(
            'system-reads',
            moveAt(move),
            `系统自动办理的“${verbTitles[move.do]}”要看“${fact}”，它在事项之外，变了不会马上知道；这里只能看时限、日期和事项自己的内容。`,
            move.clause,
          ),
        ),
    );

/** Moves that nobody makes but the system. */
export const watches: Family = (given) => [...systemCycle(given), ...readsOutside(given)];
