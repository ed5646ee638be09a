import { sql, type Kysely, type Transaction } from 'kysely';
import type { Level, Role } from '@shared/kernel/kinds';
import type { Instant } from '@shared/kernel/calendar';
import { prepared } from '../db/prepared';
import type { Tables } from '../db/tables';
import type { Caller } from '../world/caller';

type Row = {
  person_id: string;
  member_id: string;
  org_id: string;
  kind: Caller['org']['kind'];
  name: string;
  path: string;
  level: Level;
  roles: Role[];
  slots: string[];
  b_id: string;
  b_name: string;
  b_path: string;
  b_policy: string;
  b_tel: string;
  b_prefix: string;
  b_version: number;
  b_settings: Record<string, string | number | boolean>;
  b_offices: Record<string, string>;
};

// What a demonstration began is nobody's session in a live house.
const live = (hash: string, now: Instant, demo: boolean) =>
  sql`s.hash = ${hash} AND s.ended_at IS NULL AND s.expires_at > ${now} AND (${demo} OR NOT s.demo)`;

/**
 * Whether a session is live, not counting how long it lay unused: what is asked before a body is
 * read.
 */
export const isLive = async (
  db: Kysely<Tables>,
  hash: string,
  now: Instant,
  demo: boolean,
): Promise<boolean> =>
  (await sql`${prepared} SELECT 1 FROM session s WHERE ${live(hash, now, demo)}`.execute(db)).rows
    .length > 0;

/**
 * Who a token belongs to, in one statement that also sets the row-level scope of this transaction;
 * undefined when the session is over.
 */
export const enter = async (
  tx: Transaction<Tables>,
  hash: string,
  now: Instant,
  { demo, idleDays }: { demo: boolean; idleDays: { bureau: number; others: number } },
): Promise<Caller | undefined> => {
  const { rows } = await sql<Row>`${prepared}
    WITH s AS (
      SELECT s.person_id, s.member_id, o.id AS org_id, o.kind, o.name, o.path, o.level, b.id AS b_id, b.name AS b_name, b.path AS b_path, b.policy AS b_policy,
             b.tel AS b_tel, b.number_prefix AS b_prefix, b.version AS b_version, b.settings AS b_settings, b.offices AS b_offices,
             (SELECT array_agg(DISTINCT m2.role) FROM member m2 WHERE m2.person_id = s.person_id AND m2.org_id = o.id AND m2.ended_at IS NULL) AS roles,
             (SELECT coalesce(array_agg(DISTINCT slot), '{}') FROM member m3, unnest(m3.slots) AS slot WHERE m3.person_id = s.person_id AND m3.org_id = o.id AND m3.ended_at IS NULL) AS slots
      FROM session s
      JOIN member m ON m.id = s.member_id AND m.ended_at IS NULL
      JOIN person p ON p.id = s.person_id AND p.deleted_at IS NULL
      JOIN org o ON o.id = m.org_id AND o.active
      JOIN org b ON b.id = CASE WHEN o.kind = 'bureau' THEN o.id ELSE o.bureau_id END
      WHERE ${live(hash, now, demo)}
        AND s.seen_at > ${now}::timestamptz - CASE WHEN o.kind = 'bureau' THEN ${idleDays.bureau}::int ELSE ${idleDays.others}::int END * interval '1 day'
    ), seen AS (
      -- Once an hour is enough to tell an idle session from one in use.
      UPDATE session SET seen_at = ${now} WHERE hash = ${hash} AND seen_at < ${now}::timestamptz - interval '1 hour' AND EXISTS (SELECT 1 FROM s)
    )
    SELECT s.*, set_config('app.scope', CASE WHEN kind = 'bureau' THEN 'bureau' ELSE 'school' END, true) AS c1,
           set_config('app.org', org_id, true) AS c2,
           set_config('app.path', CASE WHEN kind = 'bureau' THEN path ELSE '-' END, true) AS c3,
           set_config('app.path_end', CASE WHEN kind = 'bureau' THEN path || '~' ELSE '-' END, true) AS c4,
           set_config('app.person', person_id, true) AS c5
    FROM s`.execute(tx);
  const session = rows[0];
  if (!session) return undefined;
  return {
    person: session.person_id,
    seat: session.member_id,
    session: hash,
    org: {
      id: session.org_id,
      kind: session.kind,
      name: session.name,
      path: session.path,
      level: session.level,
    },
    roles: session.roles,
    slots: session.slots,
    bureau: {
      id: session.b_id,
      name: session.b_name,
      path: session.b_path,
      policy: session.b_policy,
      tel: session.b_tel,
      prefix: session.b_prefix,
      version: session.b_version,
      settings: session.b_settings,
      offices: session.b_offices,
    },
  };
};

/**
 * Sets the scope of a transaction that has no signed-in caller: the system itself, or the public
 * with a complaint's code.
 */
export const enterAs = async (
  tx: Transaction<Tables>,
  scope: 'system' | 'public',
  codeHash = '',
): Promise<void> => {
  await sql`SELECT set_config('app.scope', ${scope}, true), set_config('app.code', ${codeHash}, true), set_config('app.org', '', true), set_config('app.path', '-', true), set_config('app.path_end', '-', true), set_config('app.person', '', true)`.execute(
    tx,
  );
};
