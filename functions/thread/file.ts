import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

const packaged = (name: string): string => join(__dirname, 'threads', `${name}.js`);

/**
 * What a thread's program may load instead of carrying it: native parts and large data beside their
 * own code.
 */
const OUTSIDE = ['sharp', 'heic-decode', 'libheif-js', '@cantoo/pdf-lib', 'pdfmake', 'pg-native'];

// From source there is no bundle yet, and Node starts no TypeScript: it is bundled once for this
// process.
const bundled = async (name: string): Promise<string> => {
  const { build, stop } = await import('esbuild');
  const { outputFiles } = await build({
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
  await stop(); // it would wait for more beside this process
  const code = outputFiles[0]!.contents;
  // Beside the packages it loads; where that folder is read-only there is nothing to load them from
  // either.
  const folder = join(__dirname, '../../node_modules/.cache/app-jin-xiaoyuan');
  const digest = createHash('sha256').update(code).digest('hex');
  const file = join(folder, `${basename(name)}-${digest}.cjs`);
  if (existsSync(file)) return file;
  await mkdir(folder, { recursive: true });
  const arriving = `${file}.${process.pid}`;
  await writeFile(arriving, code);
  await rename(arriving, file);
  return file;
};

const known = new Map<string, Promise<string>>();

/**
 * The program of a thread: the file packed beside a cloud function, or one bundled now when running
 * from source.
 */
export const programOf = (name: string): Promise<string> => {
  const file =
    known.get(name) ??
    (existsSync(packaged(name)) ? Promise.resolve(packaged(name)) : bundled(name));
  known.set(name, file);
  return file;
};
