import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { problems, regulations, type State } from '../../tools/obligations-list';

const root = join(__dirname, '../..');

test('every obligation counts as what the tests in founded bureaus show, and no title claims more', () => {
  expect(problems(root)).toEqual([]);
});

test('the world of the tests plants no bureau', () => {
  for (const file of ['test/world.ts', 'test/founding.ts', 'test/region-world.ts'])
    expect(readFileSync(join(root, file), 'utf8')).not.toContain('plantBureau');
  expect(readFileSync(join(root, 'test/founding.ts'), 'utf8')).toContain('foundBureau(');
});

test('there are five lists with the rows of the five regulations, and no id stands twice', () => {
  const all = regulations(root);
  expect(all.map((r) => [r.regulation, r.rows.length])).toEqual([
    ['S0', 36],
    ['S1', 22],
    ['S2', 19],
    ['S3', 15],
    ['S4', 21],
  ]);
  const ids = all.flatMap((r) => r.rows.map((row) => row.id));
  expect(new Set(ids).size).toBe(ids.length);
});

describe('a count that is not true is named', () => {
  const said = (file: string, title: string, world: string, state: State): string[] => {
    const dir = mkdtempSync(join(tmpdir(), 'obligations-'));
    try {
      for (const part of ['test/obligations', 'test/features', 'test/shared'])
        mkdirSync(join(dir, part), { recursive: true });
      const row = { id: 'S0-01', clause: '序', requirement: 'r', 'software must': 's', state };
      const rows = [state === 'done' ? row : { ...row, lacks: 'something' }];
      writeFileSync(
        join(dir, 'test/obligations/s0.json'),
        JSON.stringify({ regulation: 'S0', name: 'n', doc: 'd', rows }),
      );
      writeFileSync(
        join(dir, 'test', file),
        `const w = ${world}();\ntest('${title}', () => undefined);`,
      );
      return problems(dir);
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  };
  const claims = `[${'S0-01'}] a tool`;

  test.each([
    ['a title in a founded bureau', 'features/a.test.ts', claims, 'makeWorld', 'done', []],
    [
      'a title without a founded bureau',
      'features/a.test.ts',
      claims,
      'seedDemo',
      'done',
      ['founds no bureau', 'no test in a founded bureau shows it'],
    ],
    [
      'a title of the pure engine',
      'shared/a.test.ts',
      claims,
      'makeWorld',
      'part',
      ['founds no bureau', 'no test in a founded bureau shows it'],
    ],
    ['an unknown row', 'features/a.test.ts', `[${'S9-01'}] x`, 'makeWorld', 'missing', ['no list']],
    [
      'a missing row with a test',
      'features/a.test.ts',
      claims,
      'makeWorld',
      'missing',
      ['missing'],
    ],
    ['a done row without one', 'features/a.test.ts', 'a tool', 'makeWorld', 'done', ['no test']],
  ] as const)('%s', (_, file, title, world, state, lines) => {
    expect(said(file, title, world, state)).toEqual(
      lines.map((line) => expect.stringContaining(line)),
    );
  });
});
