import { sql, type Transaction } from 'kysely';
import type { Instant } from '@shared/kernel/calendar';
import type { Tables } from '../db/tables';
import { isBureau, type Caller } from '../http/caller';

type Tx = Transaction<Tables>;

/** A file as its row says. */
export type FileRow = {
  id: string; filing_id: string; school_id: string; bureau_path: string; use: 'attachment' | 'signature' | 'scan'; name: string; state: 'quarantine' | 'clean' | 'refused';
  kind: string | null; sha256: string | null; bytes: number | null; by_person: string;
};

const mine = (c: Caller) => (isBureau(c) ? sql`bureau_path >= ${c.org.path} AND bureau_path < ${`${c.org.path}~`}` : sql`school_id = ${c.org.id}`);

/** Announces a file; it is in quarantine until checked. */
export const insertFile = async (tx: Tx, f: Omit<FileRow, 'state' | 'kind' | 'sha256' | 'bytes'> & { by_org: string; at: Instant }): Promise<void> => {
  const { at, ...row } = f;
  await tx.insertInto('file').values({ ...row, state: 'quarantine', kind: null, sha256: null, bytes: null, created_at: at }).execute();
};

/** One file in the caller's scope. */
export const findFile = async (tx: Tx, c: Caller, id: string): Promise<FileRow | undefined> =>
  (await sql<FileRow>`SELECT id, filing_id, school_id, bureau_path, use, name, state, kind, sha256, bytes, by_person FROM file WHERE id = ${id} AND ${mine(c)}`.execute(tx)).rows[0];

/** Where a filing belongs, if it is in the caller's scope. */
export const filingScope = async (tx: Tx, c: Caller, id: string): Promise<{ school_id: string; bureau_path: string } | undefined> =>
  (await sql<{ school_id: string; bureau_path: string }>`SELECT school_id, bureau_path FROM filing WHERE id = ${id} AND ${mine(c)}`.execute(tx)).rows[0];

/** Sets what the check of a file found. */
export const settleFile = async (tx: Tx, id: string, found: { state: 'clean' | 'refused'; kind?: string; sha256?: string; bytes?: number; name?: string }): Promise<void> => {
  await tx.updateTable('file').set({ state: found.state, kind: found.kind ?? null, sha256: found.sha256 ?? null, bytes: found.bytes ?? null, ...(found.name && { name: found.name }) }).where('id', '=', id).execute();
};

/** The clean files among these ids that belong to a filing. */
export const cleanFiles = async (tx: Tx, filing: string, ids: readonly string[]): Promise<{ id: string; name: string; sha256: string; use: string }[]> =>
  ids.length === 0 ? [] : (await sql<{ id: string; name: string; sha256: string; use: string }>`
    SELECT id, name, sha256, use FROM file WHERE filing_id = ${filing} AND state = 'clean' AND id = ANY (${[...ids]})`.execute(tx)).rows;

/** Records who opened a file. */
export const recordAccess = async (tx: Tx, file: string, person: string, at: Instant): Promise<void> => {
  await tx.insertInto('file_access').values({ file_id: file, person_id: person, at }).execute();
};
