// Builds the client for one target and refuses a build that only looks finished: node tools/build-client.mjs h5|weapp
import { spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const target = process.argv[2];
if (target !== 'h5' && target !== 'weapp') {
  console.error('usage: node tools/build-client.mjs h5|weapp');
  process.exit(2);
}
const dist = path.join('dist', target);
const started = Date.now();
const say = (line) =>
  console.log(`${target} ${((Date.now() - started) / 1000).toFixed(0).padStart(3)}s  ${line}`);
const problems = [];
const files = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((e) =>
    e.isDirectory() ? files(path.join(folder, e.name)) : [path.join(folder, e.name)],
  );
const kb = (bytes) => `${Math.round(bytes / 1024)} KB`;

// `taro build` exits 0 on a broken configuration and leaves what was there before.
rmSync(dist, { recursive: true, force: true });
say('building …');
// Into a file: Taro leaves without waiting for a pipe to take its last words, which are the errors.
const logFile = path.join(mkdtempSync(path.join(tmpdir(), 'build-client-')), 'log');
const out = openSync(logFile, 'w');
const taro = spawnSync(
  process.execPath,
  ['node_modules/@tarojs/cli/bin/taro', 'build', '--type', target, '--no-check'],
  {
    env: { ...process.env, NODE_ENV: process.env.NODE_ENV ?? 'production' },
    stdio: ['ignore', out, out],
  },
);
closeSync(out);
const log = readFileSync(logFile, 'utf8');
if (taro.status !== 0) problems.push(`taro build ended with ${taro.status ?? taro.signal}`);
for (const line of log.split('\n'))
  if (/Module not found|export '.*' \(imported|\bERROR in\b|SassError|Can't resolve/.test(line))
    problems.push(line.trim());

const expected =
  target === 'h5'
    ? ['index.html']
    : [
        'app.js',
        'app.json',
        'app.wxss',
        'base.wxml',
        'common.js',
        'pages/status/index.js',
        'pages/status/index.wxml',
      ];
for (const file of expected)
  if (!existsSync(path.join(dist, file))) problems.push(`missing ${file}`);
const built = existsSync(dist) ? files(dist) : [];

if (target === 'weapp' && existsSync(path.join(dist, 'app.json'))) {
  const app = JSON.parse(readFileSync(path.join(dist, 'app.json'), 'utf8'));
  const packages = app.subPackages ?? app.subpackages ?? [];
  const pages = [
    ...app.pages,
    ...packages.flatMap((p) => p.pages.map((page) => `${p.root}/${page}`)),
  ];
  for (const page of pages)
    for (const kind of ['js', 'json', 'wxml'])
      if (!existsSync(path.join(dist, `${page}.${kind}`))) problems.push(`missing ${page}.${kind}`);
  for (const tab of app.tabBar.list)
    for (const icon of [tab.iconPath, tab.selectedIconPath])
      if (!existsSync(path.join(dist, icon))) problems.push(`missing ${icon}`);
  // WeChat's limit is 2 MB for the main package and for each subpackage.
  const size = (inside) => built.filter(inside).reduce((sum, file) => sum + statSync(file).size, 0);
  const roots = packages.map((p) => path.join(dist, p.root) + path.sep);
  for (const [name, bytes] of [
    ['main', size((f) => !roots.some((r) => f.startsWith(r)))],
    ...roots.map((r) => [path.basename(r), size((f) => f.startsWith(r))]),
  ]) {
    say(`package ${name}: ${kb(bytes)}`);
    if (bytes > 2 * 1024 * 1024)
      problems.push(`package ${name} is ${kb(bytes)}, WeChat takes 2048 KB`);
  }
}
if (target === 'h5') {
  const html = existsSync(path.join(dist, 'index.html'))
    ? readFileSync(path.join(dist, 'index.html'), 'utf8')
    : '';
  const first = [...html.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map((m) => m[1]);
  for (const file of first)
    if (!existsSync(path.join(dist, file)))
      problems.push(`index.html asks for ${file}, which is not there`);
  if (!first.length) problems.push('index.html loads no script');
  say(
    `first load: ${kb(first.reduce((sum, f) => sum + (existsSync(path.join(dist, f)) ? statSync(path.join(dist, f)).size : 0), 0))} in ${first.length} files`,
  );
}

// No third-party host may stand in what we ship. Libraries name their own sites inside messages and as a dummy base of relative
// addresses; none is ever fetched, and these take the names out. `.invalid` can belong to nobody (RFC 2606).
const foreign = [
  ['https://reactjs.org/docs/error-decoder.html?invariant=', 'React error '],
  ['https://stenciljs.com/docs/', 'Stencil: '],
  ['taro.com', 'taro.invalid'],
];
// XML namespaces, the national platform we print as a link, and the API this build was told to talk to.
const api = new URL(process.env.TARO_APP_API ?? 'http://127.0.0.1:8790').host;
const allowed = (host) =>
  host === 'www.w3.org' || host === 'app.eduyun.cn' || host === api || host.endsWith('.invalid');
for (const file of built.filter((f) => /\.(js|css|wxss|html|json|wxml|wxs)$/.test(f))) {
  const before = readFileSync(file, 'utf8');
  const text = foreign.reduce((t, [name, ours]) => t.replaceAll(name, ours), before);
  if (text !== before) writeFileSync(file, text);
  for (const host of new Set(
    [...text.matchAll(/https?:\/\/([a-z0-9.-]+(?::\d+)?)/gi)].map((m) => m[1]),
  )) {
    if (!allowed(host)) problems.push(`${file} names the third-party host ${host}`);
  }
}

say('checking every script …');
for (const file of built.filter((f) => f.endsWith('.js'))) {
  const check = spawnSync(process.execPath, ['--check', file], { encoding: 'utf8' });
  if (check.status !== 0)
    problems.push(`${file} is not JavaScript: ${check.stderr.split('\n').slice(0, 4).join(' ')}`);
}

if (problems.length) {
  // What the builder said, without its progress bars.
  const words = log
    .replace(/\x1b\[[0-9;]*[A-Za-z]/g, '')
    .split('\n')
    .filter(
      (line) =>
        line.trim() &&
        !/█|即将开始|^dencies |^ (?:[A-Za-z]+Plugin|[a-z ]+)$|^ \S*(?:loader|› )/.test(line),
    );
  console.error(words.slice(-60).join('\n'));
  for (const problem of new Set(problems)) console.error(`✗ ${problem}`);
  process.exit(1);
}
say(
  `done: ${built.length} files, ${kb(built.reduce((sum, file) => sum + statSync(file).size, 0))} in ${dist}`,
);
