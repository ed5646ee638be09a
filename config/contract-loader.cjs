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
  const only = (table, pick) =>
    Object.fromEntries(Object.entries(table).map(([name, value]) => [name, pick(value)]));
  const route = ({ method, path, audience }) => ({
    method,
    path,
    ...(audience === 'public' && { audience }),
  });
  return `export const api = ${JSON.stringify(only(module.exports.api, (group) => only(group, route)))};`;
};
