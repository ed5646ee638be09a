import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { policies } from '@shared/policy';
import { givenOf, lint, type LintOptions } from '@shared/policy/lint';
import { grantedWalk } from '@shared/policy/lint/grants';
import { extents } from '@shared/policy/lint/quotes';
import { combinations } from '@shared/policy/lint/routing';
import type { Policy } from '@shared/policy/policy';
import { edited, move, type Broken, type Draft } from './edit';
import { broken as consequences } from './broken/consequences';
import { broken as lists } from './broken/lists';
import { broken as paper } from './broken/paper';
import { broken as places } from './broken/places';
import { broken as reviewing } from './broken/reviewing';
import { broken as standing } from './broken/standing';

const regulations = join(__dirname, '../../regulations');
const text = (name: string): string => readFileSync(join(regulations, name), 'utf8');
const suqian = policies['suqian@2024-09-01']!;
const national = policies['national@2019-08-10']!;
const options: LintOptions = {
  base: national,
  texts: {
    '宿教办发〔2024〕25号': text('suqian-2024-25.txt'),
    '教技函〔2019〕55号': text('national-2019-55.txt'),
  },
  today: '2026-03-02',
  holidaysThrough: '2026-12-31',
};
const json = (p: Policy): unknown => JSON.parse(JSON.stringify(p));

test('宿迁 and the national base are proved', () => {
  expect(lint(json(suqian), options)).toEqual([]);
  expect(lint(json(national), { ...options, base: undefined })).toEqual([]);
});

test('what an act asks is known to that act and after it, and to no act before', () => {
  const unasked = (verb: string, from: string) => {
    const policy = json(suqian) as Draft;
    move(policy, verb, from).when = { known: 'signature' };
    return lint(policy, options).some((problem) => problem.rule === 'unasked-fact');
  };
  expect([unasked('sign', 'signing'), unasked('accept', 'intake')]).toEqual([false, false]);
  expect([unasked('return', 'signing'), unasked('withdraw', 'returned')]).toEqual([true, true]);
});

test('a bureau with promises and people is proved; with too few people it is not', () => {
  const settings = {
    accept_days: 5,
    review_days: 15,
    online_days: 30,
    recheck_months: 12,
    complaint_days: 10,
  };
  const staffing = { desk: ['a'], filing: ['a'], network: ['b'], content: ['a'], head: ['c'] };
  expect(lint(json(suqian), { ...options, settings, staffing })).toEqual([]);
  expect(
    lint(json(suqian), { ...options, settings, staffing: { ...staffing, head: ['a', 'b'] } }).map(
      (p) => p.rule,
    ),
  ).toEqual(['understaffed', 'understaffed']);
});

test('every combination of 宿迁 has one lead', () => {
  const all = combinations(givenOf(suqian, options));
  expect(all).toHaveLength(24);
  for (const c of all) expect(c.rows.map((r) => r.id)).toEqual([c.values['filer.level']]);
});

test('a filing can be in force in these places and no others', () => {
  const { states } = grantedWalk(givenOf(suqian, options), 'filing');
  expect(
    states
      .filter((s) => s.granted)
      .map((s) => s.place)
      .sort(),
  ).toEqual([
    'approval',
    'filed',
    'intake',
    'returned',
    'review',
    'revising',
    'signing',
    'suspended',
  ]);
});

test('articles are found by their headings in all five regulations', () => {
  const found = (file: string, no: string): string[] =>
    extents(text(file), no).map((p) => p.trim().slice(0, 12));
  expect(found('suqian-2024-25.txt', '二')).toEqual(['二、严格落实备案审查\n“']);
  expect(extents(text('suqian-2024-25.txt'), '附件').at(-1)).toContain('备注:本表一式二份');
  expect(found('national-2019-55.txt', '（十）')[0]).toContain('(十)健全选用机制');
  expect(extents(text('puyang-2020-51.txt'), '第七条')).toHaveLength(1);
  expect(extents(text('wenzhou-2022-65.txt'), '三（一）')).toHaveLength(1);
  expect(extents(text('suqian-2024-25.txt'), '九')).toEqual([]);
});

const broken = [...consequences, ...lists, ...paper, ...places, ...reviewing, ...standing];

test.each<[string, Broken]>(broken.map((b) => [`${b.rule}: ${b.name}`, b]))('%s', (_, b) => {
  const more = typeof b.options === 'function' ? b.options(suqian) : b.options;
  const problems = lint(edited(suqian, b.edit), {
    ...options,
    base: edited(national, b.base),
    ...more,
  });
  expect(
    problems
      .filter((p) => p.rule === b.rule)
      .map((p) => p.says)
      .join('\n'),
  ).toContain(b.word);
});

test('every broken policy names a fault that the proved one has not', () => {
  expect(new Set(broken.map((b) => b.rule)).size).toBeGreaterThanOrEqual(50);
  expect(readdirSync(join(__dirname, 'broken'))).toHaveLength(6);
});

test('arbitrary JSON is named as malformed, never thrown at', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (x) => {
      const problems = lint(x, options);
      expect(problems.length).toBeGreaterThan(0);
      expect(problems.every((p) => p.rule === 'bad-shape')).toBe(true);
    }),
    { numRuns: 200, seed: 1 },
  );
});

test('a policy with any one part cut out is judged without an exception', () => {
  const paths: (string | number)[][] = [];
  const walk = (x: unknown, path: (string | number)[]): void => {
    if (path.length > 0) paths.push(path);
    if (Array.isArray(x)) x.forEach((v, i) => walk(v, [...path, i]));
    else if (typeof x === 'object' && x !== null)
      for (const [k, v] of Object.entries(x)) walk(v, [...path, k]);
  };
  walk(json(suqian), []);
  fc.assert(
    fc.property(fc.constantFrom(...paths), (path) => {
      const copy = json(suqian);
      let at = copy as Record<string | number, unknown>;
      for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
      const last = path.at(-1)!;
      if (Array.isArray(at)) at.splice(last as number, 1);
      else delete at[last];
      expect(Array.isArray(lint(copy, options))).toBe(true);
    }),
    { numRuns: 60, seed: 7 },
  );
});
