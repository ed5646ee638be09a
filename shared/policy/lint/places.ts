import { outcomes } from '../../kernel/condition';
import type { Life, Move } from '../policy';
import type { Cited } from '../rules';
import { livesOf, moveAt, placesOf, reach, steps } from './asked';
import { possible, isTrue } from './possible';
import { error, warn, type Family, type Given, type Problem } from './problem';
import { lives } from '../../vocabulary/lives';
import { verbTitles } from '../../vocabulary/verbs';

const resting = new Set(['filed', 'pilot', 'listed']);

const graph = (given: Given, life: Life): Problem[] => {
  const all = placesOf(given, life);
  const { places } = given.policy.words;
  const title = (place: string): string => places[place]!.title;
  const starts = all.filter((place) => places[place]!.start);
  const edges = steps(given, life);
  const seen = reach(starts, (place) =>
    edges.filter((edge) => edge.from === place).map((edge) => edge.to),
  );
  const ends = all.filter((place) => places[place]!.final || resting.has(places[place]!.standing));
  const back = reach(ends, (place) =>
    edges.filter((edge) => edge.to === place).map((edge) => edge.from),
  );
  return [
    ...(starts.length === 1
      ? []
      : [
          error(
            'one-start',
            `places(${life})`,
            `“${lives[life]}”要有且只有一个起点，现在有 ${starts.length} 个。`,
          ),
        ]),
    ...all
      .filter((place) => !seen.has(place))
      .map((place) =>
        error(
          'unreachable-place',
          `places.${place}`,
          `环节“${title(place)}”（${place}）从起点走不到。`,
        ),
      ),
    ...all
      .filter(
        (place) =>
          !places[place]!.final && !edges.some((edge) => edge.from === place && edge.to !== place),
      )
      .map((place) =>
        error(
          'dead-end',
          `places.${place}`,
          `环节“${title(place)}”（${place}）进得去出不来，又没有写明是终点。`,
        ),
      ),
    ...all
      .filter(
        (place) =>
          seen.has(place) &&
          !places[place]!.final &&
          edges.some((edge) => edge.from === place && edge.to !== place) &&
          !back.has(place),
      )
      .map((place) =>
        error(
          'never-ends',
          `places.${place}`,
          `从环节“${title(place)}”（${place}）出发，永远办不完。`,
        ),
      ),
    ...all
      .filter(
        (place) =>
          places[place]!.final && edges.some((edge) => edge.from === place && edge.to !== place),
      )
      .map((place) =>
        error(
          'final-left',
          `places.${place}`,
          `终点“${title(place)}”（${place}）还有路可走，请去掉“终点”或去掉这一步。`,
        ),
      ),
    ...all
      .filter(
        (place) =>
          !places[place]!.final &&
          !places[place]!.held &&
          !places[place]!.leaves &&
          !resting.has(places[place]!.standing) &&
          places[place]!.standing !== 'suspended',
      )
      .map((place) =>
        warn(
          'nobody-holds',
          `places.${place}`,
          `环节“${title(place)}”（${place}）没有写明由谁办理。`,
        ),
      ),
  ];
};

const oneLife = (given: Given): Problem[] =>
  given.rules.moves
    .flatMap((move) => {
      const into = new Set(
        [...move.from, ...outcomes(move.to)].flatMap(
          (place) => given.policy.words.places[place]?.life ?? [],
        ),
      );
      return into.size > 1
        ? [
            error(
              'two-lives',
              moveAt(move),
              `“${verbTitles[move.do]}”从一种事项的环节走到了另一种事项（${[...into].map((id) => lives[id]).join('、')}），一步只能在一种事项里走。`,
              move.clause,
            ),
          ]
        : [];
    })
    .concat(
      Object.entries(given.policy.words.places).flatMap(([id, place]) =>
        [place.leaves?.pass, place.leaves?.fault, place.leaves?.bar]
          .flatMap((choice) => (choice ? outcomes(choice) : []))
          .filter((to) => (given.policy.words.places[to]?.life ?? place.life) !== place.life)
          .map((to) =>
            error(
              'two-lives',
              `places.${id}`,
              `“${place.title}”的审查结果走到了另一种事项的环节“${to}”。`,
            ),
          ),
      ),
    );

const offices = (given: Given, who: string): string[] => {
  if (who === 'lead') return given.rules.routes.map((route) => route.lead);
  if (who === 'co') return given.rules.routes.flatMap((route) => route.co ?? []);
  return [who];
};

const overlap = (
  given: Given,
  move: Cited<Move<string, string>>,
  one: Cited<Move<string, string>>,
): boolean => {
  const mine = new Set(move.by.flatMap((party) => offices(given, party)));
  return one.by.flatMap((party) => offices(given, party)).some((office) => mine.has(office));
};

/** The same verb from the same place by the same party must not have two answers. */
const ambiguous = (given: Given): Problem[] =>
  given.rules.moves.flatMap((move, index) =>
    given.rules.moves.slice(index + 1).flatMap((one) => {
      const shared =
        move.do === one.do ? move.from.filter((place) => one.from.includes(place)) : [];
      if (shared.length === 0 || !overlap(given, move, one)) return [];
      if (move.do === 'recall' && !move.undoes?.some((undone) => one.undoes?.includes(undone)))
        return [];
      const conds = [move.when, one.when].filter((condition) => condition !== undefined);
      const both = shared.filter((place) =>
        possible(
          given,
          conds,
          { 'case.place': place, 'case.standing': given.policy.words.places[place]?.standing },
          (facts) => conds.every((condition) => isTrue(condition, facts)),
        ),
      );
      const verb = verbTitles[move.do];
      const titleOf = (place: string) => given.policy.words.places[place]?.title ?? place;
      return both.map((place) =>
        error(
          'ambiguous-move',
          `${moveAt(move)}@${place}`,
          `在“${titleOf(place)}”，同一方的“${verb}”写了两条，条件可能同时成立，不知道走哪一条。`,
          move.clause,
        ),
      );
    }),
  );

/**
 * Places form whole lives: one start, all reachable, none without a way out, no step with two
 * answers.
 */
export const places: Family = (given) => [
  ...livesOf(given).flatMap((life) => graph(given, life)),
  ...oneLife(given),
  ...ambiguous(given),
];
