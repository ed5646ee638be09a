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
    (out, [name, values]) => out.flatMap((o) => values.map((v) => ({ ...o, [name]: v }))),
    [{}],
  );
  return (Object.keys(by).length === 0 ? [] : all)
    .filter((values) => !never.some((c) => isTrue(c, { facts: values, settings: {} })))
    .map((values) => ({ values, rows: unbeaten(given.rules.routes, (d) => values[d]) }));
};

const words = (c: Combination): string =>
  Object.entries(c.values)
    .map(([k, v]) => `${k}=${v}`)
    .join('，');

const needed = (given: Given): boolean =>
  given.rules.opinions.some((o) => o.by === 'lead' || o.by === 'co') ||
  given.rules.moves.some((m) => m.by.includes('lead') || m.by.includes('co')) ||
  Object.values(given.policy.words.places).some((p) => p.held === 'lead' || p.held === 'co');

const table = (given: Given): Problem[] => {
  const by = given.policy.words.routing?.by ?? {};
  return given.rules.routes.flatMap((r) => [
    ...Object.entries(r.when).flatMap(([d, values]) =>
      !by[d]
        ? [
            error(
              'route-dimension',
              `routes.${r.id}`,
              `分办规则“${r.id}”用到的“${d}”没有列为分办依据。`,
              r.clause,
            ),
          ]
        : values
            .filter((v) => !by[d]!.includes(v))
            .map((v) =>
              error(
                'route-dimension',
                `routes.${r.id}`,
                `分办规则“${r.id}”里“${d}”的取值“${v}”不在分办依据里。`,
                r.clause,
              ),
            ),
    ),
    ...(r.co?.includes(r.lead)
      ? [
          error(
            'lead-is-co',
            `routes.${r.id}`,
            `分办规则“${r.id}”的牵头处室“${given.policy.words.offices[r.lead] ?? r.lead}”又是自己的协同处室。`,
            r.clause,
          ),
        ]
      : []),
    ...(new Set(r.co).size === (r.co?.length ?? 0)
      ? []
      : [error('lead-is-co', `routes.${r.id}`, `分办规则“${r.id}”的协同处室写了两次。`, r.clause)]),
  ]);
};

const dimensions = (given: Given): Problem[] =>
  Object.entries(given.policy.words.routing?.by ?? {}).flatMap(([d, values]) => {
    const fact = factNamed(given, d);
    if (!fact) return [];
    return fact.values
      ? [
          ...values
            .filter((v) => !fact.values!.includes(String(v)))
            .map((v) => error('route-dimension', `routing.${d}`, `分办依据“${d}”不会取到“${v}”。`)),
          ...fact.values
            .filter((v) => !values.map(String).includes(v))
            .map((v) =>
              error(
                'routing-hole',
                `routing.${d}`,
                `分办依据“${d}”漏了“${v}”，遇到时不知道交给谁。`,
              ),
            ),
        ]
      : [];
  });

/** The routing table answers every combination with one lead office, and every row is used. */
export const routing: Family = (g) => {
  const all = combinations(g);
  const wins = new Set(all.flatMap((c) => (c.rows.length === 1 ? [c.rows[0]!.id] : [])));
  return [
    ...(needed(g) && g.rules.routes.length === 0
      ? [error('routing-hole', 'routing', '有牵头或协同处室的环节，但没有分办规则。')]
      : []),
    ...(needed(g) && g.rules.routes.length > 0 && all.length === 0
      ? [error('routing-hole', 'routing', '没有列出分办依据，无法分办。')]
      : []),
    ...all
      .filter((c) => c.rows.length === 0)
      .map((c) => error('routing-hole', `routing(${words(c)})`, `没有处室牵头：${words(c)}。`)),
    ...all
      .filter((c) => c.rows.length > 1)
      .map((c) =>
        error(
          'two-leads',
          `routing(${words(c)})`,
          `有两条分办规则同时适用（${c.rows.map((r) => r.id).join('、')}），不知道由谁牵头：${words(c)}。请写明哪一条优先。`,
          c.rows[0]!.clause,
        ),
      ),
    ...g.rules.routes
      .filter((r) => all.length > 0 && !wins.has(r.id))
      .map((r) =>
        error(
          'route-never-wins',
          `routes.${r.id}`,
          `分办规则“${r.id}”在任何情况下都用不上。`,
          r.clause,
        ),
      ),
    ...table(g),
    ...dimensions(g),
  ];
};

/**
 * Who has a seat in a place for this combination: parties and offices with an opinion there that
 * has no condition.
 */
export const seated = (given: Given, life: string, row: Route<string> | undefined): Set<string> =>
  new Set(
    given.rules.opinions
      .filter((o) => given.policy.words.places[o.at]?.life === life)
      .flatMap((o) => officesOf(o.by, row)),
  );
