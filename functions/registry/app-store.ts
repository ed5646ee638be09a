import { sql, type Transaction } from 'kysely';
import type { Tables } from '../db/tables';

/** An app by id, if the registry knows it. */
export const findApp = async (tx: Transaction<Tables>, id: string): Promise<{ id: string; name: string } | undefined> =>
  tx.selectFrom('app').select(['id', 'name']).where('id', '=', id).executeTakeFirst();

/** Writes what became of an app on the national platform; a number comes with the filing. Every answer about the app carries its version. */
export const setNational = async (tx: Transaction<Tables>, app: string, standing: 'valid' | 'paused' | 'revoked', moeNo?: string): Promise<void> => {
  await sql`UPDATE app SET moe_standing = ${standing}, moe_no = coalesce(${moeNo ?? null}, moe_no), version = version + 1 WHERE id = ${app}`.execute(tx);
};
