// Phones need of the contract only where each endpoint is, and which are for everybody: the server checks what goes in and out, and
// to the client the schemas are types. So the whole contract becomes such a table when the client is built, and zod stays at home.
const { resolve } = require('node:path');
const { runInNewContext } = require('node:vm');
const { buildSync } = require('esbuild');

module.exports = function routesOnly() {
  const { outputFiles, metafile } = buildSync({
    entryPoints: [this.resourcePath],
    bundle: true,
    write: false,
    metafile: true,
    format: 'cjs',
    platform: 'neutral',
    mainFields: ['module', 'main'],
  });
  for (const file of Object.keys(metafile.inputs)) this.addDependency(resolve(file));
  const module = { exports: {} };
  runInNewContext(outputFiles[0].text, { module, exports: module.exports, URL });
  const routes = Object.entries(module.exports.api).map(([name, group]) => [
    name,
    Object.fromEntries(
      Object.entries(group).map(([call, { method, path, audience }]) => [
        call,
        [method, path, ...(audience === 'public' ? [audience] : [])].join(' '),
      ]),
    ),
  ]);
  // One text a route: the same keys fifty times over weigh more than what takes the texts apart.
  return `
const read = (text) => {
  const [method, path, audience] = text.split(' ');
  return { method, path, audience };
};
const each = (table, make) =>
  Object.fromEntries(Object.entries(table).map(([name, value]) => [name, make(value)]));
export const api = each(${JSON.stringify(Object.fromEntries(routes))}, (group) => each(group, read));
`;
};
