import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, crc32, deflateRawSync, deflateSync } from 'node:zlib';

/** A file that somebody might send to do harm: its number in the corpus, what it is, the name it is sent under, and how it is to be answered. */
export type Hostile = {
  title: string;
  name: string;
  make: () => Buffer;
  /** `taken`, or the code of the refusal; several where either is right. */
  answer: string | readonly string[];
  use?: 'attachment' | 'signature';
};

const photos = join(__dirname, '../stand-in/photos');
/** One of the photographs that honest people send. */
export const photo = (name: string): Buffer => readFileSync(join(photos, name));

/** Latin-1 text as bytes. */
export const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');
export const u16 = (n: number): Buffer => Buffer.from([(n >>> 8) & 255, n & 255]);
export const u32 = (n: number): Buffer =>
  Buffer.from([n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255]);
export const le16 = (n: number): Buffer => Buffer.from(u16(n)).reverse();
export const le32 = (n: number): Buffer => Buffer.from(u32(n)).reverse();
/** The same bytes many times. */
export const times = (count: number, part: Uint8Array): Buffer =>
  Buffer.alloc(count * part.length, part);
/** The parts one after another. */
export const all = (...parts: Uint8Array[]): Buffer => Buffer.concat(parts);

/** A JPEG segment. */
export const segment = (marker: number, content: Uint8Array): Buffer =>
  all(Buffer.from([0xff, marker]), u16(content.length + 2), content);
/** A JPEG with something put in behind its first two bytes. */
export const inJpeg = (more: Uint8Array, base = photo('bare.jpg')): Buffer =>
  all(base.subarray(0, 2), more, base.subarray(2));

/** A PNG chunk with a right check sum. */
export const chunk = (type: string, data: Uint8Array = Buffer.alloc(0)): Buffer => {
  const body = all(ascii(type), data);
  return all(u32(data.length), body, u32(crc32(body)));
};
export const PNG = Buffer.from('89504e470d0a1a0a', 'hex');
/** The first chunk of a PNG. */
export const ihdr = (
  width: number,
  height: number,
  depth = 8,
  colour = 0,
  interlaced = 0,
): Buffer =>
  chunk('IHDR', all(u32(width), u32(height), Buffer.from([depth, colour, 0, 0, interlaced])));
/** A small grey PNG with chunks before its data and behind. */
export const inPng = (before: Uint8Array, behind: Uint8Array = Buffer.alloc(0)): Buffer =>
  all(
    PNG,
    ihdr(8, 8),
    before,
    chunk('IDAT', deflateSync(Buffer.alloc(72, 0))),
    behind,
    chunk('IEND'),
  );

/** So many megabytes of one value, deflated at a thousand to one, made without unpacking them here. */
export const bomb = (megabytes: number, value = 0): Buffer => {
  const one = deflateRawSync(Buffer.alloc(1 << 20, value), {
    level: 9,
    finishFlush: constants.Z_FULL_FLUSH,
  });
  const n = BigInt(megabytes) << 20n;
  const [v, prime] = [BigInt(value), 65_521n];
  const sums = [(n + (v * n * (n + 1n)) / 2n) % prime, (1n + n * v) % prime] as const;
  const check = all(u16(Number(sums[0])), u16(Number(sums[1])));
  return all(Buffer.from([0x78, 0xda]), times(megabytes, one), Buffer.from([3, 0]), check);
};

/** A box of an ISO media file. */
export const box = (type: string, ...content: Uint8Array[]): Buffer => {
  const body = all(...content);
  return all(u32(body.length + 8), ascii(type), body);
};
/** A box that begins with version and flags. */
export const full = (type: string, version: number, ...content: Uint8Array[]): Buffer =>
  box(type, u32(version * 0x1000000), ...content);
