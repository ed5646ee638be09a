// Bundles every file of functions/entry into a folder, one function each, with what it reads from disk while running:
// node tools/bundle.mjs [folder], by default .build. Needs no account and no network.
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runInNewContext } from 'node:vm';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';
import { root } from './ensure.mjs';

/** The names of the cloud functions. */
export const entries = () =>
  readdirSync(join(root, 'functions/entry'))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => basename(file, '.ts'))
    .sort();

// Read from disk while running, so they travel beside the bundle that contains the reader.
const fonts = 'node_modules/@expo-google-fonts/noto-sans-sc';
const companions = [
  { when: 'functions/db/migrate.ts', copies: [['functions/db/migrations', 'migrations']] },
  {
    when: 'functions/documents/printing.ts',
    copies: ['400Regular/NotoSansSC_400Regular.ttf', '700Bold/NotoSansSC_700Bold.ttf'].map(
      (file) => [join(fonts, file), join('fonts', file)],
    ),
  },
];

// Work that is done in a thread of its own is a program of its own, beside the function that asks for it.
const threads = [
  { name: 'clean', when: 'functions/files/cleaning.ts' },
  { name: 'print', when: 'functions/documents/printing.ts' },
];

// Tables and policies are most of a bundle's weight and a start needs none of them: each becomes a file of compressed JSON beside the bundle, read
// when something in it is first asked for. What is left is Latin text, which V8 reads in half the time (decision 11).
const tables = {
  filter: /(shared[\\/]policy[\\/](national|regions[\\/][^\\/]+)\.ts|chinese-days\.json)$/,
  folder: 'tables',
};
const valuesOf = async (path) => {
  if (path.endsWith('.json')) return { default: JSON.parse(readFileSync(path, 'utf8')) };
  const { outputFiles } = await build({
    entryPoints: [path],
    absWorkingDir: root,
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    logLevel: 'warning',
  });
  const module = { exports: {} };
  runInNewContext(outputFiles[0].text, { module, exports: module.exports });
  return module.exports;
};
// The policies are much alike: in one file they weigh half of what they weigh apart.
const policyFiles = () =>
  ['shared/policy', 'shared/policy/regions']
    .flatMap((dir) => readdirSync(join(root, dir)).map((file) => join(root, dir, file)))
    .filter((path) => tables.filter.test(path))
    .sort();
const squeezed = (value) => brotliCompressSync(JSON.stringify(value));
const lazily = (name, value, read) => {
  const parts = Object.keys(value).map((key) =>
    key === 'id'
      ? `id: ${JSON.stringify(value.id)}`
      : `get ${JSON.stringify(key)}() { return ${read}[${JSON.stringify(key)}]; }`,
  );
  return name === 'default'
    ? `export default { ${parts.join(', ')} };`
    : `export const ${name} = { ${parts.join(', ')} };`;
};
const reader = (file) =>
  [
    "import { readFileSync } from 'node:fs';",
    "import { join } from 'node:path';",
    'let all;',
    `export const read = () => (all ??= JSON.parse(require('node:zlib').brotliDecompressSync(readFileSync(join(__dirname, ${JSON.stringify(tables.folder)}, ${JSON.stringify(file)})))));`,
  ].join('\n');
const readWhenAsked = (kept) => ({
  name: 'read-when-asked',
  setup: async (made) => {
    const values = new Map(
      await Promise.all(policyFiles().map(async (path) => [path, await valuesOf(path)])),
    );
    const policies = {
      file: 'policies.json.br',
      bytes: squeezed(Object.assign({}, ...values.values())),
    };
    made.onResolve({ filter: /^table:/ }, ({ path }) => ({ path, namespace: 'table' }));
    made.onLoad({ filter: /.*/, namespace: 'table' }, ({ path }) => ({
      contents: reader(path.slice('table:'.length)),
      loader: 'js',
      resolveDir: root,
    }));
    made.onLoad({ filter: tables.filter }, async ({ path }) => {
      const own = values.get(path) ?? (await valuesOf(path));
      const table = values.has(path)
        ? policies
        : { file: `${basename(path).replace(/\.\w+$/, '')}.json.br`, bytes: squeezed(own) };
      kept.set(relative(root, path).replaceAll('\\', '/'), [table]);
      const lines = Object.entries(own).map(([name, value]) =>
        lazily(name, value, `read()[${JSON.stringify(name)}]`),
      );
      return {
        contents: [`import { read } from 'table:${table.file}';`, ...lines].join('\n'),
        loader: 'js',
        resolveDir: root,
      };
    });
  },
});

// A third of Kysely makes and alters tables, merges and looks at schemas. Ours are made by SQL files, so that third is left out;
// who calls it all the same is told.
const unused =
  /kysely[\\/]dist[\\/]esm[\\/](schema[\\/]|migration[\\/]|plugin[\\/]with-schema|query-builder[\\/](merge|json-path|case)|operation-node[\\/]operation-node-transformer|dialect[\\/](mysql|sqlite|mssql|postgres[\\/]postgres-introspector))/;
// What compiles such statements stands among what compiles ours, a method each: those are emptied, here and before every test of a feature.
const unusedStatements = JSON.parse(
  readFileSync(join(root, 'tools/unused-statements.json'), 'utf8'),
);
const uncompiled = new RegExp(
  `^    (${unusedStatements.join('|')})\\(\\w*\\) \\{\\n[\\s\\S]*?^    \\}$`,
  'gm',
);
const compiler = /kysely[\\/]dist[\\/]esm[\\/]query-compiler[\\/]default-query-compiler\.js$/;
const gone = (name) =>
  `throw new Error('${name} of Kysely is left out of the bundles: tools/bundle.mjs')`;
