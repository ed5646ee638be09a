import { sql } from 'kysely';
import type { Desk } from './open';

/**
 * Every sealed column: its table, the row's id (which is bound into the box), the box and the name
 * of its key.
 */
export const sealedColumns = [
  { table: 'person', id: 'id', box: 'name_box', key: 'name_key' },
  { table: 'invitation', id: 'id', box: 'name_box', key: 'name_key' },
  { table: 'case_draft', id: 'case_id', box: 'box', key: 'key_id' },
  { table: 'case_text', id: 'id', box: 'box', key: 'key_id' },
  { table: 'phrase_book', id: 'person_id', box: 'box', key: 'key_id' },
] as const;

const BATCH = 200;

/**
 * What the rotation of one column did: rows sealed anew, and the ids of rows whose box no key
 * opens.
 */
export type Rotated = { table: string; sealed: number; unopened: string[] };

/**
 * Seals every sealed text that is not yet under the current key anew, in small transactions beside
 * the running server.
 * Stopping it half-way loses nothing: the next run goes on with the rows that are left. A box that
 * does not open is left as it is and named.
 */
export const rotateKeys = async ({ seal, current, work }: Desk): Promise<Rotated[]> => {
  const done: Rotated[] = [];
  for (const c of sealedColumns) {
    const [table, id, box, key] = [
      sql.table(c.table),
      sql.ref(c.id),
      sql.ref(c.box),
      sql.ref(c.key),
    ];
    const result: Rotated = { table: c.table, sealed: 0, unopened: [] };
    for (let last: string | undefined = ''; last !== undefined;) {
      const from: string = last;
      last = await work(async (tx) => {
        const { rows } = await sql<{ id: string; box: string; key: string }>`
          SELECT ${id} AS id, ${box} AS box, ${key} AS key FROM ${table}
          WHERE ${box} IS NOT NULL AND ${key} IS DISTINCT FROM ${current} AND ${id} > ${from} ORDER BY ${id} LIMIT ${BATCH} FOR UPDATE`.execute(
          tx,
        );
        const fresh = rows.flatMap((r) => {
          try {
            return [{ id: r.id, ...seal.reseal({ keyId: r.key, box: r.box }, r.id) }];
          } catch {
            result.unopened.push(r.id);
            return [];
          }
        });
        await sql`
          UPDATE ${table} SET ${box} = n->>'box', ${key} = n->>'keyId' FROM jsonb_array_elements(${JSON.stringify(fresh)}::jsonb) n
          WHERE ${sql.ref(`${c.table}.${c.id}`)} = n->>'id'`.execute(tx);
        result.sealed += fresh.length;
        return rows.at(-1)?.id;
      });
    }
    done.push(result);
  }
  return done;
};
