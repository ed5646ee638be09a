import { createHash, randomBytes } from 'node:crypto';
import { spawn } from 'node:child_process';
import { existsSync, lstatSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { checksum, migrate, readMigrations, type Migration } from '@functions/db/migrate';
import { asRole, ensureRoles } from '@functions/db/roles';
import { binaries, openTemp, serverUser } from '@functions/local/binaries';
import { isAlive, withLock } from '@functions/local/lock';
import { startPostgres } from '@functions/local/postgres';

// One server serves every Jest process of this checkout. Each process signs in below `users`; the keeper ends the
// server when all of them are gone, so neither a crash nor Ctrl-C leaves anything running.
const checkout = resolve(__dirname, '..');
const room = join(
  openTemp(),
  `apb-test-${process.getuid?.() ?? 'user'}-${createHash('sha256').update(checkout).digest('hex').slice(0, 8)}`,
);
const record = join(room, 'server.json');
const buildLock = 7_221_093;

// Whoever asks first waits for initdb, which can take long on a busy machine.
if (typeof jest !== 'undefined') jest.setTimeout(60_000);

/** A database of its own for one test file, migrated, and empty of everything the migrations do not put there. */
export type TestDatabase = {
  ownerUrl: string;
  appUrl: string;
  superUrl: string;
  drop: () => Promise<void>;
};

type Server = { url: string; keeper: number };

const openRoom = async (): Promise<void> => {
  await mkdir(join(room, 'users'), { recursive: true });
  if (process.getuid && lstatSync(room).uid !== process.getuid())
    throw new Error(`${room} belongs to somebody else; remove it or set TMPDIR`);
};

const known = async (): Promise<Server | undefined> => {
  const text = await readFile(record, 'utf8').catch(() => undefined);
  const server = text ? (JSON.parse(text) as Server) : undefined;
  return server &&
    isAlive(server.keeper) &&
    existsSync(join(room, 'postgres', 'data', 'postmaster.pid'))
    ? server
    : undefined;
};

const start = async (): Promise<Server> => {
  const { url } = await startPostgres({ dir: join(room, 'postgres'), fsync: false });
  const password = new URL(url).password;
  await ensureRoles(url, { ownerPassword: password, appPassword: password });
  const args = [
    join(__dirname, 'database-keeper.mjs'),
    room,
    join(await binaries(), 'pg_ctl'),
    String(serverUser.uid ?? ''),
  ];
  const keeper = spawn(process.execPath, args, {
    detached: true,
    stdio: 'ignore',
    cwd: openTemp(),
  });
  keeper.unref();
  const server = { url, keeper: keeper.pid! };
  await writeFile(record, JSON.stringify(server), { mode: 0o600 });
  return server;
};

// The keeper takes the same lock before it ends the server, so a late comer finds it whole or gone.
const server = async (): Promise<Server> => {
  await openRoom();
  return withLock(join(room, '..', `${room.split(/[\\/]/).at(-1)}.lock`), async () => {
    await openRoom();
    await writeFile(join(room, 'users', String(process.pid)), '');
    const found = await known();
    if (found) return found;
    await rm(record, { force: true });
    return start();
  });
};

const connected = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

// Made once under its name, by whoever comes first; the others wait for it. `fill` gets the name of a draft.
const made = async (
  client: pg.Client,
  name: string,
  from: string | undefined,
  fill: (draft: string) => Promise<unknown>,
): Promise<string> => {
  const exists = async () =>
    (await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])).rowCount === 1;
  if (await exists()) return name;
  await client.query('SELECT pg_advisory_lock($1)', [buildLock]); // ending the connection gives it back
  if (await exists()) return name;
  const draft = `${name}_draft`;
  await client.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
  await copied(client, draft, from);
  await fill(draft);
  await client.query(`ALTER DATABASE ${draft} ALLOW_CONNECTIONS false`);
  await client.query(`ALTER DATABASE ${draft} RENAME TO ${name}`);
  return name;
};

const copied = (client: pg.Client, name: string, from: string | undefined) =>
  client.query(
    `CREATE DATABASE ${name} OWNER apb_owner ${from ? `TEMPLATE ${from} STRATEGY FILE_COPY` : ''}`,
  );

const digest = (of: unknown): string =>
  createHash('sha256').update(JSON.stringify(of)).digest('hex').slice(0, 16);

const migrated = async (
  client: pg.Client,
  url: string,
  migrations?: readonly Migration[],
): Promise<string> => {
  const all = migrations ?? (await readMigrations(join(checkout, 'functions/db/migrations')));
  const name = `apb_template_${digest(all.map((each) => [each.name, checksum(each)]))}`;
  return made(client, name, undefined, (draft) =>
    migrate(asRole(url, 'apb_owner', new URL(url).password, draft), all),
  );
};

const testDatabase = (url: string, name: string): TestDatabase => {
  const as = (role: string) => asRole(url, role, new URL(url).password, name);
  const drop = async () => {
    await connected(url, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  };
  return { ownerUrl: as('apb_owner'), appUrl: as('apb_app'), superUrl: as('postgres'), drop };
};

const copyOf = async (
  template: (client: pg.Client, url: string) => Promise<string>,
): Promise<TestDatabase> => {
  const { url } = await server();
  const name = `apb_test_${randomBytes(8).toString('hex')}`;
  await connected(url, async (client) => copied(client, name, await template(client, url)));
  return testDatabase(url, name);
};

/** Makes a database from the migrated template (made once per set of migrations); some 15 ms on an idle machine. `migrations` default to the house's own. Throws what a failing migration throws. */
export const freshDatabase = (migrations?: readonly Migration[]): Promise<TestDatabase> =>
  copyOf((client, url) => migrated(client, url, migrations));

/**
 * Makes a database as `fill` leaves a migrated one, with the folder it wrote; `fill` runs once for all test files of a run that name the same `what`.
 * `folder` is a copy of its own, removed by whoever asked for it.
 */
export const filledDatabase = async (
  what: string,
  fill: (database: TestDatabase, folder: string) => Promise<void>,
): Promise<{ database: TestDatabase; folder: string }> => {
  // A run is one Jest: its workers have the same parent, and its code does not change under it.
  const name = `apb_${what}_${process.send ? process.ppid : process.pid}`;
  const kept = join(room, name);
  const database = await copyOf(async (client, url) => {
    const from = await migrated(client, url);
    return made(client, name, from, async (draft) => {
      await rm(kept, { recursive: true, force: true });
      await fill(testDatabase(url, draft), kept);
    });
  });
  const folder = await mkdtemp(join(tmpdir(), `${what}-`));
  await cp(kept, folder, { recursive: true });
  return { database, folder };
};
