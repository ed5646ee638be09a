import { sql, type RawBuilder, type Transaction } from 'kysely';
import type { OrgKind } from '@shared/kernel/kinds';
import { grams, plainName } from '@shared/kernel/names';
import type { Decider } from '@shared/policy/policy';
import type { Tables } from '../db/tables';

type Tx = Transaction<Tables>;

/** Whether a bureau may begin a case about an organisation: one of its own, or any provider. */
export const mayBeAbout = async (tx: Tx, bureau: string, org: string): Promise<boolean> =>
  (
    await sql`SELECT 1 FROM org WHERE id = ${org} AND active AND kind <> 'bureau' AND (bureau_id = ${bureau} OR kind = 'provider')`.execute(
      tx,
    )
  ).rows.length > 0;

/** A bureau at which a case is decided. */
export type BureauRow = { id: string; path: string };

const chosen: Readonly<Record<Decider, RawBuilder<unknown>>> = {
  own: sql`own.id`,
  above: sql`coalesce(own.bureau_id, own.id)`,
  // The topmost of the unbroken line of bureaus that are under the same policy.
  owner: sql`(WITH RECURSIVE up AS (
      SELECT own.id, own.bureau_id, own.policy
      UNION ALL SELECT o.id, o.bureau_id, o.policy FROM up JOIN org o ON o.id = up.bureau_id AND o.policy = up.policy)
    SELECT up.id FROM up WHERE NOT EXISTS (SELECT 1 FROM up higher WHERE higher.id = up.bureau_id))`,
};

/** The bureau that decides for another. */
export const bureauFor = async (tx: Tx, bureau: string, decider: Decider): Promise<BureauRow> =>
  (
    await sql<BureauRow>`
    SELECT b.id, b.path FROM org own JOIN org b ON b.id = ${chosen[decider]} WHERE own.id = ${bureau}`.execute(
      tx,
    )
  ).rows[0]!;

/** An organisation with the bureau it files with. */
export const orgRow = async (
  tx: Tx,
  id: string,
): Promise<{ id: string; kind: OrgKind; bureau: string } | undefined> =>
  (
    await sql<{ id: string; kind: OrgKind; bureau: string }>`
    SELECT id, kind, coalesce(bureau_id, id) AS bureau FROM org WHERE id = ${id}`.execute(tx)
  ).rows[0];

/**
 * The organisation that acts for a provider, made when there is none: nobody of it can sign in yet,
 * but papers can be put to it. Two who need the same one take turns.
 */
export const providerOrg = async (
  tx: Tx,
  provider: string,
  made: { id: string; bureau: BureauRow },
): Promise<string> => {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`provider org ${provider}`}, 0))`.execute(
    tx,
  );
  const named = (
    await sql<{ name: string }>`SELECT name FROM provider WHERE id = ${provider}`.execute(tx)
  ).rows[0]!.name;
  const known = (
    await sql<{ id: string }>`
    SELECT id FROM org WHERE kind = 'provider' AND plain = ${plainName(named)} ORDER BY active DESC, id LIMIT 1`.execute(
      tx,
    )
  ).rows[0];
  if (known) return known.id;
  await sql`INSERT INTO org (id, kind, name, plain, bureau_id, path, level, grams)
    VALUES (${made.id}, 'provider', ${named}, ${plainName(named)}, ${made.bureau.id}, ${made.bureau.path}, 'city', ${grams(named)}::text[])`.execute(
    tx,
  );
  return made.id;
};
