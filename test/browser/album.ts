import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

const folder = path.join(__dirname, 'screens');

/** The pictures of one story: `next` gives the path of its next one, w01-home.png for `w`. A new album throws away what this story left there before, and no other's. */
export type Album = { next: (name: string) => string };

/** Begins the album whose pictures start with `prefix`: letters, and no two test files the same ones. */
export const album = (prefix: string): Album => {
  const own = new RegExp(`^${prefix}\\d+-`);
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(folder).filter((f) => own.test(f)))
    rmSync(path.join(folder, file));
  let taken = 0;
  return {
    next: (name) => {
      taken += 1;
      return path.join(folder, `${prefix}${String(taken).padStart(2, '0')}-${name}.png`);
    },
  };
};
