// `npm test`: every check of the house in one command. Goes on after a failure and ends with `N passed, N failed`.
// For developers: --only=types,lint,format,law,policy,unit,features,h5,weapp,browser (h5 and weapp build that client first).
import { createHash } from 'node:crypto';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ensureBrowser, ensureInstalled, root } from './ensure.mjs';

ensureInstalled();
const only = process.argv
  .find((each) => each.startsWith('--only='))
  ?.slice(7)
  .split(',');
const wanted = (key) => !only || only.includes(key);
const scratch = mkdtempSync(join(tmpdir(), 'apb-report-'));
const limit = 10 * 60_000; // ms; a step that hangs is a failure, not a wait
const running = new Set();

const bin = (path) => join(root, 'node_modules', path);
// Each command leads a process group of its own, so that ending it ends its workers too.
const endGroup = (child, signal) => {
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
  } catch {
    // It ended in between.
  }
};
const node = (args, env = {}) =>
  new Promise((done) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, CI: '1', NO_COLOR: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    });
    running.add(child);
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += part));
    const late = setTimeout(
      () => ((said += '\nended: it took longer than 10 minutes'), endGroup(child, 'SIGKILL')),
      limit,
    );
    child.once(
      'close',
      (code) => (clearTimeout(late), running.delete(child), done({ ok: code === 0, said })),
    );
  });

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => {
    for (const child of running) endGroup(child, 'SIGTERM');
    rmSync(scratch, { recursive: true, force: true });
    process.exit(130);
  });
}

// The commands that read the code stand in one queue, and two of them run at a time; a step waits for its own.
const queue = [];
const begin = new Map();
let hands = 0;
const work = async () => {
  if (hands === 2) return;
  hands += 1;
  for (let next = queue.shift(); next; next = queue.shift()) next.done(await node(next.args));
  hands -= 1;
};
/** A check of some commands: passed when all of them exit with 0. */
const check = (...commands) => {
  let results;
  const run = async () => verdict(await Promise.all(results));
  begin.set(run, () => {
    results = commands.map((args) => new Promise((done) => queue.push({ args, done })));
  });
  return run;
};

const verdict = (results) => {
  const failed = results.filter(({ ok }) => !ok);
  return {
    passed: failed.length ? 0 : 1,
    failed: failed.length ? 1 : 0,
    said: failed.map(({ said }) => said).join('\n'),
  };
};

// Both clients are built side by side: each keeps hardly more than one processor busy.
const builds = new Map();
const build = (target) =>
  builds.get(target) ?? builds.set(target, node(['tools/ensure-client.mjs', target])).get(target);
const client = (target, beside) => async () => {
  if (wanted(beside)) void build(beside);
  return verdict([await build(target)]);
};

// A project whose folder exists but which ran nothing has silently lost its tests; so has one that skips them.
const silent = (projects, results) =>
  projects
    .filter((name) => existsSync(join(root, 'test', name)))
    .filter(
      (name) =>
        !results.some(
          (file) =>
            file.name
              .replaceAll('\\', '/')
              .startsWith(`${root.replaceAll('\\', '/').replace(/\/$/, '')}/test/${name}/`) &&
            file.assertionResults.some(({ status }) => status === 'passed' || status === 'failed'),
        ),
    );

// A story waits for its pages a good third of the time, a feature for its database; three of them keep two processors busy.
const workers = { features: 3, browser: 3, weapp: 3 };
const jest =
  (projects, env = {}, more = []) =>
  async () => {
    const report = join(scratch, `${projects.join('-')}-${env.TZ?.replace('/', '-') ?? ''}.json`);
    const { ok, said } = await node(
      [
        bin('jest/bin/jest.js'),
        '--selectProjects',
        ...projects,
        `--maxWorkers=${workers[projects[0]] ?? 2}`,
        '--ci',
        '--testTimeout=30000',
        '--passWithNoTests',
        ...more,
        '--json',
        `--outputFile=${report}`,
      ],
      env,
    );
    if (!existsSync(report)) return { passed: 0, failed: 1, said };
    const result = JSON.parse(readFileSync(report, 'utf8'));
    const complaints = silent(projects, result.testResults).map(
      (name) => `test/${name} exists but ran no test`,
    );
    const skipped = result.numPendingTests + result.numTodoTests;
    if (skipped > 0) complaints.push(`${skipped} skipped or todo: a test here is run or removed`);
    const broken = result.numFailedTests + result.numRuntimeErrorTestSuites;
    if (!ok && broken + complaints.length === 0)
      complaints.push('Jest ended with an error although no test failed');
    const words = result.testResults
      .filter(({ status }) => status === 'failed')
      .map(({ name, message }) => `${name}\n${message}`);
    return {
      passed: result.numPassedTests,
      failed: broken + complaints.length,
      said: [...complaints, ...words].join('\n'),
    };
  };

