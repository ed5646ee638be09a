import { sql, type Transaction } from 'kysely';
import type { Role } from '@shared/kernel/kinds';
import type { Instant } from '@shared/kernel/calendar';
import type { Tables } from '../db/tables';

type Tx = Transaction<Tables>;

/** A person and the seat they act from. */
export type Seated = { person: string; seat: string };

/**
 * The person with this login and the seat they last acted from; undefined when they have no active
 * seat.
 */
export const personByLogin = async (tx: Tx, loginIndex: string): Promise<Seated | undefined> =>
  (
    await sql<Seated>`
    SELECT p.id AS person, m.id AS seat
    FROM person p JOIN member m ON m.person_id = p.id AND m.ended_at IS NULL JOIN org o ON o.id = m.org_id AND o.active
    WHERE p.login_index = ${loginIndex} AND p.deleted_at IS NULL
    ORDER BY (SELECT max(s.expires_at) FROM session s WHERE s.person_id = p.id AND s.member_id = m.id) DESC NULLS LAST, m.created_at, m.id
    LIMIT 1`.execute(tx)
  ).rows[0];

/**
 * The person with this login, made with this sealed name when there is none; locked, so that two
 * invitations to one person take turns.
 */
export const personFor = async (
  tx: Tx,
  person: { id: string; box: string; keyId: string; loginIndex: string; now: Instant },
): Promise<{ id: string; name_box: string; name_key: string }> => {
  await sql`
    INSERT INTO person (id, name_box, name_key, login_index, created_at) VALUES (${person.id}, ${person.box}, ${person.keyId}, ${person.loginIndex}, ${person.now})
    ON CONFLICT (login_index) DO NOTHING`.execute(tx);
  const { rows } = await sql<{ id: string; name_box: string; name_key: string }>`
    SELECT id, name_box, name_key FROM person WHERE login_index = ${person.loginIndex} FOR UPDATE`.execute(
    tx,
  );
  return rows[0]!;
};

/**
 * Gives a person a seat and says which; a seat they already have with the same role takes the new
 * slots on.
 */
export const giveSeat = async (
  tx: Tx,
  member: {
    id: string;
    person: string;
    org: string;
    role: Role;
    slots: readonly string[];
    title: string;
    now: Instant;
  },
): Promise<string> => {
  const { rows } = await sql<{ id: string }>`
    UPDATE member SET slots = ARRAY(SELECT DISTINCT unnest(slots || ${[...member.slots]}::text[])), title = CASE WHEN ${member.title} = '' THEN title ELSE ${member.title} END
    WHERE id = (SELECT id FROM member WHERE person_id = ${member.person} AND org_id = ${member.org} AND role = ${member.role} AND ended_at IS NULL ORDER BY created_at, id LIMIT 1)
    RETURNING id`.execute(tx);
  if (rows[0]) return rows[0].id;
  await sql`
    INSERT INTO member (id, person_id, org_id, role, slots, title, created_at)
    VALUES (${member.id}, ${member.person}, ${member.org}, ${member.role}, ${[...member.slots]}, ${member.title}, ${member.now})`.execute(
    tx,
  );
  return member.id;
};

/** A person's name and active seats, the oldest seat first. */
export const seatsOf = async (
  tx: Tx,
  person: string,
): Promise<
  {
    name_box: string;
    name_key: string;
    id: string;
    role: Role;
    slots: string[];
    title: string;
    org_id: string;
    org_name: string;
    org_kind: Tables['org']['kind'];
  }[]
> =>
  (
    await sql<{
      name_box: string;
      name_key: string;
      id: string;
      role: Role;
      slots: string[];
      title: string;
      org_id: string;
      org_name: string;
      org_kind: Tables['org']['kind'];
    }>`
    SELECT p.name_box, p.name_key, m.id, m.role, m.slots, m.title, o.id AS org_id, o.name AS org_name, o.kind AS org_kind
    FROM person p JOIN member m ON m.person_id = p.id AND m.ended_at IS NULL JOIN org o ON o.id = m.org_id AND o.active
    WHERE p.id = ${person} AND p.deleted_at IS NULL ORDER BY m.created_at, m.id`.execute(tx)
  ).rows;

