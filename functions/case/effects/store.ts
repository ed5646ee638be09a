import { sql, type RawBuilder, type Transaction } from 'kysely';
import type { OrgKind } from '@shared/kernel/kinds';
import { schoolKinds } from '@shared/kernel/kinds';
import type { CaseEvent } from '@shared/domain/case';
import type { Tables } from '../../db/tables';
import { UNDONE } from '../store';

type Tx = Transaction<Tables>;

/** Whom an effect opens a case about: an organisation or none, and the app. */
export type Receiver = {
  org: string | null;
  kind: OrgKind | null;
  bureau: string;
  app: string;
};

/** The events of a case up to one of them, the oldest first. */
export const eventsTo = async (tx: Tx, id: string, seq: number): Promise<CaseEvent[]> =>
  (
    await sql<{ body: string }>`
    SELECT body FROM case_event WHERE case_id = ${id} AND seq <= ${seq} ORDER BY seq`.execute(tx)
  ).rows.map((row) => JSON.parse(row.body) as CaseEvent);

/** The bureau of a case; null when there is no such case. */
export const bureauOf = async (tx: Tx, id: string): Promise<string | null> =>
  (await tx.selectFrom('case_file').select('bureau_id').where('id', '=', id).executeTakeFirst())
    ?.bureau_id ?? null;

type Users = { apps: RawBuilder<unknown>; path: string; after: string; limit: number };

/**
 * The schools below a bureau that use some apps, by what they filed and what they reported, so many
 * after a place in their order.
 */
export const usersOf = async (tx: Tx, { apps, path, after, limit }: Users): Promise<Receiver[]> => {
  const [app = '', school = ''] = after.split('|');
  return (
    await sql<Receiver>`
    SELECT DISTINCT f.app_id AS app, s.id AS org, s.kind, s.bureau_id AS bureau
    FROM case_file f JOIN org s ON s.id = f.filer_org
    WHERE f.app_id IN (${apps}) AND f.open AND f.filer_org IS NOT NULL AND (f.app_id, f.filer_org) > (${app}, ${school})
      AND (f.state ? 'inForce' OR f.standing = 'listed') AND s.kind = ANY (${[...schoolKinds]}::text[]) AND s.path >= ${path} AND s.path < ${`${path}~`}
    ORDER BY f.app_id, s.id LIMIT ${limit}`.execute(tx)
  ).rows;
};

/** One app, as `usersOf` takes it. */
export const thisApp = (app: string): RawBuilder<unknown> => sql`SELECT ${app}::text`;
/** Every app of a provider. */
export const appsOf = (provider: string): RawBuilder<unknown> =>
  sql`SELECT id FROM app WHERE provider_id = ${provider}`;

type Around = {
  life: string;
  of: 'app' | 'provider' | 'filer';
  case: string;
  after: string;
  limit: number;
};

const sameAs: Readonly<Record<Around['of'], RawBuilder<unknown>>> = {
  app: sql`f.app_id = c.app_id`,
  provider: sql`f.app_id IN (SELECT a.id FROM app a JOIN app mine ON mine.provider_id = a.provider_id WHERE mine.id = c.app_id)`,
  filer: sql`f.filer_org = c.filer_org`,
};

/**
 * The open cases of a life about the same as a case, in bureaus above and below its own, so many
 * after an id.
 */
export const casesAround = async (tx: Tx, around: Around): Promise<string[]> =>
  (
    await sql<{ id: string }>`
    SELECT f.id FROM case_file c JOIN case_file f ON ${sameAs[around.of]} AND f.life = ${around.life} AND f.open AND f.id <> c.id
      AND (starts_with(f.bureau_path, c.bureau_path) OR starts_with(c.bureau_path, f.bureau_path))
    WHERE c.id = ${around.case} AND f.id > ${around.after} ORDER BY f.id LIMIT ${around.limit}`.execute(
      tx,
    )
  ).rows.map((row) => row.id);

/** Has the desk of a case told what could not be carried out; once for each that it was of. */
export const undone = async (
  tx: Tx,
  of: { case: string; bureau: string; key: string; what: string },
): Promise<void> => {
  await sql`INSERT INTO case_task (case_id, key, org_id, office, what, due_day)
    VALUES (${of.case}, ${`${UNDONE}${of.key}`}, ${of.bureau}, 'desk', ${of.what}, '9999-12-31') ON CONFLICT DO NOTHING`.execute(
    tx,
  );
};

/** Has a job go on where it stopped, at once. */
export const goOn = async (tx: Tx, job: string, after: string): Promise<void> => {
  await sql`UPDATE outbox SET body = body || ${JSON.stringify({ after })}::jsonb, tries = 0 WHERE id = ${job}`.execute(
    tx,
  );
};

/** The people who hold a role in some organisations. */
export const peopleIn = async (
  tx: Tx,
  orgs: readonly string[],
  roles: readonly string[],
): Promise<string[]> =>
  (
    await sql<{ person_id: string }>`
    SELECT DISTINCT m.person_id FROM member m JOIN person p ON p.id = m.person_id AND p.deleted_at IS NULL
    WHERE m.org_id = ANY (${[...orgs]}::text[]) AND m.ended_at IS NULL AND m.role = ANY (${[...roles]}::text[])`.execute(
      tx,
    )
  ).rows.map((row) => row.person_id);
