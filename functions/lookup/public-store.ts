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
  school_bureau: string;
  spans: UseSpan[];
  standing: string;
  place_title: string;
};

const appColumns = sql`a.id, a.name, a.kind, v.name AS provider, a.moe_no, a.moe_standing, v.barred_until, a.source`;

/** What a name must contain: its grams, and the same as a pattern; `short` when the grams alone prove it. */
export type NamePart = { grams: string[]; like: string; short: boolean };

// With so many finds or fewer they are sorted; with more, walking along the order of the page soon meets the next ones.
const FEW = 1000;

const schoolNamed = ({ grams, like, short }: NamePart) =>
  sql`o.grams @> ${grams} ${short ? sql`` : sql`AND o.plain LIKE ${like}`}`;
const appNamed = ({ grams, like, short }: NamePart) =>
  sql`a.grams @> ${grams} ${short ? sql`` : sql`AND ${plainColumn('a.name')} LIKE ${like}`}`;
const filers = sql`o.kind IN ('school', 'office', 'unit') AND o.active`;

/** The schools and the apps of this name, unless they are more than a thousand. */
const fewNamed = async (
  tx: Tx,
  name: NamePart,
): Promise<{ schools: string[] | undefined; apps: string[] | undefined }> => {
  const { rows } = await sql<{ of: 'school' | 'app'; id: string }>`
    (SELECT 'school' AS of, o.id FROM org o WHERE ${schoolNamed(name)} AND ${filers} LIMIT ${FEW + 1})
    UNION ALL (SELECT 'app' AS of, a.id FROM app a WHERE ${appNamed(name)} LIMIT ${FEW + 1})`.execute(
    tx,
  );
  const idsOf = (of: 'school' | 'app'): string[] | undefined => {
    const ids = rows.filter((r) => r.of === of).map((r) => r.id);
    return ids.length > FEW ? undefined : ids;
  };
  return { schools: idsOf('school'), apps: idsOf('app') };
};

type StatusSearch = {
  name: NamePart;
  moeNo?: string;
  school?: string;
  after?: { school: string; app: string };
};

/** Tools in schools, by part of the app's or the school's name or by 备案号; keyset after (school, app). An app that only a school has typed is found within that school alone. No RLS here: everything in these tables is public. */
export const searchStatus = async (tx: Tx, q: StatusSearch, limit: number): Promise<Hit[]> => {
  const asked = sql`
    ${q.school ? sql`AND t.school_id = ${q.school}` : sql``}
    ${q.after ? sql`AND (t.school_id, t.app_id) > (${q.after.school}, ${q.after.app})` : sql``}`;
  const shown = q.school ? sql`true` : sql`a.looked_at`;
  const page = sql`ORDER BY t.school_id, t.app_id LIMIT ${limit}`;
  // Of each app only as many schools are read as the page can show.
  const ofApps = (which: ReturnType<typeof sql>) => sql`
    (SELECT t.school_id, t.app_id FROM app a CROSS JOIN LATERAL
      (SELECT t.school_id, t.app_id FROM public_status t WHERE t.app_id = a.id ${asked} ORDER BY t.school_id LIMIT ${limit}) t WHERE ${which} AND ${shown} ${page})`;
  const walked = (which: ReturnType<typeof sql>) => sql`
    (SELECT t.school_id, t.app_id FROM public_status t JOIN app a ON a.id = t.app_id JOIN org o ON o.id = t.school_id WHERE ${shown} AND ${which} ${asked} ${page})`;
  const few = q.moeNo ? undefined : await fewNamed(tx, q.name);
  const found = q.moeNo
    ? [ofApps(sql`a.moe_no = ${q.moeNo}`)]
    : [
        few?.schools
          ? walked(sql`t.school_id = ANY (${few.schools})`)
          : walked(schoolNamed(q.name)),
        few?.apps ? ofApps(sql`a.id = ANY (${few.apps})`) : walked(appNamed(q.name)),
      ];
  return (
    await sql<Hit>`
    WITH found AS (SELECT DISTINCT school_id, app_id FROM (${sql.join(found, sql` UNION ALL `)}) each ORDER BY school_id, app_id LIMIT ${limit})
    SELECT ${appColumns}, s.id AS school_id, s.name AS school_name, s.kind AS school_kind, b.name AS school_bureau, t.spans, t.standing, t.place_title
    FROM found f JOIN public_status t ON t.school_id = f.school_id AND t.app_id = f.app_id JOIN app a ON a.id = t.app_id JOIN provider v ON v.id = a.provider_id JOIN org s ON s.id = t.school_id JOIN org b ON b.id = s.bureau_id
    ORDER BY t.school_id, t.app_id`.execute(tx)
  ).rows;
};

/** Apps by exactly one of: 备案号, package name, store id, part of the name. */
export const findApps = async (
  tx: Tx,
  q: { moeNo?: string; packageName?: string; storeId?: string; name: NamePart },
): Promise<AppLine[]> =>
  (
    await sql<AppLine>`
    SELECT ${appColumns} FROM app a JOIN provider v ON v.id = a.provider_id
    WHERE a.looked_at AND ${q.moeNo ? sql`a.moe_no = ${q.moeNo}` : q.packageName ? sql`a.package_name = ${q.packageName}` : q.storeId ? sql`a.store_ids @> ARRAY[${q.storeId}]::text[]` : appNamed(q.name)}
    ORDER BY a.name, a.id LIMIT 20`.execute(tx)
  ).rows;

/** Schools and units by part of their name, each with its bureau; keyset after (name, id). */
export const findSchools = async (
  tx: Tx,
  name: NamePart,
  after: { name: string; id: string } | undefined,
  limit: number,
): Promise<{ id: string; name: string; kind: SchoolKind; bureau: string }[]> => {
  const few = await sql<{ id: string }>`
    SELECT o.id FROM org o WHERE ${schoolNamed(name)} AND ${filers} LIMIT ${FEW + 1}`.execute(tx);
  const which =
    few.rows.length > FEW ? schoolNamed(name) : sql`o.id = ANY (${few.rows.map((r) => r.id)})`;
  return (
    await sql<{ id: string; name: string; kind: SchoolKind; bureau: string }>`
    SELECT o.id, o.name, o.kind, b.name AS bureau FROM org o JOIN org b ON b.id = o.bureau_id WHERE ${filers} AND ${which}
      ${after ? sql`AND (o.name, o.id) > (${after.name}, ${after.id})` : sql``} ORDER BY o.name, o.id LIMIT ${limit}`.execute(
      tx,
    )
  ).rows;
};

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
