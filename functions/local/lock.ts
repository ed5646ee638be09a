import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';

// ms; nothing we lock takes a tenth of this, so an older lock outlived a reused pid
const oldest = 120_000;

// A container whose first process never collects its dead keeps their ids for ever.
const isZombie = (pid: number): boolean =>
  process.platform === 'linux' && readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');

/**
 * True while a process of this id runs, also when it belongs to another user; false for one that
 * ended and was not yet collected.
 */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

// Hard-linking a finished file makes taking the lock atomic and never shows an empty one.
const take = async (file: string): Promise<boolean> => {
  const mine = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  await writeFile(mine, String(process.pid));
  try {
    await link(mine, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(mine, { force: true });
  }
};

// A lock whose holder died is moved aside, then looked at again, so that two finders cannot both
// free it.
const freeIfDead = async (file: string): Promise<void> => {
  const read = (at: string) => readFile(at, 'utf8').catch(() => undefined);
  const holder = await read(file);
  const age =
    Date.now() -
    (await stat(file).then(
      (stats) => stats.mtimeMs,
      () => Date.now(),
    ));
  if (holder === undefined || (isAlive(Number(holder)) && age < oldest)) return;
  const aside = `${file}.dead.${randomBytes(4).toString('hex')}`;
  if (
    !(await rename(file, aside).then(
      () => true,
      () => false,
    ))
  )
    return;
  if ((await read(aside)) !== holder) await link(aside, file).catch(() => undefined);
  await rm(aside, { force: true });
};

/**
 * Runs `work` while no other process holds `file`; a lock left by a dead process is freed. Waits
 * without limit.
 */
export const withLock = async <T>(file: string, work: () => Promise<T>): Promise<T> => {
  while (!(await take(file))) {
    await freeIfDead(file);
    await wait(20);
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
};
