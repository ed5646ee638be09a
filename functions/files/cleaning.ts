import type { RefusalCode } from '@shared/kernel/refusal';
import { no, yes, type Result } from '@shared/kernel/result';
import type { Server } from '../world/server';
import type { Dirty } from '../outside/clean';
import type { CleanKind, Cleaned, Why } from '../outside/clean/made';
import type { ObjectStore } from '../outside/store/port';
import { makeThreads, type Done } from '../thread/run';
import { quarantineKey } from './keys';
import { megabytes, mostBytes } from './kind';
import type { FileRow } from './store';
import { words } from './strangers';

/** A file that is clean, and its true kind. */
export type Clean = { bytes: Uint8Array; kind: CleanKind };

// A photograph of 200 megapixels takes 5 s and 250 MB, an iPhone's of 48 up to 700 MB; the gateway
// waits 29 s.
const BOUNDS = { milliseconds: 20_000, megabytes: 1000 };

/** The door to the threads that clean. */
export const cleaners = makeThreads<Dirty, Cleaned>('clean', BOUNDS, { waiting: 100 });

class Missing extends Error {}

const refusalOf = {
  stranger: 'file_not_allowed',
  broken: 'file_broken',
  too_complex: 'file_too_complex',
  locked: 'file_locked',
  form_open: 'file_form_open',
  blank: 'unsigned',
  too_long: 'file_too_long',
  too_many_pixels: 'file_too_many_pixels',
} as const satisfies Record<Why['why'], RefusalCode>;

const MYRIAD = 10_000; // pixels are counted in 万

const paramsOf = (why: Why): Record<string, string | number> => {
  if (why.why === 'stranger') return words[why.is];
  if (why.why === 'too_long') return { is: why.is, max: why.max };
  if (why.why === 'too_many_pixels')
    return { is: Math.ceil(why.is / MYRIAD), max: Math.floor(why.max / MYRIAD) };
  return {};
};

type Undone = Extract<Done<never>, { ok: false }>;
const undone = {
  busy: 'files_busy',
  too_slow: 'file_too_complex',
  too_large: 'file_too_complex',
  failed: 'file_broken',
} as const satisfies Record<Undone['why'], RefusalCode>;

const judged = (server: Server, file: FileRow, done: Done<Cleaned>): Result<Clean> => {
  if (!done.ok) {
    server.log({ level: 'warn', what: 'a file was not cleaned', file: file.id, why: done.why });
    return no(undone[done.why]);
  }
  const made = done.output;
  return made.ok
    ? yes({ bytes: made.bytes, kind: made.kind })
    : no(refusalOf[made.why], { params: paramsOf(made) });
};

const clean = async (server: Server, store: ObjectStore, file: FileRow): Promise<Result<Clean>> => {
  const key = quarantineKey(file.id);
  const max = mostBytes(file.use);
  const there = await store.head(key);
  if (!there) return no('file_missing');
  if (there.bytes > max)
    return no('file_too_big', {
      params: { max: megabytes(max), is: megabytes(there.bytes) },
    });
  const begin = async (): Promise<Dirty> => {
    const bytes = await store.read(key, max);
    if (!bytes) throw new Missing();
    return { bytes, use: file.use === 'signature' ? 'signature' : 'file' };
  };
  try {
    return judged(server, file, await cleaners.run(begin, file.by_person));
  } catch (error) {
    if (error instanceof Missing) return no('file_missing');
    throw error;
  }
};

const going = new Map<string, Promise<Result<Clean>>>();

/**
 * What is left of an upload once it is clean, or why it is not taken; asked twice at once it is
 * cleaned once. Whoever asks holds no transaction.
 */
export const cleaned = (
  server: Server,
  store: ObjectStore,
  file: FileRow,
): Promise<Result<Clean>> => {
  const same = going.get(file.id);
  if (same) return same;
  const begun = clean(server, store, file).finally(() => going.delete(file.id));
  going.set(file.id, begun);
  return begun;
};
