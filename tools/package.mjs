// `npm run package`: bundles every file of functions/entry into .build/<name>/ and zips them as serverless.yml says.
// Needs no account and no network.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ensureInstalled, root } from './ensure.mjs';

ensureInstalled();
const { build } = await import('esbuild');
const { parse } = await import('yaml');

const fail = (sentence) => {
  console.error(sentence);
  process.exit(1);
};
const kilobytes = (bytes) => `${(bytes / 1024).toFixed(0).padStart(6)} KB`;

const folder = join(root, 'functions/entry');
const entries = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.ts')).map((file) => basename(file, '.ts')).sort() : [];
const blocks = Object.keys(parse(readFileSync(join(root, 'serverless.yml'), 'utf8')).functions).sort();
const unlike = [...entries.filter((name) => !blocks.includes(name)), ...blocks.filter((name) => !entries.includes(name))];
if (unlike.length > 0) fail(`functions/entry and serverless.yml differ in: ${unlike.join(', ')}`);

// Read from disk while running, so they travel beside the bundle that contains the reader.
const fonts = 'node_modules/@expo-google-fonts/noto-sans-sc';
const companions = [
  { when: 'functions/db/migrate.ts', copies: [['functions/db/migrations', 'migrations']] },
  { when: 'functions/documents/fonts.ts', copies: ['400Regular/NotoSansSC_400Regular.ttf', '700Bold/NotoSansSC_700Bold.ttf'].map((file) => [join(fonts, file), join('fonts', file)]) },
];

rmSync(join(root, '.build'), { recursive: true, force: true });
rmSync(join(root, '.serverless'), { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: Object.fromEntries(entries.map((name) => [`${name}/index`, join('functions/entry', `${name}.ts`)])),
  outdir: '.build',
  bundle: true,
  minify: true,
  keepNames: true, // names in logs and stack traces
  treeShaking: true,
  platform: 'node',
  target: 'node22',
  format: 'cjs',
  mainFields: ['module', 'main'],
  loader: { '.sql': 'text', '.ttf': 'file' },
  external: ['pg-native'], // an optional half of pg that is not installed
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
});

for (const [file, { inputs }] of Object.entries(metafile.outputs)) {
  for (const { copies } of companions.filter(({ when }) => inputs[when])) {
    for (const [from, to] of copies) cpSync(join(root, from), join(root, dirname(file), to), { recursive: true });
  }
}

// The dashboard, the update check and the telemetry of the framework are switched off: packaging is a local act.
const quiet = { ...process.env, SLS_TELEMETRY_DISABLED: '1', SLS_NOTIFICATIONS_MODE: 'off', SLS_DISABLE_AUTO_UPDATE: '1' };
const manifest = JSON.parse(readFileSync(join(root, 'node_modules/serverless/package.json'), 'utf8'));
const program = join(root, 'node_modules/serverless', Object.values(manifest.bin)[0]);
const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'package', ...process.argv.slice(2)], { cwd: root, env: quiet, encoding: 'utf8' });
if (status !== 0) fail(`${stdout}${stderr}`);

console.log('function        bundle        zip');
for (const name of entries) {
  const zip = join(root, '.serverless', `${name}.zip`);
  if (!existsSync(zip)) fail(`${name}: serverless made no ${zip}`);
  console.log(`${name.padEnd(12)} ${kilobytes(statSync(join(root, '.build', name, 'index.js')).size)} ${kilobytes(statSync(zip).size)}`);
}
