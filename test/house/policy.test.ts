import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { policies, rulesFor } from '@shared/policy';
import { lives } from '@shared/vocabulary/lives';
import { FOLDER, pages } from '../../tools/region-docs';

const root = join(__dirname, '../..');

test.each(Object.entries(pages(policies)))(
  '%s says what the policy says (npm run docs)',
  (path, text) => {
    expect(readFileSync(join(root, path), 'utf8')).toBe(text);
  },
);

test('there is a page for every region with a procedure, and none for a region that is gone', () => {
  const there = readdirSync(join(root, FOLDER)).filter((file) => file.endsWith('.md'));
  expect([...there.map((file) => `${FOLDER}/${file}`), 'docs/effects.md'].sort()).toEqual(
    Object.keys(pages(policies)).sort(),
  );
});

test('every consequence of every region stands on the page of what follows, with its article', () => {
  const page = pages(policies)['docs/effects.md']!;
  const parts = page.split('\n## ').slice(1);
  for (const policy of Object.values(policies).filter((one) => one.base)) {
    const rules = rulesFor(policy.id)!;
    const [title, ...lines] = parts.find((part) => part.startsWith(policy.title))!.split('\n');
    const rows = lines.filter((line) => line.startsWith('| ')).slice(2);
    const kept = new Set(Object.values(policy.words.places).flatMap(({ on }) => (on ? [on] : [])));
    expect([title, rows.length]).toEqual([policy.title, rules.then.length + kept.size]);
    for (const row of rules.then)
      for (const effect of row.effects) {
        const says =
          'tell' in effect ? effect.what : lives['open' in effect ? effect.open : effect.on];
        const found = rows.find((line) => line.includes(says) && line.includes(row.clause.no));
        expect([policy.id, says, found !== undefined]).toEqual([policy.id, says, true]);
      }
  }
});

test('a policy is JSON by nature', () => {
  for (const p of Object.values(policies)) expect(JSON.parse(JSON.stringify(p))).toEqual(p);
});
