import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { build } from 'esbuild';
import { parse } from 'yaml';
import { inherit } from '@shared/policy/inherit';
import { policies } from '@shared/policy';
import { lint } from '@shared/policy/lint';
import type { Policy } from '@shared/policy/policy';
import { rulesOf } from '@shared/policy/rules';
import { bookSkeleton, policySkeleton, type NewRegion } from '../../tools/policy-new';
import { play, type Book } from './play';

// An invented city, added by following docs/how-to/add-a-region.md to the letter: one policy, one line, one book.
const region: NewRegion = {
  key: 'yunhe',
  day: '2026-09-01',
  doc: '云教〔2026〕1号',
  title: '关于应用进校园备案的通知',
  owner: '云河市教育局',
};
const text = readFileSync(join(__dirname, 'invented/regulation.txt'), 'utf8');
const national = policies['national@2019-08-10']!;
const nationalText = readFileSync(join(__dirname, '../regulations/national-2019-55.txt'), 'utf8');

/** Reads a policy file as the registry would, with the one line that names it. */
const registered = async (source: string): Promise<Policy> => {
  const folder = join(__dirname, '../../shared/policy/regions');
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: folder, loader: 'ts' },
    bundle: true,
    format: 'cjs',
    write: false,
    alias: { '@shared': join(__dirname, '../../shared') },
  });
  const module = { exports: {} as Record<string, Policy> };
  runInNewContext(outputFiles[0]!.text, { module, exports: module.exports });
  return JSON.parse(JSON.stringify(module.exports[region.key])) as Policy;
};
const options = {
  base: national,
  texts: { [region.doc]: text, [national.doc]: nationalText },
  today: '2026-08-01',
  holidaysThrough: '2026-12-31',
};
const rulesFrom = (p: Policy) => rulesOf(inherit(p, national));

test('the skeleton runs as it is; the linter asks only for the words of the regulation', async () => {
  const policy = await registered(policySkeleton(region));
  const problems = lint(policy, options);
  expect([...new Set(problems.map((p) => p.rule))]).toEqual(['quote-not-found']);
  expect(problems.map((p) => p.article)).toEqual(['第一条', '第二条']);
  const book = parse(bookSkeleton(region)) as Book;
  for (const story of book.案例) play(book, story, rulesFrom(policy));
});

test("with the regulation's words put in, it is proved", async () => {
  const source = policySkeleton(region)
    .replace('（原文：先审查、后使用）', '由学校向主管的教育局提出，教育局审查同意后方可使用')
    .replace('（原文：不得向学生和家长收费）', '不得以任何名义向学生和家长收取费用');
  expect(lint(await registered(source), options)).toEqual([]);
});

test('the finished region: its own article, its own question, its own cases, and nothing else changed', async () => {
  const policy = await registered(
    readFileSync(join(__dirname, 'invented/yunhe-2026-09-01.ts'), 'utf8'),
  );
  expect(lint(policy, options)).toEqual([]);
  const book = parse(readFileSync(join(__dirname, 'invented/yunhe.yaml'), 'utf8')) as Book;
  expect(new Set(book.案例.map((s) => s.类))).toEqual(
    new Set(['通过', '退回', '不予', '拦下', '其他']),
  );
  expect(book.案例.length).toBeGreaterThanOrEqual(12);
  for (const story of book.案例) play(book, story, rulesFrom(policy));
});
