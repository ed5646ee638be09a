import { sql, type RawBuilder, type Transaction } from 'kysely';
import type {
  AppKind,
  FilerKind,
  Level,
  MoeStanding,
  OrgKind,
  Ownership,
} from '@shared/kernel/kinds';
import type { Case } from '@shared/domain/case';
import type { Bars } from '@shared/domain/listed';
import type { Life } from '@shared/vocabulary/lives';
import type { Standing } from '@shared/vocabulary/standings';
import { barsIn } from '../db/bars';
import { prepared } from '../db/prepared';
import type { Tables } from '../db/tables';
import { isBureau, isExpertOnly, type Caller, type Concerned } from '../world/caller';

type Tx = Transaction<Tables>;

/** A sealed row of a case: a personal value, or what somebody said. */
export type Boxed = { id: string; box: string | null; key: string | null };

/**
 * A case with everything a decision or a view needs, in one row. `org` is the organisation at which
 * the app is used: whoever filed it, or whom it is about. `subject` is what its life adds.
 */
export type LoadedCase<Subject = unknown> = {
  id: string;
  life: Life;
  filer_org: string | null;
  respondent_org: string | null;
  /** Whether it was put to the respondent. */ served: boolean;
  app_id: string;
  bureau_id: string;
  bureau_path: string;
  policy: string;
  version: number;
  state: Case;
  head_hash: string;
  number: string | null;
  created_at: Date;
  /** Who reads what people said in it, as organisation/office. */ readers: string[];
  org_id: string;
  org_name: string;
  org_kind: FilerKind;
  org_level: Level;
  org_nature: Ownership | null;
  org_stages: string[];
  app_name: string;
  app_kind: AppKind;
  moe_no: string | null;
  moe_standing: MoeStanding;
  app_source: 'registry' | 'typed';
  /** Of the respondent: what it is, and whether anybody of it can sign in. */
  respondent_kind: OrgKind | null;
  respondent_reachable: boolean;
  cause_case: string | null;
  provider_id: string;
  provider_name: string;
  app_bars: Bars | null;
  provider_bars: Bars | null;
  bureau_name: string;
  bureau_tel: string;
  bureau_prefix: string;
  settings: Record<string, string | number | boolean>;
  offices: Record<string, string>;
  draft: { box: string; key: string; saved: string; revision: number } | null;
  texts: Boxed[] | null;
  departed: string[] | null;
  subject: Subject;
};

/** What else a reader sees of a case; `beside` is what its life adds. */
export type Around<Beside = unknown> = {
  events: { seq: number; body: string }[] | null;
  notes: { at: string; person: string; body: string }[] | null;
  people: Boxed[] | null;
  colleagues: (Boxed & { slots: string[] })[] | null;
  /** The case that opened this one, where the reader may open it. */ cause: string | null;
  followed: { life: Life; standing: Standing; place: string; count: number; one: string }[] | null;
  undone: { key: string; what: string }[] | null;
  beside: Beside;
};

/**
 * True for a case of the caller's organisation while a panel of theirs sits on it: all that
 * somebody sees who only scores.
 */
export const sitsOn = (caller: Caller) =>
  sql`f.filer_org = ${caller.org.id} AND EXISTS (SELECT 1 FROM case_task x WHERE x.case_id = f.id AND x.office = 'expert')`;

/**
 * The scope predicate, the first lock: cases of the caller's organisation and those put to it, or of
 * the bureaus at and below the caller's once whoever began them has let go of them. The second lock is RLS.
 */
export const inScope = (caller: Caller): RawBuilder<unknown> => {
  if (isExpertOnly(caller)) return sitsOn(caller);
  const { id, path } = caller.org;
  return isBureau(caller)
    ? sql`f.bureau_path >= ${path} AND f.bureau_path < ${`${path}~`} AND f.with_bureau`
    : sql`(f.filer_org = ${id} OR (f.served AND f.respondent_org = ${id}))`;
};

