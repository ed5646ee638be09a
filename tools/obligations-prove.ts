import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Proof = { rule: string; proves: string; file: string; test: string };
type Report = {
  numRuntimeErrorTestSuites: number;
  testResults: readonly {
    assertionResults: readonly {
      title: string;
      status: string;
      failureMessages: readonly string[];
    }[];
  }[];
};

// A region's file is named after its key and its day, and exports the key.
const policiesOf = (root: string): (readonly [module: string, name: string])[] => [
  ...readdirSync(join(root, 'shared/policy/regions')).map(
    (file) => [`regions/${file.replace(/\.ts$/, '')}`, file.split('-')[0]!] as const,
  ),
  ['national', 'national'],
];
const AT_ONCE = 2;

// The stand-in for a policy module: the original, with one rule gone from every article. It stands in a temporary folder; the product knows nothing of it.
const without = (root: string, module: string, name: string, rule: string): string => `
const { ${name}: whole } = require(${JSON.stringify(join(root, 'shared/policy', `${module}.ts`))});
const [kind, id] = ${JSON.stringify(rule.split('.'))};
const named = (list) => list.filter((x) => x.id !== id);
const cut = (article) => {
  if (kind === 'fields') return article.forms ? { ...article, forms: Object.fromEntries(Object.entries(article.forms).map(([k, f]) => [k, { ...f, fields: named(f.fields) }])) } : article;
  const rules = article[kind];
  if (!rules) return article;
  return { ...article, [kind]: Array.isArray(rules) ? named(rules) : Object.fromEntries(Object.entries(rules).filter(([k]) => k !== id)) };
};
exports.${name} = { ...whole, articles: whole.articles.map(cut) };
`;

const config = (root: string, dir: string, rule: string): string => {
  const maps = policiesOf(root).map(([module, name]) => {
    writeFileSync(join(dir, `${name}.cjs`), without(root, module, name, rule));
    return `[${JSON.stringify(`^(\\./|@shared/policy/)${module}$`)}, ${JSON.stringify(join(dir, `${name}.cjs`))}]`;
  });
  const file = join(dir, 'jest.config.cjs');
  writeFileSync(
    file,
    `
const { projects } = require(${JSON.stringify(join(root, 'jest.config.cjs'))});
const features = projects.find((p) => p.displayName === 'features');
module.exports = { ...features, moduleNameMapper: { ...Object.fromEntries([${maps.join(', ')}]), ...features.moduleNameMapper } };
`,
  );
  return file;
};

const exactly = (title: string): string => title.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** Runs the named tests under the policy without a rule and gives each title's outcome. */
const run = async (
  root: string,
  proofs: readonly Proof[],
  rule: string,
): Promise<{ outcome: Map<string, string>; said: string; broken: boolean }> => {
  const dir = mkdtempSync(join(tmpdir(), 'apb-obligations-'));
  try {
    const report = join(dir, 'report.json');
    const args = [
      join(root, 'node_modules/jest/bin/jest.js'),
      '--config',
      config(root, dir, rule),
      '--ci',
      '--testTimeout=60000',
      '--maxWorkers=2',
      '--json',
      `--outputFile=${report}`,
      '-t',
      `(${proofs.map((p) => exactly(p.test)).join('|')})$`,
      '--runTestsByPath',
      ...new Set(proofs.map((p) => join(root, p.file))),
    ];
    let said = '';
    await new Promise((done) => {
      const child = spawn(process.execPath, args, {
        cwd: root,
        stdio: ['ignore', 'ignore', 'pipe'],
        env: { ...process.env, NO_COLOR: '1' },
      });
      child.stderr.on('data', (part) => (said += part));
      child.once('close', done);
    });
    const { numRuntimeErrorTestSuites, testResults } = JSON.parse(
      readFileSync(report, 'utf8'),
    ) as Report;
    return {
      outcome: new Map(
        testResults.flatMap((f) =>
          f.assertionResults
            .filter((a) => a.status === 'passed' || a.status === 'failed')
            .map((a) => [a.title, a.status] as const),
        ),
      ),
      said,
      broken: numRuntimeErrorTestSuites > 0,
    };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
};

/** Takes each listed rule out of the policy and shows that its test fails; false when a test still passes, does not run, or fails with the whole policy too. */
export const proveAll = async (root: string, say: (line: string) => void): Promise<boolean> => {
  const proofs = JSON.parse(
    readFileSync(join(root, 'test/obligations/proofs.json'), 'utf8'),
  ) as Proof[];
  say(`with the whole policy: ${new Set(proofs.map((p) => p.test)).size} tests`);
  const whole = await run(root, proofs, 'nothing.nothing'); // through the stand-in too, so that a failure below is the rule's doing
  const bad = proofs.filter((p) => whole.outcome.get(p.test) !== 'passed');
  for (const p of bad)
    say(`✗ ${p.test}: ${whole.outcome.get(p.test) ?? 'did not run'} with the whole policy`);
  if (bad.length > 0) {
    say(whole.said);
    return false;
  }
  let proved = 0;
  const left = [...proofs];
  const worker = async (): Promise<void> => {
    for (let p = left.shift(); p; p = left.shift()) {
      const { outcome, broken } = await run(root, [p], p.rule);
      const failed = !broken && outcome.get(p.test) === 'failed';
      if (failed) proved += 1;
      say(
        failed
          ? `${p.proves} ${p.rule} removed → test “${p.test}” failed as it must`
          : `✗ ${p.proves} ${p.rule} removed → test “${p.test}” ${broken ? 'could not be loaded' : (outcome.get(p.test) ?? 'did not run')}, which proves nothing`,
      );
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  say(`${proved} of ${proofs.length} rules proved`);
  return proved === proofs.length;
};
