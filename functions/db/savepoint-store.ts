import { sql, type Transaction } from 'kysely';
import type { Tables } from './tables';

/**
 * Does a piece of work so that its failure undoes itself alone and not the transaction around it;
 * gives what it threw.
 */
export const inSavepoint = async (
  tx: Transaction<Tables>,
  work: () => Promise<void>,
): Promise<Error | undefined> => {
  await sql`SAVEPOINT apart`.execute(tx);
  const failed = await work().then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error : new Error('unknown')),
  );
  if (failed) await sql`ROLLBACK TO SAVEPOINT apart`.execute(tx);
  await sql`RELEASE SAVEPOINT apart`.execute(tx);
  return failed;
};
