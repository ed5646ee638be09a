import { execFileSync, spawn } from 'node:child_process';
import { mkdtemp, rm, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { openTemp, serverUser } from '@functions/local/binaries';
import { isAlive } from '@functions/local/lock';
import { startPostgres } from '@functions/local/postgres';

jest.setTimeout(60_000);

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(openTemp(), 'apb-launch-'));
  await rm(dir, { recursive: true });
});
afterEach(async () => {
  await (await startPostgres({ dir, fsync: false })).stop();
  await rm(dir, { recursive: true, force: true });
});

const ask = async <T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return client
    .query<T>(sql)
    .then(({ rows }) => rows)
    .finally(() => client.end());
};
const gone = async (pid: number): Promise<void> => {
  while (isAlive(pid)) await new Promise((done) => setTimeout(done, 20));
};

test('a new cluster is UTF-8 with the builtin C.UTF-8 locale and is reached on loopback with a password only', async () => {
  const { url } = await startPostgres({ dir, fsync: false });
  const [facts] = await ask(
    url,
    `SELECT pg_encoding_to_char(encoding) AS encoding, datlocprovider AS provider, datlocale AS locale,
    current_setting('listen_addresses') AS listens, current_setting('unix_socket_directories') AS sockets, current_setting('fsync') AS fsync
    FROM pg_database WHERE datname = 'template1'`,
  );
  expect(facts).toEqual({
    encoding: 'UTF8',
    provider: 'b',
    locale: 'C.UTF-8',
    listens: '127.0.0.1',
    sockets: '',
    fsync: 'off',
  });
  const wrong = new URL(url);
  wrong.password = 'wrong';
  await expect(ask(wrong.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
});

test('data survive a stop, and stop leaves no process', async () => {
  const first = await startPostgres({ dir, fsync: false });
  await ask(first.url, "CREATE TABLE word AS SELECT '备案' AS word");
  await first.stop();
  expect(isAlive(first.pid)).toBe(false);
  const second = await startPostgres({ dir, fsync: false });
  expect(await ask(second.url, 'SELECT word FROM word')).toEqual([{ word: '备案' }]);
});

test('a server whose Node process was killed is found again, not started twice', async () => {
  const root = resolve(__dirname, '../..');
  const code = `require('./functions/local/postgres').startPostgres({ dir: ${JSON.stringify(dir)}, fsync: false }).then(({ pid }) => { console.log(pid); process.kill(process.pid, 'SIGKILL'); })`;
  const child = spawn(process.execPath, ['--import', 'tsx', '-e', code], { cwd: root });
  let said = '';
  child.stdout.on('data', (part: Buffer) => (said += part.toString()));
  const signal = await new Promise((done) => child.once('exit', (_, why) => done(why)));
  expect(signal).toBe('SIGKILL');
  expect(isAlive(Number(said))).toBe(true);
  expect((await startPostgres({ dir, fsync: false })).pid).toBe(Number(said));
});

test('a server that was itself killed comes back with its data', async () => {
  const first = await startPostgres({ dir, fsync: false });
  await ask(first.url, 'CREATE TABLE kept AS SELECT 1 AS one');
  process.kill(first.pid, 'SIGKILL');
  await gone(first.pid);
  const second = await startPostgres({ dir, fsync: false });
  expect(second.pid).not.toBe(first.pid);
  expect(await ask(second.url, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
});

test('a stale process id that now belongs to a stranger is neither trusted nor signalled', async () => {
  const first = await startPostgres({ dir, fsync: false });
  await first.stop();
  const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {
    ...serverUser,
    cwd: openTemp(),
  }); // the same user, so it could be signalled
  try {
    const file = join(dir, 'data', 'postmaster.pid');
    execFileSync(process.execPath, [
      '-e',
      `require('fs').writeFileSync(${JSON.stringify(file)}, '${stranger.pid}\\n${join(dir, 'data')}\\n0\\n5999\\n')`,
    ]);
    const second = await startPostgres({ dir, fsync: false });
    expect(await ask(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(isAlive(stranger.pid!)).toBe(true);
    expect(Number((await readFile(file, 'utf8')).split('\n')[0])).toBe(second.pid);
  } finally {
    stranger.kill('SIGKILL');
  }
});

test('several processes that start the same folder at once share one server', async () => {
  const servers = await Promise.all([1, 2, 3].map(() => startPostgres({ dir, fsync: false })));
  expect(new Set(servers.map(({ pid }) => pid)).size).toBe(1);
});
