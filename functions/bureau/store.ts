import { sql, type Transaction } from 'kysely';
import type { Level, Role } from '@shared/kernel/kinds';
import type { Instant } from '@shared/kernel/calendar';
import type { Scalar } from '@shared/kernel/scalar';
import type { Tables } from '../db/tables';

type Tx = Transaction<Tables>;

/** How many active people hold each office slot of an organisation. */
export const peopleBySlot = async (tx: Tx, org: string): Promise<Record<string, number>> => {
  const { rows } = await sql<{ slot: string; n: number }>`
    SELECT slot, count(DISTINCT m.person_id)::int AS n FROM member m, unnest(m.slots) AS slot WHERE m.org_id = ${org} AND m.ended_at IS NULL GROUP BY slot`.execute(
    tx,
  );
  return Object.fromEntries(rows.map((row) => [row.slot, row.n]));
};

/**
 * Adds what a bureau decided to what it had, and drops what it takes back (`null`), if it is still
 * at the version last seen; gives the new version, or undefined.
 */
export const decideFor = async (
  tx: Tx,
  bureau: string,
  seen: number,
  desired: {
    tel?: string;
    settings: Readonly<Record<string, Scalar | null>>;
    offices: Readonly<Record<string, string>>;
  },
): Promise<number | undefined> => {
  const { rows } = await sql<{ version: number }>`
    UPDATE org SET version = version + 1, tel = coalesce(${desired.tel ?? null}, tel),
      settings = jsonb_strip_nulls(settings || ${JSON.stringify(desired.settings)}::jsonb), offices = offices || ${JSON.stringify(desired.offices)}::jsonb
    WHERE id = ${bureau} AND kind = 'bureau' AND version = ${seen} RETURNING version`.execute(tx);
  return rows[0]?.version;
};

/** Somebody's seat in an organisation; the name is sealed under the person's id. */
export type MemberRow = {
  id: string;
  person_id: string;
  role: Role;
  slots: string[];
  title: string;
  name_box: string;
  name_key: string;
};

/** The active seats of an organisation, the oldest first. */
export const membersOf = async (tx: Tx, org: string): Promise<MemberRow[]> =>
  (
    await sql<MemberRow>`
    SELECT m.id, m.person_id, m.role, m.slots, m.title, p.name_box, p.name_key FROM member m JOIN person p ON p.id = m.person_id AND p.deleted_at IS NULL
    WHERE m.org_id = ${org} AND m.ended_at IS NULL ORDER BY m.created_at, m.id`.execute(tx)
  ).rows;

/** An active seat of the caller's organisation, or of one that files with the caller's bureau. */
export const findMember = async (
  tx: Tx,
  caller: { org: string; bureau: boolean },
  member: string,
): Promise<{ id: string; person_id: string; role: Role; org_id: string } | undefined> =>
  (
    await sql<{ id: string; person_id: string; role: Role; org_id: string }>`
    SELECT m.id, m.person_id, m.role, m.org_id FROM member m JOIN org o ON o.id = m.org_id
    WHERE m.id = ${member} AND m.ended_at IS NULL AND (o.id = ${caller.org} OR (${caller.bureau} AND o.bureau_id = ${caller.org} AND o.kind <> 'bureau'))`.execute(
      tx,
    )
  ).rows[0];

/**
 * Ends a seat and its sessions. Work handed to the person by name goes back to their office, or
 * nobody would ever see it.
 */
export const endSeat = async (
  tx: Tx,
  org: string,
  member: { id: string; person_id: string },
  now: Instant,
): Promise<void> => {
  await sql`UPDATE member SET ended_at = ${now} WHERE id = ${member.id} AND org_id = ${org}`.execute(
    tx,
  );
  await sql`UPDATE session SET ended_at = ${now} WHERE member_id = ${member.id} AND ended_at IS NULL`.execute(
    tx,
  );
  await sql`
    UPDATE case_task SET person_id = NULL WHERE person_id = ${member.person_id} AND org_id = ${org}
      AND NOT EXISTS (SELECT 1 FROM member n WHERE n.org_id = ${org} AND n.person_id = ${member.person_id} AND n.ended_at IS NULL AND case_task.office = ANY (n.slots || n.role))`.execute(
    tx,
  );
};

/**
 * An organisation somebody may be invited into: the caller's own, or one that files with the
 * caller's bureau.
 */
export const findInvitable = async (
  tx: Tx,
  org: string,
  caller: { org: string; bureau: boolean },
): Promise<{ id: string; name: string; kind: Tables['org']['kind'] } | undefined> =>
  (
    await sql<{ id: string; name: string; kind: Tables['org']['kind'] }>`
    SELECT id, name, kind FROM org WHERE id = ${org} AND active AND (id = ${caller.org} OR (${caller.bureau} AND bureau_id = ${caller.org} AND kind <> 'bureau'))`.execute(
      tx,
    )
  ).rows[0];

/**
 * Makes a bureau; its settings are empty until its people decide them. Fails when another bureau
 * has this path.
 */
export const insertBureau = async (
  tx: Tx,
  founded: {
    id: string;
    name: string;
    path: string;
    level: Level;
    parent: string | null;
    policy: string;
    tel: string;
    prefix: string;
    plain: string;
    grams: readonly string[];
  },
): Promise<void> => {
  await sql`
    INSERT INTO org (id, kind, name, plain, bureau_id, path, level, policy, tel, number_prefix, grams)
    VALUES (${founded.id}, 'bureau', ${founded.name}, ${founded.plain}, ${founded.parent}, ${founded.path}, ${founded.level}, ${founded.policy}, ${founded.tel}, ${founded.prefix}, ${[...founded.grams]})`.execute(
    tx,
  );
};

/** The bureaus on a path and on every path above it, the nearest first. */
export const bureausOnPath = async (
  tx: Tx,
  path: string,
): Promise<{ id: string; name: string; path: string }[]> => {
  const above = path
    .split('/')
    .slice(0, -1)
    .map((_, index, parts) => `${parts.slice(0, index + 1).join('/')}/`);
  return (
    await sql<{ id: string; name: string; path: string }>`
    SELECT id, name, path FROM org WHERE kind = 'bureau' AND path = ANY (${above}) ORDER BY length(path) DESC`.execute(
      tx,
    )
  ).rows;
};