const exportsOf = (text) =>
  [...text.matchAll(/^export (?:class|const|(?:async )?function) (\w+)/gm)].map(([, name]) => name);
const leftOut = {
  name: 'left-out',
  setup: (made) => {
    const read = ({ path }) => readFileSync(path, 'utf8');
    made.onLoad({ filter: unused }, (file) => ({
      contents: exportsOf(read(file))
        .map((name) => `export function ${name}() { ${gone(name)}; }`)
        .join('\n'),
      loader: 'js',
    }));
    made.onLoad({ filter: compiler }, (file) => ({
      contents: `${read(file).replace(uncompiled, '$1() { leftOut(); }')}
const leftOut = () => { ${gone('a statement')}; };`,
      loader: 'js',
    }));
    // The half of pg that is written in C, which pg loads when asked for it by name, and the file of passwords at somebody's home.
    made.onLoad(
      { filter: /(pg[\\/]lib[\\/]native[\\/]index|pgpass[\\/]lib[\\/]index)\.js$/ },
      () => ({
        contents: 'module.exports = (_, answer) => answer();',
        loader: 'js',
      }),
    );
  },
};

// Before Node 21 said its own name, pg made a Response to see whether this is Cloudflare, and that loads all of fetch (15–30 ms).
export const notCloudflare = { 'navigator.userAgent': '"Node.js"', navigator: '{}' };

// What few requests need is a file of its own beside the bundle; who writes `require` inside a function loads it when it is first called.
const asked = {
  'asked/csv.js': 'papaparse',
  'asked/limiter.js': './limiter-library',
};
const inFilesOfTheirOwn = {
  name: 'asked',
  setup: (made) =>
    made.onResolve({ filter: /^(papaparse|\.\/limiter-library)$/ }, ({ path }) => ({
      path: `./${Object.keys(asked).find((file) => asked[file] === path)}`,
      external: true,
    })),
};
const packAsked = (folder, file) =>
  build({
    absWorkingDir: root,
    stdin: {
      contents: `module.exports = require('${asked[file]}');`,
      resolveDir: join(root, 'functions/outside'),
    },
    outfile: join(folder, file),
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    legalComments: 'none',
    logLevel: 'warning',
  });

/** This machine, as the packages of native parts name it. */
export const here = { os: process.platform, cpu: process.arch };

// sharp is half JavaScript and half a library for one system: it is not bundled but copied beside the program, with what it needs.
const native = ({ os, cpu }) => [
  'sharp',
  'detect-libc',
  'semver',
  '@img/colour',
  `@img/sharp-${os}-${cpu}`,
  ...(os === 'win32' ? [] : [`@img/sharp-libvips-${os}-${cpu}`]),
];

/** The folders of sharp's native parts for a system that are not installed here. */
export const absentParts = (system) =>
  native(system).filter((name) => !existsSync(join(root, 'node_modules', name)));

/** Packs the program of a thread beside the function that starts it. */
const packThread = async (name, folder, system) => {
  await build({
    absWorkingDir: root,
    entryPoints: [join('functions/thread/jobs', `${name}.ts`)],
    outfile: join(folder, 'threads', `${name}.js`),
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    external: ['sharp'],
    legalComments: 'none',
    logLevel: 'warning',
  });
  for (const part of native(system))
    cpSync(join(root, 'node_modules', part), join(folder, 'node_modules', part), {
      recursive: true,
      dereference: true,
    });
};

// esbuild escapes Chinese in strings but not in patterns, and one such letter makes V8 read the whole file as wide text, at twice the cost.
// Between a pattern with the letter and one with its escape there is no difference, and the values of templates are the same too.
const inLatin = (file) =>
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace(
      /[^\0-\x7f]/g,
      (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  );

/** Bundles into `folder`, emptied first, with native parts for a system; gives esbuild's account of what went where. */
export const bundle = async (folder, system = here) => {
  rmSync(folder, { recursive: true, force: true });
  const kept = new Map();
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(
      entries().map((name) => [`${name}/index`, join('functions/entry', `${name}.ts`)]),
    ),
    outdir: folder,
    bundle: true,
    minify: true,
    treeShaking: true,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    mainFields: ['module', 'main'],
    loader: { '.sql': 'text', '.ttf': 'file' },
    define: notCloudflare,
    // An optional half of pg that is not installed, and what bundles threads where there is no bundle.
    external: ['pg-native', 'esbuild'],
    legalComments: 'none',
    plugins: [readWhenAsked(kept), leftOut, inFilesOfTheirOwn],
    metafile: true,
    logLevel: 'warning',
  });
  for (const [file, { inputs, imports }] of Object.entries(metafile.outputs)) {
    if (file.endsWith('.js')) inLatin(join(root, file));
    for (const name of Object.keys(asked).filter((name) =>
      imports.some(({ path }) => path === `./${name}`),
    ))
      await packAsked(join(root, dirname(file)), name);
    for (const { copies } of companions.filter(({ when }) => inputs[when])) {
      for (const [from, to] of copies)
        cpSync(join(root, from), join(root, dirname(file), to), { recursive: true });
    }
    for (const { name } of threads.filter(({ when }) => inputs[when]))
      await packThread(name, join(root, dirname(file)), system);
    for (const { file: name, bytes } of Object.keys(inputs).flatMap(
      (input) => kept.get(input) ?? [],
    )) {
      mkdirSync(join(root, dirname(file), tables.folder), { recursive: true });
      writeFileSync(join(root, dirname(file), tables.folder, name), bytes);
    }
  }
  return metafile;
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await bundle(resolve(process.argv[2] ?? join(root, '.build')));
