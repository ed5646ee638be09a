import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { migrate, readMigrations } from '@functions/db/migrate';
import { asRole, ensureRoles } from '@functions/db/roles';
import { openTemp } from '@functions/local/binaries';
import { startPostgres, type Postgres } from '@functions/local/postgres';
import { testKeys } from '../world';

const root = resolve(__dirname, '../..');
const PASSWORD = 'of-this-test-only';

/** A PostgreSQL that syncs to disk and a server over it, each a process of its own that can be killed at any moment. */
export const makeMachine = async (now: string) => {
  const dir = mkdtempSync(join(openTemp(), 'apb-kill-'));
  chmodSync(dir, 0o755);
  const guard = spawn(process.execPath, [join(__dirname, 'guard.mjs'), dir], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  const built = join(root, 'node_modules/.cache/apb-kill');
  mkdirSync(built, { recursive: true });
  const script = join(built, 'server.cjs');
  execFileSync(
    join(root, 'node_modules/.bin/esbuild'),
    [
      join(__dirname, 'server.ts'),
      '--bundle',
      '--platform=node',
      '--target=node20',
      '--format=cjs',
      '--external:pdfmake',
      '--external:pg-native',
      '--external:@aws-sdk/*',
      `--outfile=${script}`,
      '--log-level=error',
    ],
    { cwd: root },
  );

  let postgres: Postgres = await startPostgres({ dir: join(dir, 'postgres') });
  const urlAs = (role: string) =>
    role === 'postgres'
      ? Object.assign(new URL(postgres.url), { pathname: '/kill' }).href
      : asRole(postgres.url, role, PASSWORD, 'kill');
  await ensureRoles(postgres.url, { ownerPassword: PASSWORD, appPassword: PASSWORD });
  const first = new pg.Client({ connectionString: postgres.url });
  await first.connect();
  await first.query('CREATE DATABASE kill OWNER apb_owner');
  const synced = (
    await first.query<{ fsync: string; synchronous_commit: string }>(
      `SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS synchronous_commit`,
    )
  ).rows[0]!;
  await first.end();
  await migrate(urlAs('apb_owner'), await readMigrations(join(root, 'functions/db/migrations')));

  let server: ChildProcess | undefined;
  let port = 0;
  const startServer = (): Promise<void> =>
    new Promise((done, fail) => {
      const child = spawn(
        process.execPath,
        [script, JSON.stringify({ databaseUrl: urlAs('apb_app'), keys: testKeys, now })],
        { cwd: root, stdio: ['pipe', 'pipe', 'ignore'] },
      );
      server = child;
      child.once('exit', () => fail(new Error('the server ended before it was ready')));
      child.stdout.on('data', (part: Buffer) => {
        const said = /ready (\d+)/.exec(part.toString());
        if (!said) return;
        port = Number(said[1]);
        done();
      });
    });
  const killServer = (): Promise<void> =>
    new Promise((done) => {
      if (!server || server.exitCode !== null || server.signalCode !== null) return done();
      server.once('exit', () => done());
      server.kill('SIGKILL');
    });

  return {
    synced,
    urlAs,
    startServer,
    killServer,
    database: () => ({
      ownerUrl: urlAs('apb_owner'),
      appUrl: urlAs('apb_app'),
      superUrl: urlAs('postgres'),
      drop: () => Promise.resolve(),
    }),
    /** Kills the postmaster, and with `all` every process of it, at once. */
    killPostgres: (pids: readonly number[]): void => {
      for (const pid of [postgres.pid, ...pids]) {
        try {
          process.kill(pid, 'SIGKILL');
        } catch {
          // It ended by itself.
        }
      }
    },
    startPostgres: async (): Promise<void> => {
      postgres = await startPostgres({ dir: join(dir, 'postgres') });
    },
    /** Sends a request to the server; undefined when it died before it had answered. */
    send: async (r: {
      method: string;
      path: string;
      token?: string;
      key?: string;
      body?: unknown;
    }): Promise<{ status: number; text: string } | undefined> => {
      try {
        const response = await fetch(`http://127.0.0.1:${port}${r.path}`, {
          method: r.method,
          headers: {
            'content-type': 'application/json',
            connection: 'close',
            ...(r.token && { authorization: `Bearer ${r.token}` }),
            ...(r.key && { 'idempotency-key': r.key }),
          },
          ...(r.body !== undefined && { body: JSON.stringify(r.body) }),
        });
        return { status: response.status, text: await response.text() };
      } catch {
        return undefined;
      }
    },
    close: async (): Promise<void> => {
      await killServer();
      await postgres.stop().catch(() => undefined);
      guard.stdin.end();
      guard.unref();
    },
  };
};

/** What a kill test works with. */
export type Machine = Awaited<ReturnType<typeof makeMachine>>;
