// Bundles every file of functions/entry into a folder, one function each, with what it reads from disk while running:
// node tools/bundle.mjs [folder], by default .build. Needs no account and no network.
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { askedBy, inFilesOfTheirOwn, packAsked } from './bundle/asked.mjs';
import { leftOut } from './bundle/left-out.mjs';
import { readWhenAsked, tables } from './bundle/tables.mjs';
import { root } from './ensure.mjs';

/** The names of the cloud functions. */
export const entries = () =>
  readdirSync(join(root, 'functions/entry'))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => basename(file, '.ts'))
    .sort();

// Read from disk while running, so they travel beside the bundle that contains the reader.
const fonts = 'node_modules/@expo-google-fonts/noto-sans-sc';
const companions = [
  { when: 'functions/db/migrate.ts', copies: [['functions/db/migrations', 'migrations']] },
  {
    when: 'functions/documents/printing.ts',
    copies: ['400Regular/NotoSansSC_400Regular.ttf', '700Bold/NotoSansSC_700Bold.ttf'].map(
      (file) => [join(fonts, file), join('fonts', file)],
    ),
  },
];

// Work that is done in a thread of its own is a program of its own, beside the function that asks for it.
const threads = [
  { name: 'clean', when: 'functions/files/cleaning.ts' },
  { name: 'print', when: 'functions/documents/printing.ts' },
];

// Before Node 21 said its own name, pg made a Response to see whether this is Cloudflare, and that loads all of fetch (15–30 ms).
export const notCloudflare = { 'navigator.userAgent': '"Node.js"', navigator: '{}' };

/** This machine, as the packages of native parts name it. */
export const here = { os: process.platform, cpu: process.arch };

// sharp is half JavaScript and half a library for one system: it is not bundled but copied beside the program, with what it needs.
const native = ({ os, cpu }) => [
  'sharp',
  'detect-libc',
  'semver',
  '@img/colour',
  `@img/sharp-${os}-${cpu}`,
  ...(os === 'win32' ? [] : [`@img/sharp-libvips-${os}-${cpu}`]),
];

/** The folders of sharp's native parts for a system that are not installed here. */
export const absentParts = (system) =>
  native(system).filter((name) => !existsSync(join(root, 'node_modules', name)));

/** Packs the program of a thread beside the function that starts it. */
const packThread = async (name, folder, system) => {
  await build({
    absWorkingDir: root,
    entryPoints: [join('functions/thread/jobs', `${name}.ts`)],
    outfile: join(folder, 'threads', `${name}.js`),
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    external: ['sharp'],
    legalComments: 'none',
    logLevel: 'warning',
  });
  for (const part of native(system))
    cpSync(join(root, 'node_modules', part), join(folder, 'node_modules', part), {
      recursive: true,
      dereference: true,
    });
};

// esbuild escapes Chinese in strings but not in patterns, and one such letter makes V8 read the whole file as wide text, at twice the cost.
// Between a pattern with the letter and one with its escape there is no difference, and the values of templates are the same too.
const inLatin = (file) =>
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace(
      /[^\0-\x7f]/g,
      (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  );

/** Bundles into `folder`, emptied first, with native parts for a system; gives esbuild's account of what went where. */
export const bundle = async (folder, system = here) => {
  rmSync(folder, { recursive: true, force: true });
  const kept = new Map();
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(
      entries().map((name) => [`${name}/index`, join('functions/entry', `${name}.ts`)]),
    ),
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
    // An optional half of pg that is not installed, and what bundles threads where there is no bundle.
    external: ['pg-native', 'esbuild'],
    legalComments: 'none',
    plugins: [readWhenAsked(kept), leftOut, inFilesOfTheirOwn],
    metafile: true,
    logLevel: 'warning',
  });
  for (const [file, { inputs, imports }] of Object.entries(metafile.outputs)) {
    if (file.endsWith('.js')) inLatin(join(root, file));
    const carried = imports.map(({ path }) => path.slice('./'.length));
    for (const name of askedBy(Object.keys(inputs)).filter((name) => carried.includes(name)))
      await packAsked(join(root, dirname(file)), name);
    for (const { copies } of companions.filter(({ when }) => inputs[when])) {
      for (const [from, to] of copies)
        cpSync(join(root, from), join(root, dirname(file), to), { recursive: true });
    }
    for (const { name } of threads.filter(({ when }) => inputs[when]))
      await packThread(name, join(root, dirname(file)), system);
    for (const { file: name, bytes } of Object.keys(inputs).flatMap(
      (input) => kept.get(input) ?? [],
    )) {
      mkdirSync(join(root, dirname(file), tables.folder), { recursive: true });
      writeFileSync(join(root, dirname(file), tables.folder, name), bytes);
    }
  }
  return metafile;
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await bundle(resolve(process.argv[2] ?? join(root, '.build')));
