import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import sharp from 'sharp';
import { clean } from '@functions/outside/clean';
import { kindOf } from '@functions/outside/clean/kind';
import { all, ascii, chunk, inJpeg, inPng, photo, segment, u32 } from '../hostile/files-made';
import { zipOf } from '../hostile/files-others';
import { onePage } from '../hostile/pdf-of';
import { longScreenshot, tiledHeic } from '../honest/pictures';

jest.setTimeout(60_000);
// libheif says on the console what it will not unpack; in a thread nobody hears it.
beforeAll(() => void jest.spyOn(console, 'log').mockImplementation(() => undefined));
const CANARY = 'CANARY-33.96N-118.27E';

const taken = async (bytes: Buffer): Promise<{ kind: string; bytes: Buffer }> => {
  const made = await clean({ bytes, use: 'file' });
  if (!made.ok) throw new Error(`not taken: ${JSON.stringify(made)}`);
  return { kind: made.kind, bytes: Buffer.from(made.bytes) };
};
const why = async (bytes: Buffer, use: 'file' | 'signature' = 'file'): Promise<unknown> => {
  const made = await clean({ bytes, use });
  if (made.ok) return made.kind;
  const { ok: _, ...rest } = made;
  return 'is' in rest && rest.why === 'stranger' ? rest.is : rest.why;
};
const sizeOf = async (bytes: Buffer): Promise<[number, number]> => {
  const { width, height } = await sharp(bytes).metadata();
  return [width, height];
};
/** Colours at the four corners of a picture, from the top left with the clock. */
const corners = async (bytes: Buffer): Promise<number[][]> => {
  const { data, info } = await sharp(bytes)
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number): number[] => [
    ...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3),
  ];
  const [r, b] = [info.width - 3, info.height - 3];
  return [at(2, 2), at(r, 2), at(r, b), at(2, b)];
};
const named = (colours: number[][]): string =>
  colours
    .map(([r, g, b]) => (r! > 150 ? (g! > 150 ? 'y' : 'r') : g! > 100 ? 'g' : b! > 120 ? 'b' : '?'))
    .join('');

/** Red, green, blue and yellow from the top left with the clock, 64 × 32. */
const four = () => {
  const part = (background: string) => ({
    create: { width: 32, height: 16, channels: 3 as const, background },
  });
  return sharp({ create: { width: 64, height: 32, channels: 3, background: '#f00' } }).composite([
    { input: part('#0a0'), left: 32, top: 0 },
    { input: part('#00f'), left: 32, top: 16 },
    { input: part('#ff0'), left: 0, top: 16 },
  ]);
};

