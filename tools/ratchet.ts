// The bounds of a readable page, and the committed list of what still exceeds them: it may only
// shrink. `--write` takes in what has shrunk.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

const root = join(import.meta.dirname, '..');
const LIST = join(root, 'tools/ratchet-list.json');
const ROOMS = ['client', 'functions', 'shared', 'tools', 'config'];
const WIDEST = 120;

/** What exceeds a bound: how often, by file and by bound. */
type Excess = Record<string, Record<string, number>>;

// Policies and contracts are long lists of one kind of thing: nobody reads them from top to end.
const isList = (file: string): boolean =>
  /^shared\/(policy\/(regions|lives|national)|contract)/.test(file);
// A statement is laid out as SQL, a law is quoted as it stands.
const isQuoted = (file: string, line: string): boolean =>
  /^shared\/policy\/(regions|lives|national)/.test(file) ||
  /\b(SELECT|INSERT|UPDATE|DELETE|FROM|WHERE|JOIN|VALUES|RETURNING|ORDER BY|AND|UNION|CASE)\b/.test(
    line,
  );

const rule = (max: object) => ['error', max] as const;
const bounds = (functionLines: number) => ({
  complexity: rule({ max: 15 }),
  'max-lines-per-function': rule({ max: functionLines, skipComments: true }),
  'max-params': rule({ max: 4 }),
  'no-nested-ternary': 'error',
  'max-lines': rule({ max: 250, skipBlankLines: false, skipComments: false }),
});
const config = {
  categories: { correctness: 'off' },
  rules: bounds(60),
  overrides: [{ files: ['**/*.tsx'], rules: bounds(100) }],
};

type Found = { code: string; filename: string };
const linted = (): Found[] => {
  const folder = mkdtempSync(join(tmpdir(), 'apb-ratchet-'));
  const file = join(folder, 'bounds.json');
  writeFileSync(file, JSON.stringify(config));
  const oxlint = join(root, 'node_modules/oxlint/bin/oxlint');
  try {
    execFileSync(process.execPath, [oxlint, '-c', file, '--format', 'json', ...ROOMS], {
      cwd: root,
      maxBuffer: 1e8,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return [];
  } catch (failed) {
    const { diagnostics } = JSON.parse((failed as { stdout: Buffer }).stdout.toString()) as {
      diagnostics: Found[];
    };
    return diagnostics.map(({ code, filename }) => ({
      code: code.replace(/^eslint\((.*)\)$/, '$1'),
      filename: relative(root, join(root, filename)),
    }));
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const sources = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));

const wide = (): Found[] =>
  ROOMS.flatMap(sources).flatMap((filename) =>
    readFileSync(join(root, filename), 'utf8')
      .split('\n')
      .filter((line) => line.length > WIDEST && !isQuoted(filename, line))
      .map(() => ({ code: 'wide-line', filename })),
  );

const counted = (found: readonly Found[]): Excess => {
  const excess: Excess = {};
  for (const { code, filename } of found) {
    if (code === 'max-lines' && isList(filename)) continue;
    const file = (excess[filename] ??= {});
    file[code] = (file[code] ?? 0) + 1;
  }
  return Object.fromEntries(Object.entries(excess).sort(([a], [b]) => (a < b ? -1 : 1)));
};

const total = (excess: Excess): number =>
  Object.values(excess)
    .flatMap((file) => Object.values(file))
    .reduce((sum, n) => sum + n, 0);

/** Where one list has more than the other, in words. */
const beyond = (now: Excess, allowed: Excess): string[] =>
  Object.entries(now).flatMap(([file, codes]) =>
    Object.entries(codes).flatMap(([code, n]) => {
      const may = allowed[file]?.[code] ?? 0;
      return n > may ? [`${file}: ${code} ${n}, ${may} allowed`] : [];
    }),
  );

const now = counted([...linted(), ...wide()]);
const listed = JSON.parse(readFileSync(LIST, 'utf8')) as Excess;
const grown = beyond(now, listed);
const shrunk = beyond(listed, now);
console.log(`${total(now)} excesses in ${Object.keys(now).length} files, ${total(listed)} listed`);
if (grown.length > 0) {
  console.error(`Over the bounds of a readable page:\n  ${grown.join('\n  ')}`);
  process.exit(1);
}
if (process.argv.includes('--write')) writeFileSync(LIST, `${JSON.stringify(now, null, 2)}\n`);
else if (shrunk.length > 0) {
  console.error(
    `The list is longer than what is left: npm run ratchet -- --write\n  ${shrunk.join('\n  ')}`,
  );
  process.exit(1);
}
