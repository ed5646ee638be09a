import { sql, type Transaction } from 'kysely';
import type { OrgKind } from '@shared/kernel/kinds';
import type { UseSpan } from '@shared/domain/public-status';
import type { Tables } from '../db/tables';
import type { AppLine } from './public-store';
import type { Probe } from './probes';

type Tx = Transaction<Tables>;

/** An app that may be meant, with its sounds as they are kept. */
export type AppFound = AppLine & { sounds: string };
/** A school or unit that may be meant, with the bureau it files with. */
export type SchoolFound = {
  id: string;
  name: string;
  kind: OrgKind;
  bureau: string;
  sounds: string;
};

/** How these characters sound; what is not Chinese has no line. */
export const soundsOf = async (
  tx: Tx,
  letters: readonly string[],
): Promise<Map<string, string[]>> => {
  const { rows } = await sql<{ letter: string; sounds: string }>`
    SELECT letter, sounds FROM letter_sound WHERE letter = ANY (${[...letters]}::text[])`.execute(
    tx,
  );
  return new Map(rows.map(({ letter, sounds }) => [letter, sounds.split('/')]));
};

// A piece that more names have than this tells little; the others of a query tell them apart.
const OF_PIECE = 40;
const ONLY_SOME = 0.25;
const MOST = 40; // names of a kind that are compared letter by letter
const OWN = 60;

/** What a name search may mean besides names. */
export type Besides = { moeNo?: string; school?: string };

const named = ({ moeNo, school }: Besides) => [
  ...(moeNo
    ? [sql`(SELECT a.id FROM app a WHERE a.moe_no = ${moeNo} AND a.looked_at LIMIT 20)`]
    : []),
  // What a school typed itself is found within that school alone.
  ...(school
    ? [
        sql`(SELECT a.id FROM public_status t JOIN app a ON a.id = t.app_id WHERE t.school_id = ${school} AND NOT a.looked_at LIMIT ${OWN})`,
      ]
    : []),
];

type Line = {
  what: 'app' | 'org';
  id: string;
  name: string;
  kind: string;
  sounds: string;
  beside: string;
  moe_no: string | null;
  moe_standing: AppLine['moe_standing'];
  barred_until: string | null;
  source: AppLine['source'];
};

/** The names most of whose pieces were typed, one statement: of each piece only so many keys are read, however many names have it. */
export const candidates = async (
  tx: Tx,
  probes: readonly Probe[],
  besides: Besides = {},
): Promise<{ apps: AppFound[]; schools: SchoolFound[] }> => {
  const more = named(besides);
  const { rows } = await sql<Line>`
    WITH piece AS MATERIALIZED (
      SELECT p.n, p.kind, p.begun, p.weight FROM unnest(${probes.map((p) => p.kind)}::text[], ${probes.map((p) => p.from)}::text[], ${probes.map((p) => p.weight)}::real[]) WITH ORDINALITY AS p (kind, begun, weight, n)),
    met AS (
      SELECT p.n, p.kind, p.weight, k.id, k.size, count(*) OVER (PARTITION BY p.n) AS many
      FROM piece p CROSS JOIN LATERAL (
        SELECT k.id, k.size FROM name_key k WHERE k.kind = p.kind AND k.key >= p.begun AND k.key < p.begun || U&'\\+10FFFF'
        ORDER BY k.kind, k.key, k.id LIMIT ${OF_PIECE}) k),
    told AS (
      SELECT left(kind, 1) AS whose, id, size, sum(weight * CASE WHEN many < ${OF_PIECE} THEN 1 ELSE ${ONLY_SOME}::real END) AS weight
      FROM (SELECT DISTINCT n, kind, weight, many, id, size FROM met) once GROUP BY left(kind, 1), id, size),
    best AS (
      (SELECT id FROM told WHERE whose = 'a' ORDER BY weight DESC, size, id LIMIT ${MOST})
      ${sql.join([sql``, ...more], sql` UNION `)}),
    near AS (SELECT id FROM told WHERE whose = 'o' ORDER BY weight DESC, size, id LIMIT ${MOST})
    SELECT 'app' AS what, a.id, a.name, a.kind, a.sounds, v.name AS beside, a.moe_no, a.moe_standing, v.barred_until, a.source
    FROM best JOIN app a ON a.id = best.id JOIN provider v ON v.id = a.provider_id
    UNION ALL
    SELECT 'org', o.id, o.name, o.kind, o.sounds, b.name, NULL, NULL, NULL, NULL
    FROM near JOIN org o ON o.id = near.id JOIN org b ON b.id = o.bureau_id`.execute(tx);
  return {
    apps: rows
      .filter((r) => r.what === 'app')
      .map(({ what: _w, beside, ...r }) => ({ ...r, provider: beside }) as AppFound),
    schools: rows
      .filter((r) => r.what === 'org')
      .map(({ id, name, kind, sounds, beside }) => ({
        id,
        name,
        kind: kind as OrgKind,
        sounds,
        bureau: beside,
      })),
  };
};

/** What is asked of statuses: pairs, of which schools the number of filed apps, and a page of the tools of these apps and schools. */
export type StatusAsk = {
  pairs: readonly { school: string; app: string }[];
  counts: readonly string[];
  hits: { apps: readonly string[]; schools: readonly string[]; within?: string };
  after?: { school: string; app: string };
};

/** A school's tool as a search shows it. */
export type Hit = AppLine & {
  school_id: string;
  school_name: string;
  school_kind: OrgKind;
  school_bureau: string;
  spans: UseSpan[];
  standing: string;
  place_title: string;
};
type StatusLine = Hit & { what: 'pair' | 'count' | 'hit'; filed: number };

