// Writes docs/regions/<region>.md from the policies; with --check it only says whether a page is
// stale.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { policies } from '../shared/policy/index';
import { givenOf } from '../shared/policy/lint/index';
import type { Policy } from '../shared/policy/policy';
import { pageOf } from './region-page';

/**
 * The pages as they should be, by file name: the newest policy of each region that has a procedure
 * of its own.
 */
export const pages = (all: Readonly<Record<string, Policy>>): Record<string, string> =>
  Object.fromEntries(
    Object.values(all)
      .filter((p) => Object.keys(p.words.places).length > 0)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map((p) => [
        `${p.id.split('@')[0]}.md`,
        pageOf(
          givenOf(p, {
            texts: {},
            today: p.id.split('@')[1]!,
            holidaysThrough: '2026-12-31',
            ...(p.base && { base: all[p.base] }),
          }),
        ),
      ]),
  );

/** Where the pages live, under the root of the repository. */
export const FOLDER = 'docs/regions';

const write = (root: string, check: boolean): void => {
  mkdirSync(join(root, FOLDER), { recursive: true });
  for (const [name, text] of Object.entries(pages(policies))) {
    const path = join(root, FOLDER, name);
    if (!check) writeFileSync(path, text);
    else if (readFileSync(path, 'utf8') !== text) process.exitCode = 1;
    console.log(`${check ? 'checked' : 'wrote'} ${FOLDER}/${name}`);
  }
};

if (process.argv[1]?.endsWith('region-docs.ts'))
  write(process.cwd(), process.argv.includes('--check'));
