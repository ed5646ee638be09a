import type { Kysely } from 'kysely';
import type { Clause } from '@shared/kernel/refusal';
import { policies, rulesFor } from '@shared/policy';
import type { Rules } from '@shared/policy/rules';
import type { Tables } from '../db/tables';
import { writeCards } from './store';

type PublicRules = {
  clauses: Clause[];
  forbids: { id: string; title: string; by: 'school' | 'app'; clause: number }[];
  besides: { id: string; title: string }[];
};

/**
 * What the rules forbid as the public reads it: each once, by whom, with the number of its clause
 * in `clauses`; only law. `besides` are what else a complaint may be about, which no article
 * forbids.
 */
export const publicRules = (rules: Rules): PublicRules => {
  const clauses: Clause[] = [];
  const at = (clause: Clause): number => {
    const known = clauses.findIndex(
      (kept) => kept.doc === clause.doc && kept.no === clause.no && kept.quote === clause.quote,
    );
    return known >= 0 ? known : clauses.push(clause) - 1;
  };
  const law = rules.categories.filter((category) => category.clause.kind === 'text');
  const forbids = law.map((category) => ({
    id: category.id,
    title: category.title,
    by: category.by,
    clause: at(category.clause),
  }));
  const besides = rules.categories
    .filter((category) => !law.includes(category))
    .map((category) => ({ id: category.id, title: category.title }));
  return { clauses, forbids, besides };
};

/**
 * Makes every policy of the registry readable to the lookup, which knows no policies: done when a
 * process starts and at each deployment.
 */
export const publishPolicies = (db: Kysely<Tables>): Promise<void> =>
  writeCards(
    db,
    Object.keys(policies).map((policy) => ({
      policy,
      rules: JSON.stringify(publicRules(rulesFor(policy)!)),
    })),
  );
