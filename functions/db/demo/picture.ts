import { crc32, deflateSync } from 'node:zlib';

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type), data]);
  const out = Buffer.alloc(12 + data.length);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), 8 + data.length);
  return out;
};

/** A grey PNG in which `ink` says where it is black: for demonstrations and tests. */
export const picture = (width: number, height: number, ink: (x: number, y: number) => boolean): Uint8Array => {
  const rows = Array.from({ length: height }, (_, y) => Buffer.from([0, ...Array.from({ length: width }, (_x, x) => (ink(x, y) ? 0x22 : 0xff))]));
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.concat(rows))), chunk('IEND', Buffer.alloc(0))]);
};

type Dot = readonly [number, number];
const near = (x: number, y: number, [ax, ay]: Dot, [bx, by]: Dot): number => {
  const t = Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2)));
  return Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay));
};

/** Strokes that look hand-written, different for each seed. */
export const scribble = (seed: number): Uint8Array => {
  const wave = (n: number): number => ((seed * 7919 + n * 104_729) % 97) / 97;
  const lines = Array.from({ length: 3 }, (_, k) => Array.from({ length: 6 }, (_d, i): Dot => [20 + k * 75 + i * 11, 25 + 50 * wave(k * 6 + i)]));
  return picture(260, 100, (x, y) => lines.some((line) => line.some((dot, i) => i > 0 && near(x, y, line[i - 1]!, dot) < 1.8)));
};

/** A photographed page: a frame, a title bar and lines of text. */
export const page = (seed: number): Uint8Array =>
  picture(360, 480, (x, y) => {
    if (x < 14 || x > 345 || y < 14 || y > 465) return x === 13 || x === 346 || y === 13 || y === 466;
    if (y > 36 && y < 50) return x > 110 && x < 250 && (x * 7 + seed) % 18 < 13;
    return y > 80 && y % 22 < 9 && x > 36 && x < 200 + ((y * 31 + seed * 17) % 130) && (x * 5 + y + seed) % 14 < 10;
  });
