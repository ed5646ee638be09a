// Bundles every file of functions/entry into a folder, one function each, with what it reads from disk while running:
// node tools/bundle.mjs [folder], by default .build. Needs no account and no network.
import { cpSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from './ensure.mjs';

/** The names of the cloud functions. */
export const entries = () => readdirSync(join(root, 'functions/entry')).filter((file) => file.endsWith('.ts')).map((file) => basename(file, '.ts')).sort();

// Read from disk while running, so they travel beside the bundle that contains the reader.
const fonts = 'node_modules/@expo-google-fonts/noto-sans-sc';
const companions = [
  { when: 'functions/db/migrate.ts', copies: [['functions/db/migrations', 'migrations']] },
  { when: 'functions/documents/fonts.ts', copies: ['400Regular/NotoSansSC_400Regular.ttf', '700Bold/NotoSansSC_700Bold.ttf'].map((file) => [join(fonts, file), join('fonts', file)]) },
];

// Before Node 21 said its own name, pg made a Response to see whether this is Cloudflare, and that loads all of fetch (15–30 ms).
export const notCloudflare = { 'navigator.userAgent': '"Node.js"', navigator: '{}' };

/** Bundles into `folder`, emptied first; gives esbuild's account of what went where. */
export const bundle = async (folder) => {
  rmSync(folder, { recursive: true, force: true });
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(entries().map((name) => [`${name}/index`, join('functions/entry', `${name}.ts`)])),
    outdir: folder,
    bundle: true,
    minify: true,
    treeShaking: true,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    mainFields: ['module', 'main'],
    loader: { '.sql': 'text', '.ttf': 'file' },
    define: notCloudflare,
    external: ['pg-native'], // an optional half of pg that is not installed
    legalComments: 'none',
    charset: 'utf8', // a third of the policies' weight is their Chinese words
    metafile: true,
    logLevel: 'warning',
  });
  for (const [file, { inputs }] of Object.entries(metafile.outputs)) {
    for (const { copies } of companions.filter(({ when }) => inputs[when])) {
      for (const [from, to] of copies) cpSync(join(root, from), join(root, dirname(file), to), { recursive: true });
    }
  }
  return metafile;
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await bundle(resolve(process.argv[2] ?? join(root, '.build')));
