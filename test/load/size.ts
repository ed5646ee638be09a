// `npm run bench:size`: what travels and what starts. Built before: npm run build:weapp, npm run build:h5, npm run package.
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parse } from 'yaml';

const root = resolve(__dirname, '../..');
const KB = 1024;
const MAIN = 380 * KB;
const PACKAGE = 1024 * KB;
const ZIP = 150 * KB;
const LOOKUP_ZIP = 60 * KB;
const COLD = { lookup: 10, other: 45 }; // milliseconds of CPU above an empty handler
const ROUNDS = 15;
// What these two carry nobody else does: the S3 client, and PDF with two fonts.
const heavy = new Set(['files', 'documents']);

const broken: string[] = [];
const line = (name: string, value: string, bound?: { kept: boolean; says: string }): void => {
  console.log(
    `  ${name.padEnd(26)} ${value}${bound ? `   bound ${bound.says}: ${bound.kept ? 'kept' : 'BROKEN'}` : ''}`,
  );
  if (bound && !bound.kept) broken.push(name);
};
const kb = (bytes: number): string => `${(bytes / KB).toFixed(1).padStart(8)} KB`;
const under = (bytes: number, most: number) => ({ kept: bytes <= most, says: `${most / KB} KB` });
const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1]!;

const weapp = (): void => {
  const dist = join(root, 'dist/weapp');
  if (!existsSync(join(dist, 'app.json'))) return console.log('  not built: npm run build:weapp');
  const app = JSON.parse(readFileSync(join(dist, 'app.json'), 'utf8')) as {
    subPackages?: { root: string }[];
  };
  const files = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((f) => f.isFile())
    .map((f) => join(f.parentPath, f.name));
  const size = (mine: string[]): number => mine.reduce((sum, file) => sum + statSync(file).size, 0);
  const roots = (app.subPackages ?? []).map((p) => ({
    name: p.root,
    below: join(dist, p.root) + sep,
  }));
  const main = files.filter((file) => !roots.some((r) => file.startsWith(r.below)));
  line('main', kb(size(main)), under(size(main), MAIN));
  for (const file of main.sort((a, b) => statSync(b).size - statSync(a).size).slice(0, 8))
    line(`    ${file.slice(dist.length + 1)}`, kb(statSync(file).size));
  for (const r of roots)
    line(
      r.name,
      kb(size(files.filter((f) => f.startsWith(r.below)))),
      under(size(files.filter((f) => f.startsWith(r.below))), PACKAGE),
    );
};

const h5 = (): void => {
  const dist = join(root, 'dist/h5');
  if (!existsSync(join(dist, 'index.html'))) return console.log('  not built: npm run build:h5');
  const first = [
    ...readFileSync(join(dist, 'index.html'), 'utf8').matchAll(/<script[^>]*\ssrc="([^"]+\.js)"/g),
  ].map(([, file]) => readFileSync(join(dist, file!)));
  line(
    'first-load JS',
    `${kb(first.reduce((sum, f) => sum + f.length, 0))} in ${first.length} files, ${kb(first.reduce((sum, f) => sum + gzipSync(f).length, 0)).trim()} gzipped`,
  );
};

/** CPU milliseconds from the start of a process until the bundle's handler is there. */
const coldStart = (file: string, env: Record<string, string>): number => {
  const code =
    'require(process.argv[1]); const { user, system } = process.cpuUsage(); process.stdout.write(String((user + system) / 1000)); process.exit(0)';
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', code, file], {
    env: { PATH: process.env.PATH ?? '', ...env },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return Number(stdout);
};

