// `npm run bench:lighthouse`: the first pages of a parent as a phone in the countryside loads them, beside Taro's hello world served the
// same way, in turns. Built before: npm run build:h5. Wants Chromium and a quiet machine. Lighthouse is fetched when it is first run; with
// LIGHTHOUSE one says where its program is already.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { SearchAnswer } from '@shared/contract/lookup';
import { chromiumPath } from '../browser/chromium';
import { serveDemonstration } from '../browser/server';
import { buildBare } from './bare';

const VERSION = '12.2.3';
const TIMES = Number(process.argv[2] ?? 5);
const CLS = 0.02;
const LCP = 1.15;

type Audit = { numericValue: number };
type Report = {
  categories: Record<'performance' | 'accessibility', { score: number }>;
  audits: Record<
    | 'first-contentful-paint'
    | 'cumulative-layout-shift'
    | 'largest-contentful-paint'
    | 'interactive',
    Audit
  >;
};
/** `ready`: when a page may be used, milliseconds as the others. */
type Figures = Record<'performance' | 'accessibility' | 'cls' | 'fcp' | 'lcp' | 'ready', number>;

const folder = mkdtempSync(join(tmpdir(), 'lighthouse-'));
const program = process.env.LIGHTHOUSE
  ? [process.env.LIGHTHOUSE]
  : ['npx', '--yes', `lighthouse@${VERSION}`];

// The pages come from this very process, so it may not stand still meanwhile.
const run = promisify(execFile);
const measure = async (url: string): Promise<Figures> => {
  const out = join(folder, 'report.json');
  const [command, ...before] = program;
  await run(
    command!,
    [
      ...before,
      url,
      '--quiet',
      '--output=json',
      `--output-path=${out}`,
      '--only-categories=performance,accessibility',
      '--chrome-flags=--headless=new --no-sandbox --disable-gpu',
    ],
    { env: { ...process.env, CHROME_PATH: chromiumPath() } },
  );
  const { categories, audits } = JSON.parse(readFileSync(out, 'utf8')) as Report;
  return {
    performance: Math.round(categories.performance.score * 100),
    accessibility: Math.round(categories.accessibility.score * 100),
    cls: audits['cumulative-layout-shift'].numericValue,
    fcp: audits['first-contentful-paint'].numericValue,
    lcp: audits['largest-contentful-paint'].numericValue,
    ready: audits.interactive.numericValue,
  };
};

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;
const middle = (all: readonly Figures[]): Figures => {
  const of = (key: keyof Figures): number => median(all.map((f) => f[key]));
  return {
    performance: of('performance'),
    accessibility: Math.min(...all.map((f) => f.accessibility)),
    cls: of('cls'),
    fcp: of('fcp'),
    lcp: of('lcp'),
    ready: of('ready'),
  };
};

const main = async (): Promise<void> => {
  const bare = await serveDemonstration({ built: buildBare(join(folder, 'bare')) });
  const server = await serveDemonstration();
  const asked = await fetch(`${server.origin}/public/search?q=${encodeURIComponent('智学伴')}`);
  const hit = ((await asked.json()) as SearchAnswer).items[0]!;
  const pages = {
    bare: `${bare.origin}/`,
    home: `${server.origin}/`,
    status: `${server.origin}/#/pages/status/index?school=${hit.school.id}&app=${hit.app.id}`,
  };
  const names = Object.keys(pages) as (keyof typeof pages)[];
  const seen: Record<keyof typeof pages, Figures[]> = { bare: [], home: [], status: [] };
  for (let i = 0; i < TIMES; i += 1)
    for (const name of names) {
      const figures = await measure(pages[name]);
      seen[name].push(figures);
      console.log(`  ${i + 1} ${name.padEnd(7)} ${JSON.stringify(figures)}`);
    }
  await Promise.all([bare.close(), server.close()]);
  const base = middle(seen.bare);
  console.log(`\nmedian of ${TIMES}, alternating (accessibility: the worst)`);
  const broken = names.flatMap((name) => {
    const m = middle(seen[name]);
    const ratio = m.lcp / base.lcp;
    console.log(
      `  ${name.padEnd(7)} performance ${m.performance}  accessibility ${m.accessibility}  CLS ${m.cls.toFixed(3)}  FCP ${Math.round(m.fcp)} ms  LCP ${Math.round(m.lcp)} ms (${ratio.toFixed(2)} of the bare page)  ready ${Math.round(m.ready)} ms (${(m.ready / base.ready).toFixed(2)})`,
    );
    return name === 'bare'
      ? []
      : [
          ...(m.cls > CLS ? [`${name}: CLS over ${CLS}`] : []),
          ...(ratio > LCP ? [`${name}: LCP over ${LCP} of the bare page`] : []),
          ...(m.accessibility < 100 ? [`${name}: accessibility under 100`] : []),
        ];
  });
  rmSync(folder, { recursive: true, force: true });
  for (const b of broken) console.log(`  BROKEN ${b}`);
  process.exitCode = broken.length > 0 ? 1 : 0;
};

void main();
