// `npm run package`: bundles every file of functions/entry into .build/<name>/ and zips them as serverless.yml says.
// Needs no account and no network.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, root } from './ensure.mjs';

ensureInstalled();
const { absentParts, bundle, entries } = await import('./bundle.mjs');
const { parse } = await import('yaml');

const fail = (sentence) => {
  console.error(sentence);
  process.exit(1);
};
const kilobytes = (bytes) => `${(bytes / 1024).toFixed(0).padStart(6)} KB`;

const names = entries();
const blocks = Object.keys(parse(readFileSync(join(root, 'serverless.yml'), 'utf8')).functions);
const unlike = [
  ...names.filter((name) => !blocks.includes(name)),
  ...blocks.filter((name) => !names.includes(name)),
];
if (unlike.length > 0) fail(`functions/entry and serverless.yml differ in: ${unlike.join(', ')}`);

rmSync(join(root, '.serverless'), { recursive: true, force: true });
// Pictures are read by a native library, whatever machine packs it (serverless.yml: files, documents).
const system = { os: 'linux', cpu: 'x64' };
const absent = absentParts(system);
if (absent.length > 0)
  fail(
    `没有安装 · not installed: ${absent.join(', ')}\n  npm install --no-save --os=linux --cpu=x64 --libc=glibc sharp`,
  );
await bundle(join(root, '.build'), system);

// The dashboard, the update check and the telemetry of the framework are switched off: packaging is a local act.
const quiet = {
  ...process.env,
  SLS_TELEMETRY_DISABLED: '1',
  SLS_NOTIFICATIONS_MODE: 'off',
  SLS_DISABLE_AUTO_UPDATE: '1',
};
const manifest = JSON.parse(
  readFileSync(join(root, 'node_modules/serverless/package.json'), 'utf8'),
);
const program = join(root, 'node_modules/serverless', Object.values(manifest.bin)[0]);
const { status, stdout, stderr } = spawnSync(
  process.execPath,
  [program, 'package', ...process.argv.slice(2)],
  { cwd: root, env: quiet, encoding: 'utf8' },
);
if (status !== 0) fail(`${stdout}${stderr}`);

console.log('function        bundle        zip');
for (const name of names) {
  const zip = join(root, '.serverless', `${name}.zip`);
  if (!existsSync(zip)) fail(`${name}: serverless made no ${zip}`);
  console.log(
    `${name.padEnd(12)} ${kilobytes(statSync(join(root, '.build', name, 'index.js')).size)} ${kilobytes(statSync(zip).size)}`,
  );
}