const outcome = new Map();
// WeChat's compilers draw the mini-program's pages; where there are none: noCompilers in tools/client-build/wechat-compilers.ts.
const compiled =
  ['linux', 'darwin', 'win32'].includes(process.platform) &&
  (process.arch === 'x64' || process.platform === 'darwin');
// The stories of both clients are one run, so that no processor waits for the last of one before the first of the other.
const stories = async () => {
  const clients = [
    { project: 'browser', build: 'build H5' },
    { project: 'weapp', build: 'build mini-program' },
  ].filter(({ project }) => wanted(project) && (compiled || project !== 'weapp'));
  const projects = clients
    .filter(({ build }) => outcome.get(build) !== false)
    .map((c) => c.project);
  const missing = clients
    .filter(({ build }) => outcome.get(build) === false)
    .map(({ project, build }) => `${project} was not run, because ${build} failed`);
  if (!compiled && wanted('weapp'))
    missing.push(`WeChat publishes no compilers for ${process.platform} on ${process.arch}`);
  if (projects.length === 0) return { passed: 0, failed: 0, said: missing.join('\n') };
  try {
    const result = await jest(projects, { CHROMIUM: ensureBrowser() })();
    return { ...result, said: [...missing, result.said].join('\n').trim() };
  } catch (error) {
    return { passed: 0, failed: 1, said: `${error.message}\n${error.stderr ?? ''}` };
  }
};

const tsc = bin('typescript-7/bin/tsc');
const prettier = bin('prettier/bin/prettier.cjs');
const steps = [
  [
    'types',
    'types',
    check(
      [bin('tsx/dist/cli.mjs'), 'tools/check-client.ts'],
      [tsc, '-p', 'tsconfig.test.json'],
      [tsc, '-p', 'tsconfig.functions.json'],
      [tsc, '-p', 'tsconfig.shared.json'],
    ),
  ],
  [
    'lint',
    'lint',
    check(
      [bin('oxlint/bin/oxlint'), '--deny-warnings'],
      [bin('tsx/dist/cli.mjs'), 'tools/ratchet.ts'],
    ),
  ],
  [
    'format',
    'format',
    check(
      [prettier, '--check', '.', '!client/**', '!functions/**'],
      [prettier, '--check', 'client', 'functions'],
    ),
  ],
  [
    'law',
    'who may import whom',
    check([
      bin('dependency-cruiser/bin/dependency-cruise.mjs'),
      '--config',
      '.dependency-cruiser.cjs',
      'client',
      'functions',
      'shared',
    ]),
  ],
  ['policy', 'policies', check([bin('tsx/dist/cli.mjs'), 'tools/lint-policy.ts'])],
  ['unit', 'units, in UTC', jest(['shared', 'functions', 'client', 'house'], { TZ: 'UTC' })],
  // Days must not depend on where the server stands: what counts days runs again far west of Shanghai, and so do all features.
  [
    'unit',
    'days, in New York',
    jest(['shared'], { TZ: 'America/New_York' }, ['--testPathPatterns', 'kernel|status']),
  ],
  ['features', 'features, in New York', jest(['features'], { TZ: 'America/New_York' })],
  ['h5', 'build H5', client('h5', 'weapp')],
  ['weapp', 'build mini-program', client('weapp', 'h5')],
  ['weapp browser', 'stories on both clients', stories],
].filter(([keys]) => keys.split(' ').some(wanted));

for (const [, , run] of steps) begin.get(run)?.();
void work();
void work();
const total = { passed: 0, failed: 0 };
for (const [, title, run] of steps) {
  const begun = performance.now();
  process.stdout.write(`· ${title} … `);
  const { passed, failed, said } = await run();
  outcome.set(title, failed === 0);
  total.passed += passed;
  total.failed += failed;
  console.log(
    `${passed} passed${failed ? `, ${failed} FAILED` : ''} (${((performance.now() - begun) / 1000).toFixed(1)} s)`,
  );
  if (said) console.log(`${said.trimEnd().slice(-20_000)}\n`);
}
if (steps.length === 0) total.failed += 1;

// The test server ends a moment after its last user; leave only when it has.
const room = `apb-test-${process.getuid?.() ?? 'user'}-${createHash('sha256')
  .update(root.replace(/[\\/]$/, ''))
  .digest('hex')
  .slice(0, 8)}`;
const remains = () => [tmpdir(), '/tmp', '/var/tmp'].some((dir) => existsSync(join(dir, room)));
for (let tries = 0; remains() && tries < 60; tries += 1) await wait(250);
if (remains()) {
  console.log(`the test database ${room} is still running`);
  total.failed += 1;
}
rmSync(scratch, { recursive: true, force: true });
process.exitCode = total.failed > 0 ? 1 : 0;
console.log(`${total.passed} passed, ${total.failed} failed`);
