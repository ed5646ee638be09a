import { sql, type Transaction } from 'kysely';
import type { Tables } from '../db/tables';

/** Whether a bureau may begin a case about an organisation: one of its own, or any provider. */
export const mayBeAbout = async (
  tx: Transaction<Tables>,
  bureau: string,
  org: string,
): Promise<boolean> =>
  (
    await sql`SELECT 1 FROM org WHERE id = ${org} AND active AND kind <> 'bureau' AND (bureau_id = ${bureau} OR kind = 'provider')`.execute(
      tx,
    )
  ).rows.length > 0;
