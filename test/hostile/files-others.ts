import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { all, ascii, bomb, le16, le32, photo, times, type Hostile } from './files-made';

// GIF -----------------------------------------------------------------------------------------------------------------
const gifHead = (width: number, height: number): Buffer =>
  all(
    ascii('GIF89a'),
    le16(width),
    le16(height),
    Buffer.from([0x80, 0, 0, 0, 0, 0, 255, 255, 255]),
  );
const gifFrame = (width: number, height: number, data: Uint8Array): Buffer =>
  all(
    Buffer.from([0x2c]),
    le16(0),
    le16(0),
    le16(width),
    le16(height),
    Buffer.from([0, 2]),
    data,
    Buffer.from([0]),
  );
const pixel = Buffer.from([2, 0x44, 0x01]); // one block: clear, one pixel, end

// TIFF ----------------------------------------------------------------------------------------------------------------
type Tag = readonly [tag: number, type: number, count: number, value: number];
const directory = (tags: readonly Tag[], next: number): Buffer =>
  all(
    le16(tags.length),
    ...tags.map(([tag, type, count, value]) =>
      all(le16(tag), le16(type), le32(count), le32(value)),
    ),
    le32(next),
  );
const tiffHead = (first = 8): Buffer => all(ascii('II*\0'), le32(first));
const grey = (width: number, height: number, more: readonly Tag[] = []): Tag[] =>
  [
    [256, 4, 1, width],
    [257, 4, 1, height],
    [258, 3, 1, 8],
    [259, 3, 1, 1],
    [262, 3, 1, 1],
    [273, 4, 1, 4],
    [277, 3, 1, 1],
    [278, 4, 1, height],
    [279, 4, 1, Math.min(width * height, 0xffffffff)],
    ...more,
  ] as Tag[];
const packedTiff = (
  width: number,
  height: number,
  compression: number,
  bits: number,
  data: Buffer,
): Buffer => {
  const tags = grey(width, height).map(([tag, type, count, value]): Tag =>
    tag === 259
      ? [tag, type, count, compression]
      : tag === 258
        ? [tag, type, count, bits]
        : tag === 279
          ? [tag, type, count, data.length]
          : tag === 273
            ? [tag, type, count, 8 + 6 + 9 * 12]
            : [tag, type, count, value],
  );
  return all(tiffHead(), directory(tags, 0), data);
};

// WebP ----------------------------------------------------------------------------------------------------------------
const riff = (...chunks: Uint8Array[]): Buffer => {
  const body = all(ascii('WEBP'), ...chunks);
  return all(ascii('RIFF'), le32(body.length), body);
};
const webpChunk = (type: string, data: Uint8Array): Buffer =>
  all(ascii(type), le32(data.length), data, Buffer.alloc(data.length % 2));
const le24 = (n: number): Buffer => le32(n).subarray(0, 3);
/** A lossless WebP of one colour: its codes have one symbol each, so that no pixel costs a bit. */
const oneColour = (width: number, height: number): Buffer => {
  const bits: number[] = [];
  const put = (value: number, count: number): void => {
    for (let i = 0; i < count; i += 1) bits.push((value >> i) & 1);
  };
  put(width - 1, 14);
  put(height - 1, 14);
  put(0, 1); // no alpha
  put(0, 3); // version
  put(0, 1); // no transform
  put(0, 1); // no colour cache
  put(0, 1); // no entropy image
  for (let code = 0; code < 5; code += 1) {
    put(1, 1); // simple
    put(0, 1); // one symbol
    put(0, 1); // of one bit
    put(0, 1);
  }
  const bytes = Buffer.alloc(Math.ceil(bits.length / 8));
  bits.forEach((bit, i) => (bytes[i >> 3]! |= bit << (i & 7)));
  return all(Buffer.from([0x2f]), bytes);
};

// ZIP -----------------------------------------------------------------------------------------------------------------
/** A ZIP of one file, packed. */
export const zipOf = (name: string, content: Buffer): Buffer => {
  const data = deflateRawSync(content, { level: 9 });
  const common = all(
    le16(20),
    le16(0),
    le16(8),
    le32(0),
    le32(crc32(content)),
    le32(data.length),
    le32(content.length),
    le16(name.length),
    le16(0),
  );
  const local = all(ascii('PK\x03\x04'), common, ascii(name), data);
  const central = all(
    ascii('PK\x01\x02'),
    le16(20),
    common,
    le16(0),
    le16(0),
    le16(0),
    le32(0),
    le32(0),
    ascii(name),
  );
  return all(
    local,
    central,
    ascii('PK\x05\x06'),
    le32(0),
    le16(1),
    le16(1),
    le32(central.length),
    le32(local.length),
    le16(0),
  );
};

