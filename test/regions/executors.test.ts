import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runInThisContext } from 'node:vm';
import { build, type Plugin } from 'esbuild';
import { constructs } from '../../tools/constructs';
import type { Construct } from '../../tools/constructs/construct';

// Whatever carries out a construct of the policy language is missed by a worked case: taken out of the engine, one turns red.
const root = resolve(__dirname, '../..');

/** What a function does when it is not there: nothing, as far as that can be said; every other throws. */
const nothing: Readonly<Record<string, string>> = {
  followsFrom: '() => ({ ok: true, value: [] })',
  listAfter: '() => undefined',
  entriesOf: '() => ({})',
  deciderOf: "() => 'own'",
  routeOf: '() => undefined',
  separatedFrom: '() => undefined',
  findings: '() => []',
  isWhat: '() => false',
  spanOf: '() => undefined',
  useUnder: '() => undefined',
  seatsAt: '() => []',
  faults: '() => []',
  askedFields: '() => []',
};

/** They draw screens: what they show is seen by the stories of both clients. */
const onScreens = new Set(['waitingFor', 'movesFor', 'openTracks', 'labelOf', 'publicRecord']);

const executors = [
  ...new Map(
    Object.values(constructs)
      .filter((one): one is Construct => 'by' in one && one.in.startsWith('shared/domain/'))
      .filter(({ by }) => !onScreens.has(by.name))
      .map(({ by, in: file }) => [`${file} ${by.name}`, { name: by.name, file }]),
  ).values(),
];

/** The engine without one of its functions. */
const without = ({ name, file }: { name: string; file: string }): Plugin => ({
  name: 'without',
  setup: ({ onLoad }) => {
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      if (path !== join(root, file)) return undefined;
      const source = readFileSync(path, 'utf8');
      const found = new RegExp(`export const ${name}\\b`);
      if (!found.test(source)) throw new Error(`${file} exports no ${name}`);
      const instead = nothing[name] ?? `() => { throw new Error('${name} is not there'); }`;
      const contents = `${source.replace(found, `const its_${name}`)}\nexport const ${name} = (${instead});`;
      return { contents, loader: 'ts' };
    });
  },
});

const playedWith = async (plugins: readonly Plugin[]): Promise<string | undefined> => {
  const { outputFiles } = await build({
    entryPoints: [join(__dirname, 'all-books.ts')],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    tsconfig: join(root, 'tsconfig.json'),
    absWorkingDir: root,
    logLevel: 'silent',
    plugins: [...plugins],
  });
  const module = { exports: {} as { firstFailure: (folder: string) => string | undefined } };
  const load = runInThisContext(`(module, exports, require) => {${outputFiles[0]!.text}\n}`);
  load(module, module.exports, require);
  return module.exports.firstFailure(__dirname);
};

test('with all of its functions every worked case comes out as its book says', async () => {
  expect(executors.length).toBeGreaterThan(20);
  expect(await playedWith([])).toBeUndefined();
  // An effect that there is not can be missed by none.
  expect(await playedWith([withoutEffect('none')])).toBeUndefined();
}, 60_000);

test.each(executors)(
  'without $name a worked case turns red',
  async (executor) => {
    expect(await playedWith([without(executor)])).toEqual(expect.any(String));
  },
  60_000,
);

/** The engine in which no act leads to an effect of this kind. */
const withoutEffect = (kind: string): Plugin => ({
  name: 'without-effect',
  setup: ({ onLoad }) => {
    onLoad({ filter: /shared\/domain\/consequences\.ts$/ }, ({ path }) => ({
      contents: `${readFileSync(path, 'utf8').replace('export const followsFrom ', 'const all ')}
export const followsFrom = (...of: unknown[]) => {
  const came = (all as Function)(...of);
  return came.ok ? { ...came, value: came.value.filter((one: object) => !('${kind}' in one)) } : came;
};`,
      loader: 'ts',
    }));
  },
});

test.each(['open', 'do', 'tell'])(
  'without effects of kind %s a worked case turns red',
  async (kind) => {
    expect(await playedWith([withoutEffect(kind)])).toEqual(expect.any(String));
  },
  60_000,
);
