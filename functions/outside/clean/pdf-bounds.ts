import { inflateSync } from 'node:zlib';

/** Thrown where a document has more of something than any that people make. */
export class TooComplex extends Error {}

const MOST_OBJECTS = 200_000;
const MOST_PACKED = 64 << 20; // bytes that one stream of objects unpacks to
const MOST_TIMES = 4; // that it is packed
const ZLIB = 0x78; // the first byte of what is deflated
const MOST_SIZE = 1_000_000; // objects that a table of them announces
const MOST_OPEN = 1000; // objects or streams without their end
const MOST_PIXELS = 250_000_000;

/** The most pages, and the most objects that draw them. */
export const MOST_PAGES = 2000;
export const MOST_KEPT = 200_000;
/** How deep values may lie in each other. */
export const DEEPEST = 400;

const countUpTo = (bytes: Buffer, word: string, most: number): number => {
  let count = 0;
  for (
    let at = bytes.indexOf(word);
    at >= 0 && count <= most;
    at = bytes.indexOf(word, at + word.length)
  )
    count += 1;
  return count;
};

/**
 * What packed bytes unpack to, also where they are packed several times. Throws TooComplex beyond
 * the bound; damage is for the reader to find.
 */
const unpack = (packed: Buffer): void => {
  let now = packed;
  try {
    for (let i = 0; i < MOST_TIMES && now[0] === ZLIB; i += 1)
      now = inflateSync(now, { maxOutputLength: MOST_PACKED });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw new TooComplex();
  }
};

const dataAfter = (bytes: Buffer, at: number): Buffer => {
  const begin = bytes.indexOf('stream', at);
  if (begin < 0) return Buffer.alloc(0);
  const data = begin + 6 + (bytes[begin + 6] === 13 ? 2 : 1);
  const end = bytes.indexOf('endstream', data);
  return bytes.subarray(data, end < 0 ? bytes.length : end);
};

/**
 * Throws TooComplex where reading alone would take too long: before anything is parsed, from the
 * bytes as they lie. What hides from it is ended by the bounds of the thread.
 */
export const checkBounds = (bytes: Buffer): void => {
  const objects = countUpTo(bytes, 'obj', 2 * MOST_OBJECTS);
  const closed = countUpTo(bytes, 'endobj', MOST_OBJECTS);
  const streams = countUpTo(bytes, 'stream', 2 * MOST_OBJECTS);
  const ended = countUpTo(bytes, 'endstream', MOST_OBJECTS);
  if (objects > 2 * MOST_OBJECTS) throw new TooComplex();
  // The reader looks for the end of each that has none in all that follows.
  if (objects - 2 * closed > MOST_OPEN || streams - 2 * ended > MOST_OPEN) throw new TooComplex();
  for (const kind of ['/ObjStm', '/XRef'])
    for (let at = bytes.indexOf(kind); at >= 0; at = bytes.indexOf(kind, at + kind.length)) {
      unpack(dataAfter(bytes, at));
      const dict = bytes.toString('latin1', Math.max(0, at - 500), at + 500);
      for (const [, number] of dict.matchAll(/\/(?:Size|N)\s+(\d+)/g))
        if (Number(number) > MOST_SIZE) throw new TooComplex();
    }
};

/** Throws TooComplex for a picture of more pixels than a poster scanned for print. */
export const checkPixels = (width: number, height: number): void => {
  if (!(width * height <= MOST_PIXELS)) throw new TooComplex();
};
