// What no bundle carries, because nothing of ours calls it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../ensure.mjs';

// A third of Kysely makes and alters tables, merges and looks at schemas. Ours are made by SQL files, so that third is left out;
// who calls it all the same is told.
const unused =
  /kysely[\\/]dist[\\/]esm[\\/](schema[\\/]|migration[\\/]|plugin[\\/]with-schema|query-builder[\\/](merge|json-path|case)|operation-node[\\/]operation-node-transformer|dialect[\\/](mysql|sqlite|mssql|postgres[\\/]postgres-introspector))/;
// What compiles such statements stands among what compiles ours, a method each: those are emptied, here and before every test of a feature.
const unusedStatements = JSON.parse(
  readFileSync(join(root, 'tools/bundle/unused-statements.json'), 'utf8'),
);
const uncompiled = new RegExp(
  `^    (${unusedStatements.join('|')})\\(\\w*\\) \\{\\n[\\s\\S]*?^    \\}$`,
  'gm',
);
const compiler = /kysely[\\/]dist[\\/]esm[\\/]query-compiler[\\/]default-query-compiler\.js$/;
const gone = (name) =>
  `throw new Error('${name} of Kysely is left out of the bundles: tools/bundle/left-out.mjs')`;
const exportsOf = (text) =>
  [...text.matchAll(/^export (?:class|const|(?:async )?function) (\w+)/gm)].map(([, name]) => name);
/** Empties what is not called. */
export const leftOut = {
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
