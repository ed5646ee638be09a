import { sql, type Transaction } from 'kysely';
import type { Day, Instant } from '@shared/kernel/calendar';
import type { Case, CaseEvent } from '@shared/domain/case';
import type { Life } from '@shared/vocabulary/lives';
import { prepared } from '../db/prepared';
import type { Tables } from '../db/tables';
import type { Task } from './tasks';

type Tx = Transaction<Tables>;

/** A case as it begins: whose it is, what it is about, and where it stands before any act. */
export type Begun = {
  state: Case;
  app: string;
  bureau: string;
  path: string;
  at: Instant;
  /** Who begins it, when somebody acts for an organisation. */ filer?: string;
  /** Whom it is about, where that is somebody else. */ respondent?: string;
  /** Without one its bureau sees it only once an act lets go of it. */ withBureau?: true;
  /** By what whoever gave no name follows it, and the pile it lies on. */
  told?: { codeHash: string; category: string; pile: string; onTop: boolean };
};

const toldRow = (told: Begun['told']) => ({
  code_hash: told?.codeHash ?? null,
  category: told?.category ?? null,
  pile: told?.pile ?? '',
  on_top: told?.onTop ?? false,
});

const causeRow = (cause: Case['cause']) => ({
  cause_case: cause?.case ?? null,
  cause_seq: cause?.seq ?? null,
  cause_index: cause?.index ?? null,
});

const rowOf = ({ state, told, ...begun }: Begun) => ({
  id: state.id,
  life: state.life,
  filer_org: begun.filer ?? null,
  respondent_org: begun.respondent ?? null,
  app_id: begun.app,
  bureau_id: begun.bureau,
  bureau_path: begun.path,
  policy: state.policy,
  place: state.place,
  standing: state.standing,
  with_bureau: begun.withBureau ?? false,
  state,
  ...toldRow(told),
  ...causeRow(state.cause),
  at: begun.at,
});

/**
 * Keeps new cases and gives the ids of those it kept: none where this organisation has an open one
 * of the same life for this app and about the same organisation, or where the same effect opened it
 * before.
 */
export const insertCases = async (tx: Tx, begun: readonly Begun[]): Promise<string[]> =>
  (
    await sql<{ id: string }>`
    INSERT INTO case_file (id, life, filer_org, respondent_org, app_id, bureau_id, bureau_path, policy, place, standing, with_bureau, state,
      code_hash, category, pile, on_top, cause_case, cause_seq, cause_index, created_at, updated_at)
    SELECT id, life, filer_org, respondent_org, app_id, bureau_id, bureau_path, policy, place, standing, with_bureau, state,
      code_hash, category, pile, on_top, cause_case, cause_seq, cause_index, at, at
    FROM jsonb_to_recordset(${JSON.stringify(begun.map(rowOf))}::jsonb) AS b (id text, life text, filer_org text, respondent_org text, app_id text, bureau_id text,
      bureau_path text, policy text, place text, standing text, with_bureau boolean, state jsonb,
      code_hash text, category text, pile text, on_top boolean,
      cause_case text, cause_seq integer, cause_index integer, at timestamptz)
    ON CONFLICT DO NOTHING RETURNING id`.execute(tx)
  ).rows.map((row) => row.id);

/** Keeps one new case; false where `insertCases` keeps none. */
export const insertCase = async (tx: Tx, begun: Begun): Promise<boolean> =>
  (await insertCases(tx, [begun])).length > 0;

/** The open case of a life that an organisation has for an app, and about whom. */
export const openCase = async (
  tx: Tx,
  of: { filer: string; respondent?: string; app: string; life: Life },
): Promise<{ id: string; place: string } | undefined> =>
  tx
    .selectFrom('case_file')
    .select(['id', 'place'])
    .where('filer_org', '=', of.filer)
    .where('respondent_org', of.respondent ? '=' : 'is', of.respondent ?? null)
    .where('app_id', '=', of.app)
    .where('life', '=', of.life)
    .where('open', '=', true)
    .where('cause_case', 'is', null)
    .executeTakeFirst();

/** What a case waits for, and which. */
export type Waiting = { id: string; tasks: readonly Task[] };

const taskRows = (waiting: readonly Waiting[]) =>
  waiting.flatMap(({ id, tasks }) => tasks.map((task) => ({ ...task, id })));

/** Writes what cases wait for that waited for nobody before; what stands there already stays. */
export const insertTasks = async (tx: Tx, waiting: readonly Waiting[]): Promise<void> => {
  const rows = taskRows(waiting);
  if (rows.length === 0) return;
  await sql`INSERT INTO case_task (case_id, key, org_id, office, what, person_id, due_day)
    SELECT id, key, org, office, what, person, due
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS t (id text, key text, org text, office text, what text, person text, due date)
    ON CONFLICT DO NOTHING`.execute(tx);
};

