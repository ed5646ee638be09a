import { sql, type RawBuilder, type Transaction } from 'kysely';
import type { AppKind, FilerKind, Level, MoeStanding } from '@shared/kernel/kinds';
import type { Case } from '@shared/domain/case';
import type { Bars } from '@shared/domain/listed';
import type { Published } from '@shared/domain/verdict';
import { begunBy, type Life } from '@shared/vocabulary/lives';
import { barsIn } from '../db/bars';
import type { Tables } from '../db/tables';
import { isBureau, isExpertOnly, type Caller } from '../world/caller';
import { inScope } from './load-store';

type Tx = Transaction<Tables>;

/** One line of a list of cases. */
export type Line = {
  id: string;
  policy: string;
  state: Case;
  place: string;
  standing: string;
  updated_at: Date;
  created_at: Date;
  number: string | null;
  category: string | null;
  /** How many more lie under it on its pile. */ more: number;
  org_id: string;
  org_name: string;
  org_kind: FilerKind;
  org_level: Level;
  app_id: string;
  app_name: string;
  app_kind: AppKind;
  settings: Record<string, string | number | boolean>;
  due_day: string;
  what: string | null;
  app_bars: Bars | null;
  provider_bars: Bars | null;
  path: string;
  moe_standing: MoeStanding;
  /** Of the public row: a school's page says what its latest filing came to. */
  spans: Published['spans'];
  shown_standing: string | null;
};

/** How many more of a pile are counted: as far as anybody reads a number. */
const COUNTED = 1000;

/** How many more lie on the pile of case `f`, as a column. */
export const morePiled = sql`CASE WHEN f.pile = '' THEN 0 ELSE (SELECT count(*)::int FROM (
  SELECT 1 FROM case_file m WHERE m.bureau_id = f.bureau_id AND m.pile = f.pile AND m.open AND m.code_hash IS NOT NULL AND m.id <> f.id LIMIT ${COUNTED}) m) END`;

const lineColumns = sql`f.id, f.policy, f.state, f.place, f.standing, f.updated_at, f.created_at,
  f.number, f.category, CASE WHEN f.on_top THEN ${morePiled} ELSE 0 END AS more,
  s.id AS org_id, s.name AS org_name, s.kind AS org_kind, s.level AS org_level,
  a.id AS app_id, a.name AS app_name, a.kind AS app_kind, b.settings, b.path,
  ${barsIn('p.listed', 'b.path')} AS provider_bars,
  ${barsIn('a.listed', 'b.path')} AS app_bars, a.moe_standing, x.spans, x.standing AS shown_standing`;
// What a list joins to a page of lines is read by its key, however many there are of it.
const lineJoins = sql`JOIN org s ON s.id = coalesce(f.respondent_org, f.filer_org) JOIN app a ON a.id = f.app_id JOIN provider p ON p.id = a.provider_id JOIN org b ON b.id = f.bureau_id
  LEFT JOIN LATERAL (SELECT y.spans, y.standing FROM public_status y WHERE y.school_id = f.filer_org AND y.app_id = f.app_id LIMIT 1) x ON true`;

// One seat of a panel is enough for one person: what waits for its other members is not theirs any
// more.
const notSeated = (caller: Caller) => sql`NOT (t.office = 'expert' AND EXISTS (
    SELECT 1 FROM jsonb_each(f.state -> 'opinions') o WHERE split_part(o.key, ':', 1) = split_part(t.key, ':', 1) AND o.value ->> 'by' = ${caller.person} AND o.value -> 'round' = f.state -> 'round'))`;

const ofLife = (life: Life | undefined): RawBuilder<unknown> =>
  life ? sql`AND f.life = ${life}` : sql``;

/**
 * What waits for the caller's offices or parties, least time left first; keyset after (day, id).
 * Of each office only the first are read, however many wait.
 */
