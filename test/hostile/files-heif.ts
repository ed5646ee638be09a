import { all, ascii, box, full, photo, times, u16, u32, type Hostile } from './files-made';

/** The boxes of which a HEIC is made. */
export const ftyp = (brand = 'heic'): Buffer =>
  box('ftyp', ascii(brand), u32(0), ascii(`mif1${brand}`));
export const hdlr = full('hdlr', 0, u32(0), ascii('pict'), Buffer.alloc(13));
export const pitm = (id = 1): Buffer => full('pitm', 0, u16(id));
export const infe = (id: number, type: string): Buffer =>
  full('infe', 2, u16(id), u16(0), ascii(type), Buffer.from([0]));
export const iinf = (...items: Buffer[]): Buffer => full('iinf', 0, u16(items.length), ...items);
/** Where items are: offset, length and index of four bytes. */
const iloc = (items: readonly { id: number; extents: Buffer; count: number }[]): Buffer =>
  full(
    'iloc',
    0,
    Buffer.from([0x44, 0x00]),
    u16(items.length),
    ...items.map(({ id, extents, count }) => all(u16(id), u16(0), u16(count), extents)),
  );
export const ispe = (width: number, height: number): Buffer =>
  full('ispe', 0, u32(width), u32(height));
export const hvcC = (): Buffer => {
  const b = photo('photo.heic');
  const at = b.indexOf('hvcC') - 4;
  return b.subarray(at, at + b.readUInt32BE(at));
};
const ipma = (id: number, ...properties: number[]): Buffer =>
  full('ipma', 0, u32(1), u16(id), Buffer.from([properties.length, ...properties]));
export const iprp = (properties: Buffer[], ...maps: Buffer[]): Buffer =>
  box('iprp', box('ipco', Buffer.concat(properties)), ...maps);
const meta = (...boxes: Buffer[]): Buffer => full('meta', 0, hdlr, ...boxes);
const one = (offset = 0, length = 54): Buffer => all(u32(offset), u32(length));

/** The small photograph with one of its boxes replaced by bytes of the same length. */
const changed = (change: (b: Buffer) => void): Buffer => {
  const b = Buffer.from(photo('photo.heic'));
  change(b);
  return b;
};
const plain = (properties: Buffer[], extra: Buffer[] = [], maps = [ipma(1, 1, 2)]): Buffer =>
  all(
    ftyp(),
    meta(
      pitm(),
      iinf(infe(1, 'hvc1')),
      iloc([{ id: 1, extents: one(), count: 1 }]),
      iprp(properties, ...maps),
      ...extra,
    ),
    box('mdat', Buffer.alloc(100)),
  );

