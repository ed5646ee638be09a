import { sql, type Transaction } from 'kysely';
import type { Instant } from '@shared/kernel/calendar';
import type { Tables } from '../db/tables';

type Tx = Transaction<Tables>;

/** Adds an internal note; its case is in scope already. */
export const insertNote = async (
  tx: Tx,
  note: { id: string; of: string; path: string; person: string; body: string; at: Instant },
): Promise<void> => {
  await tx
    .insertInto('note')
    .values({
      id: note.id,
      case_id: note.of,
      bureau_path: note.path,
      person_id: note.person,
      body: note.body,
      at: note.at,
    })
    .execute();
};

/** Whether a person holds one of these office slots in an organisation now. */
export const holdsSlot = async (
  tx: Tx,
  org: string,
  person: string,
  slot: string,
): Promise<boolean> => {
  const { rows } = await sql<{
    ok: boolean;
  }>`SELECT true AS ok FROM member WHERE org_id = ${org} AND person_id = ${person} AND ended_at IS NULL AND ${slot} = ANY (slots) LIMIT 1`.execute(
    tx,
  );
  return rows.length > 0;
};
