import sharp, { type Sharp } from 'sharp';
import { openFonts } from '@functions/documents/fonts';
import { allForPaper, forPaper } from '@functions/documents/image';
import { drawForm } from '@functions/documents/paper';
import { fontFolder, readPdf, wordsOf } from '../pdf';
import { linesOf, pngOf, sorts, type Said } from './png-of';

jest.setTimeout(120_000);
const fonts = openFonts(fontFolder);
const size = { width: 13, height: 9 };
const bytesOf = (dataUrl: string | undefined): Buffer =>
  Buffer.from(dataUrl!.split('base64,')[1]!, 'base64');
const plain = (width: number, height: number): Sharp =>
  sharp({ create: { width, height, channels: 4, background: '#1234' } });
const draw = async (pictures: Record<string, Uint8Array>) =>
  drawForm(
    {
      title: '表',
      top: [],
      columns: 1,
      widths: [1],
      rows: Object.keys(pictures).map((image) => [{ kind: 'image', image, text: `见${image}` }]),
      notes: [],
      copies: [{ no: 1, of: 1, code: 'A', holder: '学校' }],
    },
    fonts,
    await allForPaper(pictures),
  );
const pagesOf = async (pictures: Record<string, Uint8Array>) => {
  const drawn = await draw(pictures);
  if (!drawn.ok) throw new Error(drawn.refusal.code);
  return (await readPdf(drawn.value)).pages;
};

describe('a picture that cannot be drawn is left to its words', () => {
  test.each<[string, Said]>([
    ['has a filter there is not', { ...size, filter: 9 }],
    [
      'has one line such',
      {
        ...size,
        data: Buffer.concat([
          linesOf({ ...size, height: 8 }),
          linesOf({ ...size, height: 1, filter: 5 }),
        ]),
      },
    ],
    ['ends early', { ...size, data: linesOf(size).subarray(1) }],
    [
      'is one line of 14000',
      {
        width: 14_000,
        height: 14_000,
        depth: 16,
        data: linesOf({ width: 14_000, height: 1, depth: 16 }),
      },
    ],
    [
      'says it is larger than anybody needs',
      { width: 2 ** 31 - 1, height: 1, data: linesOf(size) },
    ],
  ])('one that %s', async (_, said) => {
    const broken = pngOf(said);
    expect(await forPaper(broken)).toBeUndefined();
    const [page] = await pagesOf({ broken, good: pngOf(size) });
    expect([page!.images.length, wordsOf(page!).includes('见broken')]).toEqual([1, true]);
  });

  test('one that only pretends to be a PNG, or stops anywhere', async () => {
    const good = pngOf(size);
    const pretending = Buffer.from(good);
    pretending[5] = 0;
    expect(await forPaper(pretending)).toBeUndefined();
    for (let end = 0; end < good.length - 16; end += 1)
      expect([end, await forPaper(good.subarray(0, end))]).toEqual([end, undefined]);
  });

  test.each([
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'],
    ['GIF', 'GIF89a\u0001\u0000\u0001\u0000\u0000\u0000\u0000;'],
    ['PDF', '%PDF-1.4'],
    ['nothing', ''],
  ])('one that is %s', async (_, text) => {
    expect(await forPaper(Buffer.from(text))).toBeUndefined();
  });

  test('a JPEG that stops halfway', async () => {
    const whole = await plain(600, 400).jpeg().toBuffer();
    expect(await forPaper(whole)).toBeDefined();
    expect(await forPaper(whole.subarray(0, whole.length / 2))).toBeUndefined();
  });
});

