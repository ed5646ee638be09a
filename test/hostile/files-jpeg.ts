import { all, ascii, inJpeg, photo, segment, times, u16, u32, type Hostile } from './files-made';

const EOI = Buffer.from([0xff, 0xd9]);
const exif = (tiff: Uint8Array): Buffer => segment(0xe1, all(ascii('Exif\0\0'), tiff));
/** Where a marker of the small photograph begins. */
const at = (b: Buffer, marker: number): number => b.indexOf(Buffer.from([0xff, marker]));

const sized = (width: number, height: number, name = 'bare.jpg', sof = 0xc0): Buffer => {
  const b = Buffer.from(photo(name));
  const frame = at(b, sof);
  b.writeUInt16BE(height, frame + 5);
  b.writeUInt16BE(width, frame + 7);
  return b;
};

/** A progressive JPEG of a size whose scans say again and again, in few bits, that nothing changes. */
const scans = (width: number, height: number, count: number): Buffer => {
  const quant = segment(0xdb, all(Buffer.from([0]), Buffer.alloc(64, 1)));
  // One symbol of one bit: of the first scan "no difference", of the others "nothing in the next 16,384 blocks".
  const huffman = (table: number, symbol: number): Buffer =>
    segment(0xc4, Buffer.from([table, 1, ...Buffer.alloc(15), symbol]));
  const size = all(u16(height), u16(width));
  const frame = segment(0xc2, all(Buffer.from([8]), size, Buffer.from([1, 1, 0x11, 0])));
  const blocks = Math.ceil(width / 8) * Math.ceil(height / 8);
  const first = all(
    segment(0xda, Buffer.from([1, 1, 0x00, 0, 0, 0])),
    Buffer.alloc(Math.ceil(blocks / 8)),
  );
  const later = all(
    segment(0xda, Buffer.from([1, 1, 0x00, 1, 63, 0])),
    Buffer.alloc(Math.ceil((Math.ceil(blocks / 16_384) * 15) / 8)),
  );
  const tables = all(quant, huffman(0x00, 0x00), huffman(0x10, 0xe0));
  return all(Buffer.from([0xff, 0xd8]), tables, frame, first, times(count, later), EOI);
};

const tiffHead = ascii('MM\0*\0\0\0\x08');
const entry = (tag: number, type: number, count: number, value: number): Buffer =>
  all(u16(tag), u16(type), u32(count), u32(value));

