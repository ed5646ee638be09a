import { sql, type Transaction } from 'kysely';
import type { Day } from '@shared/kernel/calendar';
import type { Tables } from '../db/tables';

type Tx = Transaction<Tables>;

/** Whether this transaction may watch: one does at a time, and the others have nothing to do. */
export const mayWatch = async (tx: Tx): Promise<boolean> =>
  (
    await sql<{
      mine: boolean;
    }>`SELECT pg_try_advisory_xact_lock(hashtextextended('watch', 0)) AS mine`.execute(tx)
  ).rows[0]!.mine;

/** Notes by which calendar days are counted now; true when it is another than before. */
export const isNewCalendar = async (tx: Tx, digest: string): Promise<boolean> =>
  (
    await sql`INSERT INTO watch_calendar (digest) VALUES (${digest})
      ON CONFLICT (one) DO UPDATE SET digest = EXCLUDED.digest WHERE watch_calendar.digest <> EXCLUDED.digest RETURNING 1`.execute(
      tx,
    )
  ).rows.length > 0;

/** The first cases whose day has come, locked; one that somebody acts on just now comes later. */
export const casesDue = async (tx: Tx, today: Day, limit: number): Promise<string[]> =>
  (
    await sql<{ id: string }>`
    SELECT id FROM case_file WHERE watch_day <= ${today}::date ORDER BY watch_day, id LIMIT ${limit} FOR UPDATE SKIP LOCKED`.execute(
      tx,
    )
  ).rows.map((row) => row.id);

/** Writes when to look at a case again; never, without a day. */
export const watchAgain = async (tx: Tx, id: string, day: Day | undefined): Promise<void> => {
  await sql`UPDATE case_file SET watch_day = ${day ?? null}::date WHERE id = ${id}`.execute(tx);
};

/**
 * Has every open case of a bureau that stands where the system may move it looked at anew: what its
 * days are counted by has changed. Without a bureau, those of all.
 */
export const watchAnew = async (
  tx: Tx,
  { bureau, places, today }: { bureau?: string; places: readonly string[]; today: Day },
): Promise<void> => {
  await sql`UPDATE case_file SET watch_day = ${today}::date
    WHERE ${bureau ? sql`bureau_id = ${bureau}` : sql`watch_day IS NOT NULL`} AND open AND place = ANY (${[...places]})`.execute(
    tx,
  );
};
