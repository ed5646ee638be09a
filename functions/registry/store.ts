import type { Bars } from '@shared/domain/listed';
import { sql, type Transaction } from 'kysely';
import type { AppKind, MoeStanding } from '@shared/kernel/kinds';
import { plainName } from '@shared/kernel/names';
import { barsAnywhere } from '../db/bars';
import { likePart, plainColumn } from '../db/plain-name';
import type { Tables } from '../db/tables';

type Tx = Transaction<Tables>;

/** An app as a search finds it, with the caller's school's open filing for it. */
export type AppRow = {
  id: string;
  name: string;
  kind: AppKind;
  provider: string;
  app_bars: Bars | null;
  provider_bars: Bars | null;
  moe_no: string | null;
  moe_standing: MoeStanding;
  source: 'registry' | 'typed';
  filing: string | null;
  place: string | null;
  policy: string | null;
  near: boolean;
};

/** What to look for; an app that meets any one of them is found. */
export type Wanted = {
  name?: { plain: string; grams: readonly string[] };
  moeNos: readonly string[];
  packageName?: string;
  storeId?: string;
  /** Ids of apps whose names come near, the nearest first: found only where nothing else is. */
  near: readonly string[];
};

/**
 * The apps that meet what is wanted: first those an identifier names, then the shortest names that
 * hold the letters, and where there are none those that come near; `school` is whose open filings
 * are told, '' for nobody's.
 */
export const searchApps = async (
  tx: Tx,
  wanted: Wanted,
  school: string,
  limit: number,
): Promise<AppRow[]> => {
  const named = [
    ...(wanted.moeNos.length > 0 ? [sql`a.moe_no = ANY (${[...wanted.moeNos]}::text[])`] : []),
    ...(wanted.packageName ? [sql`a.package_name = ${wanted.packageName}`] : []),
    ...(wanted.storeId ? [sql`a.store_ids @> ${[wanted.storeId]}::text[]`] : []),
  ];
  // One character or two are a gram: the index has proved it, and spelling every name out again
  // would cost seconds on a common one.
  const proved = wanted.name && [...wanted.name.plain].length <= 2;
  const found = [
    ...(named.length > 0
      ? [
          sql`(SELECT a.id, 0 AS rank FROM app a WHERE ${sql.join(named, sql` OR `)} ORDER BY a.source, a.id LIMIT ${limit})`,
        ]
      : []),
    ...(wanted.name
      ? [
          sql`(
      SELECT a.id, 1 AS rank FROM app a WHERE a.grams @> ${[...wanted.name.grams]}::text[] ${proved ? sql`` : sql`AND ${plainColumn('a.name')} LIKE ${likePart(wanted.name.plain)}`}
      ORDER BY length(a.name), a.source, a.name, a.id LIMIT ${limit})`,
        ]
      : []),
  ];
  if (wanted.near.length > 0)
    found.push(
      sql`(SELECT n.id, 1 + n.nth AS rank FROM unnest(${[...wanted.near]}::text[]) WITH ORDINALITY n (id, nth))`,
    );
  if (found.length === 0) return [];
  return (
    await sql<AppRow>`
    WITH found AS (SELECT id, min(rank) AS rank FROM (${sql.join(found, sql` UNION ALL `)}) each GROUP BY id)
    SELECT a.id, a.name, a.kind, p.name AS provider, ${barsAnywhere('p.listed')} AS provider_bars, ${barsAnywhere('a.listed')} AS app_bars, a.moe_no, a.moe_standing, a.source, f.id AS filing, f.place, f.policy, found.rank > 1 AS near
    FROM found JOIN app a ON a.id = found.id JOIN provider p ON p.id = a.provider_id LEFT JOIN case_file f ON f.filer_org = ${school} AND f.app_id = a.id AND f.open AND f.life <> 'inventory'
    WHERE found.rank < 2 OR NOT EXISTS (SELECT 1 FROM found sure WHERE sure.rank < 2)
    ORDER BY found.rank, length(a.name), a.source, a.name, a.id LIMIT ${limit}`.execute(tx)
  ).rows;
};

/** The provider of this name, however it is spaced or typed wide, made when there is none: a barred firm is not another one for a space. Two who name
 *  the same one take turns until this transaction ends. */
export const providerNamed = async (tx: Tx, name: string, newId: string): Promise<string> => {
  await sql`SELECT pg_advisory_xact_lock(hashtext(${`provider ${plainName(name)}`}))`.execute(tx);
  const known = await sql<{
    id: string;
  }>`SELECT id FROM provider WHERE ${plainColumn('name')} = ${plainName(name)} ORDER BY name <> ${name}, listed = '{}', credit_code NULLS LAST, id LIMIT 1`.execute(
    tx,
  );
  if (known.rows[0]) return known.rows[0].id;
  await sql`INSERT INTO provider (id, name) VALUES (${newId}, ${name})`.execute(tx);
  return newId;
};

/** The app of this name, however it is spaced, and kind from this provider. */
export const appOf = async (
  tx: Tx,
  app: { name: string; kind: string; provider: string },
): Promise<string | undefined> =>
  (
    await sql<{ id: string }>`
    SELECT id FROM app WHERE provider_id = ${app.provider} AND ${plainColumn('name')} = ${plainName(app.name)} AND kind = ${app.kind} ORDER BY name <> ${app.name}, source, id LIMIT 1`.execute(
      tx,
    )
  ).rows[0]?.id;

/** Adds an app that a school named; no public search shows it until a bureau has looked. */
export const insertTyped = async (
  tx: Tx,
  app: {
    id: string;
    name: string;
    kind: AppKind;
    provider: string;
    moeNo: string | null;
    packageName: string | null;
    by: string;
    grams: readonly string[];
  },
): Promise<void> => {
  await sql`
    INSERT INTO app (id, name, kind, provider_id, moe_no, package_name, source, typed_by, looked_at, grams)
    VALUES (${app.id}, ${app.name}, ${app.kind}, ${app.provider}, ${app.moeNo}, ${app.packageName}, 'typed', ${app.by}, false, ${[...app.grams]})`.execute(
    tx,
  );
};