/** Whom a case concerns. What was not put to its respondent is not theirs to know of. */
export const concernedIn = (loaded: LoadedCase): Concerned => ({
  filer: loaded.filer_org,
  respondent: loaded.served ? loaded.respondent_org : null,
  bureau: loaded.bureau_id,
});

const columns = sql`
  f.id, f.life, f.filer_org, f.respondent_org, f.served, f.cause_case, f.app_id, f.bureau_id, f.bureau_path, 
  f.policy, f.version, f.state, f.head_hash, f.number, f.created_at, f.readers,
  s.id AS org_id, s.name AS org_name, s.kind AS org_kind, s.level AS org_level,
  s.nature AS org_nature, s.stages AS org_stages,
  a.name AS app_name, a.kind AS app_kind, a.moe_no, a.moe_standing, a.source AS app_source,
  CASE WHEN f.respondent_org IS NOT NULL THEN s.kind END AS respondent_kind,
  f.respondent_org IS NOT NULL AND EXISTS (SELECT 1 FROM member m WHERE m.org_id = f.respondent_org AND m.ended_at IS NULL) AS respondent_reachable,
  p.id AS provider_id, p.name AS provider_name, ${barsIn('p.listed', 'f.bureau_path')} AS provider_bars,
  ${barsIn('a.listed', 'f.bureau_path')} AS app_bars,
  b.name AS bureau_name, b.tel AS bureau_tel, b.number_prefix AS bureau_prefix, b.settings, b.offices,
  (SELECT json_build_object('box', d.box, 'key', d.key_id, 'saved', d.saved_at, 'revision', d.revision) FROM case_draft d WHERE d.case_id = f.id) AS draft,
  (SELECT json_agg(json_build_object('id', q.id, 'box', q.box, 'key', q.key_id)) FROM case_text q WHERE q.case_id = f.id) AS texts,
  -- Those whom work was handed to and who no longer work for the bureau.
  (SELECT json_agg(h.value) FROM jsonb_each_text(f.state->'assigned') h
    WHERE NOT EXISTS (SELECT 1 FROM member m WHERE m.org_id IN (f.bureau_id, f.filer_org) AND m.person_id = h.value AND m.ended_at IS NULL)) AS departed`;

const joins = sql`FROM case_file f JOIN org s ON s.id = coalesce(f.respondent_org, f.filer_org) JOIN app a ON a.id = f.app_id JOIN provider p ON p.id = a.provider_id JOIN org b ON b.id = f.bureau_id`;

// What is told and what is taken up meanwhile comes after one another, or a case could lie under one
// that is gone: whoever locks a case of a pile holds the pile.
const held = sql`, CASE WHEN f.pile <> '' THEN pg_advisory_xact_lock(hashtextextended('pile ' || f.bureau_id || ' ' || f.pile, 0)) IS NULL END`;

/** The life of the one case that a predicate names; locked for an act where that is asked. */
export const lifeOf = async (
  tx: Tx,
  which: RawBuilder<unknown>,
  lock: boolean,
): Promise<Life | undefined> =>
  (
    await sql<{
      life: Life;
    }>`${prepared} SELECT f.life ${lock ? held : sql``} FROM case_file f WHERE ${which} ${lock ? sql`FOR UPDATE` : sql``}`.execute(
      tx,
    )
  ).rows[0]?.life;

/** The one case that a predicate names, with what its life adds. */
export const loadRow = async <Subject>(
  tx: Tx,
  which: RawBuilder<unknown>,
  subject: RawBuilder<Subject>,
): Promise<LoadedCase<Subject> | undefined> =>
  (
    await sql<
      LoadedCase<Subject>
    >`${prepared} SELECT ${columns}, ${subject} AS subject ${joins} WHERE ${which}`.execute(tx)
  ).rows[0];

