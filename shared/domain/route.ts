import type { Facts } from '../kernel/condition';
import type { Rules } from '../policy/rules';
import { unbeaten } from '../policy/routing';
import type { Routing } from './case';

/**
 * Where a case goes: one lead office and its co-reviewers; undefined when a dimension is unknown or
 * the table does not answer.
 */
export const routeOf = (rules: Rules, facts: Facts): Routing | undefined => {
  const dimensions = Object.keys(rules.policy.words.routing?.by ?? {});
  if (dimensions.some((route) => facts.facts[route] === undefined)) return undefined;
  const rows = unbeaten(rules.routes, (route) => facts.facts[route]);
  const row = rows.length === 1 ? rows[0] : undefined;
  return row && { row: row.id, lead: row.lead, co: row.co ?? [], at: row.at ?? 'own' };
};
