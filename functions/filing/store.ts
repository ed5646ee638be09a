import type { Bars } from '@shared/domain/listed';
import { sql, type Transaction } from 'kysely';
import type { AppKind, FilerKind, Level, MoeStanding, Ownership } from '@shared/kernel/kinds';
import type { Day, Instant } from '@shared/kernel/calendar';
import type { FactValue } from '@shared/kernel/condition';
import type { Case } from '@shared/domain/case';
import type { UseSpan } from '@shared/domain/public-status';
import { publicActs, type Told } from '@shared/domain/record';
import type { Published } from '@shared/domain/verdict';
import type { Life } from '@shared/policy/policy';
import { insertCase } from '../case/store';
import { barsIn } from '../db/bars';
import { prepared } from '../db/prepared';
import type { Tables } from '../db/tables';
import { regionRoot } from '../db/region-root';
import type { Caller } from '../world/caller';
import { isBureau, isExpertOnly } from '../world/caller';

type Tx = Transaction<Tables>;

/**
 * What was proved of an app in another filing of the region: the answer as rules read it, who
 * confirmed it and when.
 */
export type Proof = { field: string; value: FactValue; by: string; day: Day };

/** A filing with everything a decision or a view needs, in one row. */
export type Loaded = {
  id: string;
  life: Life;
  school_id: string;
  app_id: string;
  bureau_id: string;
  bureau_path: string;
  policy: string;
  version: number;
  state: Case;
  head_hash: string;
  number: string | null;
  school_name: string;
  school_kind: FilerKind;
  school_level: Level;
  school_nature: Ownership | null;
  school_stages: string[];
  app_name: string;
  app_kind: AppKind;
  moe_no: string | null;
  moe_standing: MoeStanding;
  app_source: 'registry' | 'typed';
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
  personal: { id: string; field: string; box: string | null; key: string | null }[] | null;
  school_count: number;
  school_uses: string[] | null;
  departed: string[] | null;
  spans: UseSpan[] | null;
  told: Told[] | null;
  proofs: Proof[] | null;
};

/**
 * True for a filing of the caller's school while a panel of theirs sits on it: all that somebody
 * sees who only scores.
 */
export const sitsOn = (caller: Caller) =>
  sql`f.filer_org = ${caller.org.id} AND EXISTS (SELECT 1 FROM case_task x WHERE x.case_id = f.id AND x.office = 'expert')`;

/**
 * The scope predicate, the first lock: rows of the caller's school, or of the bureaus at and below
 * the caller's once the school has let go of them. The second lock is RLS.
 */
const mine = (caller: Caller) => {
  if (isExpertOnly(caller)) return sitsOn(caller);
  const { id, path } = caller.org;
  return isBureau(caller)
    ? sql`f.filer_org IS NOT NULL AND f.bureau_path >= ${path} AND f.bureau_path < ${`${path}~`} AND f.with_bureau`
    : sql`f.filer_org = ${id}`;
};

