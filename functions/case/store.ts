import { sql, type Transaction } from 'kysely';
import type { Day, Instant } from '@shared/kernel/calendar';
import type { Case, CaseEvent } from '@shared/domain/case';
import type { Life } from '@shared/vocabulary/lives';
import { prepared } from '../db/prepared';
import type { Tables } from '../db/tables';

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

/**
 * Keeps a new case; false when this organisation has an open one of the same life for this app and
 * about the same organisation.
 */
export const insertCase = async (tx: Tx, begun: Begun): Promise<boolean> => {
  const { state, told, at } = begun;
  const { rows } = await sql`
    INSERT INTO case_file (id, life, filer_org, respondent_org, app_id, bureau_id, bureau_path, policy, place, standing, with_bureau, state,
      code_hash, category, pile, on_top, created_at, updated_at)
    VALUES (${state.id}, ${state.life}, ${begun.filer ?? null}, ${begun.respondent ?? null}, ${begun.app}, ${begun.bureau}, ${begun.path}, ${state.policy}, ${state.place}, ${state.standing}, ${begun.withBureau ?? false}, ${JSON.stringify(state)}::jsonb,
      ${told?.codeHash ?? null}, ${told?.category ?? null}, ${told?.pile ?? ''}, ${told?.onTop ?? false}, ${at}, ${at})
    ON CONFLICT (filer_org, app_id, life, coalesce(respondent_org, '')) WHERE open AND filer_org IS NOT NULL DO NOTHING RETURNING 1`.execute(
    tx,
  );
  return rows.length > 0;
};

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
    .executeTakeFirst();

/** Who a case waits for after an act. */
export type Task = {
  key: string;
  office: string;
  what: string;
  person: string | null;
  due: string;
};

/** Writes what a case waits for that waited for nobody before. */
export const insertTasks = async (
  tx: Tx,
  of: { id: string; filer: string | null; bureau: string; path: string },
  tasks: readonly Task[],
): Promise<void> => {
  await sql`INSERT INTO case_task (case_id, key, filer_org, bureau_path, bureau_id, office, what, person_id, due_day)
    SELECT ${of.id}::text, t->>'key', ${of.filer}::text, ${of.path}::text, ${of.bureau}::text, t->>'office', t->>'what', t->>'person', (t->>'due')::date
    FROM jsonb_array_elements(${JSON.stringify(tasks)}::jsonb) t`.execute(tx);
};

/** Everything an act leaves behind, written at once. */
export type Recorded = {
  of: { id: string; version: number; filer: string | null; bureau: string; path: string };
  after: Case;
  event: CaseEvent;
  link: { body: string; prev: string; hash: string };
  /** Whether it came to its end. */ final: boolean;
  withBureau: boolean;
  /** Who reads what was said, as organisation/office. */ readers: readonly string[];
  /** By when somebody has to act; null when nothing runs. */ due: string | null;
  /** The first day on which the system itself may have to move it. */ watch: Day | undefined;
  tasks: readonly Task[];
  /** What was said, sealed. */ texts: readonly { id: string; box: string; keyId: string }[];
  job: string;
};

/**
 * Writes an act: the case under the version it saw, its event, what was said, its tasks and the job
 * that tells people of it, in one statement; false when somebody else was first.
 */
export const recordAct = async (tx: Tx, recorded: Recorded): Promise<boolean> => {
  const { of, after, event, link } = recorded;
  const tasks = JSON.stringify(recorded.tasks);
  const job = { case: of.id, life: after.life, seq: after.version };
  const { rows } = await sql`${prepared}
    WITH moved AS (
      UPDATE case_file SET state = ${JSON.stringify(after)}::jsonb, place = ${after.place}, standing = ${after.standing}, version = ${after.version}, open = ${!recorded.final},
        with_bureau = ${recorded.withBureau}, readers = ${[...recorded.readers]}::text[],
        number = coalesce(number, ${after.numbers.acceptance ?? null}),
        due_day = ${recorded.due ?? '9999-12-31'}::date, watch_day = ${recorded.watch ?? null}::date,
        head_hash = ${link.hash}, updated_at = ${event.at}
      WHERE id = ${of.id} AND version = ${of.version} RETURNING id),
    told AS (
      INSERT INTO case_event (case_id, seq, at, body, prev_hash, hash)
      SELECT id, ${after.version}::int, ${event.at}::timestamptz, ${link.body}::text, ${link.prev}::text, ${link.hash}::text FROM moved),
    said AS (
      INSERT INTO case_text (id, case_id, box, key_id)
      SELECT t->>'id', m.id, t->>'box', t->>'keyId' FROM moved m, jsonb_array_elements(${JSON.stringify(recorded.texts)}::jsonb) t),
    job AS (
      INSERT INTO outbox (id, kind, body, run_at)
      SELECT ${recorded.job}::text, 'case.happened', ${JSON.stringify(job)}::jsonb, ${event.at}::timestamptz FROM moved),
    gone AS (DELETE FROM case_task WHERE case_id = ${of.id} AND EXISTS (SELECT 1 FROM moved) AND NOT (key = ANY (SELECT t->>'key' FROM jsonb_array_elements(${tasks}::jsonb) t))),
    kept AS (
      INSERT INTO case_task (case_id, key, filer_org, bureau_path, bureau_id, office, what, person_id, due_day)
      SELECT m.id, t->>'key', ${of.filer}::text, ${of.path}::text, ${of.bureau}::text, t->>'office', t->>'what', t->>'person', (t->>'due')::date
      FROM moved m, jsonb_array_elements(${tasks}::jsonb) t
      ON CONFLICT (case_id, key) DO UPDATE SET office = EXCLUDED.office, what = EXCLUDED.what, person_id = EXCLUDED.person_id, due_day = EXCLUDED.due_day)
    SELECT id FROM moved`.execute(tx);
  return rows.length > 0;
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
