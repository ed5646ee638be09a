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

test('only client/api/index.ts sends requests', () => {
  const elsewhere = code.filter(
    (path) => path.startsWith('client/') && path !== 'client/api/index.ts',
  );
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

test('only client/platform/go opens a page above another: WeChat keeps ten and refuses an eleventh silently', () => {
  const elsewhere = code.filter((path) => /^client\//.test(path) && !/platform\/go\./.test(path));
  expect(where((node) => isMember(node, 'Taro', 'navigateTo'), elsewhere)).toEqual([]);
});

test('the client takes chance from client/platform/random only', () => {
  const client = code.filter((path) => path.startsWith('client/'));
  expect(where((node) => isMember(node, 'Math', 'random'), client)).toEqual([]);
});

test('only client/phone/kept.ts keeps anything on the phone: storage may be forbidden, or merely full', () => {
  const elsewhere = code.filter(
    (path) => path.startsWith('client/') && path !== 'client/phone/kept.ts',
  );
  const stores = ['get', 'set', 'remove', 'clear'].flatMap((verb) => [
    `${verb}Storage`,
    `${verb}StorageSync`,
  ]);
  const kept = (node: ts.Node) =>
    stores.some((name) => isMember(node, 'Taro', name)) ||
    (ts.isIdentifier(node) && /^(local|session)Storage$/.test(node.text));
  expect(where(kept, elsewhere)).toEqual([]);
});

// What WeChat, a permission or a person may refuse; silence would make the button seem dead.
const refusable = [
  'chooseMedia',
  'chooseMessageFile',
  'setClipboardData',
  'scanCode',
  'makePhoneCall',
];

test('whatever may be refused in WeChat is asked for where its refusal is told', () => {
  const asks = (path: string) =>
    refusable.filter((name) => where((node) => isMember(node, 'Taro', name), [path]).length > 0);
  const asking = code.filter((path) => path.startsWith('client/') && asks(path).length > 0);
  expect(new Set(asking.flatMap(asks))).toEqual(new Set(refusable));
  expect(asking.filter((path) => !/from '\.\/refused'/.test(textOf(path)))).toEqual([]);
});

test('the privacy guide to declare at WeChat names every private interface we use, and no other', () => {
  // 用户隐私保护指引: the type to tick in the console, by interface.
  const types: Record<string, string> = {
    chooseMedia: '选中的照片或视频信息',
    chooseMessageFile: '选中的文件',
    setClipboardData: '剪切板',
    getClipboardData: '剪切板',
    getLocation: '位置信息',
    chooseAddress: '通讯地址',
    saveImageToPhotosAlbum: '相册（仅写入）权限',
    getRecorderManager: '麦克风',
    createCameraContext: '摄像头',
  };
  const client = code.filter((path) => path.startsWith('client/'));
  const used = Object.keys(types).filter(
    (name) => where((node) => isMember(node, 'Taro', name), client).length > 0,
  );
  const guide = textOf('docs/how-to/wechat.md');
  const declared = Object.keys(types).filter((name) => guide.includes(`\`${name}\``));
  expect(declared).toEqual(used);
  for (const name of used) expect(guide).toContain(types[name]);
});

test('files are named after a noun or a verb of the domain', () => {
  const empty = /(^|[/.-])(utils?|helpers?|common|services?|managers?|types|misc)([/.-]|$)/i;
  expect(
    filesBelow('client', 'functions', 'shared', 'config', 'tools', 'test').filter((path) =>
      empty.test(path),
    ),
  ).toEqual([]);
});

type Ranges = Record<string, string>;
interface Locked {
  version?: string;
  resolved?: string;
  dependencies?: Ranges;
  devDependencies?: Ranges;
  optionalDependencies?: Ranges;
}
const locked = () =>
  (JSON.parse(textOf('package-lock.json')) as { packages: Record<string, Locked> }).packages;

test('package-lock.json names no registry, so that any mirror may serve it', () => {
  expect(
    Object.entries(locked())
      .filter(([, each]) => each.resolved)
      .map(([path]) => path),
  ).toEqual([]);
});

// `npm ci` refuses a lock file that was made for other packages.
test('package-lock.json was made for this package.json', () => {
  const asks = ({ dependencies, devDependencies, optionalDependencies }: Locked) => ({
    dependencies,
    devDependencies,
    optionalDependencies,
  });
  expect(asks(locked()[''] ?? {})).toEqual(asks(JSON.parse(textOf('package.json')) as Locked));
});

// npm 11 refuses `npm ci` when one is missing, and a machine of that platform would lack the binary.
test('package-lock.json holds the optional packages of every platform', () => {
  const packages = locked();
  // As Node looks: beside the one that asks, then in each folder above.
  const find = (from: string, name: string): Locked | undefined =>
    packages[`${from && `${from}/`}node_modules/${name}`] ??
    (from ? find(from.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, ''), name) : undefined);
  const exact = /^\d+\.\d+\.\d+/;
  const asked = Object.entries(packages).flatMap(([from, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies).map(([name, range]) => ({ from, name, range })),
  );
  expect(asked.length).toBeGreaterThan(0);
  expect(
    asked.filter(({ from, name, range }) => {
      const found = find(from, name);
      return !found || (exact.test(range) && found.version !== range);
    }),
  ).toEqual([]);
});

test('a start leaves package-lock.json alone: npm 10 and 11 do not write the same one', () => {
  const unsaved = findCode(
    textOf('tools/ensure.mjs'),
    (node) => ts.isStringLiteral(node) && node.text === '--no-save',
  );
  expect(unsaved).toHaveLength(1);
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
