import type { Transaction } from 'kysely';
import type { Tables } from '../db/tables';

/** An app by id, if the registry knows it. */
export const findApp = async (tx: Transaction<Tables>, id: string): Promise<{ id: string; name: string } | undefined> =>
  tx.selectFrom('app').select(['id', 'name']).where('id', '=', id).executeTakeFirst();
