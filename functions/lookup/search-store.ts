import { sql, type RawBuilder, type Transaction } from 'kysely';
import type { OrgKind } from '@shared/kernel/kinds';
import type { Bars } from '@shared/domain/listed';
import type { UseSpan } from '@shared/domain/public-status';
import { barsAnywhere, barsIn } from '../db/bars';
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
const MOST = 24; // names of a kind that are compared letter by letter
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
        sql`(SELECT t.app_id FROM public_status t WHERE t.school_id = ${school} AND NOT (SELECT a.looked_at FROM app a WHERE a.id = t.app_id) LIMIT ${OWN})`,
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
  app_bars: Bars | null;
  provider_bars: Bars | null;
  source: AppLine['source'];
};

// `LIMIT 1` of one row: by its key. Otherwise the planner, who cannot know how few they are, may
// read all names there are.
/**
 * The names most of whose pieces were typed, one statement: of each piece only so many keys are
 * read, however many names have it.
 */
export const candidates = async (
  tx: Tx,
  probes: readonly Probe[],
  besides: Besides = {},
): Promise<{ apps: AppFound[]; schools: SchoolFound[] }> => {
  const more = named(besides);
  const { rows } = await sql<Line>`
    WITH piece AS MATERIALIZED (
      SELECT p.n, p.kind, p.begun, p.weight FROM unnest(${probes.map((probe) => probe.kind)}::text[], ${probes.map((probe) => probe.from)}::text[], ${probes.map((probe) => probe.weight)}::real[]) WITH ORDINALITY AS p (kind, begun, weight, n)),
    met AS (
      SELECT p.n, p.kind, p.weight, k.id, k.size, count(*) OVER (PARTITION BY p.n) AS many
      FROM piece p CROSS JOIN LATERAL (
        SELECT k.id, k.size FROM name_key k WHERE k.kind = p.kind AND k.key >= p.begun AND k.key < p.begun || U&'\\+10FFFF'
        ORDER BY k.kind, k.key, k.id LIMIT ${OF_PIECE}) k),
    told AS (
      SELECT left(kind, 1) AS whose, id, size, sum(weight * CASE WHEN many < ${OF_PIECE} THEN 1 ELSE ${ONLY_SOME}::real END) AS weight
      FROM (SELECT DISTINCT n, kind, weight, many, id, size FROM met) once GROUP BY left(kind, 1), id, size),
    best AS (
      (SELECT id FROM told WHERE whose <> 'o' ORDER BY weight DESC, size, id LIMIT ${MOST})
      ${sql.join([sql``, ...more], sql` UNION `)}),
    near AS (SELECT id FROM told WHERE whose = 'o' ORDER BY weight DESC, size, id LIMIT ${MOST})
    SELECT 'app' AS what, a.* FROM best CROSS JOIN LATERAL (
      SELECT a.id, a.name, a.kind, a.sounds, v.name AS beside, a.moe_no, a.moe_standing, ${barsAnywhere('v.listed')} AS provider_bars, ${barsAnywhere('a.listed')} AS app_bars, a.source
      FROM app a JOIN provider v ON v.id = a.provider_id WHERE a.id = best.id LIMIT 1) a
    UNION ALL
    SELECT 'org', o.* FROM near CROSS JOIN LATERAL (
      SELECT o.id, o.name, o.kind, o.sounds, b.name AS beside, NULL::text, NULL::text, NULL::jsonb, NULL::jsonb, NULL::text
      FROM org o JOIN org b ON b.id = o.bureau_id WHERE o.id = near.id LIMIT 1) o`.execute(tx);
  return {
    apps: rows
      .filter((line) => line.what === 'app')
      .map(({ what: _w, beside, ...row }) => ({ ...row, provider: beside }) as AppFound),
    schools: rows
      .filter((line) => line.what === 'org')
      .map(({ id, name, kind, sounds, beside }) => ({
        id,
        name,
        kind: kind as OrgKind,
        sounds,
        bureau: beside,
      })),
  };
};

