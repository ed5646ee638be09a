// What few requests need is a file of its own beside the bundle.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../ensure.mjs';

// Whoever writes `require` inside a function loads such a file when that is first called.
const asked = {
  'asked/csv.js': 'papaparse',
  'asked/limiter.js': './limiter-library',
};
// Whatever of ours asks for one of them: `case` has the code that counts, and no request that is counted.
const asks = {
  'asked/csv.js': /papaparse/,
  'asked/limiter.js': /\b(mayTry|countFailure|rememberDevice)\(|\blimit: '\w+'/,
};
/** Those of them that a bundle of these files comes to ask for. */
export const askedBy = (inputs) =>
  Object.keys(asked).filter((name) =>
    inputs
      .filter((path) => /^(functions|shared)\//.test(path))
      .some((path) => asks[name].test(readFileSync(join(root, path), 'utf8'))),
  );
/** Leaves those modules out of the bundles. */
export const inFilesOfTheirOwn = {
  name: 'asked',
  setup: (made) =>
    made.onResolve({ filter: /^(papaparse|\.\/limiter-library)$/ }, ({ path }) => ({
      path: `./${Object.keys(asked).find((file) => asked[file] === path)}`,
      external: true,
    })),
};
/** Packs one of them into the folder of a bundle. */
export const packAsked = (folder, file) =>
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