const svg = (body: string): Buffer =>
  ascii(
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink" width="10" height="10">${body}</svg>`,
  );

/** Hostile pictures of rarer kinds. */
export const pictures: Hostile[] = [
  {
    title: 'a GIF of 65,535 × 65,535',
    name: '图.gif',
    make: () => all(gifHead(65_535, 65_535), gifFrame(65_535, 65_535, pixel), Buffer.from([0x3b])),
    answer: 'file_too_long',
  },
  {
    title: 'a GIF of 200,000 frames',
    name: '图.gif',
    make: () => all(gifHead(8, 8), times(200_000, gifFrame(1, 1, pixel)), Buffer.from([0x3b])),
    answer: 'taken',
  },
  {
    title: 'a GIF of a million remarks',
    name: '图.gif',
    make: () =>
      all(
        gifHead(8, 8),
        times(1_000_000, Buffer.from([0x21, 0xfe, 1, 65, 0])),
        gifFrame(8, 8, pixel),
        Buffer.from([0x3b]),
      ),
    answer: 'taken',
  },
  {
    title: 'a GIF that never ends',
    name: '图.gif',
    make: () => all(gifHead(8, 8), gifFrame(8, 8, pixel).subarray(0, 12)),
    answer: 'file_broken',
  },
  {
    title: 'a WebP of one colour, 16,383 × 16,383',
    name: '图.webp',
    make: () => riff(webpChunk('VP8L', oneColour(16_383, 16_383))),
    answer: 'file_too_many_pixels',
  },
  {
    title: 'a WebP of one colour, 8,000 × 8,000',
    name: '图.webp',
    make: () => riff(webpChunk('VP8L', oneColour(8000, 8000))),
    answer: 'file_too_many_pixels',
  },
  {
    title: 'a WebP canvas of sixteen million squared',
    name: '图.webp',
    make: () =>
      riff(
        webpChunk('VP8X', all(Buffer.from([2, 0, 0, 0]), le24(0xffffff), le24(0xffffff))),
        webpChunk('ANIM', Buffer.alloc(6)),
        webpChunk('VP8L', oneColour(8, 8)),
      ),
    answer: 'file_broken',
  },
  {
    title: 'a WebP of 100,000 frames',
    name: '图.webp',
    make: () =>
      riff(
        webpChunk('VP8X', all(Buffer.from([2, 0, 0, 0]), le24(7), le24(7))),
        webpChunk('ANIM', Buffer.alloc(6)),
        times(
          100_000,
          webpChunk(
            'ANMF',
            all(
              le24(0),
              le24(0),
              le24(7),
              le24(7),
              le24(1),
              Buffer.from([0]),
              webpChunk('VP8L', oneColour(8, 8)),
            ),
          ),
        ),
      ),
    answer: 'file_too_complex',
  },
  {
    title: 'a WebP that is shorter than it says',
    name: '图.webp',
    make: () =>
      all(ascii('RIFF'), le32(0x7ffffff0), ascii('WEBPVP8L'), le32(0x7fffffe0), oneColour(8, 8)),
    answer: 'file_broken',
  },
  {
    title: 'a TIFF whose directory leads to itself',
    name: '扫描.tif',
    make: () => all(tiffHead(), directory(grey(8, 8), 8), Buffer.alloc(64)),
    answer: 'taken',
  },
  {
    title: 'a TIFF of 5,000 pages',
    name: '扫描.tif',
    make: () => {
      const size = 6 + 9 * 12;
      return all(
        tiffHead(),
        ...Array.from({ length: 5000 }, (_, i) => directory(grey(8, 8), 8 + (i + 1) * size)),
        directory(grey(8, 8), 0),
      );
    },
    answer: 'file_not_allowed',
  },
  {
    title: 'a TIFF of two thousand million squared',
    name: '扫描.tif',
    make: () => all(tiffHead(), directory(grey(0x7fffffff, 0x7fffffff), 0)),
    answer: 'file_broken',
  },
  {
    title: 'a TIFF whose table claims four gigabytes',
    name: '扫描.tif',
    make: () =>
      all(
        tiffHead(),
        directory(
          [
            ...grey(8, 8).slice(0, 5),
            [273, 4, 0x3fffffff, 8],
            [277, 3, 1, 1],
            [278, 4, 1, 1],
            [279, 4, 0x3fffffff, 8],
          ],
          0,
        ),
      ),
    answer: 'file_broken',
  },
  {
    title: 'a TIFF of 20,000 × 20,000, deflated',
    name: '扫描.tif',
    make: () => packedTiff(20_000, 20_000, 8, 8, bomb(400)),
    answer: 'file_too_many_pixels',
  },
  {
    title: 'a fax of 30,000 × 30,000 in few bytes',
    name: '传真.tif',
    make: () => packedTiff(30_000, 30_000, 4, 1, Buffer.alloc(4000, 0xff)),
    answer: 'file_too_many_pixels',
  },
  {
    title: 'a TIFF tiled a million times',
    name: '扫描.tif',
    make: () =>
      all(
        tiffHead(),
        directory(
          [
            [256, 4, 1, 16_000],
            [257, 4, 1, 16_000],
            [258, 3, 1, 8],
            [259, 3, 1, 1],
            [262, 3, 1, 1],
            [277, 3, 1, 1],
            [322, 4, 1, 16],
            [323, 4, 1, 16],
            [324, 4, 1_000_000, 138],
            [325, 4, 1_000_000, 138],
          ],
          0,
        ),
        times(1_000_000, le32(8)),
      ),
    answer: 'file_broken',
  },
];

