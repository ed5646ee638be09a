import type { Day } from '@shared/kernel/calendar';
import type { FactValue } from '@shared/kernel/condition';
import { keptFact } from '@shared/domain/answers';
import type { Case } from '@shared/domain/case';
import type { Rules } from '@shared/policy/rules';
import type { Proof } from './subject-store';

/** The region of a policy: what stands before the day it is in force from. */
export const regionOf = (policy: string): string => policy.split('@')[0]!;

/**
 * The proofs that still hold: where a day that was proved has passed, everything its form asks is
 * asked anew.
 */
export const holding = (rules: Rules, proofs: readonly Proof[] | null, today: Day): Proof[] => {
  const over = new Set(
    (proofs ?? []).flatMap((proof) => {
      const field = rules.fields[proof.field];
      return field?.kind === 'date' &&
        !field.past &&
        typeof proof.value === 'string' &&
        proof.value < today
        ? formsWith(rules, proof.field)
        : [];
    }),
  );
  return (proofs ?? []).filter(
    (proof) =>
      rules.fields[proof.field]?.once &&
      !formsWith(rules, proof.field).some((form) => over.has(form)),
  );
};

const formsWith = (rules: Rules, field: string): string[] =>
  Object.entries(rules.forms).flatMap(([id, form]) =>
    form.fields.some((one) => one.id === field) ? [id] : [],
  );

/** Without those that an office has just found wanting: the school is asked for them itself. */
export const trusted = (rules: Rules, current: Case, proofs: readonly Proof[]): Proof[] => {
  const faulted = rules.opinions.filter(
    (opinion) => current.opinions[opinion.id]?.state === 'fault',
  );
  return proofs.filter(
    (proof) =>
      !faulted.some((opinion) => !opinion.looksAt || opinion.looksAt.includes(proof.field)),
  );
};

/** The proofs as facts that a rule and a form read. */
export const keptFacts = (proofs: readonly Proof[]): Record<string, FactValue> =>
  Object.fromEntries(proofs.map((proof) => [keptFact(proof.field), proof.value]));