/** Hostile HEICs and AVIFs. */
export const heifs: Hostile[] = [
  {
    title: '1,000 empty data boxes × 60,000 places',
    name: 'IMG_0001.HEIC',
    make: () =>
      all(
        ftyp(),
        meta(
          pitm(),
          iinf(infe(1, 'hvc1')),
          iloc([{ id: 1, extents: times(60_000, one(0, 1)), count: 60_000 }]),
          iprp([hvcC(), ispe(64, 48)], ipma(1, 1, 2)),
        ),
        times(1000, box('mdat')),
      ),
    answer: 'file_broken',
  },
  {
    title: '1,000 data boxes × 90,000 places in ten items',
    name: 'IMG_0002.HEIC',
    make: () =>
      all(
        ftyp(),
        meta(
          pitm(),
          iinf(...Array.from({ length: 10 }, (_, i) => infe(i + 1, 'hvc1'))),
          iloc(
            Array.from({ length: 10 }, (_, i) => ({
              id: i + 1,
              extents: times(9000, one(8, 1)),
              count: 9000,
            })),
          ),
          iprp([hvcC(), ispe(64, 48)], ipma(1, 1, 2)),
        ),
        times(1000, box('mdat')),
      ),
    answer: 'file_broken',
  },
  {
    title: 'thousands of maps of many entries',
    name: 'IMG_0003.HEIC',
    make: () => {
      const entries = 2000;
      const map = full('ipma', 0, u32(entries), times(entries, all(u16(2), Buffer.from([0]))));
      return plain(
        [hvcC(), ispe(64, 48)],
        [],
        [...Array.from({ length: 350 }, () => map), ipma(1, 1, 2)],
      );
    },
    answer: 'file_broken',
  },
  {
    title: 'a size of four thousand million squared',
    name: 'IMG_0004.HEIC',
    make: () =>
      changed((b) => {
        const at = b.indexOf('ispe') + 8;
        b.writeUInt32BE(0xffffffff, at);
        b.writeUInt32BE(0xffffffff, at + 4);
      }),
    answer: 'file_broken',
  },
  {
    title: 'a size of 30,000 squared for 64 × 48',
    name: 'IMG_0005.HEIC',
    make: () =>
      changed((b) => {
        const at = b.indexOf('ispe') + 8;
        b.writeUInt32BE(30_000, at);
        b.writeUInt32BE(30_000, at + 4);
      }),
    answer: 'file_broken',
  },
  {
    title: 'boxes within boxes, 50,000 deep',
    name: 'IMG_0006.HEIC',
    make: () => {
      const depth = 50_000;
      const parts: Buffer[] = [];
      for (let i = 0; i < depth; i += 1) parts.push(all(u32((depth - i) * 8), ascii('iprp')));
      return all(ftyp(), meta(pitm(), Buffer.concat(parts)));
    },
    answer: 'file_broken',
  },
  {
    title: 'a box of no size, and one that is longer than any file',
    name: 'IMG_0007.HEIC',
    make: () =>
      all(
        ftyp(),
        u32(1),
        ascii('meta'),
        Buffer.alloc(8, 0xff),
        Buffer.alloc(100),
        u32(0),
        ascii('mdat'),
      ),
    answer: 'file_broken',
  },
  {
    title: 'a million empty boxes',
    name: 'IMG_0008.HEIC',
    make: () =>
      all(
        ftyp(),
        times(1_000_000, box('free')),
        photo('photo.heic').subarray(photo('photo.heic').readUInt32BE(0)),
      ),
    answer: 'file_broken',
  },
  {
    title: 'a grid of 65,536 times the same tile',
    name: 'IMG_0009.HEIC',
    make: () => {
      const grid = all(Buffer.from([0, 1, 255, 255]), u32(16_384), u32(12_288));
      const dimg = full('iref', 0, box('dimg', u16(1), u16(65_535), times(65_535, u16(2))));
      return all(
        ftyp(),
        meta(
          pitm(),
          iinf(infe(1, 'grid'), infe(2, 'hvc1')),
          full(
            'iloc',
            1,
            Buffer.from([0x44, 0x00]),
            u16(2),
            all(u16(1), u16(1), u16(0), u16(1), one(0, grid.length)),
            all(u16(2), u16(0), u16(0), u16(1), one(500, 54)),
          ),
          box('idat', grid),
          dimg,
          iprp(
            [hvcC(), ispe(64, 48), ispe(16_384, 12_288)],
            full('ipma', 0, u32(2), u16(1), Buffer.from([1, 3]), u16(2), Buffer.from([2, 1, 2])),
          ),
        ),
        box('mdat', Buffer.alloc(1000)),
      );
    },
    answer: 'file_broken',
  },
  {
    title: 'pictures that are each made of the other',
    name: 'IMG_0010.HEIC',
    make: () =>
      all(
        ftyp(),
        meta(
          pitm(),
          iinf(infe(1, 'iden'), infe(2, 'iden')),
          iloc([{ id: 1, extents: one(), count: 1 }]),
          full('iref', 0, box('dimg', u16(1), u16(1), u16(2)), box('dimg', u16(2), u16(1), u16(1))),
          iprp(
            [ispe(64, 48)],
            full('ipma', 0, u32(2), u16(1), Buffer.from([1, 1]), u16(2), Buffer.from([1, 1])),
          ),
        ),
      ),
    answer: 'file_broken',
  },
  {
    title: '100,000 turns and mirrors',
    name: 'IMG_0011.HEIC',
    make: () =>
      plain(
        [
          hvcC(),
          ispe(64, 48),
          ...Array.from({ length: 100_000 }, () => box('irot', Buffer.from([1]))),
        ],
        [],
        [full('ipma', 0, u32(1), u16(1), Buffer.from([255, 1, 2, ...Buffer.alloc(253, 3)]))],
      ),
    answer: 'file_broken',
  },
  {
    title: 'coded data of nonsense',
    name: 'IMG_0012.HEIC',
    make: () =>
      changed((b) => {
        const at = b.indexOf('mdat') + 4;
        b.fill(0xa5, at + 8, at + 54);
      }),
    answer: ['taken', 'file_broken'],
  },
  {
    title: 'half of a photograph',
    name: 'IMG_0013.HEIC',
    make: () => photo('photo.heic').subarray(0, 600),
    answer: 'file_broken',
  },
  {
    title: 'an AVIF of four thousand million squared',
    name: '图.avif',
    make: () =>
      all(
        ftyp('avif'),
        meta(
          pitm(),
          iinf(infe(1, 'av01')),
          iloc([{ id: 1, extents: one(), count: 1 }]),
          iprp(
            [box('av1C', Buffer.from([0x81, 0x0d, 0x0c, 0])), ispe(0xfffffff0, 0xfffffff0)],
            ipma(1, 1, 2),
          ),
        ),
        box('mdat', Buffer.alloc(200)),
      ),
    answer: 'file_broken',
  },
];
