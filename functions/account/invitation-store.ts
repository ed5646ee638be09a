import { sql, type Kysely, type Transaction } from 'kysely';
import type { Role } from '@shared/kernel/kinds';
import type { Instant } from '@shared/kernel/calendar';
import type { Tables } from '../db/tables';

type Tx = Transaction<Tables>;

/** Wrong names after which an invitation is spent. */
export const MOST_WRONG_NAMES = 5;

const stillOpen = (now: Instant) =>
  sql`i.used_at IS NULL AND i.expires_at > ${now} AND i.wrong_names < ${MOST_WRONG_NAMES}`;

/** An invitation that can still be accepted; the name is sealed under the invitation's id. */
export type Invitation = {
  id: string;
  org_id: string;
  name_box: string;
  name_key: string;
  role: Role;
  slots: string[];
  title: string;
};

/**
 * The open invitation of a code, locked so that two who hold it take turns; undefined when it is
 * used, expired, guessed at too often or unknown.
 */
export const lockInvitation = async (
  tx: Tx,
  codeHash: string,
  now: Instant,
): Promise<Invitation | undefined> =>
  (
    await sql<Invitation>`
    SELECT i.id, i.org_id, i.name_box, i.name_key, i.role, i.slots, i.title FROM invitation i
    WHERE i.code_hash = ${codeHash} AND ${stillOpen(now)} AND i.name_box IS NOT NULL AND EXISTS (SELECT 1 FROM org o WHERE o.id = i.org_id AND o.active)
    FOR UPDATE OF i`.execute(tx)
  ).rows[0];

/** Whether an invitation of this code can still be accepted; asked outside any transaction. */
export const isOpenInvitation = async (
  db: Kysely<Tables>,
  codeHash: string,
  now: Instant,
): Promise<boolean> =>
  (
    await sql`SELECT 1 FROM invitation i WHERE i.code_hash = ${codeHash} AND ${stillOpen(now)}`.execute(
      db,
    )
  ).rows.length > 0;

/** Counts a wrong name against an invitation. */
export const countWrongName = async (tx: Tx, id: string): Promise<void> => {
  await sql`UPDATE invitation SET wrong_names = wrong_names + 1 WHERE id = ${id}`.execute(tx);
};

/**
 * Spends an invitation and erases the invited name, which is no longer needed; false when somebody
 * else was first.
 */
export const spendInvitation = async (tx: Tx, id: string, now: Instant): Promise<boolean> => {
  const { rows } = await sql<{ id: string }>`
    UPDATE invitation i SET used_at = ${now}, name_box = NULL, name_key = NULL WHERE i.id = ${id} AND ${stillOpen(now)} RETURNING i.id`.execute(
    tx,
  );
  return rows.length > 0;
};

/**
 * Keeps a new invitation, and drops those of the same organisation that nobody can accept any more.
 */
export const insertInvitation = async (
  tx: Tx,
  invitation: {
    id: string;
    codeHash: string;
    org: string;
    box: string;
    keyId: string;
    role: Role;
    slots: readonly string[];
    title: string;
    expires: Instant;
    now: Instant;
  },
): Promise<void> => {
  await sql`DELETE FROM invitation i WHERE i.org_id = ${invitation.org} AND NOT (${stillOpen(invitation.now)})`.execute(
    tx,
  );
  await sql`
    INSERT INTO invitation (id, code_hash, org_id, name_box, name_key, role, slots, title, expires_at)
    VALUES (${invitation.id}, ${invitation.codeHash}, ${invitation.org}, ${invitation.box}, ${invitation.keyId}, ${invitation.role}, ${[...invitation.slots]}, ${invitation.title}, ${invitation.expires})`.execute(
    tx,
  );
};

/** The invitations of an organisation that can still be accepted, the last to expire first. */
export const openInvitations = async (
  tx: Tx,
  org: string,
  now: Instant,
): Promise<{ id: string; name_box: string; name_key: string; role: Role; expires_at: Date }[]> =>
  (
    await sql<{ id: string; name_box: string; name_key: string; role: Role; expires_at: Date }>`
    SELECT i.id, i.name_box, i.name_key, i.role, i.expires_at FROM invitation i
    WHERE i.org_id = ${org} AND ${stillOpen(now)} AND i.name_box IS NOT NULL ORDER BY i.expires_at DESC, i.id`.execute(
      tx,
    )
  ).rows;

/**
 * Drops an invitation nobody has accepted: of the caller's organisation, or of one that files with
 * the caller's bureau; false when there is none.
 */
export const dropInvitation = async (
  tx: Tx,
  id: string,
  caller: { org: string; bureau: boolean },
): Promise<boolean> => {
  const { rows } = await sql<{ id: string }>`
    DELETE FROM invitation i USING org o WHERE i.id = ${id} AND i.used_at IS NULL AND o.id = i.org_id
      AND (o.id = ${caller.org} OR (${caller.bureau} AND o.bureau_id = ${caller.org} AND o.kind <> 'bureau')) RETURNING i.id`.execute(
    tx,
  );
  return rows.length > 0;
};
