import type { Kysely } from 'kysely';
import { holds } from '@shared/kernel/condition';
import { moeStandings, type MoeStanding } from '@shared/kernel/kinds';
import type { Clause } from '@shared/kernel/refusal';
import { deciderOf } from '@shared/domain/lists';
import type { Unfiled } from '@shared/domain/verdict';
import { policies, rulesFor } from '@shared/policy';
import type { Decider, ListKind } from '@shared/policy/policy';
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

/** What is said where nothing was filed, by what the app's national filing came to. */
const unfiledRules = (rules: Rules): Readonly<Partial<Record<MoeStanding, Unfiled>>> =>
  Object.fromEntries(
    moeStandings.flatMap((standing) => {
      const facts = { 'app.moe_standing': standing === 'valid' ? 'filed' : standing };
      const row = rules.unfiled.find(({ when }) => !when || holds(when, { facts, settings: {} }));
      return row ? [[standing, { says: row.says, clause: row.clause }]] : [];
    }),
  );

/** A list as the public reads of it. */
export type PublicList = {
  id: string;
  kind: ListKind;
  title: string;
  of: 'app' | 'provider';
  /** Whether the topmost bureau under the policy keeps it, or each its own. */
  kept: Decider;
  clause: Clause;
  holds: readonly { says: string; clause: Clause }[];
};

/** The lists that a policy keeps. */
const publicLists = (rules: Rules): PublicList[] => {
  const { places } = rules.policy.words;
  return Object.entries(rules.lists).flatMap(([id, list]): PublicList[] => {
    const life = Object.values(places).find(({ on }) => on === id)?.life;
    if (!life) return [];
    const { kind, title, of, clause } = list;
    const holds = rules.holds
      .filter((hold) => hold.list === id)
      .map(({ says, clause }) => ({ says, clause }));
    const kept = deciderOf(rules, life, { facts: {}, settings: {} });
    return [{ id, kind, title, of, clause, holds, kept }];
  });
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
      unfiled: JSON.stringify(unfiledRules(rulesFor(policy)!)),
      lists: JSON.stringify(publicLists(rulesFor(policy)!)),
    })),
  );