/** Some cases of a life by their ids, for the system that has just begun them. */
export const loadRows = async <Subject>(
  tx: Tx,
  ids: readonly string[],
  subject: RawBuilder<Subject>,
): Promise<LoadedCase<Subject>[]> =>
  (
    await sql<
      LoadedCase<Subject>
    >`SELECT ${columns}, ${subject} AS subject ${joins} WHERE f.id = ANY (${[...ids]}::text[])`.execute(
      tx,
    )
  ).rows;

/** Who reads: the organisation, and of a bureau the path below which it sees. */
export type Readership = { org: string; path?: string };

/** What caused a case and what followed from it, as far as somebody of a bureau may open it. */
const around = ({ path }: Readership): RawBuilder<unknown> => {
  if (path === undefined) return sql`NULL AS cause, NULL AS followed, NULL AS undone`;
  const below = sql`c.bureau_path >= ${path} AND c.bureau_path < ${`${path}~`} AND c.with_bureau`;
  return sql`
    (SELECT c.id FROM case_file c WHERE c.id = f.cause_case AND ${below}) AS cause,
    (SELECT json_agg(json_build_object('life', c.life, 'standing', c.standing, 'place', c.place, 'count', c.n, 'one', c.one)) FROM (
      SELECT c.life, c.standing, c.place, count(*)::int AS n, min(c.id) AS one FROM case_file c WHERE c.cause_case = f.id AND ${below} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3) c) AS followed,
    (SELECT json_agg(json_build_object('key', t.key, 'what', t.what) ORDER BY t.key) FROM case_task t WHERE t.case_id = f.id AND starts_with(t.key, 'undone:')) AS undone`;
};

/** The one case that a predicate names, with its history, for reading by somebody of `org`. */
export const loadWhole = async <Subject, Beside>(
  tx: Tx,
  which: RawBuilder<unknown>,
  reads: Readership,
  { subject, beside }: { subject: RawBuilder<Subject>; beside: RawBuilder<Beside> },
): Promise<(LoadedCase<Subject> & Around<Beside>) | undefined> =>
  (
    await sql<LoadedCase<Subject> & Around<Beside>>`${prepared}
    SELECT ${columns}, ${subject} AS subject, ${beside} AS beside, ${around(reads)},
      (SELECT json_agg(json_build_object('seq', e.seq, 'body', e.body) ORDER BY e.seq) FROM case_event e WHERE e.case_id = f.id) AS events,
      (SELECT json_agg(json_build_object('at', n.at, 'person', n.person_id, 'body', n.body) ORDER BY n.at) FROM note n WHERE n.case_id = f.id) AS notes,
      (SELECT json_agg(json_build_object('id', r.id, 'box', r.name_box, 'key', r.name_key)) FROM person r
        WHERE r.id IN (SELECT (e.body::jsonb)->'by'->>'person' FROM case_event e WHERE e.case_id = f.id UNION SELECT n.person_id FROM note n WHERE n.case_id = f.id)) AS people,
      (SELECT json_agg(json_build_object('id', r.id, 'box', r.name_box, 'key', r.name_key, 'slots', m.slots)) FROM member m JOIN person r ON r.id = m.person_id
        WHERE m.org_id = ${reads.org} AND m.ended_at IS NULL AND r.deleted_at IS NULL) AS colleagues
    ${joins} WHERE ${which}`.execute(tx)
  ).rows[0];

/** The predicate of one case by its id, as far as the caller may know of it. */
export const oneFor = (caller: Caller, id: string): RawBuilder<unknown> =>
  sql`f.id = ${id} AND ${inScope(caller)}`;

/** The predicate of one case by its id, for the system. */
export const oneOf = (id: string): RawBuilder<unknown> => sql`f.id = ${id}`;

/** The predicate of one case by the hash of the code by which somebody without a name follows it. */
export const oneByCode = (codeHash: string): RawBuilder<unknown> => sql`f.code_hash = ${codeHash}`;
