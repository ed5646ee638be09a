import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { asRole, ensureRoles, type RolePasswords } from '../db/roles';
import type { Asked } from './env';
import { startPostgres } from './postgres';

/** A database ready to be migrated; `close` ends what was started here and nothing else. */
export type Opened = { ownerUrl: string; appUrl: string; close: () => Promise<void> };

const rolePasswords = async (dataDir: string): Promise<RolePasswords> => {
  const file = join(dataDir, 'roles.json');
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept) return JSON.parse(kept) as RolePasswords;
  const made = {
    ownerPassword: randomBytes(24).toString('base64url'),
    appPassword: randomBytes(24).toString('base64url'),
  };
  await writeFile(file, JSON.stringify(made), { mode: 0o600 });
  return made;
};

const withClient = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return work(client).finally(() => client.end());
};

// Held for as long as this process lives: PostgreSQL lets go of it by itself when the process dies.
const holdAlone = async (
  url: string,
  dataDir: string,
  lost: (error: Error) => void,
): Promise<() => Promise<void>> => {
  const client = new pg.Client({ connectionString: url });
  let ending = false;
  client.on('error', (error) => (ending ? undefined : lost(error)));
  await client.connect();
  for (let tries = 0; tries < 20; tries += 1, await wait(150)) {
    const { rows } = await client.query<{ mine: boolean }>(
      'SELECT pg_try_advisory_lock(7221094) AS mine',
    );
    if (rows[0]?.mine) return () => ((ending = true), client.end());
  }
  ending = true;
  await client.end();
  throw new Error(
    `另一个 npm start 正在使用 ${dataDir};请先停止它,或另设 DATA_DIR · another npm start is using this ` +
      `data folder: stop it, or set DATA_DIR`,
  );
};

const embedded = async (dataDir: string, lost: (error: Error) => void): Promise<Opened> => {
  const { url, stop } = await startPostgres({ dir: join(dataDir, 'postgres') });
  // refused: the server belongs to the other process, so it is left running
  const release = await holdAlone(url, dataDir, lost);
  const close = () => release().then(stop);
  try {
    const passwords = await rolePasswords(dataDir);
    await ensureRoles(url, passwords);
    await withClient(url, async (client) => {
      const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = 'apb'");
      if (rowCount === 0) await client.query('CREATE DATABASE apb OWNER apb_owner');
    });
    return {
      ownerUrl: asRole(url, 'apb_owner', passwords.ownerPassword, 'apb'),
      appUrl: asRole(url, 'apb_app', passwords.appPassword, 'apb'),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
};

const outside = async (
  databaseUrl: string,
  ownerUrl: string | undefined,
  dataDir: string,
): Promise<Opened> => {
  const nothing = () => Promise.resolve();
  if (ownerUrl) return { ownerUrl, appUrl: databaseUrl, close: nothing };
  const mighty = await withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ mighty: boolean }>(
      'SELECT rolsuper AS mighty FROM pg_roles WHERE rolname = current_user',
    );
    return rows[0]?.mighty === true;
  });
  if (!mighty)
    throw new Error(
      'DATABASE_URL 是普通角色,还需要 DATABASE_OWNER_URL 来建表 · DATABASE_URL names an ordinary ' +
        'role: set DATABASE_OWNER_URL too, so that migrations can run',
    );
  const passwords = await rolePasswords(dataDir);
  await ensureRoles(databaseUrl, passwords);
  return {
    ownerUrl: asRole(databaseUrl, 'apb_owner', passwords.ownerPassword),
    appUrl: asRole(databaseUrl, 'apb_app', passwords.appPassword),
    close: nothing,
  };
};

/**
 * Opens the embedded PostgreSQL below `dataDir`, or the one DATABASE_URL names; in both the roles
 * `apb_owner` and `apb_app` exist afterwards.
 * A superuser's DATABASE_URL is used only to make those roles. `lost` is called when the embedded
 * server goes away by itself.
 * Throws when another process uses the folder, or when an outside database cannot be migrated.
 */
export const openDatabase = async (
  { dataDir, databaseUrl, ownerUrl }: Asked,
  lost: (error: Error) => void,
): Promise<Opened> => {
  await mkdir(dataDir, { recursive: true });
  return databaseUrl ? outside(databaseUrl, ownerUrl, dataDir) : embedded(dataDir, lost);
};
