import { sql, type Transaction } from 'kysely';
import type { Instant } from '@shared/kernel/calendar';
import type { Tables } from '../db/tables';

type Tx = Transaction<Tables>;

/** A job that waits to be done after the act that made it. */
export type Job = { id: string; kind: string; body: unknown; tries: number };

/** Claims one due job for this transaction; another worker passes over it. */
export const claimJob = async (tx: Tx, now: Instant): Promise<Job | undefined> =>
  (
    await sql<Job>`SELECT id, kind, body, tries FROM outbox WHERE done_at IS NULL AND run_at <= ${now} ORDER BY run_at, id LIMIT 1 FOR UPDATE SKIP LOCKED`.execute(
      tx,
    )
  ).rows[0];

/** Marks a job done. */
export const finishJob = async (tx: Tx, id: string, now: Instant): Promise<void> => {
  await tx.updateTable('outbox').set({ done_at: now, failed: null }).where('id', '=', id).execute();
};

/**
 * Puts a failed job back for later: 1, 2, 4 … minutes, at most an hour; the reason is a name, never
 * a value.
 */
export const postponeJob = async (tx: Tx, id: string, now: Instant, why: string): Promise<void> => {
  await sql`UPDATE outbox SET tries = tries + 1, failed = ${why}, run_at = ${now}::timestamptz + least(power(2, least(tries, 6)), 60) * interval '1 minute' WHERE id = ${id}`.execute(
    tx,
  );
};

/** Writes messages; a second delivery of the same job writes nothing. */
export const insertMessages = async (
  tx: Tx,
  list: readonly {
    id: string;
    person: string;
    at: Instant;
    title: string;
    body: string;
    about: string;
    source: string;
  }[],
): Promise<void> => {
  if (list.length === 0) return;
  await tx
    .insertInto('message')
    .values(
      list.map((message) => ({
        id: message.id,
        person_id: message.person,
        at: message.at,
        title: message.title,
        body: message.body,
        about_id: message.about,
        source: message.source,
      })),
    )
    .onConflict((conflict) => conflict.columns(['person_id', 'source']).doNothing())
    .execute();
};

/** The people who now hold a role in an organisation, or an office slot there. */
export const peopleOf = async (
  tx: Tx,
  org: string,
  who: { roles: readonly string[]; slots: readonly string[] },
): Promise<string[]> =>
  (
    await sql<{ person_id: string }>`
    SELECT DISTINCT m.person_id FROM member m JOIN person p ON p.id = m.person_id AND p.deleted_at IS NULL
    WHERE m.org_id = ${org} AND m.ended_at IS NULL AND (m.role = ANY (${[...who.roles]}) OR m.slots && ${[...who.slots]}::text[])`.execute(
      tx,
    )
  ).rows.map((row) => row.person_id);

/** Queues a job. */
export const queueJob = async (
  tx: Tx,
  job: { id: string; kind: string; body: unknown; at: Instant },
): Promise<void> => {
  await sql`INSERT INTO outbox (id, kind, body, run_at) VALUES (${job.id}, ${job.kind}, ${JSON.stringify(job.body)}::jsonb, ${job.at})`.execute(
    tx,
  );
};
