import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { proofs, type Proof } from './obligations-list';

type Report = {
  numRuntimeErrorTestSuites: number;
  testResults: readonly {
    assertionResults: readonly { title: string; status: string }[];
  }[];
};

const AT_ONCE = 2;

// A region's file is named after its key and its day, and exports the key.
const policiesOf = (root: string): Record<string, string> => ({
  ...Object.fromEntries(
    readdirSync(join(root, 'shared/policy/regions')).map((file) => [
      join(root, 'shared/policy/regions', file),
      file.split('-')[0]!,
    ]),
  ),
  [join(root, 'shared/policy/national.ts')]: 'national',
});

const executorsOf = (root: string, all: readonly Proof[]): Record<string, string> =>
  Object.fromEntries(
    all.flatMap(({ executor }) =>
      executor ? [[join(root, executor.split('#')[0]!), executor.split('#')[0]!]] : [],
    ),
  );

// What stands behind a module while something is taken out; the same for every run, so that nothing
// is compiled twice. The product knows nothing of it.
const TAKEN = 'APB_TAKEN_OUT';
const transformer = (root: string, all: readonly Proof[]): string => `
const { createHash } = require('node:crypto');
const swc = require(${JSON.stringify(join(root, 'node_modules/@swc/jest'))}).createTransformer(
  require(${JSON.stringify(join(root, 'jest.config.cjs'))}).projects[0].transform['^.+\\\\.[tj]sx?$'][1],
);
const policies = ${JSON.stringify(policiesOf(root))};
const executors = ${JSON.stringify(executorsOf(root, all))};
const policy = (name) => \`
;{ const [kind, id] = (process.env.${TAKEN} || '').split('.');
  if (id) {
    const named = (list) => list.filter((x) => (x.id ?? x.do ?? x.of) !== id);
    const cut = (article) => {
      if (kind === 'fields') return article.forms ? { ...article, forms: Object.fromEntries(Object.entries(article.forms).map(([k, f]) => [k, { ...f, fields: named(f.fields) }])) } : article;
      const rules = article[kind];
      if (!rules) return article;
      return { ...article, [kind]: Array.isArray(rules) ? named(rules) : Object.fromEntries(Object.entries(rules).filter(([k]) => k !== id)) };
    };
    const whole = exports.\${name};
    module.exports = { ...exports, \${name}: { ...whole, articles: whole.articles.map(cut) } };
  } }\`;
const executor = (module) => \`
;{ const [file, name] = (process.env.${TAKEN} || '').split('#');
  if (name && file === \${JSON.stringify(module)})
    module.exports = { ...exports, [name]: () => { throw new Error(name + ' is taken out'); } };
}\`;
const after = (file) => (policies[file] ? policy(policies[file]) : executors[file] ? executor(executors[file]) : '');
module.exports = {
  getCacheKey: (text, file, options) => createHash('sha256').update(swc.getCacheKey(text, file, options)).update(after(file)).digest('hex').slice(0, 32),
  process: (text, file, options) => {
    const made = swc.process(text, file, options);
    return after(file) === '' ? made : { code: made.code.replace(/\\n\\/\\/# sourceMappingURL=[^\\n]*$/, '') + after(file) };
  },
};
`;

const config = (root: string, all: readonly Proof[]): string => {
  const dir = join(root, 'node_modules/.cache/apb-prove');
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'transform.cjs'), transformer(root, all));
  const file = join(dir, 'jest.config.cjs');
  writeFileSync(
    file,
    `
const { projects } = require(${JSON.stringify(join(root, 'jest.config.cjs'))});
const features = projects.find((p) => p.displayName === 'features');
module.exports = { ...features, transform: { '^.+\\\\.[tj]sx?$': ${JSON.stringify(join(dir, 'transform.cjs'))} } };
`,
  );
  return file;
};

const exactly = (title: string): string => title.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

type Outcome = { of: ReadonlyMap<string, string>; said: string; broken: boolean };

