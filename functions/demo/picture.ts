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
export const picture = (
  width: number,
  height: number,
  ink: (x: number, y: number) => boolean,
): Uint8Array => {
  const rows = Array.from({ length: height }, (_, y) =>
    Buffer.from([0, ...Array.from({ length: width }, (_x, x) => (ink(x, y) ? 0x22 : 0xff))]),
  );
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

type Dot = readonly [number, number];
const reach = [-1, 0, 1];

/** Strokes that look hand-written, different for each seed. */
export const scribble = (seed: number): Uint8Array => {
  const wave = (step: number): number => ((seed * 7919 + step * 104_729) % 97) / 97;
  const inked = new Set<number>();
  const stroke = ([ax, ay]: Dot, [bx, by]: Dot): void => {
    const steps = Math.ceil(Math.hypot(bx - ax, by - ay));
    for (let index = 0; index <= steps; index += 1) {
      const [x, y] = [
        Math.round(ax + ((bx - ax) * index) / steps),
        Math.round(ay + ((by - ay) * index) / steps),
      ];
      for (const dy of reach) for (const dx of reach) inked.add((y + dy) * 260 + x + dx);
    }
  };
  for (let k = 0; k < 3; k += 1) {
    const line = Array.from({ length: 6 }, (_, index): Dot => [
      20 + k * 75 + index * 11,
      25 + 50 * wave(k * 6 + index),
    ]);
    for (const [index, dot] of line.slice(1).entries()) stroke(line[index]!, dot);
  }
  return picture(260, 100, (x, y) => inked.has(y * 260 + x));
};

const isFrame = (x: number, y: number): boolean => x === 13 || x === 346 || y === 13 || y === 466;

/** A photographed page: a frame, a title bar and lines of text. */
export const page = (seed: number): Uint8Array =>
  picture(360, 480, (x, y) => {
    if (x < 14 || x > 345 || y < 14 || y > 465) return isFrame(x, y);
    if (y > 36 && y < 50) return x > 110 && x < 250 && (x * 7 + seed) % 18 < 13;
    return (
      y > 80 &&
      y % 22 < 9 &&
      x > 36 &&
      x < 200 + ((y * 31 + seed * 17) % 130) &&
      (x * 5 + y + seed) % 14 < 10
    );
  });