test('every sort of whole picture becomes a plain one, see-through and interlaced ones too, and is drawn', async () => {
  const seeThrough: Readonly<Record<number, Buffer>> = {
    0: Buffer.alloc(2),
    2: Buffer.alloc(6),
    3: Buffer.alloc(1),
  };
  const all = sorts.flatMap(([colour, depth]) =>
    [0, 1].flatMap((interlace) =>
      [undefined, seeThrough[colour]].map((transparency) =>
        pngOf({ ...size, colour, depth, transparency, interlace, ...(interlace && passes) }),
      ),
    ),
  );
  for (const given of all) {
    const made = bytesOf(await forPaper(given));
    expect([made.readUInt8(24), [0, 2].includes(made.readUInt8(25)), made.readUInt8(28)]).toEqual([
      8,
      true,
      0,
    ]);
    expect(made.includes('tRNS')).toBe(false);
  }
  const pages = await pagesOf(Object.fromEntries(all.map((b, i) => [`p${i}`, b])));
  expect(pages.flatMap((p) => p.images)).toHaveLength(all.length);
});

// One pixel stands in the first pass alone, whatever its depth.
const passes = { width: 1, height: 1 };

test('strokes of a see-through signature stand dark on white', async () => {
  const plane = (width: number, background: object) =>
    sharp({ create: { width, height: 100, channels: 4, background } }).png();
  const stroke = await plane(20, { r: 0x10, g: 0x20, b: 0x80, alpha: 1 }).toBuffer();
  const strokes = await plane(300, { r: 0, g: 0, b: 0, alpha: 0 })
    .composite([{ input: stroke, left: 100, top: 0 }])
    .toBuffer();
  const made = bytesOf(await forPaper(strokes));
  const { data, info } = await sharp(made).raw().toBuffer({ resolveWithObject: true });
  const at = (x: number): number[] => [...data.subarray(x * info.channels, x * info.channels + 3)];
  expect([at(10), at(110)]).toEqual([
    [255, 255, 255],
    [0x10, 0x20, 0x80],
  ]);
});

describe('however large it was stored, little reaches the paper', () => {
  test.each<[string, () => Promise<Buffer>]>([
    ['a signature of 5 megapixels', () => plain(2600, 2000).png().toBuffer()],
    ['one in passes', () => plain(2600, 2000).png({ progressive: true }).toBuffer()],
    ['a scan of 35 megapixels', () => plain(7000, 5000).jpeg().toBuffer()],
    ['a long screenshot', () => plain(1080, 15_000).png().toBuffer()],
    ['a photo kept as PNG', () => noise(1200, 900).png().toBuffer()],
    [
      'a photo in the colours of a press',
      () => plain(900, 900).toColourspace('cmyk').jpeg().toBuffer(),
    ],
  ])('%s', async (_, make) => {
    const given = await make();
    const began = performance.now();
    const made = bytesOf(await forPaper(given));
    expect(performance.now() - began).toBeLessThan(3000);
    const { width, height, space } = await sharp(made).metadata();
    expect([Math.max(width, height) <= 800, made.length < 600_000, space]).toEqual([
      true,
      true,
      'srgb',
    ]);
    expect((await pagesOf({ given }))[0]!.images).toHaveLength(1);
  });

  test('more than 40 million pixels are not unpacked', async () => {
    expect(await forPaper(await plain(8000, 5001).png().toBuffer())).toBeUndefined();
  });
});

const noise = (width: number, height: number): Sharp =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#fff',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  });

test('a photo that a telephone stored on its side stands upright on paper', async () => {
  // Left half red as stored; turned by 90° clockwise (orientation 6) the red is on top.
  const stored = await sharp({
    create: { width: 400, height: 200, channels: 3, background: '#00f' },
  })
    .composite([
      {
        input: { create: { width: 200, height: 200, channels: 3, background: '#f00' } },
        left: 0,
        top: 0,
      },
    ])
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  const { data, info } = await sharp(bytesOf(await forPaper(stored)))
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([200, 400]);
  expect([data[0]! > 200, data.at(-1)! > 200]).toEqual([true, true]);
  const [box] = (await pagesOf({ stored }))[0]!.images;
  expect(box!.h / box!.w).toBeCloseTo(2, 1);
});
