import { checkImage } from '@functions/documents/image';
import { openFonts } from '@functions/documents/fonts';
import { drawForm } from '@functions/documents/paper';
import { fontFolder, readPdf } from '../pdf';
import { linesOf, pngOf, sorts, type Said } from './png-of';

jest.setTimeout(120_000);
const fonts = openFonts(fontFolder);
const size = { width: 13, height: 9 };
const urlOf = (bytes: Buffer): string => `data:image/png;base64,${bytes.toString('base64')}`;
const check = (said: Said) => (): void => checkImage(urlOf(pngOf(said)));
const draw = (images: readonly string[]) =>
  drawForm(
    {
      title: '表',
      top: [],
      columns: 1,
      widths: [1],
      rows: images.map((image) => [{ kind: 'image', image }]),
      notes: [],
      copies: [{ no: 1, of: 1, code: 'A', holder: '学校' }],
    },
    fonts,
  );

describe('a picture that would end the process when it is drawn is an error before', () => {
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
    ['goes on after its end', { ...size, data: Buffer.concat([linesOf(size), Buffer.alloc(1)]) }],
    [
      'is one line of 14000',
      {
        width: 14_000,
        height: 14_000,
        depth: 16,
        data: linesOf({ width: 14_000, height: 1, depth: 16 }),
      },
    ],
    ['is interlaced', { ...size, interlace: 1 }],
    [
      'is interlaced and too narrow for every pass',
      { width: 1, height: 1, interlace: 1, colour: 0 },
    ],
  ])('one that %s', async (_, said) => {
    expect(check(said)).toThrow();
    await expect(draw([urlOf(pngOf(said))])).rejects.toThrow();
  });

  test('one that only pretends to be a PNG, or stops within a chunk', () => {
    const good = pngOf(size);
    expect(() => checkImage(urlOf(good))).not.toThrow();
    const pretending = Buffer.from(good);
    pretending[5] = 0;
    expect(() => checkImage(urlOf(pretending))).toThrow();
    for (let end = 4; end < good.length; end += 1)
      expect(() => checkImage(urlOf(good.subarray(0, end)))).toThrow();
  });
});

test('a picture that takes long to unpack is not drawn; one that need not be unpacked may be as large', () => {
  expect(check({ width: 2600, height: 2000, colour: 4 })).toThrow();
  expect(check({ width: 2600, height: 2000, colour: 3, transparency: Buffer.alloc(1) })).toThrow();
  expect(check({ width: 2500, height: 2000, colour: 4 })).not.toThrow();
  expect(check({ width: 2600, height: 2000, colour: 0 })).not.toThrow();
});

test('every sort of whole picture is drawn, see-through ones too', async () => {
  const seeThrough: Readonly<Record<number, Buffer>> = {
    0: Buffer.alloc(2),
    2: Buffer.alloc(6),
    3: Buffer.alloc(1),
  };
  const images = sorts.flatMap(([colour, depth]) =>
    [0, 4].flatMap((filter) =>
      [undefined, seeThrough[colour]].map((transparency) =>
        urlOf(pngOf({ ...size, colour, depth, filter, transparency })),
      ),
    ),
  );
  const drawn = await draw([...new Set(images)]);
  expect(drawn.ok && (await readPdf(drawn.value)).pages.flatMap((p) => p.images)).toHaveLength(
    new Set(images).size,
  );
});