/** Takes a task that says what could not be carried out, and gives its words; undefined without one. */
export const takeUndone = async (tx: Tx, id: string, key: string): Promise<string | undefined> =>
  (
    await sql<{ what: string }>`
    DELETE FROM case_task WHERE case_id = ${id} AND key = ${key} RETURNING what`.execute(tx)
  ).rows[0]?.what;

/** Everything an act leaves behind, written at once. */
export type Recorded = {
  id: string;
  /** The version that was seen. */ seen: number;
  after: Case;
  event: CaseEvent;
  link: { body: string; prev: string; hash: string };
  /** Whether it came to its end. */ final: boolean;
  withBureau: boolean;
  /** Whether it was put to its respondent. */ served: boolean;
  /** Who reads what was said, as organisation/office. */ readers: readonly string[];
  /** By when somebody has to act; null when nothing runs. */ due: string | null;
  /** The first day on which the system itself may have to move it. */ watch: Day | undefined;
  tasks: readonly Task[];
  /** What was said, sealed. */ texts: readonly { id: string; box: string; keyId: string }[];
  /** What is done after it. */ jobs: readonly { id: string; kind: string; body: unknown }[];
};

const actRow = ({ after, event, link, ...recorded }: Recorded) => ({
  ...recorded,
  ...link,
  state: after,
  place: after.place,
  standing: after.standing,
  version: after.version,
  number: Object.values(after.numbers)[0] ?? null,
  due: recorded.due ?? '9999-12-31',
  watch: recorded.watch ?? null,
  at: event.at,
});

/** A task that says what could not be carried out stays until somebody settles it. */
export const UNDONE = 'undone:';

/**
 * Writes acts: each case under the version it saw, its event, what was said, its tasks and the jobs
 * that follow, all in one statement. Gives the ids of those written; the others somebody else was
 * faster with.
 */
export const recordActs = async (tx: Tx, acts: readonly Recorded[]): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`${prepared}
    WITH act AS (SELECT * FROM jsonb_to_recordset(${JSON.stringify(acts.map(actRow))}::jsonb) AS a (id text, seen integer, version integer, state jsonb, place text, standing text,
        final boolean, "withBureau" boolean, served boolean, readers jsonb, number text, due date, watch date,
        body text, prev text, hash text, at timestamptz,
        tasks jsonb, texts jsonb, jobs jsonb)),
    moved AS (
      UPDATE case_file f SET state = a.state, place = a.place, standing = a.standing, version = a.version, open = NOT a.final, with_bureau = a."withBureau", served = a.served,
        readers = ARRAY(SELECT jsonb_array_elements_text(a.readers)), number = coalesce(f.number, a.number),
        due_day = a.due, watch_day = a.watch,
        head_hash = a.hash, updated_at = a.at
      FROM act a WHERE f.id = a.id AND f.version = a.seen RETURNING f.id),
    written AS (SELECT a.* FROM act a JOIN moved USING (id)),
    told AS (
      INSERT INTO case_event (case_id, seq, at, body, prev_hash, hash) SELECT id, version, at, body, prev, hash FROM written),
    said AS (
      INSERT INTO case_text (id, case_id, box, key_id) SELECT t->>'id', w.id, t->>'box', t->>'keyId' FROM written w, jsonb_array_elements(w.texts) t),
    job AS (
      INSERT INTO outbox (id, kind, body, run_at) SELECT j->>'id', j->>'kind', j->'body', w.at FROM written w, jsonb_array_elements(w.jobs) j),
    gone AS (
      DELETE FROM case_task k USING written w WHERE k.case_id = w.id AND NOT starts_with(k.key, ${UNDONE}) AND NOT (k.key = ANY (SELECT t->>'key' FROM jsonb_array_elements(w.tasks) t))),
    kept AS (
      INSERT INTO case_task (case_id, key, org_id, office, what, person_id, due_day)
      SELECT w.id, t->>'key', t->>'org', t->>'office', t->>'what', t->>'person', (t->>'due')::date FROM written w, jsonb_array_elements(w.tasks) t
      ON CONFLICT (case_id, key) DO UPDATE SET org_id = EXCLUDED.org_id, office = EXCLUDED.office, what = EXCLUDED.what, person_id = EXCLUDED.person_id, due_day = EXCLUDED.due_day)
    SELECT id FROM moved`.execute(tx);
  return rows.map((row) => row.id);
};

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

/** The job that an act leaves: which event of which case people are to be told of. */
export type Happened = { id: string; case: string; life: Life; seq: number };

/** One event of a case by its number, as it was written. */
export const eventAt = async (tx: Tx, id: string, seq: number): Promise<CaseEvent | undefined> => {
  const found = await tx
    .selectFrom('case_event')
    .select('body')
    .where('case_id', '=', id)
    .where('seq', '=', seq)
    .executeTakeFirst();
  return found && (JSON.parse(found.body) as CaseEvent);
};
