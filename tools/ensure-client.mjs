// Builds a client target unless dist/<target> was built from exactly these sources, for this machine (see build-client.ts).
// `node tools/ensure-client.mjs h5|weapp`
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './ensure.mjs';

const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
const sources = [
  'client',
  'shared',
  'config',
  'package-lock.json',
  'babel.config.js',
  '.browserslistrc',
  'project.config.json',
  'tsconfig.json',
  'tools/build-client.ts',
  'tools/client-build',
];
// Tests and the demonstration speak to a server on this machine, whatever release is being prepared.
const { TARO_APP_API: _, ...env } = process.env;
// What the build reads from the environment is part of what it was built from.
const settings = () =>
  Object.entries(env)
    .filter(([name]) => name.startsWith('TARO_APP_'))
    .sort();

const hashOf = () => {
  const hash = createHash('sha256').update(JSON.stringify(settings()));
  const add = (path) => {
    const full = join(root, path);
    if (!existsSync(full)) return;
    hash.update(path);
    hash.update(readFileSync(full));
  };
  for (const source of sources) {
    if (!source.match(/\.\w+$/))
      for (const file of readdirSync(join(root, source), { recursive: true, withFileTypes: true })
        .filter((each) => each.isFile())
        .map((each) => join(each.parentPath, each.name))
        .sort())
        add(file.slice(root.length + 1));
    else add(source);
  }
  return hash.digest('hex');
};

/** Builds `target` when its output is missing or older than the sources; gives 'fresh', 'built' or 'failed'. Output goes to this terminal. */
export const ensureClient = (target) => {
  const mark = join(root, 'dist', `${target}.sources`);
  const now = hashOf();
  if (
    existsSync(join(root, 'dist', target)) &&
    existsSync(mark) &&
    readFileSync(mark, 'utf8') === now
  )
    return 'fresh';
  rmSync(mark, { force: true });
  const { status } = spawnSync(
    process.execPath,
    [tsx, join(root, 'tools/build-client.ts'), target, '--local'],
    {
      cwd: root,
      stdio: 'inherit',
      env,
    },
  );
  if (status !== 0 || !existsSync(join(root, 'dist', target))) return 'failed';
  writeFileSync(mark, now);
  return 'built';
};

if (import.meta.url === pathToFileURL(process.argv[1]).href)
  process.exitCode = ensureClient(process.argv[2]) === 'failed' ? 1 : 0;
