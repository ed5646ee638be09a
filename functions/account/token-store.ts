import { sql, type Transaction } from 'kysely';
import type { Instant } from '@shared/kernel/calendar';
import type { Tables } from '../db/tables';

type Tx = Transaction<Tables>;

/** Keeps a session by the hash of its token, and drops the person's expired ones. */
export const keepSession = async (
  tx: Tx,
  session: {
    hash: string;
    person: string;
    seat: string;
    expires: Instant;
    now: Instant;
    device?: string;
    demo?: boolean;
  },
): Promise<void> => {
  await sql`DELETE FROM session WHERE person_id = ${session.person} AND expires_at < ${session.now}`.execute(
    tx,
  );
  await sql`INSERT INTO session (hash, person_id, member_id, expires_at, begun_at, seen_at, device, demo) VALUES (${session.hash}, ${session.person}, ${session.seat}, ${session.expires}, ${session.now}, ${session.now}, ${session.device ?? ''}, ${session.demo ?? false})`.execute(
    tx,
  );
};

/** Moves a session to another active seat of the same person; false when it is not theirs. */
export const changeSeat = async (
  tx: Tx,
  session: { hash: string; person: string; seat: string },
): Promise<boolean> => {
  const { rows } = await sql<{ hash: string }>`
    UPDATE session s SET member_id = m.id FROM member m JOIN org o ON o.id = m.org_id AND o.active
    WHERE s.hash = ${session.hash} AND s.person_id = ${session.person} AND m.id = ${session.seat} AND m.person_id = ${session.person} AND m.ended_at IS NULL RETURNING s.hash`.execute(
    tx,
  );
  return rows.length > 0;
};

/** The live sessions of a person, the last used first; the id tells nothing of the token. */
export const sessionsOf = async (
  tx: Tx,
  person: string,
  now: Instant,
): Promise<{ id: string; hash: string; device: string; begun_at: Date; seen_at: Date }[]> =>
  (
    await sql<{ id: string; hash: string; device: string; begun_at: Date; seen_at: Date }>`
    SELECT 'ses_' || left(hash, 24) AS id, hash, device, begun_at, seen_at FROM session
    WHERE person_id = ${person} AND ended_at IS NULL AND expires_at > ${now} ORDER BY seen_at DESC, hash LIMIT 50`.execute(
      tx,
    )
  ).rows;

/** Ends every session of this person. */
export const endSessions = async (tx: Tx, person: string, now: Instant): Promise<void> => {
  await sql`UPDATE session SET ended_at = ${now} WHERE person_id = ${person} AND ended_at IS NULL`.execute(
    tx,
  );
};

/** Ends one session of this person. */
export const endSession = async (
  tx: Tx,
  hash: string,
  person: string,
  now: Instant,
): Promise<void> => {
  await sql`UPDATE session SET ended_at = ${now} WHERE hash = ${hash} AND person_id = ${person}`.execute(
    tx,
  );
};
