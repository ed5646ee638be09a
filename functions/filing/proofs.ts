import type { Day } from '@shared/kernel/calendar';
import type { FactValue } from '@shared/kernel/condition';
import { keptFact } from '@shared/domain/answers';
import type { Case } from '@shared/domain/case';
import type { Rules } from '@shared/policy/rules';
import type { Proof } from './store';

/** The region of a policy: what stands before the day it is in force from. */
export const regionOf = (policy: string): string => policy.split('@')[0]!;

/**
 * The proofs that still hold: where a day that was proved has passed, everything its form asks is
 * asked anew.
 */
export const holding = (rules: Rules, proofs: readonly Proof[] | null, today: Day): Proof[] => {
  const over = new Set(
    (proofs ?? []).flatMap((p) => {
      const field = rules.fields[p.field];
      return field?.kind === 'date' && !field.past && typeof p.value === 'string' && p.value < today
        ? formsWith(rules, p.field)
        : [];
    }),
  );
  return (proofs ?? []).filter(
    (p) => rules.fields[p.field]?.once && !formsWith(rules, p.field).some((form) => over.has(form)),
  );
};

const formsWith = (rules: Rules, field: string): string[] =>
  Object.entries(rules.forms).flatMap(([id, form]) =>
    form.fields.some((f) => f.id === field) ? [id] : [],
  );

/** Without those that an office has just found wanting: the school is asked for them itself. */
export const trusted = (rules: Rules, current: Case, proofs: readonly Proof[]): Proof[] => {
  const faulted = rules.opinions.filter((o) => current.opinions[o.id]?.state === 'fault');
  return proofs.filter((p) => !faulted.some((o) => !o.looksAt || o.looksAt.includes(p.field)));
};

/** The proofs as facts that a rule and a form read. */
export const keptFacts = (proofs: readonly Proof[]): Record<string, FactValue> =>
  Object.fromEntries(proofs.map((p) => [keptFact(p.field), p.value]));
