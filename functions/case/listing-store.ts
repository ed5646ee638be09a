import { sql, type Transaction } from 'kysely';
import type { Day } from '@shared/kernel/calendar';
import type { Clause } from '@shared/kernel/refusal';
import type { Listing } from '@shared/domain/listed';
import type { Release } from '@shared/domain/lists';
import type { Tables } from '../db/tables';

type Tx = Transaction<Tables>;

/** What an entry is written under: the region's root, and the case that makes it. */
type Key = { root: string; case: string };

/**
 * Writes what a case puts an app and its provider on, or takes both off: within the row, so that two
 * cases that list the same at once never lose one another's entry.
 */
export const writeListed = async (
  tx: Tx,
  { root, case: id }: Key,
  of: { table: 'app' | 'provider'; id: string },
  entry: Listing | undefined,
): Promise<void> => {
  const table = sql.table(of.table);
  const mine = sql`listed -> ${root}::text`;
  if (entry) {
    const made = JSON.stringify({ [id]: entry });
    await sql`
      UPDATE ${table} SET listed = jsonb_set(listed, ARRAY[${root}::text], coalesce(${mine}, '{}') || ${made}::jsonb)
      WHERE id = ${of.id}`.execute(tx);
    return;
  }
  await sql`UPDATE ${table} SET listed = CASE WHEN (${mine}) - ${id}::text = '{}' THEN listed - ${root}::text
      ELSE jsonb_set(listed, ARRAY[${root}::text], (${mine}) - ${id}::text) END
    WHERE id = ${of.id} AND (${mine}) ? ${id}::text`.execute(tx);
};

/**
 * One line of what the public reads of an entry: a text, a day, or what the registry says when it is
 * read.
 */
export type Shown = {
  label: string;
  text?: string;
  day?: Day;
  of?: 'app' | 'provider' | 'moe_no';
};
/** What became of an entry on a day, under which clause. */
export type Step = { on: Day; what: string; clause?: Clause };

/** Where an entry stands: what became of it now, and what it takes to be taken off. */
export type Now = { step: Step; release: readonly Release[] };

/** An entry of a public list as it is written. */
export type Entry = {
  case: string;
  bureau: string;
  path: string;
  policy: string;
  list: string;
  kind: string;
  app: string;
  provider: string;
  shown: readonly Shown[];
  grams: readonly string[];
  since: Day;
};

/** Writes an entry as it comes onto its list; what became of it before stays. */
export const writeEntry = async (tx: Tx, entry: Entry, now: Now): Promise<void> => {
  const steps = JSON.stringify([now.step]);
  await sql`
    INSERT INTO list_entry (case_id, bureau_id, bureau_path, policy, list, kind, app_id, provider_id, shown, steps, release, from_day, grams)
    VALUES (${entry.case}, ${entry.bureau}, ${entry.path}, ${entry.policy}, ${entry.list}, ${entry.kind}, ${entry.app}, ${entry.provider},
      ${JSON.stringify(entry.shown)}::jsonb, ${steps}::jsonb, ${JSON.stringify(now.release)}::jsonb,
      ${entry.since}::date, ${[...entry.grams]}::text[])
    ON CONFLICT (case_id) DO UPDATE SET list = EXCLUDED.list, kind = EXCLUDED.kind, shown = EXCLUDED.shown, release = EXCLUDED.release, from_day = EXCLUDED.from_day, ended_day = NULL, grams = EXCLUDED.grams,
      steps = list_entry.steps || EXCLUDED.steps, version = list_entry.version + 1`.execute(tx);
};

/** Writes what became of an entry; with `ended` it was taken off its list. */
export const addStep = async (
  tx: Tx,
  id: string,
  { step, release }: Now,
  ended: boolean,
): Promise<void> => {
  await sql`
    UPDATE list_entry SET ended_day = CASE WHEN ${ended} THEN ${step.on}::date END, steps = steps || ${JSON.stringify([step])}::jsonb,
    release = ${JSON.stringify(release)}::jsonb, version = version + 1 WHERE case_id = ${id}`.execute(
    tx,
  );
};
