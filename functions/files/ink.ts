import { inflateSync } from 'node:zlib';
import { PNG_MARK } from '../outside/clean/png';

/** Bytes a pixel by colour type at eight bits a channel (PNG specification, 11.2.1): grey, RGB, grey with alpha, RGBA. */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 4: 2, 6: 4 };
const MOST_PIXELS = 16_000_000; // a telephone's whole screen is a quarter of that
const DARK = 192; // of 255, on white paper
const LEAST = 1000; // one pixel in so many is drawn

/** What can be said about a signature from its pixels; `unknown` for a picture that is not decoded here. */
export type Ink = 'ink' | 'blank' | 'broken' | 'unknown';

type Header = { width: number; height: number; bpp: number };

const headerOf = (b: Buffer): Header | undefined => {
  const [width, height, depth, colour, interlace] = [b.readUInt32BE(16), b.readUInt32BE(20), b[24], b[25]!, b[28]];
  const bpp = CHANNELS[colour];
  return depth === 8 && bpp && interlace === 0 ? { width, height, bpp } : undefined;
};

const dataOf = (b: Buffer): Buffer => {
  const parts: Buffer[] = [];
  for (let at = PNG_MARK.length; at + 12 <= b.length; at += 12 + b.readUInt32BE(at))
    if (b.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(b.subarray(at + 8, at + 8 + b.readUInt32BE(at)));
  return Buffer.concat(parts);
};

const paeth = (a: number, b: number, c: number): number => {
  const [pa, pb, pc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
};

/** Undoes the filter of one line in place; `above` is the line before it, undone (specification, 9.2). False for a filter there is not. */
const unfilter = (filter: number, line: Uint8Array, above: Uint8Array, bpp: number): boolean => {
  if (filter > 4) return false;
  if (filter === 0) return true;
  for (let i = 0; i < line.length; i += 1) {
    const left = i < bpp ? 0 : line[i - bpp]!;
    const up = above[i]!;
    const more = filter === 1 ? left : filter === 2 ? up : filter === 3 ? (left + up) >> 1 : paeth(left, up, i < bpp ? 0 : above[i - bpp]!);
    line[i] = line[i]! + more;
  }
  return true;
};

/** How light a pixel is once it is printed on white paper, 0 to 255. */
const onPaper = (line: Uint8Array, at: number, bpp: number): number => {
  const light = bpp < 3 ? line[at]! : (line[at]! * 299 + line[at + 1]! * 587 + line[at + 2]! * 114) / 1000;
  const alpha = bpp === 4 ? line[at + 3]! : bpp === 2 ? line[at + 1]! : 255;
  return 255 - ((255 - light) * alpha) / 255;
};

/** Whether anything is drawn in a PNG that has passed `clean`. Eight bits a channel without interlace are decoded, what phones draw; others are `unknown`. */
export const inkOf = (png: Uint8Array): Ink => {
  const b = Buffer.from(png.buffer, png.byteOffset, png.byteLength);
  if (!b.subarray(0, PNG_MARK.length).equals(PNG_MARK)) return 'unknown';
  const header = headerOf(b);
  if (!header) return 'unknown';
  const { width, height, bpp } = header;
  if (width * height > MOST_PIXELS) return 'broken';
  const stride = 1 + width * bpp;
  let raw: Buffer;
  try {
    raw = inflateSync(dataOf(b), { maxOutputLength: height * stride });
  } catch {
    return 'broken'; // damaged, or it unpacks to more than its size says
  }
  if (raw.length < height * stride) return 'broken';
  let dark = 0;
  let above: Uint8Array = new Uint8Array(stride - 1);
  for (let y = 0; y < height; y += 1) {
    const line = raw.subarray(y * stride + 1, (y + 1) * stride);
    if (!unfilter(raw[y * stride]!, line, above, bpp)) return 'broken';
    for (let at = 0; at < line.length; at += bpp) if (onPaper(line, at, bpp) < DARK) dark += 1;
    above = line;
  }
  return dark > 0 && dark * LEAST >= width * height ? 'ink' : 'blank';
};
