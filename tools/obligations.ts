// Prints which obligations of each regulation are carried out, in part or not, by the tests that
// show them in a bureau founded as an
// operator founds one; fails when the count is not true. With --prove: takes rules and functions
// out one by one and shows that the test of each fails.
import { join } from 'node:path';
import { claims, problems, regulations, shown, type Row, type State } from './obligations-list';
import { proveAll } from './obligations-prove';

const root = join(import.meta.dirname, '..');
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const words: Readonly<Record<State, string>> = {
  done: 'done',
  part: 'in part',
  missing: 'missing',
};
const countOf = (rows: readonly Row[]): string =>
  (Object.keys(words) as State[])
    .map((state) => `${rows.filter((r) => r.state === state).length} ${words[state]}`)
    .join(', ');

const list = (): boolean => {
  const files = shown(claims(root));
  const all = regulations(root);
  for (const r of all) {
    say(`${r.regulation} ${r.name} ${r.doc}`);
    for (const row of r.rows) {
      const where = files.get(row.id);
      say(
        `  ${words[row.state].padEnd(7)} ${row.id} ${row.clause.padEnd(2, '　')} ${row['software must']}${where ? `  (${where.join(', ')})` : ''}`,
      );
      if (row.lacks) say(`          lacks: ${row.lacks}`);
    }
  }
  say('');
  for (const r of all) say(`${r.regulation} ${r.name}: ${countOf(r.rows)}`);
  say(`all: ${countOf(all.flatMap((r) => r.rows))}`);
  const wrong = problems(root);
  for (const line of wrong) say(`✗ ${line}`);
  return wrong.length === 0;
};

const run = process.argv.includes('--prove') ? proveAll(root, say) : Promise.resolve(list());
void run.then((fine) => (process.exitCode = fine ? 0 : 1));
