import type { Metadata } from 'sharp';

type Found = { decode: () => Promise<{ width: number; height: number; data: Uint8ClampedArray }> };
/** heic-decode brings no types of its own. */
const { all } = require('heic-decode') as {
  all: (input: { buffer: Uint8Array }) => Promise<Found[] & { dispose: () => void }>;
};

/** Pixels of four bytes: red, green, blue, alpha. */
export type Pixels = { data: Uint8Array; width: number; height: number };

// Display P3's red, green and blue as its profile writes them (XYZ, D50).
const P3: readonly (readonly [tag: string, x: number, y: number, z: number])[] = [
  ['rXYZ', 0.5151, 0.2412, -0.0011],
  ['gXYZ', 0.2919, 0.6922, 0.0419],
  ['bXYZ', 0.1572, 0.0666, 0.7841],
];
const CLOSE = 0.005;

/** Whether a profile (ICC.1, 7.3) is Display P3, whatever it calls itself. */
const isWide = (icc: Buffer): boolean => {
  if (icc.length < 132) return false;
  const places = new Map<string, number>();
  for (let i = 0, count = Math.min(icc.readUInt32BE(128), 100); i < count; i += 1) {
    const at = 132 + i * 12;
    if (at + 12 <= icc.length)
      places.set(icc.toString('latin1', at, at + 4), icc.readUInt32BE(at + 4) + 8);
  }
  return P3.every(([tag, ...xyz]) => {
    const at = places.get(tag) ?? icc.length;
    return (
      at + 12 <= icc.length &&
      xyz.every(
        (value, index) => Math.abs(icc.readInt32BE(at + 4 * index) / 65_536 - value) < CLOSE,
      )
    );
  });
};

const STEPS = 4096;
// Display P3 and sRGB have the same curve (IEC 61966-2-1); between their linear values stands a
// matrix (D65, from the primaries of both).
const MATRIX = [
  [1.224_940_2, -0.224_940_2, 0],
  [-0.042_056_9, 1.042_056_9, 0],
  [-0.019_637_6, -0.078_636, 1.098_273_6],
] as const;
const linear = Float32Array.from({ length: 256 }, (_, index) => {
  const value = index / 255;
  return value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});
const curved = Uint8Array.from({ length: STEPS + 1 }, (_, index) => {
  const value = index / STEPS;
  return Math.round(
    255 * (value <= 0.003_130_8 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055),
  );
});

/** Turns the colours of an iPhone's wide space into sRGB, in place. */
const toSrgb = (data: Uint8Array): void => {
  for (let at = 0; at < data.length; at += 4) {
    const [red, green, blue] = [linear[data[at]!]!, linear[data[at + 1]!]!, linear[data[at + 2]!]!];
    for (let i = 0; i < 3; i += 1) {
      const [fromRed, fromGreen, fromBlue] = MATRIX[i as 0 | 1 | 2];
      const value = Math.min(1, Math.max(0, fromRed * red + fromGreen * green + fromBlue * blue));
      data[at + i] = curved[Math.round(value * STEPS)]!;
    }
  }
};

/**
 * Unpacks the main picture of a HEIC, upright, in sRGB. Throws when libheif refuses it; `metadata`
 * is what sharp reads from its header.
 */
export const decodeHeic = async (
  bytes: Buffer,
  { icc, pagePrimary = 0 }: Metadata,
): Promise<Pixels> => {
  const pictures = await all({ buffer: bytes });
  try {
    const main = pictures[pagePrimary] ?? pictures[0]!;
    const { data, width, height } = await main.decode();
    const pixels = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    if (icc && isWide(icc)) toSrgb(pixels);
    return { data: pixels, width, height };
  } finally {
    pictures.dispose();
  }
};