export const waitingFor = async (
  tx: Tx,
  caller: Caller,
  query: { offices: readonly string[]; life?: Life; after?: readonly [string, string] },
  limit: number,
): Promise<Line[]> =>
  (
    await sql<Line>`
    SELECT ${lineColumns}, t.due_day, t.what FROM (
      SELECT t.case_id, t.due_day, t.what FROM unnest(${[...query.offices]}::text[]) AS mine (office) CROSS JOIN LATERAL (
        SELECT t.case_id, t.due_day, t.what FROM case_task t JOIN case_file f ON f.id = t.case_id
        WHERE t.org_id = ${caller.org.id} AND t.office = mine.office ${ofLife(query.life)}
          AND (t.person_id IS NULL OR t.person_id = ${caller.person}) AND ${notSeated(caller)}
          ${query.after ? sql`AND (t.due_day, t.case_id) > (${query.after[0]}::date, ${query.after[1]})` : sql``}
        ORDER BY t.due_day, t.case_id LIMIT ${limit}) t
      ORDER BY t.due_day, t.case_id LIMIT ${limit}) t JOIN case_file f ON f.id = t.case_id ${lineJoins}
    ORDER BY t.due_day, t.case_id`.execute(tx)
  ).rows;

/** Which cases a list is of; without a life, those that organisations begin. */
export type Listing = {
  life?: Life;
  standing?: string;
  grams?: readonly string[];
  /** All that lie on one pile with this case. */ pile?: string;
  after?: readonly [string, string];
};

const asked = ({ life, standing, after }: Listing): RawBuilder<unknown> => sql`
  ${ofLife(life)} ${standing ? sql`AND f.standing = ${standing}` : sql``}
  ${after ? sql`AND (f.updated_at, f.id) < (${after[0]}::timestamptz, ${after[1]})` : sql``}`;

// What no organisation began is listed by the bureau that handles it.
const begunByOrgs = ({ life }: Listing): boolean => {
  const byWhom: Readonly<Record<Life, readonly unknown[]>> = begunBy;
  return life === undefined || byWhom[life].length > 0;
};

// What acts opened is listed by its kind: ten thousand receipts would hide everything else.
const own = ({ life }: Listing): RawBuilder<unknown> =>
  life ? sql`` : sql`AND f.cause_case IS NULL`;

const newest = sql`ORDER BY f.updated_at DESC, f.id DESC`;

/** The newest of all that a predicate names, by id. */
const idsOf = (which: RawBuilder<unknown>, query: Listing, limit: number): RawBuilder<unknown> =>
  sql`SELECT f.id FROM case_file f WHERE ${which} ${asked(query)} ${newest} LIMIT ${limit}`;

/** The newest of each of these bureaus, and of them the newest. */
const idsBelow = (bureaus: readonly string[], query: Listing, limit: number): RawBuilder<unknown> =>
  sql`SELECT f.id FROM unnest(${[...bureaus]}::text[]) AS own (id) CROSS JOIN LATERAL (
    SELECT f.id, f.updated_at FROM case_file f WHERE f.bureau_id = own.id AND f.with_bureau AND f.filer_org IS NOT NULL ${own(query)} ${asked(query)} ${newest} LIMIT ${limit}) f
    ${newest} LIMIT ${limit}`;

/** The newest that an organisation began and of those put to it, and of them the newest. */
const idsOfOrg = (caller: Caller, query: Listing, limit: number): RawBuilder<unknown> => {
  if (isExpertOnly(caller)) return idsOf(inScope(caller), query, limit);
  const { id } = caller.org;
  const of = (which: RawBuilder<unknown>): RawBuilder<unknown> =>
    sql`(SELECT f.id, f.updated_at FROM case_file f WHERE ${which} ${asked(query)} ${newest} LIMIT ${limit})`;
  const began = of(sql`f.filer_org = ${id} AND f.filer_org IS NOT NULL`);
  const put = of(
    sql`f.respondent_org = ${id} AND f.respondent_org IS NOT NULL AND f.filer_org IS NOT NULL AND f.served`,
  );
  return sql`SELECT f.id FROM (${began} UNION ${put}) f ${newest} LIMIT ${limit}`;
};

/** How many bureaus' lists are merged before those of all are read instead. */
const MERGED = 20;

const bureausBelow = async (tx: Tx, { org }: Caller): Promise<string[]> =>
  (
    await sql<{
      id: string;
    }>`SELECT id FROM org WHERE kind = 'bureau' AND path >= ${org.path} AND path < ${`${org.path}~`}`.execute(
      tx,
    )
  ).rows.map((row) => row.id);

/** Whether the app or the organisation of case `f` is called so. */
const calledSo = (grams: readonly string[]): RawBuilder<unknown> =>
  sql`(EXISTS (SELECT 1 FROM app WHERE id = f.app_id AND grams @> ${[...grams]}) OR EXISTS (SELECT 1 FROM org WHERE id = coalesce(f.respondent_org, f.filer_org) AND grams @> ${[...grams]}))`;

/** How many apps and organisations of a name are gone through one by one. */
const NAMED = 50;

