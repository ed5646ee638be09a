import { deflateSync } from 'node:zlib';
import { hdlr, hvcC, iinf, infe, iprp, ispe, ftyp, pitm } from './files-heif';
import {
  all,
  ascii,
  bomb,
  box,
  chunk,
  full,
  ihdr,
  inJpeg,
  photo,
  PNG,
  segment,
  times,
  u16,
  u32,
  type Hostile,
} from './files-made';
import { onePage, streamOf } from './pdf-of';

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
/** A HEIC of one coded picture, with parts of its description taken from elsewhere and data boxes of its own. */
const heic = (
  {
    items = [infe(1, 'hvc1')],
    places,
    properties = [hvcC(), ispe(64, 48)],
    maps,
    inside = Buffer.alloc(0),
  }: {
    items?: Buffer[];
    places: (data: number) => Buffer;
    properties?: Buffer[];
    maps?: Buffer[];
    inside?: Buffer;
  },
  data: Buffer,
): Buffer => {
  const file = (at: number): Buffer =>
    all(
      ftyp(),
      full(
        'meta',
        0,
        hdlr,
        pitm(),
        iinf(...items),
        places(at),
        iprp(properties, ...(maps ?? [full('ipma', 0, u32(1), u16(1), Buffer.from([2, 1, 2]))])),
        inside,
      ),
      data,
    );
  // The places say where in the file the data are, so the file is made twice.
  return file(file(0).length);
};
const iloc = (...items: (readonly [id: number, extents: number, at: number])[]): Buffer =>
  full(
    'iloc',
    0,
    Buffer.from([0x44, 0]),
    u16(items.length),
    ...items.map(([id, count, at]) =>
      all(u16(id), u16(0), u16(count), times(count, all(u32(at), u32(1)))),
    ),
  );
const one = (at: number): Buffer => iloc([1, 1, at - 100]);
const lines = (rows: number, row: Buffer): Buffer => deflateSync(times(rows, row));

/** Files that keep whoever reads them in their own process busy: each alone is small and says nothing forbidden. */
export const slow: Hostile[] = [
  {
    title: '1,000 empty data boxes × 90,000 places in the last',
    name: 'IMG_0014.HEIC',
    make: () =>
      heic(
        {
          items: [infe(1, 'hvc1'), infe(2, 'hvc1')],
          places: (end) => iloc([1, 45_000, end - 50], [2, 45_000, end - 50]),
        },
        all(times(1000, box('mdat')), box('mdat', Buffer.alloc(100))),
      ),
    answer: 'file_broken',
  },
  {
    title: '8,000 maps of 255 properties',
    name: 'IMG_0015.HEIC',
    make: () =>
      heic(
        {
          places: one,
          maps: range(8000).map(() =>
            full('ipma', 0, u32(1), u16(1), Buffer.from([255, ...Buffer.alloc(255, 1)])),
          ),
        },
        box('mdat', Buffer.alloc(200)),
      ),
    answer: 'file_broken',
  },
  {
    title: 'a million boxes within the description',
    name: 'IMG_0016.HEIC',
    make: () =>
      heic({ places: one, inside: times(1_000_000, box('free')) }, box('mdat', Buffer.alloc(200))),
    answer: 'file_broken',
  },
  {
    title: 'a million properties',
    name: 'IMG_0017.HEIC',
    make: () =>
      heic(
        { places: one, properties: [hvcC(), ispe(64, 48), times(1_000_000, box('free'))] },
        box('mdat', Buffer.alloc(200)),
      ),
    answer: 'file_broken',
  },
  {
    title: '400,000 items',
    name: 'IMG_0018.HEIC',
    make: () =>
      heic(
        { places: one, items: [infe(1, 'hvc1'), times(400_000, infe(9, 'Exif'))] },
        box('mdat', Buffer.alloc(200)),
      ),
    answer: 'file_broken',
  },
  {
    title: '40,000 Exif segments that each announce 65,535 entries',
    name: '照片.jpg',
    make: () =>
      inJpeg(
        times(40_000, segment(0xe1, all(ascii('Exif\0\0MM\0*'), u32(8), u16(65_535), u32(0)))),
      ),
    answer: 'taken',
  },
  {
    title: 'ten million restart marks before its size',
    name: '照片.jpg',
    make: () => inJpeg(times(10_000_000, Buffer.from([0xff, 0xd0]))),
    answer: ['taken', 'file_broken'],
  },
  {
    title: 'ten million stuffed bytes in its scan',
    name: '照片.jpg',
    make: () =>
      all(
        photo('bare.jpg').subarray(0, -2),
        times(10_000_000, Buffer.from([0xff, 0])),
        Buffer.from([0xff, 0xd9]),
      ),
    answer: 'taken',
  },
  {
    title: 'a million empty tables',
    name: '照片.jpg',
    make: () => inJpeg(times(1_000_000, segment(0xc4, Buffer.alloc(0)))),
    answer: 'taken',
  },
  {
    title: 'a signature of sixteen megapixels, every line foretold by the last',
    name: '签名.png',
    use: 'signature',
    make: () =>
      all(
        PNG,
        ihdr(4000, 4000, 8, 6),
        chunk('IDAT', lines(4000, Buffer.from([4, ...Buffer.alloc(16_000, 7)]))),
        chunk('IEND'),
      ),
    answer: 'file_too_many_pixels',
  },
  {
    title: 'a screenshot of sixteen megapixels, interlaced',
    name: '截图.png',
    make: () => all(PNG, ihdr(4000, 4000, 8, 6, 1), chunk('IDAT', bomb(62)), chunk('IEND')),
    answer: ['taken', 'file_broken'],
  },
  {
    title: 'two million pieces of a kilobyte’s picture',
    name: '截图.png',
    make: () =>
      all(
        PNG,
        ihdr(8, 8),
        chunk('IDAT', deflateSync(Buffer.alloc(72))),
        times(1_600_000, chunk('IDAT')),
        chunk('IEND'),
      ),
    answer: 'taken',
  },
  {
    title: '200,000 names spelled with escapes',
    name: '方案.pdf',
    make: () => onePage('page', { catalog: `/X [${'/#4a#61#76a '.repeat(200_000)}]` }),
    answer: ['taken', 'file_too_complex'],
  },
  {
    title: '200,000 names spelled with escapes, packed',
    name: '方案.pdf',
    make: () => {
      const data = deflateSync(ascii(`9 0 [${'/#4a#61 '.repeat(200_000)}]`));
      return onePage('page', {
        more: { 10: streamOf('/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', data) },
      });
    },
    answer: ['taken', 'file_too_complex'],
  },
  {
    title: 'fifty thousand packed streams',
    name: '方案.pdf',
    make: () => {
      const data = deflateSync(Buffer.alloc(1200, 32)).toString('latin1');
      return onePage('page', {
        more: {
          10: streamOf(
            '',
            `<< /Type /ObjStm /N 0 /First 0 /Filter /FlateDecode >> stream\n${data}endstream `.repeat(
              49_000,
            ),
          ),
        },
      });
    },
    answer: ['taken', 'file_broken', 'file_too_complex'],
  },
  {
    title: 'packed objects of sixty megabytes of names',
    name: '方案.pdf',
    make: () =>
      onePage('page', {
        more: { 10: streamOf('/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', bomb(60, 47)) },
      }),
    answer: ['taken', 'file_too_complex'],
  },
  {
    title: 'six megabytes of long names',
    name: '方案.pdf',
    make: () => onePage('page', { catalog: `/X [${`/${'a'.repeat(63)} `.repeat(100_000)}]` }),
    answer: ['taken', 'file_too_complex'],
  },
];