/**
 * What is asked of statuses: pairs, of which schools the number of filed apps, and a page of the
 * tools of these apps and schools.
 */
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
  path: string;
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
  const seen = hits.within ? sql`true` : sql`(SELECT a.looked_at FROM app a WHERE a.id = t.app_id)`;
  const { rows } = await sql<StatusLine>`
    WITH page AS (
      SELECT DISTINCT school_id, app_id FROM (
        SELECT t.school_id, t.app_id FROM unnest(${[...hits.apps]}::text[]) AS of (id) CROSS JOIN LATERAL (
          SELECT t.school_id, t.app_id FROM public_status t WHERE t.app_id = of.id ${asked} ORDER BY t.app_id, t.school_id LIMIT ${limit}) t
        UNION ALL
        SELECT t.school_id, t.app_id FROM unnest(${[...hits.schools]}::text[]) AS of (id) CROSS JOIN LATERAL (
          SELECT t.school_id, t.app_id FROM public_status t WHERE t.school_id = of.id AND ${seen} ${asked} ORDER BY t.school_id, t.app_id LIMIT ${limit}) t) each
      ORDER BY school_id, app_id LIMIT ${limit}),
    asked AS (
      SELECT 'hit' AS what, school_id, app_id, 0 AS filed FROM page
      UNION ALL SELECT 'pair', p.school, p.app, 0 FROM unnest(${pairs.map((pair) => pair.school)}::text[], ${pairs.map((pair) => pair.app)}::text[]) AS p (school, app)
      UNION ALL SELECT 'count', c.id, NULL, (SELECT count(*)::int FROM public_status t WHERE t.school_id = c.id AND t.standing = 'filed') FROM unnest(${[...counts]}::text[]) AS c (id))
    SELECT q.what, q.filed, q.school_id, s.school_name, s.school_kind, s.school_bureau,
      a.id, a.name, a.kind, a.provider, a.moe_no, a.moe_standing, ${barsIn('a.provider_listed', 's.path')} AS provider_bars, ${barsIn('a.listed', 's.path')} AS app_bars, a.source, s.path, t.spans, t.standing, t.place_title
    FROM asked q
      CROSS JOIN LATERAL (SELECT s.name AS school_name, s.kind AS school_kind, b.name AS school_bureau, b.path FROM org s JOIN org b ON b.id = s.bureau_id WHERE s.id = q.school_id LIMIT 1) s
      LEFT JOIN LATERAL (SELECT a.*, v.name AS provider, v.listed AS provider_listed FROM app a JOIN provider v ON v.id = a.provider_id WHERE a.id = q.app_id LIMIT 1) a ON true
      LEFT JOIN LATERAL (SELECT t.spans, t.standing, t.place_title FROM public_status t WHERE t.school_id = q.school_id AND t.app_id = q.app_id LIMIT 1) t ON true
    ORDER BY q.school_id, q.app_id`.execute(tx);
  const of = (what: StatusLine['what']) => rows.filter((line) => line.what === what);
  return {
    pairs: of('pair'),
    hits: of('hit'),
    filed: new Map(of('count').map((line) => [line.school_id, line.filed])),
  };
};

const upTo = (begun: string): string => `${begun}\u{10FFFF}`;
const KEY = 8;
const SPARE = 10;

/**
 * Schools and units that have these letters in their name, each with its bureau, and the place from
 * which to go on when there are more; keyset after (key, id).
 */
export const schoolsHolding = async (
  tx: Tx,
  letters: string,
  after: { key: string; id: string } | undefined,
  limit: number,
): Promise<{ schools: Omit<SchoolFound, 'sounds'>[]; next?: { key: string; id: string } }> => {
  const begun = [...letters].slice(0, KEY).join('');
  const most = limit + SPARE;
  const { rows } = await sql<Omit<SchoolFound, 'sounds'> & { key: string; first: boolean }>`
    SELECT o.*, k.key, k.key = substr(o.letters, strpos(o.letters, ${letters}), ${KEY}) AS first FROM (
      SELECT k.key, k.id FROM name_key k
      WHERE k.kind = 'ol' AND k.key >= ${begun} AND k.key < ${upTo(begun)} ${after ? sql`AND (k.key, k.id) > (${after.key}, ${after.id})` : sql``}
      ORDER BY k.kind, k.key, k.id LIMIT ${most}) k
    CROSS JOIN LATERAL (
      SELECT o.id, o.name, o.kind, b.name AS bureau, search_letters(o.name) AS letters FROM org o JOIN org b ON b.id = o.bureau_id WHERE o.id = k.id LIMIT 1) o
    ORDER BY k.key, k.id`.execute(tx);
  // A name that has the letters twice is listed where it has them first.
  const held = rows.filter((school) => school.first);
  const looked = rows.length === most ? rows.at(-1) : undefined;
  const last = held.length > limit ? held[limit - 1] : looked;
  return {
    schools: held.slice(0, limit).map(({ id, name, kind, bureau }) => ({ id, name, kind, bureau })),
    ...(last && { next: { key: last.key, id: last.id } }),
  };
};

type Asked = { moeNo?: string; packageName?: string; storeId?: string; letters: string };

const meantBy = (asked: Asked): RawBuilder<unknown> => {
  if (asked.moeNo) return sql`SELECT a.id FROM app a WHERE a.moe_no = ${asked.moeNo} LIMIT 20`;
  if (asked.packageName)
    return sql`SELECT a.id FROM app a WHERE a.package_name = ${asked.packageName} LIMIT 20`;
  if (asked.storeId)
    return sql`SELECT a.id FROM app a WHERE a.store_ids @> ARRAY[${asked.storeId}]::text[] LIMIT 20`;
  const begun = [...asked.letters].slice(0, KEY).join('');
  return sql`SELECT DISTINCT id FROM (SELECT k.id FROM name_key k WHERE k.kind = 'al' AND k.key >= ${begun} AND k.key < ${upTo(begun)} ORDER BY k.kind, k.key, k.id LIMIT 24) k`;
};

/** Apps by exactly one of: 备案号, package name, store id, letters in the name. */
export const findApps = async (tx: Tx, asked: Asked): Promise<AppLine[]> => {
  return (
    await sql<AppLine>`
    SELECT a.id, a.name, a.kind, a.provider, a.moe_no, a.moe_standing, ${barsAnywhere('a.provider_listed')} AS provider_bars, ${barsAnywhere('a.listed')} AS app_bars, a.source FROM (${meantBy(asked)}) found CROSS JOIN LATERAL (
      SELECT a.*, v.name AS provider, v.listed AS provider_listed FROM app a JOIN provider v ON v.id = a.provider_id WHERE a.id = found.id AND a.looked_at LIMIT 1) a
    WHERE strpos(search_letters(a.name), ${asked.letters}) > 0 ORDER BY length(a.name), a.name, a.id LIMIT 20`.execute(
      tx,
    )
  ).rows;
};