const columns = sql`
  f.id, f.life, f.filer_org AS school_id, f.app_id, f.bureau_id, f.bureau_path, f.policy, f.version, f.state, f.head_hash, f.number,
  s.name AS school_name, s.kind AS school_kind, s.level AS school_level, s.nature AS school_nature, s.stages AS school_stages,
  a.name AS app_name, a.kind AS app_kind, a.moe_no, a.moe_standing, a.source AS app_source, p.id AS provider_id, p.name AS provider_name, ${barsIn('p.listed', 'f.bureau_path')} AS provider_bars, ${barsIn('a.listed', 'f.bureau_path')} AS app_bars,
  b.name AS bureau_name, b.tel AS bureau_tel, b.number_prefix AS bureau_prefix, b.settings, b.offices,
  (SELECT json_build_object('box', d.box, 'key', d.key_id, 'saved', d.saved_at, 'revision', d.revision) FROM case_draft d WHERE d.case_id = f.id) AS draft,
  (SELECT json_agg(json_build_object('id', q.id, 'field', q.field, 'box', q.box, 'key', q.key_id)) FROM personal q WHERE q.filing_id = f.id) AS personal,
  (SELECT count(*)::int FROM public_status ps WHERE ps.school_id = f.filer_org AND ps.standing = 'filed') AS school_count,
  -- What the granted tools of this school are used for, this one left out.
  (SELECT json_agg(DISTINCT u) FROM case_file g, jsonb_array_elements_text(CASE jsonb_typeof(g.state->'inForce'->'answers'->'scope_use') WHEN 'array' THEN g.state->'inForce'->'answers'->'scope_use' ELSE '[]' END) u
    WHERE g.filer_org = f.filer_org AND g.id <> f.id AND g.life = 'filing' AND g.standing = 'filed') AS school_uses,
  -- Those whom work was handed to and who no longer work for the bureau.
  (SELECT json_agg(h.value) FROM jsonb_each_text(f.state->'assigned') h
    WHERE NOT EXISTS (SELECT 1 FROM member m WHERE m.org_id IN (f.bureau_id, f.filer_org) AND m.person_id = h.value AND m.ended_at IS NULL)) AS departed,
  (SELECT t.spans FROM public_status t WHERE t.school_id = f.filer_org AND t.app_id = f.app_id AND t.filing_id = f.id) AS spans,
  -- What its public record is made of.
  (SELECT json_agg(json_build_object('did', b.e->>'did', 'standing', b.e->>'standing', 'at', b.e->>'at', 'as', b.e->'by'->>'as', 'grants', b.e->'grants', 'given', b.e->'given') ORDER BY b.seq)
    FROM (SELECT v.seq, v.body::jsonb AS e FROM case_event v WHERE v.case_id = f.id) b WHERE b.e->>'did' = ANY (${[...publicActs]}) OR b.e ? 'grants') AS told,
  -- What other filings of the region proved of this app.
  (SELECT json_agg(json_build_object('field', k.field, 'value', k.value, 'by', k.confirmed_by, 'day', k.confirmed_on) ORDER BY k.field) FROM app_proof k
    WHERE k.app_id = f.app_id AND k.region = split_part(f.policy, '@', 1) AND k.filing_id <> f.id) AS proofs`;

const joins = sql`FROM case_file f JOIN org s ON s.id = f.filer_org JOIN app a ON a.id = f.app_id JOIN provider p ON p.id = a.provider_id JOIN org b ON b.id = f.bureau_id`;

/**
 * One filing in the caller's scope, locked for an act; undefined when it is not theirs to know of.
 */
export const loadForAct = async (
  tx: Tx,
  caller: Caller,
  id: string,
): Promise<Loaded | undefined> => {
  // Locked first and read afterwards: one statement that had to wait would read the draft of
  // before.
  await sql`SELECT f.id FROM case_file f WHERE f.id = ${id} AND ${mine(caller)} FOR UPDATE`.execute(
    tx,
  );
  return (
    await sql<Loaded>`${prepared} SELECT ${columns} ${joins} WHERE f.id = ${id} AND ${mine(caller)}`.execute(
      tx,
    )
  ).rows[0];
};

/** One filing for the system itself, locked. The transaction must be in system scope. */
export const loadForSystem = async (tx: Tx, id: string): Promise<Loaded | undefined> => {
  await sql`SELECT id FROM case_file WHERE id = ${id} FOR UPDATE`.execute(tx);
  return (await sql<Loaded>`${prepared} SELECT ${columns} ${joins} WHERE f.id = ${id}`.execute(tx))
    .rows[0];
};

/** What else a reader sees of a filing. */
export type Around = {
  events: { seq: number; body: string }[] | null;
  notes: { at: string; person: string; body: string }[] | null;
  copies: { no: number; code: string; grant_no: number; scanned: boolean }[] | null;
  poster: string | null;
  elsewhere: { same: boolean; standing: string; n: number }[] | null;
  people: { id: string; box: string | null; key: string | null }[] | null;
  shown: Pick<Published, 'spans' | 'standing'> | null;
  colleagues: { id: string; box: string | null; key: string | null; slots: string[] }[] | null;
};

