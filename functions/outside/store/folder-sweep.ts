import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

const DAY = 86_400_000; // ms
const SWEEP_EVERY = 60_000; // ms

/** Forgets marks of used grants and half-arrived files that can no longer matter. */
const sweep = async (folder: string, now: number): Promise<void> => {
  for (const name of await readdir(join(folder, 'used')))
    if (Number.parseInt(name, 10) < now) await rm(join(folder, 'used', name), { force: true });
  for (const name of await readdir(join(folder, 'arriving'))) {
    const path = join(folder, 'arriving', name);
    const left = await stat(path).catch(() => undefined);
    if (left && left.mtimeMs < Date.now() - DAY) await rm(path, { force: true });
  }
};

/** What sweeps a folder at most once a minute; what cannot be forgotten now is next time. */
export const makeSweeper = (folder: string, clock: () => number) => {
  let swept = 0;
  return (): void => {
    if (Date.now() - swept < SWEEP_EVERY) return;
    swept = Date.now();
    sweep(folder, clock()).catch(() => undefined);
  };
};