describe('a picture', () => {
  test.each(['photo.jpg', 'progressive.jpg', 'photo.png', 'photo.heic', 'bare.jpg', 'bare.png'])(
    'as %s keeps what it shows and nothing else',
    async (name) => {
      const { kind, bytes } = await taken(photo(name));
      expect(kind).toBe(name.endsWith('.png') ? 'png' : 'jpg');
      for (const text of [
        'CANARY',
        'ExifTool',
        'xmpmeta',
        'Exif',
        'ICC_PROFILE',
        'iCCP',
        'tEXt',
        'eXIf',
      ])
        expect([text, bytes.includes(text)]).toEqual([text, false]);
      const { exif, icc, xmp, iptc, comments, orientation } = await sharp(bytes).metadata();
      expect({ exif, icc, xmp, iptc, comments, orientation }).toEqual({});
      expect(await taken(bytes)).toMatchObject({ kind });
    },
  );

  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'held as its camera says (%i) stands upright',
    async (orientation) => {
      for (const kind of ['jpeg', 'png', 'webp', 'tiff'] as const) {
        const turned = await four()[kind]({ quality: 95 }).withMetadata({ orientation }).toBuffer();
        const seen = await sharp(turned).autoOrient().png().toBuffer();
        const { bytes } = await taken(turned);
        expect(named(await corners(bytes))).toBe(named(await corners(seen)));
        expect(await sizeOf(bytes)).toEqual(orientation > 4 ? [32, 64] : [64, 32]);
      }
    },
  );

  test.each([
    ['jpeg', 'jpg'],
    ['png', 'png'],
    ['webp', 'jpg'],
    ['gif', 'png'],
    ['tiff', 'jpg'],
    ['avif', 'jpg'],
  ] as const)('sent as %s leaves as %s', async (kind, leaves) => {
    const made = await taken(await four()[kind]().toBuffer());
    expect(made.kind).toBe(leaves);
    expect(named(await corners(made.bytes))).toBe('rgby');
  });

  test('of wide colours leaves in sRGB, without its profile', async () => {
    const red = sharp({
      create: { width: 16, height: 16, channels: 3, background: { r: 200, g: 30, b: 40 } },
    });
    const wide = await red.withIccProfile('p3').png().toBuffer();
    expect((await sharp(wide).metadata()).icc).toBeDefined();
    const { bytes } = await taken(wide);
    const [colour] = await corners(bytes);
    for (const [i, value] of [200, 30, 40].entries())
      expect(Math.abs(colour![i]! - value)).toBeLessThan(4);
  });

  test('in sixteen bits, in grey, in a palette, see-through or in printing colours is readable', async () => {
    const glass = sharp({
      create: { width: 64, height: 32, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    });
    expect((await corners((await taken(await glass.png().toBuffer())).bytes))[0]).toEqual([
      255, 255, 255,
    ]);
    for (const made of [
      await four().toColourspace('rgb16').png().toBuffer(),
      await four().png({ palette: true }).toBuffer(),
      await four().toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer(),
    ])
      expect(named(await corners((await taken(made)).bytes))).toBe('rgby');
    const coloured = sharp(await four().png().toBuffer());
    const grey = await taken(await coloured.toColourspace('b-w').png().toBuffer());
    expect((await sharp(grey.bytes).metadata()).channels).toBe(1);
  });

  test('of a film is its first frame', async () => {
    const frames = await sharp(
      [await four().png().toBuffer(), await four().flip().png().toBuffer()],
      { join: { animated: true } },
    )
      .gif()
      .toBuffer();
    const { kind, bytes } = await taken(frames);
    expect([kind, await sizeOf(bytes), named(await corners(bytes))]).toEqual([
      'png',
      [64, 32],
      'rgby',
    ]);
  });

  test.each(['png', 'jpeg'] as const)(
    'of a whole conversation, 1080 × 15,000 as %s, keeps its size; too long is said as too long',
    async (kind) => {
      const made = await taken(await longScreenshot(1080, 15_000, kind));
      expect(await sizeOf(made.bytes)).toEqual([1080, 15_000]);
      expect(await sizeOf((await taken(await longScreenshot(300, 32_000, kind))).bytes)).toEqual([
        300, 32_000,
      ]);
      expect(await clean({ bytes: await longScreenshot(300, 32_001, kind), use: 'file' })).toEqual({
        ok: false,
        why: 'too_long',
        is: 32_001,
        max: 32_000,
      });
    },
  );

  test('of an iPhone, put together from three hundred tiles, is whole', async () => {
    const { kind, bytes } = await taken(tiledHeic(20, 15));
    expect([kind, await sizeOf(bytes)]).toEqual(['jpg', [1280, 960]]);
  });

  test('of an iPhone in its wide colours leaves in sRGB', async () => {
    const red = { create: { width: 4, height: 4, channels: 3 as const, background: '#888' } };
    const { icc } = await sharp(await sharp(red).withIccProfile('p3').png().toBuffer()).metadata();
    const raw = async (b: Buffer) =>
      sharp((await taken(b)).bytes)
        .removeAlpha()
        .raw()
        .toBuffer();
    const plain = await raw(tiledHeic(2, 2));
    const wide = await raw(tiledHeic(2, 2, icc));
    expect(wide.equals(plain)).toBe(false);
    // What libvips makes of the same pixels under the same profile.
    const pixels = sharp(plain, { raw: { width: 128, height: 128, channels: 3 } });
    const png = await pixels.png().toBuffer();
    const profile = chunk('iCCP', all(ascii('p\0\0'), deflateSync(icc!)));
    const tagged = all(png.subarray(0, 33), profile, png.subarray(33));
    const wanted = await sharp(tagged).toColourspace('srgb').removeAlpha().raw().toBuffer();
    const far = wide.filter((v, i) => Math.abs(v - wanted[i]!) > 12).length;
    expect(far / wide.length).toBeLessThan(0.02);
  });

  test('of very many pixels is halved, one of more than its reader can hold is said to have too many', async () => {
    const blank = (width: number, height: number) =>
      sharp({ create: { width, height, channels: 3, background: '#888' } });
    expect(await sizeOf((await taken(await blank(10_000, 8000).jpeg().toBuffer())).bytes)).toEqual([
      5000, 4000,
    ]);
    expect(
      await clean({ bytes: await blank(6500, 6000).webp({ effort: 0 }).toBuffer(), use: 'file' }),
    ).toEqual({ ok: false, why: 'too_many_pixels', is: 39_000_000, max: 36_000_000 });
  });

  test('with slight damage, as telephones make it, is taken; half of one is not', async () => {
    const b = photo('bare.jpg');
    expect(await why(b.subarray(0, -2))).toBe('jpg');
    expect(await why(all(b.subarray(0, -2), Buffer.alloc(40), b.subarray(-2)))).toBe('jpg');
    expect(await why(all(b, Buffer.alloc(5000, 7)))).toBe('jpg');
    for (const name of ['photo.jpg', 'photo.png', 'photo.heic']) {
      const whole = photo(name);
      expect([name, await why(whole.subarray(0, whole.length / 2))]).toEqual([name, 'broken']);
    }
  });

  test('hides no text in a segment, a chunk, a profile, or behind its end', async () => {
    const marker = fc.constantFrom(0xe0, 0xe1, 0xe2, 0xe3, 0xed, 0xee, 0xef, 0xf0, 0xfe);
    const head = fc.constantFrom(
      '',
      'Exif\0\0',
      'ICC_PROFILE\0\x01\x01',
      'JFXX\0',
      'MPF\0',
      'Adobe\0\x64\0\0\0\0\x01',
      'http://ns.adobe.com/xap/1.0/\0',
    );
    const type = fc.constantFrom('tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME', 'prVt', 'iCCP', 'sPLT');
    await fc.assert(
      fc.asyncProperty(marker, head, type, async (m, h, t) => {
        const jpeg = all(inJpeg(segment(m, ascii(h + CANARY))), ascii(CANARY));
        const png = all(inPng(chunk(t, ascii(CANARY)), chunk(t, ascii(CANARY))), ascii(CANARY));
        for (const bytes of [jpeg, png]) {
          const made = await clean({ bytes, use: 'file' });
          expect(made.ok && Buffer.from(made.bytes).includes(CANARY)).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('what a file is', () => {
  test.each<[string, Buffer, unknown]>([
    ['a Word file', zipOf('word/document.xml', ascii('x')), 'word'],
    ['an Excel file', zipOf('xl/workbook.xml', ascii('x')), 'excel'],
    ['an OFD', zipOf('OFD.xml', ascii('x')), 'ofd'],
    ['any other ZIP', zipOf('a.txt', ascii('x')), 'archive'],
    ['an old Office file', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), 'office'],
    ['a page', ascii('  <!DOCTYPE html><html>'), 'page'],
    ['an SVG', ascii('<?xml version="1.0"?>\n<svg xmlns="x">'), 'svg'],
    ['a text', Buffer.from('关于印发通知'), 'text'],
    ['a film of a telephone', all(u32(24), ascii('ftypmp42\0\0\0\0isom')), 'film'],
    [
      'a camera’s own format',
      all(ascii('II*\0'), Buffer.alloc(4), ascii('CR'), Buffer.alloc(90)),
      'raw',
    ],
    ['nothing', Buffer.alloc(0), 'empty'],
    ['zeroes', Buffer.alloc(100), 'unknown'],
  ])('%s is told by its bytes', async (_, bytes, is) => expect(await why(bytes)).toBe(is));

  test('a document of several pages in one TIFF is not cut to its first', async () => {
    const pages = await sharp([await four().png().toBuffer(), await four().png().toBuffer()], {
      join: { animated: true },
    })
      .tiff()
      .toBuffer();
    expect(await why(pages)).toBe('pages');
  });

  test('is never anything else than a value, whatever the bytes', async () => {
    const heads = [
      '',
      '\xff\xd8\xff',
      '\x89PNG\r\n\x1a\n\0\0\0\rIHDR',
      '\0\0\0\x18ftypheic\0\0\0\0mif1heic',
      '%PDF-1.7 /ObjStm stream\n',
      'GIF89a',
      'RIFF\0\0\0\0WEBPVP8L',
      'II*\0\x08\0\0\0',
    ].map(ascii);
    const samples = [
      ...['photo.jpg', 'progressive.jpg', 'photo.png', 'photo.heic'].map(photo),
      onePage('x'),
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc
            .tuple(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 300 }))
            .map(([head, rest]) => all(head, rest)),
          fc
            .tuple(fc.constantFrom(...samples), fc.nat(), fc.uint8Array({ maxLength: 8 }))
            .map(([b, at, put]) =>
              all(b.subarray(0, at % b.length), put, b.subarray((at % b.length) + put.length)),
            ),
        ),
        async (bytes) => {
          expect(typeof (await clean({ bytes, use: 'file' })).ok).toBe('boolean');
          expect(['string', 'object']).toContain(typeof kindOf(bytes));
        },
      ),
      { numRuns: 300 },
    );
  });
});
