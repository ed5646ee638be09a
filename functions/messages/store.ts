import { sql, type Transaction } from 'kysely';
import type { Instant } from '@shared/kernel/calendar';
import type { Tables } from '../db/tables';
import type { Place } from '../world/page';

type Tx = Transaction<Tables>;

/** One message as its row says. */
export type MessageRow = {
  id: string;
  at: Date;
  title: string;
  body: string;
  about_id: string;
  read_at: Date | null;
};

/** A person's messages, newest first; keyset after (at, id). */
export const messagesOf = async (
  tx: Tx,
  person: string,
  after: Place | undefined,
  limit: number,
): Promise<MessageRow[]> =>
  (
    await sql<MessageRow>`
    SELECT id, at, title, body, about_id, read_at FROM message
    WHERE person_id = ${person} ${after ? sql`AND (at, id) < (${after[0]}::timestamptz, ${after[1]})` : sql``}
    ORDER BY at DESC, id DESC LIMIT ${limit}`.execute(tx)
  ).rows;

/** How many messages a person has not read. */
export const countUnread = async (tx: Tx, person: string): Promise<number> =>
  (
    await sql<{
      n: number;
    }>`SELECT count(*)::int AS n FROM message WHERE person_id = ${person} AND read_at IS NULL`.execute(
      tx,
    )
  ).rows[0]!.n;

/** Marks a person's message as read at its first reading; false when it is not theirs. */
export const markRead = async (
  tx: Tx,
  person: string,
  id: string,
  now: Instant,
): Promise<boolean> =>
  (
    await sql<{
      id: string;
    }>`UPDATE message SET read_at = coalesce(read_at, ${now}) WHERE id = ${id} AND person_id = ${person} RETURNING id`.execute(
      tx,
    )
  ).rows.length > 0;
