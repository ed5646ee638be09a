// Writes docs/regions/<region>.md and docs/effects.md from the policies; with --check it only says
// whether a page is stale.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { policies } from '../shared/policy/index';
import { givenOf } from '../shared/policy/lint/index';
import type { Given } from '../shared/policy/lint/problem';
import type { Policy } from '../shared/policy/policy';
import { effectsPage } from './effects-page';
import { pageOf } from './region-page';

/** Where the pages of the regions live, under the root of the repository. */
export const FOLDER = 'docs/regions';

const regionOf = (policy: Policy): string => policy.id.split('@')[0]!;

/** The newest policy of each region that has a procedure of its own. */
const regionsIn = (all: Readonly<Record<string, Policy>>): Given[] => {
  const sorted = Object.values(all)
    .filter((policy) => Object.keys(policy.words.places).length > 0)
    .sort((one, other) => (one.id < other.id ? -1 : 1));
  const newest = new Map(sorted.map((policy) => [regionOf(policy), policy]));
  return [...newest.values()].map((policy) =>
    givenOf(policy, {
      texts: {},
      today: policy.id.split('@')[1]!,
      holidaysThrough: '2026-12-31',
      ...(policy.base && { base: all[policy.base] }),
    }),
  );
};

/** The pages as they should be, by their path under the root of the repository. */
export const pages = (all: Readonly<Record<string, Policy>>): Record<string, string> => {
  const regions = regionsIn(all);
  return {
    ...Object.fromEntries(
      regions.map((given) => [`${FOLDER}/${regionOf(given.own)}.md`, pageOf(given)]),
    ),
    'docs/effects.md': effectsPage(regions),
  };
};

const write = (root: string, check: boolean): void => {
  mkdirSync(join(root, FOLDER), { recursive: true });
  for (const [name, text] of Object.entries(pages(policies))) {
    const path = join(root, name);
    if (!check) writeFileSync(path, text);
    else if (readFileSync(path, 'utf8') !== text) process.exitCode = 1;
    console.log(`${check ? 'checked' : 'wrote'} ${name}`);
  }
};

if (process.argv[1]?.endsWith('region-docs.ts'))
  write(process.cwd(), process.argv.includes('--check'));