/** The organisation of a seat, and the path of the bureau it belongs to. */
export const orgOfSeat = async (
  tx: Tx,
  seat: string,
): Promise<{ id: string; path: string } | undefined> =>
  (
    await sql<{ id: string; path: string }>`
    SELECT o.id, o.path FROM member m JOIN org o ON o.id = m.org_id WHERE m.id = ${seat}`.execute(
      tx,
    )
  ).rows[0];

/**
 * Locks the organisations a person administers, so that two last administrators cannot leave at
 * once, and says whether one of them has no other.
 */
export const isLastAdmin = async (tx: Tx, person: string, org?: string): Promise<boolean> => {
  await sql`
    SELECT id FROM org WHERE id IN (SELECT org_id FROM member WHERE person_id = ${person} AND role = 'admin' AND ended_at IS NULL)
      AND (${org ?? null}::text IS NULL OR id = ${org ?? null}) ORDER BY id FOR UPDATE`.execute(tx);
  const { rows } = await sql<{ org_id: string }>`
    SELECT m.org_id FROM member m JOIN org o ON o.id = m.org_id AND o.active
    WHERE m.person_id = ${person} AND m.role = 'admin' AND m.ended_at IS NULL AND (${org ?? null}::text IS NULL OR m.org_id = ${org ?? null})
      AND NOT EXISTS (SELECT 1 FROM member n JOIN person q ON q.id = n.person_id AND q.deleted_at IS NULL
                      WHERE n.org_id = m.org_id AND n.role = 'admin' AND n.ended_at IS NULL AND n.person_id <> m.person_id)
    LIMIT 1`.execute(tx);
  return rows.length > 0;
};

/**
 * Whether any task anywhere was handed to this person by name. The transaction must be in system
 * scope.
 */
export const hasAssignedWork = async (tx: Tx, person: string): Promise<boolean> =>
  (
    await sql<{
      one: number;
    }>`SELECT 1 AS one FROM case_task WHERE person_id = ${person} LIMIT 1`.execute(tx)
  ).rows.length > 0;

/**
 * Deletes a person's account data: name, login, sessions, inbox and seats; the bare id stays, so
 * that what they did stays theirs without their name.
 * People named in a filing (第一责任人 and so on) are the filing's own record, kept by the school as
 * long as the filing is, and are not touched here.
 */
export const erasePerson = async (tx: Tx, person: string, now: Instant): Promise<void> => {
  await sql`DELETE FROM message WHERE person_id = ${person}`.execute(tx);
  await sql`DELETE FROM session WHERE person_id = ${person}`.execute(tx);
  await sql`DELETE FROM phrase_book WHERE person_id = ${person}`.execute(tx);
  await sql`UPDATE member SET ended_at = ${now}, title = '' WHERE person_id = ${person} AND ended_at IS NULL`.execute(
    tx,
  );
  await sql`UPDATE person SET name_box = NULL, name_key = NULL, login_index = NULL, deleted_at = ${now} WHERE id = ${person}`.execute(
    tx,
  );
};

/** A person's sealed 常用意见, if they keep any. */
export const phraseBook = async (
  tx: Tx,
  person: string,
): Promise<{ box: string; key_id: string } | undefined> =>
  tx
    .selectFrom('phrase_book')
    .select(['box', 'key_id'])
    .where('person_id', '=', person)
    .executeTakeFirst();

/** Replaces a person's sealed 常用意见. */
export const keepPhraseBook = async (
  tx: Tx,
  person: { person: string; box: string; keyId: string; at: Instant },
): Promise<void> => {
  await sql`
    INSERT INTO phrase_book (person_id, box, key_id, saved_at) VALUES (${person.person}, ${person.box}, ${person.keyId}, ${person.at})
    ON CONFLICT (person_id) DO UPDATE SET box = EXCLUDED.box, key_id = EXCLUDED.key_id, saved_at = EXCLUDED.saved_at`.execute(
    tx,
  );
};
