import type { Kysely } from 'kysely';
import type { Clause } from '@shared/kernel/refusal';
import { policies, rulesFor } from '@shared/policy';
import type { Rules } from '@shared/policy/rules';
import type { Tables } from '../db/tables';
import { writeCards } from './store';

/** What the rules forbid as the public reads it: each once, with the number of its clause in `clauses`. Only law, never our own articles. */
export const publicRules = (rules: Rules): { clauses: Clause[]; forbids: { id: string; title: string; clause: number }[] } => {
  const clauses: Clause[] = [];
  const at = (clause: Clause): number => {
    const known = clauses.findIndex((k) => k.doc === clause.doc && k.no === clause.no && k.quote === clause.quote);
    return known >= 0 ? known : clauses.push(clause) - 1;
  };
  const forbids = rules.categories.filter((k) => k.clause.kind === 'text').map((k) => ({ id: k.id, title: k.title, clause: at(k.clause) }));
  return { clauses, forbids };
};

/** Makes every policy of the registry readable to the lookup, which knows no policies: done when a process starts and at each deployment. */
export const publishPolicies = (db: Kysely<Tables>): Promise<void> =>
  writeCards(db, Object.keys(policies).map((policy) => ({ policy, rules: JSON.stringify(publicRules(rulesFor(policy)!)) })));