/** Hostile files that are no picture and no PDF, under names that say they are. */
export const strangers: Hostile[] = [
  {
    title: 'an SVG of a billion laughs, named .jpg',
    name: '照片.jpg',
    make: () =>
      all(
        ascii(
          `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, i) => `<!ENTITY a${i} "${`&a${i === 0 ? '' : i - 1};`.repeat(10)}">`).join('')}]>`,
        ),
        svg('<text>&a8;</text>'),
      ),
    answer: 'file_not_allowed',
  },
  {
    title: 'an SVG that reads a file of the server, named .png',
    name: '截图.png',
    make: () => svg('<image x:href="file:///etc/passwd" width="10" height="10"/>'),
    answer: 'file_not_allowed',
  },
  {
    title: 'an ImageMagick script',
    name: '照片.jpg',
    make: () =>
      ascii(
        'push graphic-context\nviewbox 0 0 640 480\nfill \'url(https://example.com/x.jpg"|id; ")\'\npop graphic-context',
      ),
    answer: 'file_not_allowed',
  },
  {
    title: 'a page named .pdf',
    name: '方案.pdf',
    make: () => ascii('<!DOCTYPE html><html><script>alert(1)</script></html>'),
    answer: 'file_not_allowed',
  },
  {
    title: 'a ZIP bomb named .pdf',
    name: '方案.pdf',
    make: () => zipOf('a', Buffer.alloc(8 << 20)),
    answer: 'file_not_allowed',
  },
  {
    title: 'a Word file named .pdf',
    name: '方案.pdf',
    make: () => zipOf('word/document.xml', ascii('<w:document/>')),
    answer: 'file_not_allowed',
  },
  {
    title: 'a gzip bomb named .jpg',
    name: '照片.jpg',
    make: () => gzipSync(Buffer.alloc(8 << 20), { level: 9 }),
    answer: 'file_not_allowed',
  },
  {
    title: 'a programme named .jpg',
    name: '照片.jpg',
    make: () => all(ascii('MZ\x90\0'), Buffer.alloc(5000, 1)),
    answer: 'file_not_allowed',
  },
  {
    title: 'nothing but zeroes',
    name: '照片.jpg',
    make: () => Buffer.alloc(3 << 20),
    answer: 'file_not_allowed',
  },
  {
    title: 'a single byte',
    name: '照片.jpg',
    make: () => Buffer.from([0xff]),
    answer: 'file_not_allowed',
  },
  {
    title: 'a film named .heic',
    name: '照片.heic',
    make: () => all(Buffer.from([0, 0, 0, 24]), ascii('ftypqt  \0\0\0\0qt  '), Buffer.alloc(4000)),
    answer: 'file_not_allowed',
  },
  {
    title: 'a bitmap that claims two thousand million pixels',
    name: '图.bmp',
    make: () =>
      all(
        ascii('BM'),
        le32(100),
        le32(0),
        le32(54),
        le32(40),
        le32(0x7fffffff),
        le32(0x7fffffff),
        le16(1),
        le16(24),
        Buffer.alloc(40),
      ),
    answer: 'file_not_allowed',
  },
  {
    title: 'a photograph that is a page from its first byte',
    name: '照片.jpg',
    make: () => all(ascii('<html>'), photo('bare.jpg')),
    answer: 'file_not_allowed',
  },
];