/**
 * Runs the named tests with a rule or an exported function taken out, and gives each title's
 * outcome.
 */
const run = async (
  root: string,
  jest: string,
  some: readonly Proof[],
  taken: string,
): Promise<Outcome> => {
  const dir = mkdtempSync(join(tmpdir(), 'apb-obligations-'));
  try {
    const report = join(dir, 'report.json');
    const args = [
      join(root, 'node_modules/jest/bin/jest.js'),
      '--config',
      jest,
      '--ci',
      '--testTimeout=60000',
      '--maxWorkers=2',
      '--json',
      `--outputFile=${report}`,
      '-t',
      `(${some.map((p) => exactly(p.test)).join('|')})$`,
      '--runTestsByPath',
      ...new Set(some.map((p) => join(root, p.file))),
    ];
    let said = '';
    await new Promise((done) => {
      const child = spawn(process.execPath, args, {
        cwd: root,
        stdio: ['ignore', 'ignore', 'pipe'],
        env: { ...process.env, NO_COLOR: '1', [TAKEN]: taken },
      });
      child.stderr.on('data', (part) => (said += part));
      child.once('close', done);
    });
    const { numRuntimeErrorTestSuites, testResults } = JSON.parse(
      readFileSync(report, 'utf8'),
    ) as Report;
    const ran = testResults.flatMap((f) =>
      f.assertionResults.filter((a) => a.status === 'passed' || a.status === 'failed'),
    );
    return {
      of: new Map(ran.map((a) => [a.title, a.status] as const)),
      said,
      broken: numRuntimeErrorTestSuites > 0,
    };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
};

const takenBy = (p: Proof): string => p.rule ?? p.executor ?? '';
const byTaken = (all: readonly Proof[]): Map<string, Proof[]> => {
  const groups = new Map<string, Proof[]>();
  for (const p of all) groups.set(takenBy(p), [...(groups.get(takenBy(p)) ?? []), p]);
  return groups;
};

/**
 * Takes out each listed rule or exported function and shows that its tests fail; false when one
 * still passes, does not run, or fails with nothing taken out too.
 */
export const proveAll = async (root: string, say: (line: string) => void): Promise<boolean> => {
  const only = process.argv.find((a) => a.startsWith('--only='))?.slice(7);
  const all = proofs(root).filter(
    (p) => !only || new RegExp(only).test(`${p.proves} ${takenBy(p)}`),
  );
  const jest = config(root, all);
  const rows = (some: readonly Proof[]): number => new Set(some.map((p) => p.proves)).size;
  say(`with nothing taken out: ${new Set(all.map((p) => p.test)).size} tests`);
  const whole = await run(root, jest, all, '');
  const bad = all.filter((p) => whole.of.get(p.test) !== 'passed');
  for (const p of bad)
    say(
      `✗ ${p.proves} “${p.test}”: ${whole.of.get(p.test) ?? 'did not run'} with nothing taken out`,
    );
  if (bad.length > 0) {
    say(whole.said);
    return false;
  }
  const proved: Proof[] = [];
  const left = [...byTaken(all)];
  const judge = (p: Proof, { of, broken }: Outcome): void => {
    const outcome = broken ? 'could not be loaded' : (of.get(p.test) ?? 'did not run');
    if (outcome === 'failed') proved.push(p);
    say(
      outcome === 'failed'
        ? `${p.proves} ${takenBy(p)} taken out → “${p.test}” failed as it must`
        : `✗ ${p.proves} ${takenBy(p)} taken out → “${p.test}” ${outcome}, which proves nothing`,
    );
  };
  const worker = async (): Promise<void> => {
    for (let next = left.shift(); next; next = left.shift()) {
      const outcome = await run(root, jest, next[1], next[0]);
      for (const p of next[1]) judge(p, outcome);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  say(`${proved.length} of ${all.length} proofs hold, for ${rows(proved)} rows`);
  return proved.length === all.length;
};
