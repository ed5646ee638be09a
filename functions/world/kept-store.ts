import { sql, type Transaction } from 'kysely';
import type { Instant } from '@shared/kernel/calendar';
import { prepared } from '../db/prepared';
import type { Tables } from '../db/tables';

/**
 * Claims an idempotency key for this transaction. A duplicate waits here until the first has ended,
 * then gives what was kept.
 */
export const claimKey = async (
  tx: Transaction<Tables>,
  keyHash: string,
  inputHash: string,
  now: Instant,
): Promise<{ input: string; box: string } | undefined> => {
  const { rows } = await sql<{ fresh: boolean }>`${prepared}
    INSERT INTO kept_reply (key_hash, input_hash, box, kept_at) VALUES (${keyHash}, ${inputHash}, '', ${now})
    ON CONFLICT (key_hash) DO NOTHING RETURNING true AS fresh`.execute(tx);
  if (rows.length > 0) return undefined;
  const kept = await sql<{
    input: string;
    box: string;
  }>`SELECT input_hash AS input, box FROM kept_reply WHERE key_hash = ${keyHash}`.execute(tx);
  return kept.rows[0];
};

/** Keeps the sealed reply under its key. */
export const keepReply = async (
  tx: Transaction<Tables>,
  keyHash: string,
  box: string,
): Promise<void> => {
  await sql`${prepared} UPDATE kept_reply SET box = ${box} WHERE key_hash = ${keyHash}`.execute(tx);
};

/** Forgets replies kept before a moment. */
export const forgetReplies = async (tx: Transaction<Tables>, before: Instant): Promise<number> => {
  const { rows } = await sql<{
    one: number;
  }>`DELETE FROM kept_reply WHERE kept_at < ${before} RETURNING 1 AS one`.execute(tx);
  return rows.length;
};
