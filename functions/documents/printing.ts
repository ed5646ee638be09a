import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { RefusalCode } from '@shared/kernel/refusal';
import { no, yes, type Result } from '@shared/kernel/result';
import type { Server } from '../world/server';
import { programOf } from '../thread/file';
import { makeThreads, type Done } from '../thread/run';
import type { Drawn, ToDraw } from './draw';
import { fontFiles } from './fonts';
import { keepPrint, printKey, readKept, versionOf, type Which } from './kept';

/**
 * One print: of which filing and for whom, all that will stand on it (pictures by their digests),
 * and how to fetch what drawing needs; `whole` unless something could not be fetched.
 */
export type Print = Which & {
  whose: string;
  shows: unknown;
  fetch: (fonts: string) => Promise<{ toDraw: ToDraw; whole: boolean }>;
};

// One processor stays free for those who only ask; a print has 20 s of the 29 that a request may
// take.
const BOUNDS = { milliseconds: 20_000, megabytes: 600 };
const threads = makeThreads<ToDraw, Result<Drawn>>('print', BOUNDS, {
  threads: Math.min(2, Math.max(1, availableParallelism() - 1)),
  waiting: 40,
});

type Undone = Extract<Done<never>, { ok: false }>;
/** What the reader is told of a print that was not drawn; without words it is our fault. */
const refusalOf = {
  busy: 'printing_busy',
  too_slow: 'printing_busy',
  too_large: 'printing_busy',
  failed: undefined,
} as const satisfies Record<Undone['why'], RefusalCode | undefined>;

const fontsOf = (server: Server): string => {
  if (!server.fontDir) throw new Error('this function needs the fonts');
  return server.fontDir;
};

const editions = new Map<string, string>();
/**
 * What draws, in a few letters: the thread's program and the fonts. With another of either a kept
 * print is drawn anew.
 */
const editionOf = async (fonts: string): Promise<string> => {
  const known = editions.get(fonts);
  if (known) return known;
  const hash = createHash('sha256').update(await readFile(await programOf('print')));
  for (const file of Object.values(fontFiles))
    hash.update(`${file} ${(await stat(join(fonts, file))).size}`);
  const edition = hash.digest('hex');
  editions.set(fonts, edition);
  return edition;
};

const drawn = (server: Server, which: Which, done: Done<Result<Drawn>>): Result<Drawn> => {
  if (done.ok) return done.output;
  const refusal = refusalOf[done.why];
  if (!refusal) throw new Error(`a print was not drawn: ${done.said}`);
  server.log({
    level: 'warn',
    what: 'a print was not drawn',
    print: printKey(which),
    why: done.why,
  });
  return no(refusal);
};

// A store that fails costs time, never the print.
const orElse = async <T>(server: Server, work: Promise<T>): Promise<T | undefined> =>
  work.catch((error: unknown) => {
    server.log({ level: 'error', what: 'kept prints', error: String(error) });
    return undefined;
  });

const make = async (server: Server, print: Print, version: string): Promise<Result<Uint8Array>> => {
  const kept = await orElse(server, readKept(server, print, version));
  if (kept) return yes(kept);
  let whole = false;
  const begin = async (): Promise<ToDraw> => {
    const fetched = await print.fetch(fontsOf(server));
    whole = fetched.whole;
    return fetched.toDraw;
  };
  const made = drawn(server, print, await threads.run(begin, print.whose));
  if (!made.ok) return made;
  // One that lacks a picture may be complete next time.
  if (whole && made.value.whole)
    await orElse(server, keepPrint(server, print, version, made.value.pdf));
  return yes(made.value.pdf);
};

const going = new Map<string, Promise<Result<Uint8Array>>>();

/**
 * The PDF of a print: the kept one of this version, or drawn in a thread and kept. Whoever asks has
 * been found allowed to read it, and holds no transaction. Refuses with `glyphs_missing`, and with
 * `printing_busy` when too many wait or the bounds of one print are reached.
 */
export const printed = async (server: Server, print: Print): Promise<Result<Uint8Array>> => {
  const version = versionOf(server, [await editionOf(fontsOf(server)), print.shows]);
  const name = `${print.filing} ${print.what} ${version}`;
  const same = going.get(name);
  if (same) return same;
  const begun = make(server, print, version).finally(() => going.delete(name));
  going.set(name, begun);
  return begun;
};
