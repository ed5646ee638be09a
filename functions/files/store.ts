import { sql, type Transaction } from 'kysely';
import type { Instant } from '@shared/kernel/calendar';
import type { Tables } from '../db/tables';
import { sitsOn } from '../case/load-store';
import { isBureau, isExpertOnly, type Caller } from '../world/caller';
import type { FileUse } from './kind';
import type { Used } from './quota';

type Tx = Transaction<Tables>;

/**
 * A file as its row says. `kind` and `sha256` are those of the clean copy, null before there is
 * one.
 */
export type FileRow = {
  id: string;
  case_id: string;
  filer_org: string;
  bureau_path: string;
  use: FileUse;
  name: string;
  state: 'quarantine' | 'clean' | 'refused';
  kind: string | null;
  sha256: string | null;
  bytes: number | null;
  /** Bytes that were announced. */
  announced: number;
  by_person: string;
  by_org: string;
};

/** A clean file, ready to be shown. */
export type CleanFile = { id: string; name: string; sha256: string; use: string; kind: string };

// A file may show names and faces, so its readers are those of personal values: the school, and the
// bureau that decides; a bureau above is not one.
// Somebody who only scores on a panel sees what the panel looks at, while it does.
const mine = (caller: Caller) => {
  if (isExpertOnly(caller)) return sitsOn(caller);
  if (isBureau(caller)) return sql`f.bureau_id = ${caller.org.id} AND f.with_bureau`;
  return sql`(f.filer_org = ${caller.org.id} OR (f.served AND f.respondent_org = ${caller.org.id}))`;
};

/** Announces a file; it is in quarantine until checked. */
export const insertFile = async (
  tx: Tx,
  file: Omit<FileRow, 'state' | 'kind' | 'sha256' | 'bytes' | 'announced'> & {
    at: Instant;
    announced?: number;
  },
): Promise<void> => {
  const { at, ...row } = file;
  await tx
    .insertInto('file')
    .values({ ...row, state: 'quarantine', kind: null, sha256: null, bytes: null, created_at: at })
    .execute();
};

const columns = sql`d.id, d.case_id, d.filer_org, d.bureau_path, d.use, d.name, d.state, d.kind, d.sha256, d.bytes, d.announced, d.by_person, d.by_org`;

/** One file that the caller may read. */
export const findFile = async (tx: Tx, caller: Caller, id: string): Promise<FileRow | undefined> =>
  (
    await sql<FileRow>`SELECT ${columns} FROM file d JOIN case_file f ON f.id = d.case_id WHERE d.id = ${id} AND ${mine(caller)}`.execute(
      tx,
    )
  ).rows[0];

/**
 * One file that the caller's organisation announced, locked, so that two checks of it wait for each
 * other.
 */
export const lockFile = async (tx: Tx, caller: Caller, id: string): Promise<FileRow | undefined> =>
  (
    await sql<FileRow>`SELECT ${columns} FROM file d JOIN case_file f ON f.id = d.case_id WHERE d.id = ${id} AND d.by_org = ${caller.org.id} AND ${mine(caller)} FOR UPDATE OF d`.execute(
      tx,
    )
  ).rows[0];

/**
 * Whose a file of a case will be, if the caller may add one: its filer's, or its respondent's who
 * adds it.
 */
export const filingScope = async (
  tx: Tx,
  caller: Caller,
  id: string,
): Promise<{ filer_org: string; bureau_path: string } | undefined> =>
  (
    await sql<{
      filer_org: string;
      bureau_path: string;
    }>`SELECT CASE WHEN f.respondent_org = ${caller.org.id} THEN f.respondent_org ELSE f.filer_org END AS filer_org, f.bureau_path FROM case_file f WHERE f.id = ${id} AND f.filer_org IS NOT NULL AND ${mine(caller)}`.execute(
      tx,
    )
  ).rows[0];

/**
 * What has been uploaded or announced: for a filing in all, and by a person since a moment. Whoever
 * asks for the same waits until this transaction ends, so that two at once do not both find room.
 */
export const usedBy = async (
  tx: Tx,
  { filing, person, since }: { filing: string; person: string; since: Instant },
): Promise<Used> => {
  for (const key of [filing, person])
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`uploads ${key}`}, 0))`.execute(tx);
  const sizes = sql`count(*)::int AS files, coalesce(sum(coalesce(bytes, announced)), 0)::bigint AS bytes`;
  type Row = Used['filing'];
  const ofFiling = await sql<Row>`SELECT ${sizes} FROM file WHERE case_id = ${filing}`.execute(tx);
  const ofPerson =
    await sql<Row>`SELECT ${sizes} FROM file WHERE by_person = ${person} AND created_at >= ${since}`.execute(
      tx,
    );
  return { filing: ofFiling.rows[0]!, person: ofPerson.rows[0]! };
};

/** Sets what the check of a file found. */
export const settleFile = async (
  tx: Tx,
  id: string,
  found: { kind: string; sha256: string; bytes: number; name: string },
): Promise<void> => {
  await tx
    .updateTable('file')
    .set({ state: 'clean', ...found })
    .where('id', '=', id)
    .execute();
};

/** The clean files among these ids that belong to a filing. */
export const cleanFiles = async (
  tx: Tx,
  filing: string,
  ids: readonly string[],
): Promise<CleanFile[]> =>
  ids.length === 0
    ? []
    : (
        await sql<CleanFile>`
    SELECT id, name, sha256, use, kind FROM file WHERE case_id = ${filing} AND state = 'clean' AND id = ANY (${[...ids]})`.execute(
          tx,
        )
      ).rows;

/** Records who opened a file. */
export const recordAccess = async (
  tx: Tx,
  file: string,
  person: string,
  at: Instant,
): Promise<void> => {
  await tx.insertInto('file_access').values({ file_id: file, person_id: person, at }).execute();
};

/**
 * Forgets files announced before a moment and never passed: nothing can refer to them. Gives their
 * ids. Asked in system scope.
 */
export const forgetUploads = async (tx: Tx, before: Instant): Promise<string[]> =>
  (
    await sql<{
      id: string;
    }>`DELETE FROM file WHERE state <> 'clean' AND created_at < ${before} RETURNING id`.execute(tx)
  ).rows.map((row) => row.id);
