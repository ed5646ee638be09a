import { sql, type Transaction } from 'kysely';
import type { AppKind, MoeStanding, SchoolKind } from '@shared/kernel/kinds';
import type { UseSpan } from '@shared/domain/public-status';
import { plainColumn } from '../db/plain-name';
import { regionRoot } from '../db/region-root';
import type { Tables } from '../db/tables';

type Tx = Transaction<Tables>;

/** An app as lists show it. */
export type AppLine = {
  id: string;
  name: string;
  kind: AppKind;
  provider: string;
  moe_no: string | null;
  moe_standing: MoeStanding;
  barred_until: string | null;
  source: 'registry' | 'typed';
};
/** A school's tool as a search shows it. */
export type Hit = AppLine & {
  school_id: string;
  school_name: string;
  school_kind: SchoolKind;
  spans: UseSpan[];
  standing: string;
  place_title: string;
};

const appColumns = sql`a.id, a.name, a.kind, v.name AS provider, a.moe_no, a.moe_standing, v.barred_until, a.source`;

/** Tools in schools, by part of the app's or the school's name or by 备案号; keyset after (school, app). An app that only a school has typed is found within that school alone. No RLS here: everything in these tables is public. */
export const searchStatus = async (
  tx: Tx,
  q: {
    grams: string[];
    like: string;
    moeNo?: string;
    school?: string;
    after?: { school: string; app: string };
  },
  limit: number,
): Promise<Hit[]> =>
  (
    await sql<Hit>`
    SELECT ${appColumns}, s.id AS school_id, s.name AS school_name, s.kind AS school_kind, t.spans, t.standing, t.place_title
    FROM public_status t JOIN app a ON a.id = t.app_id JOIN provider v ON v.id = a.provider_id JOIN org s ON s.id = t.school_id
    WHERE ${
      q.moeNo
        ? sql`t.app_id IN (SELECT id FROM app WHERE moe_no = ${q.moeNo})`
        : sql`(t.app_id IN (SELECT id FROM app WHERE grams @> ${q.grams} AND ${plainColumn('name')} LIKE ${q.like}) OR t.school_id IN (SELECT id FROM org WHERE grams @> ${q.grams} AND ${plainColumn('name')} LIKE ${q.like}))`
    }
      AND ${q.school ? sql`t.school_id = ${q.school}` : sql`a.looked_at`}
      ${q.after ? sql`AND (t.school_id, t.app_id) > (${q.after.school}, ${q.after.app})` : sql``}
    ORDER BY t.school_id, t.app_id LIMIT ${limit}`.execute(tx)
  ).rows;

/** Apps by exactly one of: 备案号, package name, store id, part of the name. */
export const findApps = async (
  tx: Tx,
  q: { moeNo?: string; packageName?: string; storeId?: string; grams?: string[]; like?: string },
): Promise<AppLine[]> =>
  (
    await sql<AppLine>`
    SELECT ${appColumns} FROM app a JOIN provider v ON v.id = a.provider_id
    WHERE a.looked_at AND ${q.moeNo ? sql`a.moe_no = ${q.moeNo}` : q.packageName ? sql`a.package_name = ${q.packageName}` : q.storeId ? sql`a.store_ids @> ARRAY[${q.storeId}]::text[]` : sql`a.grams @> ${q.grams ?? []} AND ${plainColumn('a.name')} LIKE ${q.like ?? ''}`}
    ORDER BY a.name, a.id LIMIT 20`.execute(tx)
  ).rows;

/** Schools and units by part of their name; keyset after (name, id). */
export const findSchools = async (
  tx: Tx,
  grams: string[],
  like: string,
  after: { name: string; id: string } | undefined,
  limit: number,
): Promise<{ id: string; name: string; kind: SchoolKind }[]> =>
  (
    await sql<{ id: string; name: string; kind: SchoolKind }>`
    SELECT id, name, kind FROM org WHERE kind IN ('school', 'office', 'unit') AND active AND grams @> ${grams} AND ${plainColumn('name')} LIKE ${like}
      ${after ? sql`AND (name, id) > (${after.name}, ${after.id})` : sql``} ORDER BY name, id LIMIT ${limit}`.execute(
      tx,
    )
  ).rows;

/** The bureaus with a telephone parents may call. */
export const bureaus = async (
  tx: Tx,
): Promise<{ id: string; name: string; tel: string; root: string }[]> =>
  tx
    .selectFrom('org')
    .select(['id', 'name', 'tel', regionRoot('path').as('root')])
    .where('kind', '=', 'bureau')
    .where('active', '=', true)
    .orderBy('path')
    .limit(200)
    .execute();
