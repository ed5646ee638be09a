import type { Scalar } from '../kernel/scalar';
import type { Route } from './policy';

type Row = Route<string>;

/**
 * The rows that answer these dimension values and that no other such row overrides; a proved table
 * always has exactly one.
 */
export const unbeaten = <R extends Row>(
  rows: readonly R[],
  value: (dimension: string) => unknown,
): R[] => {
  const met = rows.filter((row) =>
    Object.entries(row.when).every(([dimension, allowed]) =>
      allowed.includes(value(dimension) as Scalar),
    ),
  );
  return met.filter((row) => !met.some((other) => other.over?.includes(row.id)));
};

/**
 * The parties and office slots that a `who` of the policy means for this routing; `lead` and `co`
 * are unknown before a case is routed.
 */
export const officesOf = (
  who: string,
  route: Pick<Row, 'lead' | 'co'> | undefined,
): readonly string[] => {
  if (who === 'lead') return route ? [route.lead] : [];
  if (who === 'co') return route?.co ?? [];
  return [who];
};
