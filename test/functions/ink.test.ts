import sharp from 'sharp';
import { picture, scribble } from '@functions/demo/picture';
import { clean } from '@functions/outside/clean';
import { linesOf, pngOf, sorts } from './png-of';

const size = { width: 30, height: 20 };
const signed = async (bytes: Uint8Array): Promise<unknown> => {
  const made = await clean({ bytes, use: 'signature' });
  return made.ok ? made.kind : made.why;
};

test.each(sorts)(
  'ink is seen in a signature of colour type %i with %i bits, interlaced or not',
  async (colour, depth) => {
    const dark = linesOf({ ...size, colour, depth }).fill(0);
    const see = (more: object) => signed(pngOf({ ...size, colour, depth, ...more }));
    // See-through ink is none.
    const want = colour === 4 || colour === 6 ? 'blank' : 'png';
    expect([
      await see({ data: dark }),
      await see({ interlace: 1, data: linesOf({ ...size, colour, depth, interlace: 1 }).fill(0) }),
    ]).toEqual([want, want]);
  },
);

test('a signature is kept as a PNG on white, whatever it came as; the grain of paper is no ink', async () => {
  const ink = Buffer.from(scribble(3));
  for (const bytes of [ink, await sharp(ink).jpeg().toBuffer()]) {
    const made = await clean({ bytes, use: 'signature' });
    if (!made.ok) throw new Error(made.why);
    const { format, hasAlpha, width } = await sharp(made.bytes).metadata();
    expect([made.kind, format, hasAlpha, width]).toEqual(['png', 'png', false, 260]);
  }
  const grain = await sharp({
    create: { width: 300, height: 100, channels: 3, background: '#eee' },
  })
    .png()
    .toBuffer();
  expect(await signed(grain)).toBe('blank');
  expect(await signed(picture(120, 60, () => false))).toBe('blank');
});

test('of a signature with transparency only what is inked counts', async () => {
  const glass = { r: 0, g: 0, b: 0, alpha: 0 };
  const pad = sharp({ create: { width: 200, height: 80, channels: 4, background: glass } });
  expect(await signed(await pad.clone().png().toBuffer())).toBe('blank');
  const stroke = { create: { width: 60, height: 6, channels: 4 as const, background: '#123' } };
  expect(
    await signed(
      await pad
        .composite([{ input: stroke, left: 20, top: 30 }])
        .png()
        .toBuffer(),
    ),
  ).toBe('png');
});

test('a signature of more than a megapixel, or one that does not unpack, is none', async () => {
  expect(await signed(picture(1001, 1000, (x, y) => x === y))).toBe('too_many_pixels');
  expect(await signed(picture(1000, 1000, (x, y) => x === y || x === y + 1))).toBe('png');
  expect(await signed(pngOf({ ...size, colour: 0, filter: 9 }))).toBe('broken');
});
