// What a bundle reads from disk only when it is asked for: tables and policies.
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { runInNewContext } from 'node:vm';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';
import { root } from '../ensure.mjs';

// Tables and policies are most of a bundle's weight and a start needs none of them: each becomes a file of compressed JSON beside the bundle, read
// when something in it is first asked for. What is left is Latin text, which V8 reads in half the time (decision 11).
export const tables = {
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
/** Puts tables and policies into files beside the bundle; `kept` hears which bundle reads which. */
export const readWhenAsked = (kept) => ({
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
