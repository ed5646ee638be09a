// The bundles leave out what compiles statements we never make (tools/bundle/unused-statements.json). In
// the tests of features whoever makes one is refused as well, so that no function is packed
// without what it needs.
import { PostgresQueryCompiler } from 'kysely';
import unused from '../tools/bundle/unused-statements.json';

const compiler = PostgresQueryCompiler.prototype as unknown as Record<string, () => void>;
for (const name of unused) {
  if (typeof compiler[name] !== 'function') throw new Error(`Kysely has no ${name}`);
  compiler[name] = () => {
    throw new Error(`${name} is left out of the bundles: tools/bundle/unused-statements.json`);
  };
}
