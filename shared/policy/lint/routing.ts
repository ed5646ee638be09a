import type { Scalar } from '../../kernel/scalar';
import type { Route } from '../policy';
import type { Cited } from '../rules';
import { officesOf, unbeaten } from '../routing';
import { factNamed, isTrue } from './possible';
import { error, type Family, type Given, type Problem } from './problem';

/**
 * One combination of the routing dimensions and the rows that answer it; a proved table has exactly
 * one row each.
 */
export type Combination = {
  values: Readonly<Record<string, Scalar>>;
  rows: readonly Cited<Route<string>>[];
};

/** Every combination of the declared dimensions except those that can never occur. */
export const combinations = (given: Given): Combination[] => {
  const { by = {}, never = [] } = given.policy.words.routing ?? {};
  const all = Object.entries(by).reduce<Record<string, Scalar>[]>(
    (out, [name, values]) =>
      out.flatMap((row) => values.map((value) => ({ ...row, [name]: value }))),
    [{}],
  );
  return (Object.keys(by).length === 0 ? [] : all)
    .filter(
      (values) => !never.some((condition) => isTrue(condition, { facts: values, settings: {} })),
    )
    .map((values) => ({ values, rows: unbeaten(given.rules.routes, (name) => values[name]) }));
};

const words = (combination: Combination): string =>
  Object.entries(combination.values)
    .map(([key, value]) => `${key}=${value}`)
    .join('，');

const needed = (given: Given): boolean =>
  given.rules.opinions.some((opinion) => opinion.by === 'lead' || opinion.by === 'co') ||
  given.rules.moves.some((move) => move.by.includes('lead') || move.by.includes('co')) ||
  Object.values(given.policy.words.places).some(
    (place) => place.held === 'lead' || place.held === 'co',
  );

const table = (given: Given): Problem[] => {
  const by = given.policy.words.routing?.by ?? {};
  return given.rules.routes.flatMap((route) => [
    ...Object.entries(route.when).flatMap(([name, values]) =>
      !by[name]
        ? [
            error(
              'route-dimension',
              `routes.${route.id}`,
              `分办规则“${route.id}”用到的“${name}”没有列为分办依据。`,
              route.clause,
            ),
          ]
        : values
            .filter((value) => !by[name]!.includes(value))
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
  Object.entries(given.policy.words.routing?.by ?? {}).flatMap(([name, values]) => {
    const fact = factNamed(given, name);
    if (!fact) return [];
    return fact.values
      ? [
          ...values
            .filter((value) => !fact.values!.includes(String(value)))
            .map((value) =>
              error('route-dimension', `routing.${name}`, `分办依据“${name}”不会取到“${value}”。`),
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
    ...(needed(given) && given.rules.routes.length === 0
      ? [error('routing-hole', 'routing', '有牵头或协同处室的环节，但没有分办规则。')]
      : []),
    ...(needed(given) && given.rules.routes.length > 0 && all.length === 0
      ? [error('routing-hole', 'routing', '没有列出分办依据，无法分办。')]
      : []),
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
      .filter((route) => all.length > 0 && !wins.has(route.id))
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
