import { inflateSync } from 'node:zlib';

/** The eight bytes every PNG begins with. */
export const PNG_MARK = Buffer.from('89504e470d0a1a0a', 'hex');

const MOST_PIXELS = 16_000_000; // a page scanned at 400 dots an inch; a telephone's whole screen is a quarter of that
const MOST_UNPACKED = 64 << 20; // bytes
/** Samples a pixel by colour type (PNG specification, 3rd edition, 11.2.1). */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** First column and row, and the steps from one to the next, of each reduced picture (specification, 8.1). */
type Pass = readonly [x: number, y: number, dx: number, dy: number];
const WHOLE: readonly Pass[] = [[0, 0, 1, 1]];
const ADAM7: readonly Pass[] = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
];

/** What a PNG's header says, and its data: lines of a filter's number and the filtered bytes, pass after pass. */
export type Pixels = {
  width: number;
  height: number;
  depth: number;
  colour: number;
  interlaced: boolean;
  lines: Buffer;
};

const packedOf = (b: Buffer): Buffer => {
  const parts: Buffer[] = [];
  for (let at = PNG_MARK.length; at + 12 <= b.length; at += 12 + b.readUInt32BE(at))
    if (b.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(b.subarray(at + 8, at + 8 + b.readUInt32BE(at)));
  return Buffer.concat(parts);
};

const inflated = (packed: Buffer, length: number): Buffer | undefined => {
  try {
    return inflateSync(packed, { maxOutputLength: length });
  } catch {
    return undefined; // damaged, or it unpacks to more than its size says
  }
};

/** The data of a PNG that begins with its header; undefined when it is not exactly what that size needs, has a filter there is not, or is more than 16 million pixels or 64 MB, which is known before anything is unpacked. Each filter is looked at and none undone. */
export const pixelsOf = (b: Buffer): Pixels | undefined => {
  const [width, height, depth, colour, interlaced] = [
    b.readUInt32BE(16),
    b.readUInt32BE(20),
    b.readUInt8(24),
    b.readUInt8(25),
    b.readUInt8(28) === 1,
  ];
  const bits = depth * (CHANNELS[colour] ?? 0);
  if (bits === 0 || width === 0 || height === 0 || width * height > MOST_PIXELS) return undefined;
  const passes = (interlaced ? ADAM7 : WHOLE)
    .map(([x, y, dx, dy]) => ({
      columns: Math.ceil((width - x) / dx),
      rows: Math.ceil((height - y) / dy),
    }))
    .filter(({ columns, rows }) => columns > 0 && rows > 0)
    .map(({ columns, rows }) => ({ stride: 1 + Math.ceil((columns * bits) / 8), rows }));
  const length = passes.reduce((sum, { stride, rows }) => sum + stride * rows, 0);
  const lines = length > MOST_UNPACKED ? undefined : inflated(packedOf(b), length);
  if (lines?.length !== length) return undefined;
  let at = 0;
  for (const { stride, rows } of passes)
    for (let row = 0; row < rows; row += 1, at += stride) if (lines[at]! > 4) return undefined;
  return { width, height, depth, colour, interlaced, lines };
};
