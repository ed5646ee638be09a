import { sql, type Kysely } from 'kysely';
import type { Tables } from '../db/tables';

/** Writes what the public may read of each policy; a text that is there already stays untouched. */
export const writeCards = async (
  db: Kysely<Tables>,
  cards: readonly { policy: string; rules: string }[],
): Promise<void> => {
  for (const card of cards) {
    await sql`INSERT INTO policy_card (policy, rules) VALUES (${card.policy}, ${card.rules}) ON CONFLICT (policy) DO UPDATE SET rules = EXCLUDED.rules WHERE policy_card.rules <> EXCLUDED.rules`.execute(
      db,
    );
  }
};
