// Builds the client for one target and refuses a build that only looks finished:
// tsx tools/build-client.ts h5 | weapp [--local]. A mini-program is built for release, for the
// https address in TARO_APP_API,
// unless `--local` says that it is for this machine: for tests and for trying it in WeChat's
// developer tools.
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesOf, kilobytes, sizeOf, type Look, type Target } from './client-build/build';
import { foreignHosts } from './client-build/hosts';
import { h5 } from './client-build/h5';
import { LOCAL, releaseFault } from './client-build/release';
import { tooNew } from './client-build/old-phones';
import { weapp } from './client-build/weapp';

const looks = { h5, weapp } satisfies Record<Target, Look>;
const isTarget = (word: string | undefined): word is Target => word === 'h5' || word === 'weapp';

const [target, ...wishes] = process.argv.slice(2);
if (!isTarget(target)) {
  console.error('usage: tsx tools/build-client.ts h5|weapp [--local]');
  process.exit(2);
}
const local = wishes.includes('--local');
const api = process.env.TARO_APP_API ?? (local ? LOCAL : undefined);
const fault = target === 'weapp' && !local ? releaseFault(api) : undefined;
if (fault) {
  console.error(`✗ ${fault}`);
  process.exit(1);
}

const dist = join('dist', target);
const started = Date.now();
const say = (line: string) => {
  const seconds = ((Date.now() - started) / 1000).toFixed(0).padStart(3);
  console.log(`${target} ${seconds}s  ${line}`);
};

// `taro build` exits 0 on a broken configuration and leaves what was there before.
rmSync(dist, { recursive: true, force: true });
// What ensure-client.mjs remembers of the build before.
rmSync(`${dist}.sources`, { force: true });
say('building …');
// Into a file: Taro leaves without waiting for a pipe to take its last words, which are the errors.
const logFile = join(mkdtempSync(join(tmpdir(), 'build-client-')), 'log');
const out = openSync(logFile, 'w');
const taro = spawnSync(
  process.execPath,
  ['node_modules/@tarojs/cli/bin/taro', 'build', '--type', target, '--no-check'],
  {
    env: {
      ...process.env,
      NODE_ENV: process.env.NODE_ENV ?? 'production',
      ...(api && { TARO_APP_API: api }),
    },
    stdio: ['ignore', out, out],
  },
);
closeSync(out);
const log = readFileSync(logFile, 'utf8');

const wrong = /Module not found|export '.*' \(imported|\bERROR in\b|SassError|Can't resolve/;
const problems = [
  ...(taro.status === 0 ? [] : [`taro build ended with ${taro.status ?? taro.signal}`]),
  ...log.split('\n').filter((line) => wrong.test(line)),
];
const files = filesOf(dist);
const look = looks[target];
problems.push(...look.expected.filter((file) => !files.includes(file)).map((f) => `missing ${f}`));
if (problems.length === 0) {
  problems.push(...foreignHosts(dist, files, api));
  problems.push(...look.problems(dist, files, say));
  say('reading every script as an old phone does …');
  problems.push(...tooNew(files.filter((f) => f.endsWith('.js')).map((f) => join(dist, f))));
}

if (problems.length > 0) {
  // What the builder said, without its progress bars.
  const bars = /█|即将开始|^dencies |^ (?:[A-Za-z]+Plugin|[a-z ]+)$|^ \S*(?:loader|› )/;
  const words = log.replace(/\x1b\[[0-9;]*[A-Za-z]/g, '').split('\n');
  const said = words.filter((line) => line.trim() && !bars.test(line));
  if (taro.status !== 0 || said.some((line) => wrong.test(line))) {
    console.error(said.slice(-60).join('\n'));
  }
  for (const problem of new Set(problems)) console.error(`✗ ${problem.trim()}`);
  process.exit(1);
}
say(`done: ${files.length} files, ${kilobytes(sizeOf(dist, files))} in ${dist}`);
