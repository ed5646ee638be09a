import type { Metadata } from 'sharp';

type Found = { decode: () => Promise<{ width: number; height: number; data: Uint8ClampedArray }> };
/** heic-decode brings no types of its own. */
const { all } = require('heic-decode') as {
  all: (input: { buffer: Uint8Array }) => Promise<Found[] & { dispose: () => void }>;
};

/** Pixels of four bytes: red, green, blue, alpha. */
export type Pixels = { data: Uint8Array; width: number; height: number };

// As a profile spells its own name, in one way or the other.
const WIDE = [Buffer.from('Display P3'), Buffer.from('Display P3', 'utf16le').swap16()];
const STEPS = 4096;
// Display P3 and sRGB have the same curve (IEC 61966-2-1); between their linear values stands a matrix (D65, from the primaries of both).
const MATRIX = [
  [1.224_940_2, -0.224_940_2, 0],
  [-0.042_056_9, 1.042_056_9, 0],
  [-0.019_637_6, -0.078_636, 1.098_273_6],
] as const;
const linear = Float32Array.from({ length: 256 }, (_, i) => {
  const v = i / 255;
  return v <= 0.040_45 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
});
const curved = Uint8Array.from({ length: STEPS + 1 }, (_, i) => {
  const v = i / STEPS;
  return Math.round(255 * (v <= 0.003_130_8 ? v * 12.92 : 1.055 * v ** (1 / 2.4) - 0.055));
});

/** Turns the colours of an iPhone's wide space into sRGB, in place. */
const toSrgb = (data: Uint8Array): void => {
  for (let at = 0; at < data.length; at += 4) {
    const [r, g, b] = [linear[data[at]!]!, linear[data[at + 1]!]!, linear[data[at + 2]!]!];
    for (let i = 0; i < 3; i += 1) {
      const [x, y, z] = MATRIX[i as 0 | 1 | 2];
      const v = Math.min(1, Math.max(0, x * r + y * g + z * b));
      data[at + i] = curved[Math.round(v * STEPS)]!;
    }
  }
};

/** Unpacks the main picture of a HEIC, upright, in sRGB. Throws when libheif refuses it; `metadata` is what sharp reads from its header. */
export const decodeHeic = async (
  bytes: Buffer,
  { icc, pagePrimary = 0 }: Metadata,
): Promise<Pixels> => {
  const pictures = await all({ buffer: bytes });
  try {
    const main = pictures[pagePrimary] ?? pictures[0]!;
    const { data, width, height } = await main.decode();
    const pixels = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    if (WIDE.some((name) => icc?.includes(name))) toSrgb(pixels);
    return { data: pixels, width, height };
  } finally {
    pictures.dispose();
  }
};
