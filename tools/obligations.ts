// Prints which obligations of each regulation a test proves (its id stands in the test's title) and which are missing.
// With --prove: takes rules out of the policy one by one and shows that the test of each fails without it.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { proveAll } from './obligations-prove';

type Row = { id: string; clause: string; requires: string; later?: string };
type Regulation = { regulation: string; name: string; doc: string; rows: readonly Row[] };

const root = join(import.meta.dirname, '..');
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** The lists of obligations kept beside the tests, one file a regulation. */
const regulations = (): Regulation[] =>
  readdirSync(join(root, 'test/obligations'))
    .filter((f) => /^s\d+\.json$/.test(f))
    .sort()
    .map((f) => JSON.parse(readFileSync(join(root, 'test/obligations', f), 'utf8')) as Regulation);

// What a regulation's own rules do is shown by worked cases and unit tests as well; the first region's duties only by tests that drive an endpoint or a page.
const driving = ['features', 'browser', 'weapp'];
const folders = (regulation: string): readonly string[] =>
  regulation === 'S0'
    ? driving
    : [...driving, 'shared/policy', 'shared/domain', 'functions', 'client/filing'];

const idsIn = (text: string): string[] =>
  [...text.matchAll(/['"`]((?:\[S\d+-\d+\]\s*)+)/g)].flatMap(([, ids]) =>
    [...ids!.matchAll(/\[(S\d+-\d+)\]/g)].map(([, id]) => id!),
  );
const read = (...path: string[]): string => readFileSync(join(root, 'test', ...path), 'utf8');

/** Test files by the obligations in their titles; the worked cases of a region say theirs under 依据. */
const titled = (): Map<string, Set<string>> => {
  const found = new Map<string, Set<string>>();
  const add = (id: string, where: string): void =>
    void found.set(id, (found.get(id) ?? new Set()).add(where));
  for (const folder of folders('')) {
    for (const file of readdirSync(join(root, 'test', folder))
      .filter((f) => f.endsWith('.test.ts'))
      .sort()) {
      for (const id of idsIn(read(folder, file)))
        if (driving.includes(folder) || !id.startsWith('S0-')) add(id, `${folder}/${file}`);
    }
  }
  for (const file of readdirSync(join(root, 'test/regions'))
    .filter((f) => f.endsWith('.yaml'))
    .sort()) {
    const { 案例 } = parse(read('regions', file)) as {
      案例: readonly { 依据?: readonly string[] }[];
    };
    for (const id of 案例.flatMap((story) => story.依据 ?? []))
      if (!id.startsWith('S0-')) add(id, `regions/${file}`);
  }
  return found;
};

const list = (): void => {
  const tests = titled();
  const summary: string[] = [];
  for (const r of regulations()) {
    say(`${r.regulation} ${r.name} ${r.doc}`);
    const count = { covered: 0, missing: 0, later: 0 };
    for (const row of r.rows) {
      const where = [...(tests.get(row.id) ?? [])];
      const state = where.length > 0 ? 'covered' : row.later ? 'later' : 'missing';
      count[state] += 1;
      say(
        `  ${state.padEnd(7)} ${row.id} ${row.clause.padEnd(2, '　')} ${row.requires}${where.length > 0 ? `  (${where.join(', ')})` : row.later ? `  (${row.later})` : ''}`,
      );
      tests.delete(row.id);
    }
    summary.push(
      `${r.regulation} ${r.name}: ${count.covered} covered, ${count.missing} missing, ${count.later} later`,
    );
  }
  for (const [id, where] of tests)
    say(`  unknown ${id}: no list names it (${[...where].join(', ')})`);
  say('');
  for (const line of summary) say(line);
};

if (process.argv.includes('--prove'))
  void proveAll(root, say).then((proved) => (process.exitCode = proved ? 0 : 1));
else list();