/** One filing in the caller's scope with its history, for reading. Two statements' worth in one. */
export const loadForView = async (
  tx: Tx,
  caller: Caller,
  id: string,
): Promise<(Loaded & Around) | undefined> =>
  (
    await sql<Loaded & Around>`${prepared}
    SELECT ${columns},
      (SELECT json_agg(json_build_object('seq', e.seq, 'body', e.body) ORDER BY e.seq) FROM case_event e WHERE e.case_id = f.id) AS events,
      (SELECT json_agg(json_build_object('at', n.at, 'person', n.person_id, 'body', n.body) ORDER BY n.at) FROM note n WHERE n.filing_id = f.id) AS notes,
      (SELECT json_agg(json_build_object('no', c.no, 'code', c.code, 'grant_no', c.grant_no, 'scanned', c.scanned) ORDER BY c.grant_no, c.no) FROM paper_copy c WHERE c.filing_id = f.id) AS copies,
      -- Public standings only, of the schools of the same region.
      ${
        isBureau(caller)
          ? sql`(SELECT json_agg(json_build_object('same', e.same, 'standing', e.standing, 'n', e.n)) FROM (
        SELECT t.app_id = f.app_id AS same, t.standing, count(*)::int AS n FROM public_status t JOIN app y ON y.id = t.app_id JOIN org h ON h.id = t.bureau_id
        WHERE y.provider_id = a.provider_id AND t.filing_id <> f.id AND ${regionRoot('h.path')} = ${regionRoot('f.bureau_path')} GROUP BY 1, 2) e)`
          : sql`NULL`
      } AS elsewhere,
      (SELECT json_build_object('spans', t.spans, 'standing', t.standing) FROM public_status t WHERE t.school_id = f.filer_org AND t.app_id = f.app_id) AS shown,
      (SELECT o.code FROM poster o WHERE o.school_id = f.filer_org AND o.app_id = f.app_id) AS poster,
      (SELECT json_agg(json_build_object('id', r.id, 'box', r.name_box, 'key', r.name_key)) FROM person r
        WHERE r.id IN (SELECT (e.body::jsonb)->'by'->>'person' FROM case_event e WHERE e.case_id = f.id UNION SELECT n.person_id FROM note n WHERE n.filing_id = f.id)) AS people,
      (SELECT json_agg(json_build_object('id', r.id, 'box', r.name_box, 'key', r.name_key, 'slots', m.slots)) FROM member m JOIN person r ON r.id = m.person_id
        WHERE m.org_id = ${caller.org.id} AND m.ended_at IS NULL AND r.deleted_at IS NULL) AS colleagues
    ${joins} WHERE f.id = ${id} AND ${mine(caller)}`.execute(tx)
  ).rows[0];

/**
 * The next number of a bureau's series in a year: from a counter row in this transaction, so a
 * rollback leaves no gap.
 */
