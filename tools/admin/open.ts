import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Kysely, Transaction } from 'kysely';
import pg from 'pg';
import { enterAs } from '@functions/account/session-store';
import { makeDb, makePool } from '@functions/db/connect';
import { migrate, readMigrations } from '@functions/db/migrate';
import { asRole } from '@functions/db/roles';
import type { Tables } from '@functions/db/tables';
import { openDatabase } from '@functions/local/database';
import { readEnv } from '@functions/local/env';
import { startPostgres } from '@functions/local/postgres';
import { makeSeal, type Seal, type SealKeys } from '@functions/seal/seal';

type Env = Readonly<Record<string, string | undefined>>;

/**
 * The database and the seal an operator works with; `work` runs in one transaction that sees every
 * row.
 */
export type Desk = {
  seal: Seal;
  current: string;
  work: <T>(task: (tx: Transaction<Tables>) => Promise<T>) => Promise<T>;
  close: () => Promise<void>;
};

/** An open database as a desk; closing it closes the database. */
export const deskOver = (
  db: Kysely<Tables>,
  keys: SealKeys,
  also: () => Promise<void> = () => Promise.resolve(),
): Desk => ({
  seal: makeSeal(keys),
  current: keys.current,
  work: (task) =>
    db.transaction().execute(async (tx) => {
      await enterAs(tx, 'system');
      return task(tx);
    }),
  close: () => db.destroy().then(also),
});

/**
 * The sealing keys: SEAL_KEYS, SEAL_CURRENT and SEAL_INDEX_KEY, or else the file the local server
 * made. Throws when there are none.
 */
export const readKeys = async (env: Env, dataDir: string): Promise<SealKeys> => {
  const { SEAL_KEYS: keys, SEAL_CURRENT: current, SEAL_INDEX_KEY: indexKey } = env;
  if (keys && current && indexKey)
    return { keys: JSON.parse(keys) as Record<string, string>, current, indexKey };
  if (keys || current || indexKey)
    throw new Error(
      'SEAL_KEYS、SEAL_CURRENT、SEAL_INDEX_KEY 要么都设，要么都不设 · set all three or none',
    );
  if (env.DATABASE_URL)
    throw new Error(
      '用 DATABASE_URL 时还要设 SEAL_KEYS、SEAL_CURRENT、SEAL_INDEX_KEY · an outside database ' +
        'needs its keys in the environment',
    );
  const text = await readFile(join(dataDir, 'keys.json'), 'utf8').catch(() => undefined);
  if (text === undefined)
    throw new Error(
      `${dataDir} 里没有 keys.json，请先运行一次 npm start · no keys yet: run npm start once`,
    );
  return JSON.parse(text) as SealKeys;
};

// The running server holds this lock for as long as it lives; whoever gets it is alone.
const isAlone = async (url: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (
      (await client.query<{ mine: boolean }>('SELECT pg_try_advisory_lock(7221094) AS mine'))
        .rows[0]?.mine === true
    );
  } finally {
    await client.end();
  }
};

type Reached = { url: string; close: () => Promise<void> };

// Beside a running `npm start` its database is used and left running; otherwise it is started,
// migrated and stopped again.
const embedded = async (env: Env, dataDir: string): Promise<Reached> => {
  const { url } = await startPostgres({ dir: join(dataDir, 'postgres') });
  if (!(await isAlone(url))) {
    const { appPassword } = JSON.parse(await readFile(join(dataDir, 'roles.json'), 'utf8')) as {
      appPassword: string;
    };
    return { url: asRole(url, 'apb_app', appPassword, 'apb'), close: () => Promise.resolve() };
  }
  const opened = await openDatabase(readEnv(env), (error) => console.error(error.message));
  await migrate(
    opened.ownerUrl,
    await readMigrations(join(import.meta.dirname, '../../functions/db/migrations')),
  ).catch(async (error: unknown) => {
    await opened.close();
    throw error;
  });
  return { url: opened.appUrl, close: opened.close };
};

/** Opens the database of DATABASE_URL, or the embedded one of DATA_DIR, with its keys. */
export const openDesk = async (env: Env): Promise<Desk> => {
  const { dataDir, databaseUrl } = readEnv(env);
  const keys = await readKeys(env, dataDir);
  makeSeal(keys); // a wrong key shows before anything is opened
  const { url, close } = databaseUrl
    ? { url: databaseUrl, close: () => Promise.resolve() }
    : await embedded(env, dataDir);
  return deskOver(makeDb<Tables>(makePool(url, { max: 1 })), keys, close);
};
