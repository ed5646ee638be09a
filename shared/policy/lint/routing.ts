import type { Scalar } from '../../kernel/scalar';
import { lifeIds, lives } from '../../vocabulary/lives';
import type { Dimensions, Life, Route } from '../policy';
import type { Cited } from '../rules';
import { officesOf, unbeaten } from '../routing';
import { factNamed, isTrue } from './possible';
import { error, type Family, type Given, type Problem } from './problem';

/**
 * One combination of the routing dimensions and the rows that answer it; a proved table has exactly
 * one row each.
 */
export type Combination = {
  life: Life;
  values: Readonly<Record<string, Scalar>>;
  rows: readonly Cited<Route<string>>[];
};

/** Every combination of the dimensions of a life except those that can never occur. */
const combinationsOf = (given: Given, life: Life): Combination[] => {
  const { by = {}, never = [] } = given.policy.words.routing?.[life] ?? {};
  const table = given.rules.routes.filter((row) => row.of === life);
  const all = Object.entries(by).reduce<Record<string, Scalar>[]>(
    (out, [name, values]) =>
      out.flatMap((row) => values.map((value) => ({ ...row, [name]: value }))),
    [{}],
  );
  return (Object.keys(by).length === 0 ? [] : all)
    .filter(
      (values) => !never.some((condition) => isTrue(condition, { facts: values, settings: {} })),
    )
    .map((values) => ({ life, values, rows: unbeaten(table, (name) => values[name]) }));
};

/** Every combination of every life that is routed. */
export const combinations = (given: Given): Combination[] =>
  lifeIds.flatMap((life) => combinationsOf(given, life));

const words = (combination: Combination): string =>
  Object.entries(combination.values)
    .map(([key, value]) => `${key}=${value}`)
    .join('，');

/** The lives whose cases some place or opinion sends to a lead office. */
const routedLives = (given: Given): Life[] => {
  const { places } = given.policy.words;
  const lifeAt = (place: string): Life[] => (places[place] ? [places[place].life] : []);
  const isRouted = (who: string | undefined): boolean => who === 'lead' || who === 'co';
  return [
    ...new Set([
      ...given.rules.opinions.filter(({ by }) => isRouted(by)).flatMap(({ at }) => lifeAt(at)),
      ...given.rules.moves
        .filter(({ by }) => by.some(isRouted))
        .flatMap(({ from }) => from.flatMap(lifeAt)),
      ...Object.values(places)
        .filter(({ held }) => isRouted(held))
        .map(({ life }) => life),
    ]),
  ];
};

const dimensionsOf = (given: Given, life: Life): Dimensions['by'] =>
  given.policy.words.routing?.[life]?.by ?? {};

const table = (given: Given): Problem[] => {
  return given.rules.routes.flatMap((route) => [
    ...Object.entries(route.when).flatMap(([name, values]) =>
      !dimensionsOf(given, route.of)[name]
        ? [
            error(
              'route-dimension',
              `routes.${route.id}`,
              `分办规则“${route.id}”用到的“${name}”没有列为分办依据。`,
              route.clause,
            ),
          ]
        : values
            .filter((value) => !dimensionsOf(given, route.of)[name]!.includes(value))
            .map((value) =>
              error(
                'route-dimension',
                `routes.${route.id}`,
                `分办规则“${route.id}”里“${name}”的取值“${value}”不在分办依据里。`,
                route.clause,
              ),
            ),
    ),
    ...(route.co?.includes(route.lead)
      ? [
          error(
            'lead-is-co',
            `routes.${route.id}`,
            `分办规则“${route.id}”的牵头处室“${given.policy.words.offices[route.lead] ?? route.lead}”又是自己的协同处室。`,
            route.clause,
          ),
        ]
      : []),
    ...(new Set(route.co).size === (route.co?.length ?? 0)
      ? []
      : [
          error(
            'lead-is-co',
            `routes.${route.id}`,
            `分办规则“${route.id}”的协同处室写了两次。`,
            route.clause,
          ),
        ]),
  ]);
};

const dimensions = (given: Given): Problem[] =>
  lifeIds
    .flatMap((life) => Object.entries(dimensionsOf(given, life)))
    .flatMap(([name, values]) => {
      const fact = factNamed(given, name);
      if (!fact) return [];
      return fact.values
        ? [
            ...values
              .filter((value) => !fact.values!.includes(String(value)))
              .map((value) =>
                error(
                  'route-dimension',
                  `routing.${name}`,
                  `分办依据“${name}”不会取到“${value}”。`,
                ),
              ),
            ...fact.values
              .filter((value) => !values.map(String).includes(value))
              .map((value) =>
                error(
                  'routing-hole',
                  `routing.${name}`,
                  `分办依据“${name}”漏了“${value}”，遇到时不知道交给谁。`,
                ),
              ),
          ]
        : [];
    });

/** The routing table answers every combination with one lead office, and every row is used. */
export const routing: Family = (given) => {
  const all = combinations(given);
  const wins = new Set(
    all.flatMap((combination) => (combination.rows.length === 1 ? [combination.rows[0]!.id] : [])),
  );
  return [
    ...routedLives(given).flatMap((life) => {
      if (!given.rules.routes.some((route) => route.of === life))
        return [
          error(
            'routing-hole',
            'routing',
            `“${lives[life]}”有牵头或协同处室的环节，但没有分办规则。`,
          ),
        ];
      return all.some((combination) => combination.life === life)
        ? []
        : [error('routing-hole', 'routing', `“${lives[life]}”没有列出分办依据，无法分办。`)];
    }),
    ...all
      .filter((combination) => combination.rows.length === 0)
      .map((combination) =>
        error(
          'routing-hole',
          `routing(${words(combination)})`,
          `没有处室牵头：${words(combination)}。`,
        ),
      ),
    ...all
      .filter((combination) => combination.rows.length > 1)
      .map((combination) =>
        error(
          'two-leads',
          `routing(${words(combination)})`,
          `有两条分办规则同时适用（${combination.rows.map((route) => route.id).join('、')}），不知道由谁牵头：${words(combination)}。请写明哪一条优先。`,
          combination.rows[0]!.clause,
        ),
      ),
    ...given.rules.routes
      .filter(({ id, of }) => all.some(({ life }) => life === of) && !wins.has(id))
      .map((route) =>
        error(
          'route-never-wins',
          `routes.${route.id}`,
          `分办规则“${route.id}”在任何情况下都用不上。`,
          route.clause,
        ),
      ),
    ...table(given),
    ...dimensions(given),
  ];
};

/**
 * Who has a seat in a place for this combination: parties and offices with an opinion there that
 * has no condition.
 */
export const seated = (given: Given, life: string, row: Route<string> | undefined): Set<string> =>
  new Set(
    given.rules.opinions
      .filter((opinion) => given.policy.words.places[opinion.at]?.life === life)
      .flatMap((opinion) => officesOf(opinion.by, row)),
  );
