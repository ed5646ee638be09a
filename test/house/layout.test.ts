import ts from 'typescript';
import { parse } from 'yaml';
import { filesBelow, findCode, isMember, textOf } from './source';

const code = filesBelow('client', 'functions', 'shared').filter((path) => /\.tsx?$/.test(path));
const where = (wanted: Parameters<typeof findCode>[1], files: string[]): string[] =>
  files.flatMap((path) => findCode(textOf(path), wanted).map((line) => `${path}:${line}`));

test('there is code to look at', () => {
  for (const side of ['client/', 'functions/', 'shared/'])
    expect(code.filter((path) => path.startsWith(side)).length).toBeGreaterThan(0);
});

test('only the doors read the environment', () => {
  const elsewhere = code.filter((path) => !/^functions\/(entry|local)\//.test(path));
  expect(where((node) => isMember(node, 'process', 'env'), elsewhere)).toEqual([]);
});

test('only client/api.ts sends requests', () => {
  const elsewhere = code.filter((path) => path.startsWith('client/') && path !== 'client/api.ts');
  expect(
    where(
      (node) => isMember(node, 'Taro', 'request') || isMember(node, 'wx', 'request'),
      elsewhere,
    ),
  ).toEqual([]);
});

test('platform variants live in client/platform only, and in pairs', () => {
  const variants = filesBelow('client').filter((path) => /\.(weapp|h5)\.tsx?$/.test(path));
  expect(variants.filter((path) => !path.startsWith('client/platform/'))).toEqual([]);
  const other = (path: string) =>
    path.includes('.weapp.') ? path.replace('.weapp.', '.h5.') : path.replace('.h5.', '.weapp.');
  expect(variants.filter((path) => !variants.includes(other(path)))).toEqual([]);
});

test('files are named after a noun or a verb of the domain', () => {
  const empty = /(^|[/.-])(utils?|helpers?|common|services?|managers?|types|misc)([/.-]|$)/i;
  expect(
    filesBelow('client', 'functions', 'shared', 'config', 'tools', 'test').filter((path) =>
      empty.test(path),
    ),
  ).toEqual([]);
});

test('package-lock.json names no registry, so that any mirror may serve it', () => {
  const lock = JSON.parse(textOf('package-lock.json')) as {
    packages: Record<string, { resolved?: string }>;
  };
  expect(
    Object.entries(lock.packages)
      .filter(([, each]) => each.resolved?.startsWith('http'))
      .map(([path]) => path),
  ).toEqual([]);
});

test('serverless.yml has one block per file in functions/entry', () => {
  const { functions } = parse(textOf('serverless.yml')) as {
    functions: Record<string, { handler: string; package: { patterns: string[] } }>;
  };
  const entries = filesBelow('functions/entry').map((path) =>
    path.slice('functions/entry/'.length).replace(/\.ts$/, ''),
  );
  expect(Object.keys(functions).sort()).toEqual(entries);
  for (const name of entries)
    expect(functions[name]).toMatchObject({
      handler: `.build/${name}/index.handler`,
      package: { patterns: [`.build/${name}/**`] },
    });
});

test('no function calls what the bundles leave out of Kysely', () => {
  const gone = [
    'schema',
    'introspection',
    'mergeInto',
    'withSchema',
    'withoutPlugins',
    'case',
    'jsonPath',
  ];
  const calls = (name: string) =>
    where(
      (node) =>
        ts.isPropertyAccessExpression(node) &&
        node.name.text === name &&
        /\b(db|tx|db\(\)|eb|trx)$/.test(node.expression.getText()),
      code.filter((path) => path.startsWith('functions/')),
    );
  expect(calls('selectFrom').length).toBeGreaterThan(0);
  expect(gone.flatMap(calls)).toEqual([]);
});
