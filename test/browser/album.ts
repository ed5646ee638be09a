import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { contactSheets, type Print } from './contact-sheet';

const folder = path.join(__dirname, 'screens');

/** The pictures of one story: `next` gives the path of its next one, w01-home.png for `w`; `sheets` lays all of them side by side. A new album throws away what this story left there before, and no other's. */
export type Album = { next: (name: string) => string; sheets: (view: Page) => Promise<void> };

/** Begins the album whose pictures start with `prefix`: letters, and no two test files the same ones. */
export const album = (prefix: string): Album => {
  const own = new RegExp(`^(sheet-${prefix}-|${prefix}\\d+-)`);
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(folder).filter((f) => own.test(f))) {
    rmSync(path.join(folder, file));
  }
  const prints: Print[] = [];
  return {
    next: (name) => {
      const caption = `${prefix}${String(prints.length + 1).padStart(2, '0')}-${name}`;
      const file = path.join(folder, `${caption}.png`);
      prints.push({ file, caption });
      return file;
    },
    sheets: (view) => contactSheets(view, folder, prefix, prints),
  };
};
