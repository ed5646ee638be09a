import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';

/**
 * How far a row is carried out: all of it, some of it, or nothing that a founded bureau could show.
 */
export type State = 'done' | 'part' | 'missing';
/**
 * One obligation in the words it was written down in; `lacks` says what a row that is not done is
 * without.
 */
export type Row = {
  id: string;
  clause: string;
  requirement: string;
  'software must': string;
  state: State;
  lacks?: string;
};
/** The obligations of one regulation. */
export type Regulation = { regulation: string; name: string; doc: string; rows: readonly Row[] };

/** The lists of obligations kept beside the tests, one file a regulation. */
export const regulations = (root: string): Regulation[] =>
  readdirSync(join(root, 'test/obligations'))
    .filter((f) => /^s\d+\.json$/.test(f))
    .sort()
    .map((f) => JSON.parse(readFileSync(join(root, 'test/obligations', f), 'utf8')) as Regulation);

/** Where a test drives what people use: an endpoint, a page in a browser, the mini-program. */
const driving = ['features', 'browser', 'weapp'];
/**
 * What makes a world whose bureaus are founded as an operator founds them (test/world.ts and those
 * over it).
 */
const founds = /\b(?:makeWorld|makeWechatWorld|makeRegion)\(/;

const idsIn = (text: string): string[] =>
  [...text.matchAll(/['"`]((?:\[S\d+-\d+\]\s*)+)/g)].flatMap(([, ids]) =>
    [...ids!.matchAll(/\[(S\d+-\d+)\]/g)].map(([, id]) => id!),
  );

/** A test file whose titles claim obligations, and whether what it shows counts. */
export type Claim = { file: string; ids: readonly string[]; counts: boolean };

/** Every claim in the titles of the tests. */
export const claims = (root: string): Claim[] =>
  readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .map((f) => f.split(sep).join('/'))
    .filter((f) => f.endsWith('.test.ts'))
    .sort()
    .flatMap((file) => {
      const text = readFileSync(join(root, 'test', file), 'utf8');
      const ids = [...new Set(idsIn(text))];
      const counts = driving.includes(file.split('/')[0]!) && founds.test(text);
      return ids.length > 0 ? [{ file, ids, counts }] : [];
    });

/** The files that show each obligation in a founded bureau. */
export const shown = (all: readonly Claim[]): Map<string, string[]> => {
  const files = new Map<string, string[]>();
  for (const { file, ids, counts } of all)
    if (counts) for (const id of ids) files.set(id, [...(files.get(id) ?? []), file]);
  return files;
};

const wrongWith = (row: Row, tests: number): string[] => [
  ...(row.state !== 'missing' && tests === 0
    ? [`${row.id} is said to be ${row.state}, and no test in a founded bureau shows it`]
    : []),
  ...(row.state === 'missing' && tests > 0
    ? [`${row.id} is said to be missing, and a test claims it`]
    : []),
  ...((row.state === 'done') === Boolean(row.lacks)
    ? [
        `${row.id} is ${row.state} and ${row.lacks ? 'lacks something' : 'does not say what it lacks'}`,
      ]
    : []),
];

/** Everything that makes the count untrue, as lines. */
export const problems = (root: string): string[] => {
  const rows = regulations(root).flatMap((r) => r.rows);
  const known = new Set(rows.map((r) => r.id));
  const all = claims(root);
  const files = shown(all);
  return [
    ...all
      .filter((c) => !c.counts)
      .map((c) => `${c.file} claims ${c.ids.join(', ')} and founds no bureau`),
    ...all.flatMap((c) =>
      c.ids
        .filter((id) => !known.has(id))
        .map((id) => `${c.file} claims ${id}, which no list names`),
    ),
    ...rows.flatMap((row) => wrongWith(row, files.get(row.id)?.length ?? 0)),
    ...proofsWithoutTest(root),
  ];
};

/** One rule, or one exported function (`module#name`), and the test that fails without it. */
export type Proof = {
  rule?: string;
  executor?: string;
  proves: string;
  file: string;
  test: string;
};

/** The proofs of `npm run obligations -- --prove`. */
export const proofs = (root: string): Proof[] => {
  const file = join(root, 'test/obligations/proofs.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Proof[]) : [];
};

const proofsWithoutTest = (root: string): string[] => {
  const all = new Map(claims(root).map((c) => [`test/${c.file}`, c]));
  return proofs(root)
    .filter((p) => !all.get(p.file)?.ids.includes(p.proves))
    .map((p) => `proofs.json names ${p.file} for ${p.proves}, which does not claim it`);
};
