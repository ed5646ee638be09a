import { sql, type Transaction } from 'kysely';
import type { Level, Ownership, SchoolKind } from '@shared/kernel/kinds';
import type { Tables } from '../db/tables';

type Tx = Transaction<Tables>;

/** A school, office or unit about to be kept. */
export type NewSchool = {
  id: string;
  kind: SchoolKind;
  name: string;
  nature: Ownership | null;
  stages: readonly string[];
  grams: readonly string[];
};

/** The schools and units that file with a bureau, by name; keyset after (name, id). */
export const schoolsOf = async (
  tx: Tx,
  bureau: string,
  after: { name: string; id: string } | undefined,
  limit: number,
): Promise<{ id: string; name: string; kind: SchoolKind; people: number }[]> =>
  (
    await sql<{ id: string; name: string; kind: SchoolKind; people: number }>`
    SELECT o.id, o.name, o.kind, (SELECT count(DISTINCT m.person_id)::int FROM member m WHERE m.org_id = o.id AND m.ended_at IS NULL) AS people
    FROM org o WHERE o.bureau_id = ${bureau} AND o.kind <> 'bureau' AND o.active ${after ? sql`AND (o.name, o.id) > (${after.name}, ${after.id})` : sql``}
    ORDER BY o.name, o.id LIMIT ${limit}`.execute(tx)
  ).rows;

/** Which of these names the bureau has already; its row is locked, so that two imports take turns. */
export const knownNames = async (
  tx: Tx,
  bureau: string,
  names: readonly string[],
): Promise<Set<string>> => {
  await sql`SELECT id FROM org WHERE id = ${bureau} FOR UPDATE`.execute(tx);
  const { rows } = await sql<{
    name: string;
  }>`SELECT name FROM org WHERE bureau_id = ${bureau} AND kind <> 'bureau' AND name = ANY (${[...names]})`.execute(
    tx,
  );
  return new Set(rows.map((r) => r.name));
};

/** Keeps schools of a bureau, all in one statement. */
export const insertSchools = async (
  tx: Tx,
  bureau: { id: string; path: string; level: Level },
  schools: readonly NewSchool[],
): Promise<void> => {
  if (schools.length === 0) return;
  await sql`
    INSERT INTO org (id, kind, name, bureau_id, path, level, nature, stages, grams)
    SELECT s->>'id', s->>'kind', s->>'name', ${bureau.id}::text, ${bureau.path}::text, ${bureau.level}::text, s->>'nature',
      ARRAY(SELECT jsonb_array_elements_text(s->'stages')), ARRAY(SELECT jsonb_array_elements_text(s->'grams'))
    FROM jsonb_array_elements(${JSON.stringify(schools)}::jsonb) s`.execute(tx);
};
