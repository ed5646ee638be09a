import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { PreparingClient } from './preparing-client';

const { builtins, getTypeParser } = pg.types;
const textArray: number = 1009;
const dateArray: number = 1182;
const int8Array: number = 1016;

const wholeNumber = (text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value))
    throw new RangeError(`bigint ${text} does not fit a number; cast it to text in the query`);
  return value;
};
const asArray = getTypeParser(textArray) as (text: string) => (string | null)[];

// A date is a legal day, not an instant: the driver would turn it into midnight of whatever zone
// the process runs in.
const parsers: Record<number, (text: string) => unknown> = {
  [builtins.DATE]: (text) => text,
  [builtins.TIMESTAMP]: (text) => text,
  [builtins.INT8]: wholeNumber,
  [dateArray]: asArray,
  [int8Array]: (text) => asArray(text).map((item) => (item === null ? null : wholeNumber(item))),
};

/**
 * How columns are read: `date` and `timestamp` stay strings, `bigint` is a number and throws
 * RangeError beyond 2^53, `timestamptz` is a Date; the rest as in node-pg.
 */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers[oid]) ||
    (format === 'binary' ? getTypeParser(oid, 'binary') : getTypeParser(oid)),
};

/**
 * A pool of at most `max` connections that reads columns as `columnTypes` says; connecting fails
 * after 10 s. The caller ends it.
 */
export const makePool = (url: string, { max }: { max: number }): pg.Pool => {
  const pool = new pg.Pool({
    Client: PreparingClient,
    connectionString: url,
    max,
    types: columnTypes,
    connectionTimeoutMillis: 10_000,
    application_name: 'apb',
  });
  // An idle connection that the server closed is dropped by the pool; without a listener it would
  // end the process.
  pool.on('error', () => undefined);
  // So would one lost while a request holds it between two statements; its next statement fails,
  // and that is answered.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
};

/** The query builder over a pool; `destroy()` ends the pool too. */
export const makeDb = <Tables>(pool: pg.Pool): Kysely<Tables> =>
  new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });

/**
 * Resolves when the pool's role is bound by row level security; throws when it is a superuser, has
 * BYPASSRLS, or owns a table.
 */
export const assertBoundByRls = async (pool: pg.Pool): Promise<void> => {
  const { rows } = await pool.query<{ name: string; free: boolean; owns: boolean }>(`
    SELECT r.rolname AS name, r.rolsuper OR r.rolbypassrls AS free,
           EXISTS (SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                   WHERE c.relowner = r.oid AND c.relkind IN ('r', 'p') AND n.nspname = 'public') AS owns
    FROM pg_roles r WHERE r.rolname = current_user`);
  const role = rows[0];
  if (!role || role.free || role.owns) {
    throw new Error(
      `the app must not connect as ${role?.name}: ${role?.free ? 'it bypasses row level security' : 'it owns the tables'}; use the role apb_app`,
    );
  }
};
