import { crc32 } from 'node:zlib';
import type { Made, Why } from './made';
import { pixelsOf, PNG_MARK } from './pixels';

/** The chunks that draw the picture and their length where it is fixed (PNG specification, 3rd edition, 11); all others are dropped. */
const drawn: Readonly<Record<string, number | undefined>> = {
  IHDR: 13,
  PLTE: undefined,
  IDAT: undefined,
  IEND: 0,
  tRNS: undefined,
  gAMA: 4,
  cHRM: 32,
  sRGB: 1,
  iCCP: undefined,
  pHYs: 9,
};
const DEPTHS: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};
const MOST_PROFILE = 1 << 20; // bytes

/** Rewrites a PNG with only the chunks that draw it: no text, Exif, time, animation, or bytes after its end. Every kept chunk's check sum must be right, and its data those of its size, 16 million pixels at the most. */
export const cleanPng = (b: Buffer): Made | Why => {
  const kept: Buffer[] = [PNG_MARK];
  const seen: string[] = [];
  for (let at = PNG_MARK.length; ;) {
    const length = b.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > b.length) return 'broken';
    const type = b.toString('latin1', at + 4, at + 8);
    if (
      !/^[A-Za-z]{4}$/.test(type) ||
      crc32(b.subarray(at + 4, end - 4)) !== b.readUInt32BE(end - 4)
    )
      return 'broken';
    const known = type in drawn;
    if (!known && /^[A-Z]/.test(type)) return 'broken'; // a chunk that must be understood
    if (known) {
      const last = seen.at(-1);
      const again = seen.includes(type) && !(type === 'IDAT' && last === 'IDAT');
      if (again || (drawn[type] ?? length) !== length || (last === undefined) !== (type === 'IHDR'))
        return 'broken';
      if (length > MOST_PROFILE && type !== 'IDAT') return 'broken';
      seen.push(type);
      kept.push(b.subarray(at, end));
    }
    at = end;
    if (type === 'IEND') break;
  }
  const header = kept[1]!.subarray(8);
  const [depth, colour, compression, filter, interlace] = header.subarray(8, 13) as unknown as [
    number,
    number,
    number,
    number,
    number,
  ];
  if (
    !DEPTHS[colour]?.includes(depth) ||
    compression !== 0 ||
    filter !== 0 ||
    interlace > 1 ||
    !seen.includes('IDAT')
  )
    return 'broken';
  if (colour === 3 && !seen.includes('PLTE')) return 'broken';
  const bytes = Buffer.concat(kept);
  return pixelsOf(bytes)
    ? { bytes, width: header.readUInt32BE(0), height: header.readUInt32BE(4) }
    : 'broken';
};
