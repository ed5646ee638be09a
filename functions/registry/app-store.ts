import { sql, type Transaction } from 'kysely';
import type { AppKind } from '@shared/kernel/kinds';
import type { Tables } from '../db/tables';

/** An app by id with its provider's name, if the registry knows it. */
export const findApp = async (
  tx: Transaction<Tables>,
  id: string,
): Promise<
  { id: string; name: string; kind: AppKind; provider: string; providerId: string } | undefined
> =>
  tx
    .selectFrom('app')
    .innerJoin('provider', 'provider.id', 'app.provider_id')
    .select([
      'app.id',
      'app.name',
      'app.kind',
      'provider.name as provider',
      'provider.id as providerId',
    ])
    .where('app.id', '=', id)
    .executeTakeFirst();

/** Notes that a bureau has looked at an app that somebody typed, so that searches may show it. */
export const markLooked = async (tx: Transaction<Tables>, app: string): Promise<void> => {
  await sql`UPDATE app SET looked_at = true WHERE id = ${app} AND NOT looked_at`.execute(tx);
};

/**
 * Writes what became of an app on the national platform; a number comes with the filing. Every
 * answer about the app carries its version.
 */
export const setNational = async (
  tx: Transaction<Tables>,
  app: string,
  standing: 'valid' | 'paused' | 'revoked',
  moeNo?: string,
): Promise<void> => {
  await sql`UPDATE app SET moe_standing = ${standing}, moe_no = coalesce(${moeNo ?? null}, moe_no), version = version + 1 WHERE id = ${app}`.execute(
    tx,
  );
};