/** The statuses a search shows, one statement. */
export const statuses = async (
  tx: Tx,
  { pairs, counts, hits, after }: StatusAsk,
  limit: number,
): Promise<{ pairs: Hit[]; filed: Map<string, number>; hits: Hit[] }> => {
  const asked = sql`
    ${hits.within ? sql`AND t.school_id = ${hits.within}` : sql``}
    ${after ? sql`AND (t.school_id, t.app_id) > (${after.school}, ${after.app})` : sql``}`;
  const seen = hits.within ? sql`true` : sql`a.looked_at`;
  const { rows } = await sql<StatusLine>`
    WITH page AS (
      SELECT DISTINCT school_id, app_id FROM (
        SELECT t.school_id, t.app_id FROM unnest(${[...hits.apps]}::text[]) AS of (id) CROSS JOIN LATERAL (
          SELECT t.school_id, t.app_id FROM public_status t WHERE t.app_id = of.id ${asked} ORDER BY t.app_id, t.school_id LIMIT ${limit}) t
        UNION ALL
        SELECT t.school_id, t.app_id FROM unnest(${[...hits.schools]}::text[]) AS of (id) CROSS JOIN LATERAL (
          SELECT t.school_id, t.app_id FROM public_status t JOIN app a ON a.id = t.app_id WHERE t.school_id = of.id AND ${seen} ${asked} ORDER BY t.school_id, t.app_id LIMIT ${limit}) t) each
      ORDER BY school_id, app_id LIMIT ${limit}),
    asked AS (
      SELECT 'hit' AS what, school_id, app_id, 0 AS filed FROM page
      UNION ALL SELECT 'pair', p.school, p.app, 0 FROM unnest(${pairs.map((p) => p.school)}::text[], ${pairs.map((p) => p.app)}::text[]) AS p (school, app)
      UNION ALL SELECT 'count', c.id, NULL, (SELECT count(*)::int FROM public_status t WHERE t.school_id = c.id AND t.standing = 'filed') FROM unnest(${[...counts]}::text[]) AS c (id))
    SELECT q.what, q.filed, q.school_id, s.name AS school_name, s.kind AS school_kind, b.name AS school_bureau,
      a.id, a.name, a.kind, v.name AS provider, a.moe_no, a.moe_standing, v.barred_until, a.source, t.spans, t.standing, t.place_title
    FROM asked q JOIN org s ON s.id = q.school_id JOIN org b ON b.id = s.bureau_id
      LEFT JOIN public_status t ON t.school_id = q.school_id AND t.app_id = q.app_id LEFT JOIN app a ON a.id = q.app_id LEFT JOIN provider v ON v.id = a.provider_id
    ORDER BY q.school_id, q.app_id`.execute(tx);
  const of = (what: StatusLine['what']) => rows.filter((r) => r.what === what);
  return {
    pairs: of('pair'),
    hits: of('hit'),
    filed: new Map(of('count').map((r) => [r.school_id, r.filed])),
  };
};

const upTo = (begun: string): string => `${begun}\u{10FFFF}`;
const KEY = 8;

/** Schools and units that have these letters in their name, each with its bureau; keyset after (key, id). */
export const schoolsHolding = async (
  tx: Tx,
  letters: string,
  after: { key: string; id: string } | undefined,
  limit: number,
): Promise<(Omit<SchoolFound, 'sounds'> & { key: string })[]> => {
  const begun = [...letters].slice(0, KEY).join('');
  return (
    await sql<Omit<SchoolFound, 'sounds'> & { key: string }>`
    SELECT o.id, o.name, o.kind, b.name AS bureau, k.key FROM name_key k JOIN org o ON o.id = k.id JOIN org b ON b.id = o.bureau_id
    WHERE k.kind = 'ol' AND k.key >= ${begun} AND k.key < ${upTo(begun)} ${after ? sql`AND (k.key, k.id) > (${after.key}, ${after.id})` : sql``}
      AND k.key = substr(search_letters(o.name), strpos(search_letters(o.name), ${letters}), ${KEY})
    ORDER BY k.kind, k.key, k.id LIMIT ${limit}`.execute(tx)
  ).rows;
};

/** Apps by exactly one of: 备案号, package name, store id, letters in the name. */
export const findApps = async (
  tx: Tx,
  q: { moeNo?: string; packageName?: string; storeId?: string; letters: string },
): Promise<AppLine[]> => {
  const begun = [...q.letters].slice(0, KEY).join('');
  const which = q.moeNo
    ? sql`SELECT a.id FROM app a WHERE a.moe_no = ${q.moeNo} AND a.looked_at ORDER BY a.name LIMIT 20`
    : q.packageName
      ? sql`SELECT a.id FROM app a WHERE a.package_name = ${q.packageName} AND a.looked_at ORDER BY a.name LIMIT 20`
      : q.storeId
        ? sql`SELECT a.id FROM app a WHERE a.store_ids @> ARRAY[${q.storeId}]::text[] AND a.looked_at ORDER BY a.name LIMIT 20`
        : sql`SELECT k.id FROM name_key k JOIN app a ON a.id = k.id
            WHERE k.kind = 'al' AND k.key >= ${begun} AND k.key < ${upTo(begun)} AND k.key = substr(search_letters(a.name), strpos(search_letters(a.name), ${q.letters}), ${KEY})
            ORDER BY k.kind, k.key, k.id LIMIT 20`;
  return (
    await sql<AppLine>`
    SELECT a.id, a.name, a.kind, v.name AS provider, a.moe_no, a.moe_standing, v.barred_until, a.source
    FROM (${which}) found JOIN app a ON a.id = found.id JOIN provider v ON v.id = a.provider_id ORDER BY length(a.name), a.name, a.id`.execute(
      tx,
    )
  ).rows;
};
