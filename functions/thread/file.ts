import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const packaged = (name: string): string => join(__dirname, 'threads', `${name}.js`);

/** What a thread's program may load instead of carrying it: native parts and large data beside their own code. */
const OUTSIDE = ['sharp', 'heic-decode', 'libheif-js', '@cantoo/pdf-lib', 'pdfmake', 'pg-native'];

// From source there is no bundle yet, and a thread cannot be started from TypeScript: it is bundled once for this process.
const bundled = (name: string): string => {
  const { buildSync } = require('esbuild') as typeof import('esbuild');
  const { outputFiles } = buildSync({
    entryPoints: [join(__dirname, 'jobs', `${name}.ts`)],
    absWorkingDir: join(__dirname, '../..'),
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: OUTSIDE,
    logLevel: 'warning',
  });
  const code = outputFiles[0]!.contents;
  // Beside the packages it loads; where that folder is read-only there is nothing to load them from either.
  const folder = join(__dirname, '../../node_modules/.cache/app-jin-xiaoyuan');
  const file = join(folder, `${name}-${createHash('sha256').update(code).digest('hex')}.cjs`);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  const arriving = join(folder, `${name}-${process.pid}-${Date.now()}.part`);
  writeFileSync(arriving, code);
  renameSync(arriving, file);
  return file;
};

const known = new Map<string, string>();

/** The program of a thread: the file packed beside a cloud function, or one bundled now when running from source. */
export const programOf = (name: string): string => {
  const file = known.get(name) ?? (existsSync(packaged(name)) ? packaged(name) : bundled(name));
  known.set(name, file);
  return file;
};
