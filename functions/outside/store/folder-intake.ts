import { Busboy } from '@fastify/busboy';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as WebStream } from 'node:stream/web';
import type { FolderFiles } from './folder';
import type { Grant, Signer } from './signature';

/** Why an upload was not taken. */
export type Denied = 'malformed' | 'empty' | 'not_allowed' | 'ended' | 'used' | 'too_big';

type UploadGrant = Extract<Grant, { do: 'upload' }>;

const OVERHEAD = 64 * 1024; // bytes of a form beside its file
const LIMITS = {
  fields: 8,
  fieldSize: 8192,
  files: 1,
  parts: 9,
  headerPairs: 16,
  headerSize: 8192,
};
const DAY = 86_400_000; // ms

const deny = (why: Denied): Error => new Error(why, { cause: 'denied' });

/** Passes bytes on until there are more than it may pass; `more` raises what it may. */
const gauge = (allowed: number) => {
  let left = allowed;
  const stream = new Transform({
    transform: (part: Buffer, _, done) =>
      (left -= part.length) < 0 ? done(deny('too_big')) : done(null, part),
  });
  return { stream, more: (bytes: number) => void (left += bytes) };
};

const judge = (fields: ReadonlyMap<string, string>, signer: Signer, now: number): UploadGrant => {
  const grant = signer.opened(fields.get('policy') ?? '', fields.get('signature') ?? '');
  if (!grant || grant.do !== 'upload') throw deny('not_allowed');
  if (
    fields.size !== 4 ||
    fields.get('key') !== grant.key ||
    fields.get('Content-Type') !== grant.contentType
  )
    throw deny('not_allowed');
  if (now >= grant.until) throw deny('ended');
  return grant;
};

/** Marks a grant as used, for all processes on this folder; marks and half-arrived files that can no longer matter go. */
const claim = async (folder: string, grant: UploadGrant, now: number): Promise<string> => {
  const used = join(folder, 'used');
  await mkdir(used, { recursive: true });
  for (const name of await readdir(used))
    if (Number.parseInt(name, 10) < now) await rm(join(used, name), { force: true });
  for (const name of await readdir(join(folder, 'arriving'))) {
    const path = join(folder, 'arriving', name);
    const left = await stat(path).catch(() => undefined);
    if (left && left.mtimeMs < Date.now() - DAY) await rm(path, { force: true });
  }
  const mark = join(used, `${grant.until}-${grant.once}`);
  await writeFile(mark, '', { flag: 'wx' }).catch(() => {
    throw deny('used');
  });
  return mark;
};

/** Takes one upload: fields first, then the file, checked and bounded while it streams to disk. Undefined when it is stored. A failed upload leaves the grant usable. */
export const receive = async (
  request: Request,
  files: FolderFiles,
  signer: Signer,
  clock: () => number,
): Promise<Denied | undefined> => {
  const type = request.headers.get('content-type') ?? '';
  if (!request.body || !/^multipart\/form-data;.*boundary=/i.test(type)) return 'malformed';
  const fields = new Map<string, string>();
  const form = new Busboy({
    headers: { 'content-type': type },
    limits: LIMITS,
    isPartAFile: (name) => name === 'file',
  });
  const meter = gauge(OVERHEAD);
  const path = await files.arriving();
  let mark: string | undefined;
  const broken = new AbortController();
  let stored: Promise<UploadGrant> | undefined;

  const store = async (file: Readable): Promise<UploadGrant> => {
    const grant = judge(fields, signer, clock());
    meter.more(grant.maxBytes);
    mark = await claim(files.folder, grant, clock());
    const size = gauge(grant.maxBytes);
    await pipeline(file, size.stream, createWriteStream(path, { flags: 'wx' }), {
      signal: broken.signal,
    });
    if ((await stat(path)).size === 0) throw deny('empty');
    return grant;
  };
  form.on('field', (name, value) => void fields.set(name, value));
  form.on('file', (_, file) => {
    stored = store(file);
    // the form and its file wait for each other, so the end of one must end the other
    file.on('error', (e) => broken.abort(e));
    stored.catch((e: unknown) => broken.abort(e));
  });

  try {
    await pipeline(Readable.fromWeb(request.body as WebStream), meter.stream, form, {
      signal: broken.signal,
    });
    const grant = await stored;
    if (!grant) return 'malformed';
    await files.settle(path, grant.key, grant.contentType);
    return undefined;
  } catch (e) {
    broken.abort(e);
    const second = await stored?.then(
      () => undefined,
      (why: unknown) => why,
    );
    await rm(path, { force: true });
    if (mark) await rm(mark, { force: true });
    for (const why of [second, broken.signal.reason, e] as (NodeJS.ErrnoException | undefined)[]) {
      if (why?.cause === 'denied') return why.message as Denied;
      if (why?.syscall) throw why; // the disk, not the form
    }
    return 'malformed';
  }
};