/** Hostile JPEGs. */
export const jpegs: Hostile[] = [
  {
    title: '40,000 Exif segments',
    name: '照片.jpg',
    make: () => inJpeg(times(40_000, exif(all(tiffHead, u16(0), u32(0))))),
    answer: 'taken',
  },
  {
    title: 'a million empty comments',
    name: '照片.jpg',
    make: () => inJpeg(times(1_000_000, segment(0xfe, Buffer.alloc(0)))),
    answer: 'taken',
  },
  {
    title: '20,000 segments that pretend to be a colour profile',
    name: '照片.jpg',
    make: () => inJpeg(times(20_000, segment(0xe2, ascii('ICC_PROFILE\0\x01\xffprofile')))),
    answer: 'taken',
  },
  {
    title: 'a profile whose tags claim four gigabytes',
    name: '照片.jpg',
    make: () => {
      const head = Buffer.alloc(128);
      head.writeUInt32BE(0xffffffff, 0);
      head.write('mntrRGB XYZ ', 12, 'latin1');
      head.write('acsp', 36, 'latin1');
      const tags = all(
        u32(0xfffffff),
        times(500, all(ascii('rXYZ'), u32(0xfffffff0), u32(0xffffffff))),
      );
      return inJpeg(segment(0xe2, all(ascii('ICC_PROFILE\0\x01\x01'), head, tags)));
    },
    answer: 'taken',
  },
  {
    title: '10,000 progressive scans',
    name: '照片.jpg',
    make: () => scans(4000, 4000, 10_000),
    answer: 'file_too_complex',
  },
  {
    title: 'a small file that claims 65,000 × 65,000',
    name: '照片.jpg',
    make: () => sized(65_000, 65_000),
    answer: 'file_too_long',
  },
  {
    title: 'a progressive one that claims 32,000 × 31,000',
    name: '照片.jpg',
    make: () => sized(32_000, 31_000, 'progressive.jpg', 0xc2),
    answer: 'file_too_many_pixels',
  },
  {
    title: 'no height at all',
    name: '照片.jpg',
    make: () => sized(64, 0),
    answer: 'file_broken',
  },
  {
    title: 'a claim of 6,000 × 5,000 without its data',
    name: '照片.jpg',
    make: () => sized(6000, 5000),
    answer: 'taken',
  },
  {
    title: 'ten megabytes of fill bytes',
    name: '照片.jpg',
    make: () => inJpeg(Buffer.alloc(10 << 20, 0xff)),
    answer: 'taken',
  },
  {
    title: 'a million restart marks',
    name: '照片.jpg',
    make: () => {
      const b = photo('bare.jpg');
      return all(b.subarray(0, -2), times(1_000_000, Buffer.from([0xff, 0xd0])), EOI);
    },
    answer: 'taken',
  },
  {
    title: 'two frames of different sizes',
    name: '照片.jpg',
    make: () => {
      const b = photo('bare.jpg');
      const frame = at(b, 0xc0);
      const copy = Buffer.from(b.subarray(frame, frame + 2 + b.readUInt16BE(frame + 2)));
      copy.writeUInt16BE(9000, 5);
      return all(b.subarray(0, frame), copy, b.subarray(frame));
    },
    answer: 'file_broken',
  },
  {
    title: 'a frame of 255 components',
    name: '照片.jpg',
    make: () =>
      all(
        Buffer.from([0xff, 0xd8]),
        segment(
          0xc0,
          all(
            Buffer.from([8]),
            u16(64),
            u16(64),
            Buffer.from([255]),
            times(255, Buffer.from([1, 0x44, 0])),
          ),
        ),
        EOI,
      ),
    answer: 'file_broken',
  },
  {
    title: 'Exif directories that lead back to themselves',
    name: '照片.jpg',
    make: () =>
      inJpeg(
        exif(
          all(
            tiffHead,
            u16(3),
            entry(0x8769, 4, 1, 8),
            entry(0x0112, 3, 1, 6 << 16),
            entry(0x014a, 4, 1, 8),
            u32(8),
          ),
        ),
      ),
    answer: 'taken',
  },
  {
    title: 'an Exif directory of 65,535 entries that each claim four gigabytes',
    name: '照片.jpg',
    make: () =>
      inJpeg(exif(all(tiffHead, u16(65_535), times(5000, entry(0x9286, 7, 0xffffffff, 8))))),
    answer: 'taken',
  },
  {
    title: 'XMP of a billion laughs',
    name: '照片.jpg',
    make: () => {
      const laughs = Array.from(
        { length: 9 },
        (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`,
      );
      const xml = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">${laughs.join('')}]><x:xmpmeta xmlns:x="adobe:ns:meta/">&l9;</x:xmpmeta>`;
      return inJpeg(segment(0xe1, ascii(`http://ns.adobe.com/xap/1.0/\0${xml}`)));
    },
    answer: 'taken',
  },
  {
    title: 'a page and a programme behind its end',
    name: '照片.jpg',
    make: () =>
      all(
        photo('bare.jpg'),
        ascii('<html><script>alert(1)</script>'),
        ascii('PK\x03\x04'),
        Buffer.alloc(4000),
      ),
    answer: 'taken',
  },
  {
    title: 'half of a photograph',
    name: '照片.jpg',
    make: () => photo('photo.jpg').subarray(0, photo('photo.jpg').length - 200),
    answer: 'file_broken',
  },
];
