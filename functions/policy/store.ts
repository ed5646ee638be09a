import { sql, type Kysely } from 'kysely';
import type { Tables } from '../db/tables';

/** What the public may read of a policy, as JSON texts. */
export type Card = { policy: string; rules: string; unfiled: string; lists: string };

/** Writes what the public may read of each policy; a text that is there already stays untouched. */
export const writeCards = async (db: Kysely<Tables>, cards: readonly Card[]): Promise<void> => {
  for (const card of cards) {
    await sql`INSERT INTO policy_card (policy, rules, unfiled, lists) VALUES (${card.policy}, ${card.rules}, ${card.unfiled}::jsonb, ${card.lists}::jsonb)
      ON CONFLICT (policy) DO UPDATE SET rules = EXCLUDED.rules, unfiled = EXCLUDED.unfiled, lists = EXCLUDED.lists
      WHERE (policy_card.rules, policy_card.unfiled, policy_card.lists) IS DISTINCT FROM (EXCLUDED.rules, EXCLUDED.unfiled, EXCLUDED.lists)`.execute(
      db,
    );
  }
};
