import { Busboy, type BusboyInstance } from '@fastify/busboy';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FILE_MODE, makePrivate, type FolderFiles } from './folder-files';
import { makeSweeper } from './folder-sweep';
import type { Grant, Signer } from './signature';

/** Why an upload was not taken. */
export type Denied =
  'malformed' | 'empty' | 'not_allowed' | 'ended' | 'used' | 'too_big' | 'too_slow';

/**
 * How slow a form may come: at least so many bytes in so many milliseconds, and so often in all.
 */
export type Patience = { milliseconds: number; bytes: number; times: number };

/** A kilobyte a second, which the thinnest line of a telephone gives, for an hour at most. */
export const usualPatience: Patience = { milliseconds: 30_000, bytes: 30_000, times: 120 };

type UploadGrant = Extract<Grant, { do: 'upload' }>;

const OVERHEAD = 64 * 1024; // bytes of a form beside its file
const SLICE = 8 * 1024; // bytes after which what may still come is looked at again
const LIMITS = {
  fields: 8,
  fieldSize: 8192,
  files: 1,
  parts: 9,
  headerPairs: 16,
  headerSize: 8192,
};

const deny = (why: Denied): Error => new Error(why, { cause: 'denied' });

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

/** Marks a grant as used, for all processes on this folder. */
const claim = async (folder: string, grant: UploadGrant): Promise<string> => {
  await makePrivate(join(folder, 'used'));
  const mark = join(folder, 'used', `${grant.until}-${grant.once}`);
  await writeFile(mark, '', { flag: 'wx', mode: FILE_MODE }).catch(() => {
    throw deny('used');
  });
  return mark;
};

/**
 * Counts what arrives: throws when there is more than may come, and ends `broken` when it comes too
 * slowly.
 */
const makeMeter = (patience: Patience, broken: AbortController) => {
  let [came, allowed, before, looks] = [0, OVERHEAD, 0, 0];
  const timer = setInterval(() => {
    looks += 1;
    if (came - before < patience.bytes || looks >= patience.times) broken.abort(deny('too_slow'));
    before = came;
  }, patience.milliseconds);
  timer.unref();
  return {
    count: (bytes: number): void => {
      came += bytes;
      if (came > allowed) throw deny('too_big');
    },
    allow: (bytes: number): void => void (allowed += bytes),
    end: (): void => clearInterval(timer),
  };
};

type Meter = ReturnType<typeof makeMeter>;

/**
 * Gives a form its bytes in small slices, so that the grant in its first fields is read before its
 * file is counted, however both arrive.
 */
const feed = async (
  body: AsyncIterable<Uint8Array>,
  form: BusboyInstance,
  meter: Meter,
  { signal }: AbortController,
): Promise<void> => {
  const ended = once(form, 'finish', { signal });
  ended.catch(() => undefined);
  for await (const part of body)
    for (let at = 0; at < part.length; at += SLICE) {
      const slice = part.subarray(at, at + SLICE);
      meter.count(slice.length);
      if (!form.write(slice)) await once(form, 'drain', { signal });
      signal.throwIfAborted();
    }
  form.end();
  await ended;
};

// A body that brings nothing more would be waited for: what ended the upload ends the reading of it
// too.
const readable = async function* (
  body: ReadableStream<Uint8Array>,
  { signal }: AbortController,
): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  const stop = (): void => void reader.cancel().catch(() => undefined);
  signal.addEventListener('abort', stop);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      signal.throwIfAborted();
      if (done) return;
      yield value;
    }
  } finally {
    stop();
  }
};

const whyOf = (...errors: unknown[]): Denied => {
  for (const why of errors as (NodeJS.ErrnoException | undefined)[]) {
    if (why?.cause === 'denied') return why.message as Denied;
    if (why?.syscall) throw why; // the disk, not the form
  }
  return 'malformed';
};

/** Streams a file to disk, as large as its grant allows and not empty. */
const pour = async (
  file: Readable,
  { maxBytes }: UploadGrant,
  path: string,
  { signal }: AbortController,
): Promise<void> => {
  let size = 0;
  const counted = async function* (parts: AsyncIterable<Uint8Array>) {
    for await (const part of parts) {
      size += part.length;
      if (size > maxBytes) throw deny('too_big');
      yield part;
    }
  };
  const disk = createWriteStream(path, { flags: 'wx', mode: FILE_MODE });
  await pipeline(file, counted, disk, { signal });
  if (size === 0) throw deny('empty');
};

type Door = { files: FolderFiles; signer: Signer; clock: () => number; patience: Patience };

const take = async (
  { files, signer, clock, patience }: Door,
  request: Request,
  type: string,
): Promise<Denied | undefined> => {
  const path = await files.arriving();
  const fields = new Map<string, string>();
  const form = new Busboy({
    headers: { 'content-type': type },
    limits: LIMITS,
    isPartAFile: (name) => name === 'file',
  });
  const broken = new AbortController();
  const meter = makeMeter(patience, broken);
  let mark: string | undefined;
  let stored: Promise<UploadGrant> | undefined;
  const store = async (grant: UploadGrant, file: Readable): Promise<UploadGrant> => {
    mark = await claim(files.folder, grant);
    await pour(file, grant, path, broken);
    return grant;
  };
  form.on('error', (error: Error) => broken.abort(error));
  form.on('field', (name, value) => void fields.set(name, value));
  form.on('file', (_, file) => {
    // the form and its file wait for each other, so the end of one must end the other
    file.on('error', (error) => broken.abort(error));
    try {
      const grant = judge(fields, signer, clock());
      meter.allow(grant.maxBytes);
      stored = store(grant, file);
      stored.catch((error: unknown) => broken.abort(error));
    } catch (error) {
      file.resume();
      broken.abort(error);
    }
  });
  try {
    await feed(readable(request.body!, broken), form, meter, broken);
    const grant = await stored;
    if (!grant) return 'malformed';
    await files.settle(path, grant.key, grant.contentType);
    return undefined;
  } catch (error) {
    broken.abort(error);
    const second = await stored?.then(
      () => undefined,
      (why: unknown) => why,
    );
    await rm(path, { force: true });
    if (mark) await rm(mark, { force: true });
    return whyOf(second, broken.signal.reason, error);
  } finally {
    meter.end();
  }
};

/**
 * Makes what takes uploads into a folder: fields first, then the file, checked and bounded while it
 * streams to disk. Undefined when it is stored; a failed upload leaves its grant usable.
 */
export const makeIntake = (
  files: FolderFiles,
  signer: Signer,
  clock: () => number,
  patience: Patience,
) => {
  const tidy = makeSweeper(files.folder, clock);

  return async (request: Request): Promise<Denied | undefined> => {
    const type = request.headers.get('content-type') ?? '';
    if (!request.body || !/^multipart\/form-data;.*boundary=/i.test(type)) return 'malformed';
    tidy();
    return take({ files, signer, clock, patience }, request, type);
  };
};
