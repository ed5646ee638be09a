import { crc32, deflateSync } from 'node:zlib';

/** What a PNG says of itself, and what its data is. */
export type Said = {
  width: number;
  height: number;
  depth?: number;
  colour?: number;
  interlace?: number;
  filter?: number;
  data?: Buffer;
  transparency?: Buffer;
};

const channels: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const adam7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

const chunk = (type: string, data: Buffer): Buffer => {
  const out = Buffer.alloc(12 + data.length);
  out.writeUInt32BE(data.length);
  out.write(type, 4, 'latin1');
  data.copy(out, 8);
  out.writeUInt32BE(crc32(out.subarray(4, -4)), 8 + data.length);
  return out;
};

/** The lines that a PNG's size asks for, every one under the same filter. */
export const linesOf = ({
  width,
  height,
  depth = 8,
  colour = 6,
  interlace = 0,
  filter = 0,
}: Said): Buffer => {
  const lines: Buffer[] = [];
  for (const [x, y, dx, dy] of interlace ? adam7 : ([[0, 0, 1, 1]] as const)) {
    const columns = Math.ceil((width - x) / dx);
    if (columns <= 0) continue;
    const line = Buffer.alloc(1 + Math.ceil((columns * depth * channels[colour]!) / 8), 1);
    line[0] = filter;
    for (let row = y; row < height; row += dy) lines.push(line);
  }
  return Buffer.concat(lines);
};

/** A PNG with right check sums, whatever it says. */
export const pngOf = (said: Said): Buffer => {
  const { width, height, depth = 8, colour = 6, interlace = 0 } = said;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  head.set([depth, colour, 0, 0, interlace], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    ...(colour === 3 ? [chunk('PLTE', Buffer.alloc(6))] : []),
    ...(said.transparency ? [chunk('tRNS', said.transparency)] : []),
    chunk('IDAT', deflateSync(said.data ?? linesOf(said))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

/** Each colour type with each depth that it may have. */
export const sorts: readonly (readonly [colour: number, depth: number])[] = [
  ...[1, 2, 4, 8, 16].map((depth) => [0, depth] as const),
  ...[1, 2, 4, 8].map((depth) => [3, depth] as const),
  ...[2, 4, 6].flatMap((colour) => [[colour, 8] as const, [colour, 16] as const]),
];