export const nextNumber = async (
  tx: Tx,
  bureau: string,
  series: string,
  year: number,
): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    INSERT INTO counter (bureau_id, series, year, n) VALUES (${bureau}, ${series}, ${year}, 1)
    ON CONFLICT (bureau_id, series, year) DO UPDATE SET n = counter.n + 1 RETURNING n`.execute(tx);
  return rows[0]!.n;
};

/** Keeps sealed personal values. */
export const insertPersonal = async (
  tx: Tx,
  filing: Loaded,
  rows: readonly { id: string; field: string; box: string; keyId: string }[],
): Promise<void> => {
  if (rows.length === 0) return;
  await tx
    .insertInto('personal')
    .values(
      rows.map((row) => ({
        id: row.id,
        filing_id: filing.id,
        school_id: filing.school_id,
        bureau_path: filing.bureau_path,
        field: row.field,
        box: row.box,
        key_id: row.keyId,
      })),
    )
    .execute();
};

/** Begins a filing as a draft; false when this school has an open one for this app already. */
export const insertFiling = async (
  tx: Tx,
  filing: {
    state: Case;
    school: string;
    app: string;
    bureau: string;
    path: string;
    at: Instant;
    draft: { box: string; keyId: string };
  },
): Promise<boolean> => {
  const { school, draft, at } = filing;
  if (!(await insertCase(tx, { ...filing, filer: school }))) return false;
  await saveDraft(tx, { id: filing.state.id, school, revision: 1, ...draft, at });
  return true;
};

/**
 * Puts other answers into a draft, whatever its revision: what the school sees next time it opens
 * the form.
 */
export const resetDraft = async (
  tx: Tx,
  filing: string,
  draft: { box: string; keyId: string },
  at: Instant,
): Promise<void> => {
  await sql`UPDATE case_draft SET revision = revision + 1, box = ${draft.box}, key_id = ${draft.keyId}, saved_at = ${at} WHERE case_id = ${filing}`.execute(
    tx,
  );
};

/** The open filing of a school for an app. */
export const openFiling = async (
  tx: Tx,
  school: string,
  app: string,
  life: Life = 'filing',
): Promise<{ id: string; place: string } | undefined> =>
  tx
    .selectFrom('case_file')
    .select(['id', 'place'])
    .where('filer_org', '=', school)
    .where('app_id', '=', app)
    .where('life', '=', life)
    .where('open', '=', true)
    .executeTakeFirst();

/** Writes a draft at its first revision. */
export const saveDraft = async (
  tx: Tx,
  draft: { id: string; school: string; revision: number; box: string; keyId: string; at: Instant },
): Promise<void> => {
  await tx
    .insertInto('case_draft')
    .values({
      case_id: draft.id,
      school_id: draft.school,
      revision: draft.revision,
      box: draft.box,
      key_id: draft.keyId,
      saved_at: draft.at,
    })
    .execute();
};

/** Replaces a draft if it is still at the revision last seen; gives the new one, or undefined. */
export const replaceDraft = async (
  tx: Tx,
  caller: Caller,
  draft: { id: string; seen: number; box: string; keyId: string; at: Instant },
): Promise<number | undefined> => {
  const { rows } = await sql<{ revision: number }>`
    UPDATE case_draft SET revision = revision + 1, box = ${draft.box}, key_id = ${draft.keyId}, saved_at = ${draft.at}
    WHERE case_id = ${draft.id} AND school_id = ${caller.org.id} AND revision = ${draft.seen} RETURNING revision`.execute(
    tx,
  );
  return rows[0]?.revision;
};

/** One line of a list of filings. */
export type Line = {
  id: string;
  policy: string;
  state: Case;
  place: string;
  standing: string;
  updated_at: Date;
  number: string | null;
  school_id: string;
  school_name: string;
  school_kind: FilerKind;
  school_level: Level;
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

const lineColumns = sql`f.id, f.policy, f.state, f.place, f.standing, f.updated_at, f.number, s.id AS school_id, s.name AS school_name, s.kind AS school_kind, s.level AS school_level,
  a.id AS app_id, a.name AS app_name, a.kind AS app_kind, b.settings, b.path, ${barsIn('p.listed', 'b.path')} AS provider_bars, ${barsIn('a.listed', 'b.path')} AS app_bars, a.moe_standing, x.spans, x.standing AS shown_standing`;
// What a list joins to a page of lines is read by its key, however many there are of it.
const lineJoins = sql`JOIN org s ON s.id = f.filer_org JOIN app a ON a.id = f.app_id JOIN provider p ON p.id = a.provider_id JOIN org b ON b.id = f.bureau_id
  LEFT JOIN LATERAL (SELECT y.spans, y.standing FROM public_status y WHERE y.school_id = f.filer_org AND y.app_id = f.app_id LIMIT 1) x ON true`;

// One seat of a panel is enough for one person: what waits for its other members is not theirs any
// more.
const notSeated = (caller: Caller) => sql`NOT (t.office = 'expert' AND EXISTS (
    SELECT 1 FROM jsonb_each(f.state -> 'opinions') o WHERE split_part(o.key, ':', 1) = split_part(t.key, ':', 1) AND o.value ->> 'by' = ${caller.person} AND o.value -> 'round' = f.state -> 'round'))`;

/**
 * What waits for the caller's offices or parties, least time left first; keyset after (day, id).
 * Of each office only the first are read, however many wait.
 */
export const waitingFor = async (
  tx: Tx,
  caller: Caller,
  offices: readonly string[],
  after: { day: string; id: string } | undefined,
  limit: number,
): Promise<Line[]> =>
  (
    await sql<Line>`
    SELECT ${lineColumns}, t.due_day, t.what FROM (
      SELECT t.case_id, t.due_day, t.what FROM unnest(${[...offices]}::text[]) AS mine (office) CROSS JOIN LATERAL (
        SELECT t.case_id, t.due_day, t.what FROM case_task t JOIN case_file f ON f.id = t.case_id
        WHERE ${isBureau(caller) ? sql`t.bureau_id = ${caller.org.id}` : sql`t.filer_org = ${caller.org.id}`} AND t.office = mine.office
          AND (t.person_id IS NULL OR t.person_id = ${caller.person}) AND ${notSeated(caller)}
          ${after ? sql`AND (t.due_day, t.case_id) > (${after.day}::date, ${after.id})` : sql``}
        ORDER BY t.due_day, t.case_id LIMIT ${limit}) t
      ORDER BY t.due_day, t.case_id LIMIT ${limit}) t JOIN case_file f ON f.id = t.case_id ${lineJoins}
    ORDER BY t.due_day, t.case_id`.execute(tx)
  ).rows;

/** All filings in scope, newest first; by standing, by part of a name; keyset after (updated, id). */
export const allOf = async (
  tx: Tx,
  caller: Caller,
  query: { standing?: string; grams?: string[]; after?: { at: string; id: string } },
  limit: number,
): Promise<Line[]> =>
  (
    await sql<Line>`
    SELECT ${lineColumns}, '9999-12-31' AS due_day, NULL AS what FROM case_file f ${lineJoins}
    WHERE ${mine(caller)}
      ${query.standing ? sql`AND f.standing = ${query.standing}` : sql``}
      ${query.grams?.length ? sql`AND (a.grams @> ${query.grams} OR s.grams @> ${query.grams})` : sql``}
      ${query.after ? sql`AND (f.updated_at, f.id) < (${query.after.at}::timestamptz, ${query.after.id})` : sql``}
    ORDER BY f.updated_at DESC, f.id DESC LIMIT ${limit}`.execute(tx)
  ).rows;

/** How many tasks wait for the caller. */
export const countWaiting = async (
  tx: Tx,
  caller: Caller,
  offices: readonly string[],
): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    SELECT count(*)::int AS n FROM case_task t JOIN case_file f ON f.id = t.case_id WHERE ${isBureau(caller) ? sql`t.bureau_id = ${caller.org.id}` : sql`t.filer_org = ${caller.org.id}`} AND t.office = ANY (${[...offices]})
      AND (t.person_id IS NULL OR t.person_id = ${caller.person}) AND ${notSeated(caller)}`.execute(
    tx,
  );
  return rows[0]!.n;
};

/** Adds an internal note; its filing is in scope already. */
export const insertNote = async (
  tx: Tx,
  note: { id: string; filing: string; path: string; person: string; body: string; at: Instant },
): Promise<void> => {
  await tx
    .insertInto('note')
    .values({
      id: note.id,
      filing_id: note.filing,
      bureau_path: note.path,
      person_id: note.person,
      body: note.body,
      at: note.at,
    })
    .execute();
};

/** Whether a person holds one of these office slots in an organisation now. */
export const holdsSlot = async (
  tx: Tx,
  org: string,
  person: string,
  slot: string,
): Promise<boolean> => {
  const { rows } = await sql<{
    ok: boolean;
  }>`SELECT true AS ok FROM member WHERE org_id = ${org} AND person_id = ${person} AND ended_at IS NULL AND ${slot} = ANY (slots) LIMIT 1`.execute(
    tx,
  );
  return rows.length > 0;
};
