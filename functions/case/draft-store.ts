import { sql, type Transaction } from 'kysely';
import type { Instant } from '@shared/kernel/calendar';
import type { Tables } from '../db/tables';
import type { Caller } from '../world/caller';

type Tx = Transaction<Tables>;
type Box = { box: string; keyId: string };

/** Writes a draft at its first revision. */
export const insertDraft = async (
  tx: Tx,
  draft: Box & { id: string; filer: string; at: Instant },
): Promise<void> => {
  await tx
    .insertInto('case_draft')
    .values({
      case_id: draft.id,
      filer_org: draft.filer,
      revision: 1,
      box: draft.box,
      key_id: draft.keyId,
      saved_at: draft.at,
    })
    .execute();
};

/** Replaces a draft if it is still at the revision last seen; gives the new one, or undefined. */
export const replaceDraft = async (
  tx: Tx,
  caller: Caller,
  draft: Box & { id: string; seen: number; at: Instant },
): Promise<number | undefined> => {
  const { rows } = await sql<{ revision: number }>`
    UPDATE case_draft SET revision = revision + 1, box = ${draft.box}, key_id = ${draft.keyId}, saved_at = ${draft.at}
    WHERE case_id = ${draft.id} AND filer_org = ${caller.org.id} AND revision = ${draft.seen} RETURNING revision`.execute(
    tx,
  );
  return rows[0]?.revision;
};

/**
 * Puts other answers into a draft, whatever its revision: what the school sees next time it opens
 * the form.
 */
export const resetDraft = async (tx: Tx, id: string, draft: Box, at: Instant): Promise<void> => {
  await sql`UPDATE case_draft SET revision = revision + 1, box = ${draft.box}, key_id = ${draft.keyId}, saved_at = ${at} WHERE case_id = ${id}`.execute(
    tx,
  );
};
