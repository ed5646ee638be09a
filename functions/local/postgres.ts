import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import {
  appendFile,
  chmod,
  chown,
  mkdir,
  mkdtemp,
  readFile,
  realpath,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { binaries, isReachable, openTemp, runBinary, serverUser } from './binaries';
import { isAlive, withLock } from './lock';

/**
 * A running PostgreSQL: the superuser's address of database `postgres`, its process id, and how to
 * end it.
 */
export type Postgres = { url: string; pid: number; stop: () => Promise<void> };

const freePort = (): Promise<number> =>
  new Promise((done, fail) => {
    const probe = createServer().once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => done(port));
    });
  });

const own = async (path: string, mode: number): Promise<void> => {
  await chmod(path, mode);
  if (serverUser.uid !== undefined) await chown(path, serverUser.uid, serverUser.gid);
};

// Below a folder only root may enter the server cannot reach its data, so the data moves out and
// `dir` points there.
// Deleting `dir` therefore still means starting afresh.
const roomFor = async (dir: string): Promise<string> => {
  const asked = resolve(dir);
  if (existsSync(asked)) {
    const owner = statSync(asked).uid;
    const needed = serverUser.uid ?? process.getuid?.() ?? owner;
    if (owner !== needed)
      throw new Error(
        `the data in ${asked} belong to user ${owner}: start as that user, or choose another folder`,
      );
    return realpath(asked);
  }
  await rm(asked, { force: true }); // a link whose target is gone
  if (isReachable(await realpath(dirname(asked)))) {
    await mkdir(asked);
    await own(asked, 0o700);
    return realpath(asked);
  }
  const open =
    ['/var/lib', openTemp()].find((at) => existsSync(at) && isReachable(at)) ?? openTemp();
  const room = await mkdtemp(join(open, 'apb-postgres-'));
  await own(room, 0o700);
  await symlink(room, asked);
  return room;
};

// The file `ready` is written last, so a death half-way never leaves half a cluster in use.
const initialise = async (bin: string, room: string, fsync: boolean): Promise<void> => {
  const data = join(room, 'data');
  const password = join(room, 'password');
  await rm(data, { recursive: true, force: true });
  await writeFile(password, randomBytes(24).toString('base64url'), { mode: 0o600 });
  await own(password, 0o600);
  await runBinary(join(bin, 'initdb'), [
    `--pgdata=${data}`,
    '--username=postgres',
    '--auth=scram-sha-256',
    `--pwfile=${password}`,
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C.UTF-8',
    '--no-instructions',
    ...(fsync ? [] : ['--no-sync']),
  ]);
  const settings = [
    "listen_addresses = '127.0.0.1'",
    "unix_socket_directories = ''",
    "timezone = 'UTC'",
    "log_timezone = 'UTC'",
  ];
  await appendFile(join(data, 'postgresql.conf'), `\n# ours\n${settings.join('\n')}\n`);
  await writeFile(join(room, 'ready'), 'initdb finished\n');
};

const addressOf = (port: number, password: string): string =>
  `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;

const answers = async (url: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  return client
    .connect()
    .then(() => client.query('SELECT 1'))
    .then(
      () => true,
      () => false,
    )
    .finally(() => client.end().catch(() => undefined));
};

// Process ids are used again, after a reboot or in a new container: never signal one that is not
// this server.
const serves = (pid: number, data: string): boolean => {
  try {
    if (process.platform === 'linux')
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(data);
    if (process.platform === 'win32')
      return execFileSync('tasklist', ['/fi', `PID eq ${pid}`]).includes('postgres');
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)]).includes(data);
  } catch {
    return false;
  }
};

const running = async (data: string): Promise<{ pid: number; port: number } | undefined> => {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return pid > 0 && port > 0 && isAlive(pid) && serves(pid, data) ? { pid, port } : undefined;
};

/**
 * Starts (or finds again, when an earlier process of ours died without stopping it) the PostgreSQL
 * whose data lie in `dir`.
 * It listens on 127.0.0.1 only, on a free port, with a random password kept in `dir`; it outlives
 * this process unless stopped.
 * `fsync: false` is for data that may be lost. Throws with the end of the server's log when it does
 * not come up.
 */
export const startPostgres = async ({
  dir,
  fsync = true,
}: {
  dir: string;
  fsync?: boolean;
}): Promise<Postgres> => {
  const lock = `${resolve(dir)}.lock`;
  await mkdir(dirname(lock), { recursive: true });
  return withLock(lock, async () => {
    const bin = await binaries();
    const room = await roomFor(dir);
    const data = join(room, 'data');
    const log = join(room, 'server.log');
    const control = (...args: string[]) => runBinary(join(bin, 'pg_ctl'), [...args, '-D', data]);
    const stop = () =>
      withLock(lock, async () => {
        if (await running(data)) await control('stop', '-w', '-t', '60', '-m', 'fast');
      });
    if (!existsSync(join(room, 'ready'))) await initialise(bin, room, fsync);
    const password = await readFile(join(room, 'password'), 'utf8');
    // A server still recovering from a crash, or ending, needs a moment; one that never answers is
    // not ours to trust.
    for (
      let tries = 0, at = await running(data);
      at && tries < 50;
      tries += 1, at = await running(data)
    ) {
      const url = addressOf(at.port, password);
      if (await answers(url)) return { url, pid: at.pid, stop };
      await wait(100);
    }
    if (await running(data))
      await control('stop', '-w', '-t', '10', '-m', 'immediate').catch(() => undefined);
    await rm(join(data, 'postmaster.pid'), { force: true });

    let complaint = '';
    // After a kill the old shared memory is held until its last process is gone (seconds, on a busy
    // machine), and a free port may be taken in between.
    for (let tries = 0; tries < 120; tries += 1, await wait(250)) {
      const port = await freePort();
      await rm(log, { force: true });
      const started = await control(
        'start',
        '-w',
        '-t',
        '60',
        '-s',
        '-l',
        log,
        '-o',
        `-p ${port}${fsync ? '' : ' -F'}`,
      ).then(
        () => true,
        (error: Error) => ((complaint = error.message), false),
      );
      const at = started ? await running(data) : undefined;
      if (at && (await answers(addressOf(at.port, password))))
        return { url: addressOf(at.port, password), pid: at.pid, stop };
    }
    const said = await readFile(log, 'utf8').catch(() => complaint);
    throw new Error(`PostgreSQL did not start: ${said.split('\n').slice(-8).join('\n')}`);
  });
};