const functions = async (): Promise<void> => {
  const { functions: blocks } = parse(readFileSync(join(root, 'serverless.yml'), 'utf8'), {
    merge: true,
  }) as { functions: Record<string, { environment?: Record<string, string> }> };
  const names = Object.keys(blocks);
  if (!names.every((name) => existsSync(join(root, '.serverless', `${name}.zip`))))
    return console.log('  not packaged: npm run package');
  const key = (n: number): string => Buffer.alloc(32, n).toString('base64');
  const stand: Record<string, string> = {
    DATABASE_URL: 'postgres://a:b@127.0.0.1:1/c',
    DATABASE_OWNER_URL: 'postgres://a:b@127.0.0.1:1/c',
    SEAL_KEYS: JSON.stringify({ k1: key(1) }),
    SEAL_CURRENT: 'k1',
    SEAL_INDEX_KEY: key(2),
    PUBLIC_ORIGIN: 'https://a.example',
    WECHAT_APP_ID: 'a',
    WECHAT_SECRET: 'b',
    FILES_BUCKET: 'c',
    WECHAT_CHECK_FILE: '-',
  };
  const folder = mkdtempSync(join(tmpdir(), 'apb-empty-'));
  const { build } = await import('esbuild');
  const { notCloudflare } = (await import(join(root, 'tools/bundle.mjs'))) as {
    notCloudflare: Record<string, string>;
  };
  const empty = async (name: string, text: string): Promise<string> => {
    writeFileSync(join(folder, `${name}.ts`), text);
    const outfile = join(folder, `${name}.js`);
    await build({
      entryPoints: [join(folder, `${name}.ts`)],
      outfile,
      bundle: true,
      minify: true,
      platform: 'node',
      target: 'node22',
      format: 'cjs',
      mainFields: ['module', 'main'],
      nodePaths: [join(root, 'node_modules')],
      external: ['pg-native'],
      define: notCloudflare,
    });
    return outfile;
  };
  const plain = { file: await empty('plain', 'export const handler = () => undefined;'), env: {} };
  const withPg = {
    file: await empty(
      'pg',
      "import pg from 'pg';\nexport const pool = new pg.Pool({ max: 1 });\nexport const handler = () => undefined;",
    ),
    env: {},
  };
  const each = names.map((name) => ({
    name,
    file: join(root, '.build', name, 'index.js'),
    env: Object.fromEntries(
      ['AWS_REGION', ...Object.keys(blocks[name]!.environment ?? {})].map((k) => [
        k,
        stand[k] ?? 'cn-north-1',
      ]),
    ),
  }));
  // One of each in turn, so that a noisy minute weighs on all of them alike.
  const all = [plain, withPg, ...each];
  const took: number[][] = all.map(() => []);
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [i, one] of all.entries()) took[i]!.push(coldStart(one.file, one.env));
  rmSync(folder, { recursive: true, force: true });
  const over = (i: number, base: number): number =>
    median(took[i]!.map((ms, round) => ms - took[base]![round]!));
  console.log(
    `  cold start: CPU ms above an empty handler (itself ${median([...took[0]!]).toFixed(0)} ms, with pg ${median([...took[1]!]).toFixed(0)} ms), median of ${ROUNDS}; lookup above the one with pg`,
  );
  for (const [i, { name }] of each.entries()) {
    const zip = statSync(join(root, '.serverless', `${name}.zip`)).size;
    const cold = name === 'lookup' ? over(i + 2, 1) : over(i + 2, 0);
    line(
      `${name} zip`,
      kb(zip),
      heavy.has(name) ? undefined : under(zip, name === 'lookup' ? LOOKUP_ZIP : ZIP),
    );
    const most = name === 'lookup' ? COLD.lookup : COLD.other;
    line(
      `${name} cold start`,
      `${cold.toFixed(1).padStart(8)} ms`,
      heavy.has(name) ? undefined : { kept: cold <= most, says: `${most} ms` },
    );
  }
};

const run = async (): Promise<void> => {
  console.log('mini-program');
  weapp();
  console.log('h5');
  h5();
  console.log('functions');
  await functions();
  if (broken.length === 0) return;
  console.log(`\nbroken: ${broken.join(', ')}`);
  process.exitCode = 1;
};

void run();
