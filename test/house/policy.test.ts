import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { policies } from '@shared/policy';
import { FOLDER, pages } from '../../tools/region-docs';

const root = join(__dirname, '../..');

test.each(Object.entries(pages(policies)))(
  '%s says what the policy says (npm run docs)',
  (name, text) => {
    expect(readFileSync(join(root, FOLDER, name), 'utf8')).toBe(text);
  },
);

test('there is a page for every region with a procedure, and none for a region that is gone', () => {
  expect(
    readdirSync(join(root, FOLDER))
      .filter((f) => f.endsWith('.md'))
      .sort(),
  ).toEqual(Object.keys(pages(policies)).sort());
});

test('a policy is JSON by nature', () => {
  for (const p of Object.values(policies)) expect(JSON.parse(JSON.stringify(p))).toEqual(p);
});
