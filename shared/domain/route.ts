import type { Facts } from '../kernel/condition';
import type { Rules } from '../policy/rules';
import { unbeaten } from '../policy/routing';
import type { Life } from '../policy/policy';
import type { Routing } from './case';

/**
 * Where a case goes: one lead office and its co-reviewers; undefined when a dimension is unknown or
 * the table does not answer.
 */
export const routeOf = (rules: Rules, life: Life, facts: Facts): Routing | undefined => {
  const dimensions = Object.keys(rules.policy.words.routing?.[life]?.by ?? {});
  if (dimensions.some((name) => facts.facts[name] === undefined)) return undefined;
  const table = rules.routes.filter((row) => row.of === life);
  const rows = unbeaten(table, (name) => facts.facts[name]);
  const row = rows.length === 1 ? rows[0] : undefined;
  return row && { row: row.id, lead: row.lead, co: row.co ?? [] };
};
