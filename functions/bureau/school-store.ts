import { sql, type Transaction } from 'kysely';
import type { Level, Ownership, SchoolKind } from '@shared/kernel/kinds';
import { regionRoot } from '../db/region-root';
import type { Tables } from '../db/tables';
import type { Place } from '../world/page';

type Tx = Transaction<Tables>;

/** A school, office or unit about to be kept; `plain` is its name as names are compared. */
export type NewSchool = {
  id: string;
  kind: SchoolKind;
  name: string;
  plain: string;
  nature: Ownership | null;
  stages: readonly string[];
  grams: readonly string[];
};

/** The schools and units that file with a bureau, by name; keyset after (name, id). */
export const schoolsOf = async (
  tx: Tx,
  bureau: string,
  after: Place | undefined,
  limit: number,
): Promise<{ id: string; name: string; kind: SchoolKind; people: number }[]> =>
  (
    await sql<{ id: string; name: string; kind: SchoolKind; people: number }>`
    SELECT o.id, o.name, o.kind, (SELECT count(DISTINCT m.person_id)::int FROM member m WHERE m.org_id = o.id AND m.ended_at IS NULL) AS people
    FROM org o WHERE o.bureau_id = ${bureau} AND o.kind <> 'bureau' AND o.active ${after ? sql`AND (o.name, o.id) > (${after[0]}, ${after[1]})` : sql``}
    ORDER BY o.name, o.id LIMIT ${limit}`.execute(tx)
  ).rows;

/** A school that is there already. */
export type KnownSchool = Pick<NewSchool, 'plain' | 'name' | 'kind' | 'nature' | 'stages'>;

/** Makes imports of one bureau take turns, until this transaction ends. */
export const lockBureau = async (tx: Tx, bureau: string): Promise<void> => {
  await sql`SELECT id FROM org WHERE id = ${bureau} FOR UPDATE`.execute(tx);
};

/** Those of these (plain) names that the bureau has already. */
export const knownSchools = async (
  tx: Tx,
  bureau: string,
  plain: readonly string[],
): Promise<Map<string, KnownSchool>> => {
  const { rows } = await sql<KnownSchool>`
    SELECT plain, name, kind, nature, stages FROM org WHERE bureau_id = ${bureau} AND kind <> 'bureau' AND plain = ANY (${[...plain]}) ORDER BY id DESC`.execute(
    tx,
  );
  return new Map(rows.map((school) => [school.plain, school]));
};

/** Which other bureau of the region has a school of one of these (plain) names. */
export const namesakes = async (
  tx: Tx,
  bureau: { id: string; path: string },
  plain: readonly string[],
): Promise<Map<string, string>> => {
  const { rows } = await sql<{ plain: string; bureau: string }>`
    SELECT o.plain, b.name AS bureau FROM org o JOIN org b ON b.id = o.bureau_id
    WHERE o.plain = ANY (${[...plain]}) AND o.kind <> 'bureau' AND o.active AND o.bureau_id <> ${bureau.id} AND ${regionRoot('o.path')} = split_part(${bureau.path}, '/', 1)
    ORDER BY o.id DESC`.execute(tx);
  return new Map(rows.map((school) => [school.plain, school.bureau]));
};

/** Keeps schools of a bureau, all in one statement. */
export const insertSchools = async (
  tx: Tx,
  bureau: { id: string; path: string; level: Level },
  schools: readonly NewSchool[],
): Promise<void> => {
  if (schools.length === 0) return;
  await sql`
    INSERT INTO org (id, kind, name, plain, bureau_id, path, level, nature, stages, grams)
    SELECT s->>'id', s->>'kind', s->>'name', s->>'plain', ${bureau.id}::text, ${bureau.path}::text, ${bureau.level}::text, s->>'nature',
      ARRAY(SELECT jsonb_array_elements_text(s->'stages')), ARRAY(SELECT jsonb_array_elements_text(s->'grams'))
    FROM jsonb_array_elements(${JSON.stringify(schools)}::jsonb) s`.execute(tx);
};
