import { sql, type Transaction } from 'kysely';
import type { SchoolKind } from '@shared/kernel/kinds';
import type { Case } from '@shared/domain/case';
import { insertTasks } from '../case/store';
import type { Task } from '../case/tasks';
import type { Tables } from '../db/tables';

type Tx = Transaction<Tables>;

/** The organisation that a complaint is about, and the policy of the bureau it files with. */
export type About = { kind: SchoolKind; bureau: string; policy: string };

/** The organisation and its policy, where both it and the app are known. */
export const aboutOf = async (tx: Tx, school: string, app: string): Promise<About | undefined> =>
  (
    await sql<About>`
    SELECT s.kind, own.id AS bureau, own.policy FROM org s JOIN org own ON own.id = s.bureau_id, app a
    WHERE s.id = ${school} AND a.id = ${app} AND s.kind IN ('school', 'office', 'unit')`.execute(tx)
  ).rows[0];

type Pile = { bureau: string; pile: string };

/** Keeps a pile to this transaction, as locking one of its cases does. */
export const holdPile = async (tx: Tx, { bureau, pile }: Pile): Promise<void> => {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`pile ${bureau} ${pile}`}, 0))`.execute(
    tx,
  );
};

/**
 * Whether an open complaint of this pile stands for it already. The transaction is in system scope
 * and holds the pile.
 */
export const hasTop = async (tx: Tx, { bureau, pile }: Pile): Promise<boolean> =>
  (
    await sql`SELECT 1 FROM case_file WHERE code_hash IS NOT NULL AND bureau_id = ${bureau} AND pile = ${pile} AND open AND on_top LIMIT 1`.execute(
      tx,
    )
  ).rows.length > 0;

/**
 * When the one on top of a pile was taken up, the oldest that nobody has touched stands for the rest
 * and waits in its place; one that somebody takes up just now needs nobody to stand for it.
 */
export const raiseNext = async (
  tx: Tx,
  { id, bureau, pile }: Pile & { id: string },
  waitsFor: (next: Case) => readonly Task[],
): Promise<void> => {
  const next = (
    await sql<{ state: Case }>`
    WITH taken AS (UPDATE case_file SET on_top = false WHERE id = ${id})
    UPDATE case_file SET on_top = true WHERE id = (
      SELECT id FROM case_file WHERE code_hash IS NOT NULL AND bureau_id = ${bureau} AND pile = ${pile} AND open AND version = 1 AND NOT on_top AND id <> ${id}
      ORDER BY created_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING state`.execute(tx)
  ).rows[0];
  if (next) await insertTasks(tx, [{ id: next.state.id, tasks: waitsFor(next.state) }]);
};