type Named = { apps: string[] | null; orgs: string[] | null };

/**
 * The newest whose app or organisation is called so. Where many are, the newest of all are looked
 * through.
 */
const idsByName = async (
  tx: Tx,
  caller: Caller,
  query: Listing & { grams: readonly string[] },
  limit: number,
): Promise<RawBuilder<unknown>> => {
  const grams = sql`grams @> ${[...query.grams]}`;
  const { rows } = await sql<Named>`SELECT
    (SELECT json_agg(a.id) FROM (SELECT id FROM app WHERE ${grams} LIMIT ${NAMED + 1}) a) AS apps,
    (SELECT json_agg(s.id) FROM (SELECT id FROM org WHERE ${grams} LIMIT ${NAMED + 1}) s) AS orgs`.execute(
    tx,
  );
  const [apps, orgs] = [rows[0]?.apps ?? [], rows[0]?.orgs ?? []];
  const scope = sql`${inScope(caller)} AND f.filer_org IS NOT NULL`;
  if (apps.length > NAMED || orgs.length > NAMED)
    return idsOf(sql`${scope} AND ${calledSo(query.grams)}`, query, limit);
  const each = (ids: readonly string[], column: RawBuilder<unknown>): RawBuilder<unknown> =>
    sql`SELECT f.id, f.updated_at FROM unnest(${[...ids]}::text[]) AS named (id) CROSS JOIN LATERAL (
      SELECT f.id, f.updated_at FROM case_file f WHERE ${column} = named.id AND ${scope} ${asked(query)} ${newest} LIMIT ${limit}) f`;
  return sql`SELECT f.id FROM (${each(apps, sql`f.app_id`)} UNION ${each(orgs, sql`f.filer_org`)} UNION ${each(orgs, sql`f.respondent_org`)}) f ${newest} LIMIT ${limit}`;
};

const idsFor = async (
  tx: Tx,
  caller: Caller,
  query: Listing,
  limit: number,
): Promise<RawBuilder<unknown>> => {
  const { id } = caller.org;
  const named = query.grams?.length ? sql`AND ${calledSo(query.grams)}` : sql``;
  if (query.pile)
    return idsOf(
      sql`f.bureau_id = ${id} AND f.open AND f.code_hash IS NOT NULL AND f.pile = (SELECT m.pile FROM case_file m WHERE m.id = ${query.pile} AND m.bureau_id = ${id}) ${named}`,
      query,
      limit,
    );
  if (isBureau(caller) && !begunByOrgs(query))
    return idsOf(sql`f.bureau_id = ${id} ${named}`, query, limit);
  if (query.grams?.length) return idsByName(tx, caller, { ...query, grams: query.grams }, limit);
  if (!isBureau(caller)) return idsOfOrg(caller, query, limit);
  const bureaus = await bureausBelow(tx, caller);
  return bureaus.length <= MERGED || query.life || query.standing
    ? idsBelow(bureaus, query, limit)
    : idsOf(
        sql`${inScope(caller)} AND f.filer_org IS NOT NULL ${own(query)} AND f.bureau_path > ''`,
        query,
        limit,
      );
};

/**
 * All cases in scope, newest first; by life, by standing, by part of a name; keyset after (updated,
 * id).
 */
export const allOf = async (
  tx: Tx,
  caller: Caller,
  query: Listing,
  limit: number,
): Promise<Line[]> => {
  const ids = await idsFor(tx, caller, query, limit);
  return (
    await sql<Line>`
    SELECT ${lineColumns}, '9999-12-31' AS due_day, NULL AS what FROM (${ids}) shown JOIN case_file f ON f.id = shown.id ${lineJoins}
    ${newest}`.execute(tx)
  ).rows;
};

/** As many waiting tasks are counted as anybody reads a number. */
const MOST_WAITING = 100;

/** How many tasks wait for the caller, counted to a hundred. */
export const countWaiting = async (
  tx: Tx,
  caller: Caller,
  offices: readonly string[],
): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    SELECT count(*)::int AS n FROM (
      SELECT 1 FROM case_task t JOIN case_file f ON f.id = t.case_id WHERE t.org_id = ${caller.org.id} AND t.office = ANY (${[...offices]})
        AND (t.person_id IS NULL OR t.person_id = ${caller.person}) AND ${notSeated(caller)} LIMIT ${MOST_WAITING}) t`.execute(
    tx,
  );
  return rows[0]!.n;
};
