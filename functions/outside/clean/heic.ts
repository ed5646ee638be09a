import {
  blankBox,
  blankOutside,
  boxesFilling,
  boxesIn,
  placesOf,
  type Box,
  type Span,
} from './boxes';
import { sizeFault, type Made, type Why } from './made';

const BRANDS = new Set(['heic', 'heix', 'heim', 'heis']);
/** Boxes of a meta box that draw the picture. */
const META = new Set(['hdlr', 'pitm', 'iloc', 'iinf', 'iprp', 'iref', 'idat', 'grpl', 'dinf']);
/** Items that are pictures: coded ones, and those put together from others. Exif, XMP (mime) and everything unknown is not. */
const ITEMS = new Set(['hvc1', 'hvc2', 'lhv1', 'grid', 'iovl', 'iden', 'tmap']);
/** Properties that draw; free texts (udes) and private ones do not. */
const PROPERTIES = new Set([
  'hvcC',
  'lhvC',
  'ispe',
  'irot',
  'imir',
  'clap',
  'pixi',
  'colr',
  'pasp',
  'auxC',
  'rloc',
  'lsel',
  'oinf',
  'tols',
  'cclv',
  'clli',
  'mdcv',
  'amve',
]);

/** Brands of the file: HEVC pictures are ours, AV1 and films are not. */
const isOurs = (b: Buffer, ftyp: Box): boolean => {
  const brands: string[] = [];
  for (let at = ftyp.body; at + 4 <= ftyp.end; at += 4)
    if (at !== ftyp.body + 4) brands.push(b.toString('latin1', at, at + 4));
  const [major = '', ...others] = brands;
  return (
    BRANDS.has(major) ||
    ((major === 'mif1' || major === 'msf1') && others.some((x) => BRANDS.has(x)))
  );
};

/** The ids of the picture items; their names and all that follows their type is zeroed. */
const pictureItems = (b: Buffer, iinf: Box): Set<number> => {
  const wide = b.readUInt8(iinf.body) > 0;
  const ids = new Set<number>();
  for (const infe of boxesFilling(b, iinf.body + (wide ? 8 : 6), iinf.end)) {
    const version = b.readUInt8(infe.body);
    if (infe.type !== 'infe' || version < 2 || version > 3)
      throw new RangeError('unknown item entry');
    const idSize = version === 2 ? 2 : 4;
    const type = infe.body + 4 + idSize + 2;
    if (type + 4 > infe.end) throw new RangeError('a short item entry');
    if (ITEMS.has(b.toString('latin1', type, type + 4)))
      ids.add(b.readUIntBE(infe.body + 4, idSize));
    b.fill(0, type + 4, infe.end);
  }
  return ids;
};

/** The numbers, from 1, of the properties of an item (ISO/IEC 23008-12, 9.3). */
const propertiesOf = (b: Buffer, ipma: Box, item: number): number[] => {
  const wideId = b.readUInt8(ipma.body) > 0;
  const wideIndex = (b.readUInt8(ipma.body + 3) & 1) === 1;
  let at = ipma.body + 8;
  for (let entries = b.readUInt32BE(ipma.body + 4); entries > 0 && at < ipma.end; entries -= 1) {
    const id = wideId ? b.readUInt32BE(at) : b.readUInt16BE(at);
    at += wideId ? 4 : 2;
    const count = b.readUInt8(at);
    const list = at + 1;
    at = list + count * (wideIndex ? 2 : 1);
    if (id !== item) continue;
    return Array.from({ length: count }, (_, i) =>
      wideIndex ? b.readUInt16BE(list + 2 * i) & 0x7fff : b.readUInt8(list + i) & 0x7f,
    );
  }
  return [];
};

/** The size of an item; properties that do not draw are blanked in place, because they are known by position. */
const cleanProperties = (b: Buffer, iprp: Box, item: number): { width: number; height: number } => {
  const all: Box[] = [];
  let mine: number[] = [];
  for (const box of boxesFilling(b, iprp.body, iprp.end)) {
    if (box.type === 'ipma') mine = mine.concat(propertiesOf(b, box, item));
    else if (box.type === 'ipco') all.push(...boxesFilling(b, box.body, box.end));
    else blankBox(b, box);
  }
  const extent = mine.map((n) => all[n - 1]).find((property) => property?.type === 'ispe');
  for (const property of all) if (!PROPERTIES.has(property.type)) blankBox(b, property);
  return extent
    ? { width: b.readUInt32BE(extent.body + 4), height: b.readUInt32BE(extent.body + 8) }
    : { width: 0, height: 0 };
};

/** Zeroes, at their old place, all bytes of a HEIC that do not draw it (Exif and XMP items, private boxes and properties, names, gaps), and cuts what follows it. Which way is up is a property here and stays. */
export const cleanHeic = (original: Buffer): Made | Why => {
  const b = Buffer.from(original);
  const top = boxesIn(b, 0, b.length);
  const [ftyp] = top;
  if (ftyp?.type !== 'ftyp' || !isOurs(b, ftyp)) return 'not_allowed';
  const metas = top.filter((x) => x.type === 'meta');
  const data = top.filter((x) => x.type === 'mdat');
  if (metas.length !== 1) return 'broken';
  const inside = boxesFilling(b, metas[0]!.body + 4, metas[0]!.end);
  const only = (type: string): Box => {
    const found = inside.filter((x) => x.type === type);
    if (found.length !== 1) throw new RangeError(`not one ${type}`);
    return found[0]!;
  };
  const idat = inside.find((x) => x.type === 'idat');
  if (inside.filter((x) => x.type === 'idat').length > 1) return 'broken';

  const pictures = pictureItems(b, only('iinf'));
  const pitm = only('pitm');
  const primary =
    b.readUInt8(pitm.body) === 0 ? b.readUInt16BE(pitm.body + 4) : b.readUInt32BE(pitm.body + 4);
  if (!pictures.has(primary)) return 'not_allowed';
  const inFile: Span[] = [];
  const inIdat: Span[] = [];
  for (const place of placesOf(b, only('iloc'))) {
    if (!pictures.has(place.id) || place.method > 1) continue;
    for (const [from, to] of place.spans) {
      const offset = place.method === 1 ? (idat?.body ?? Infinity) : 0;
      const homes = place.method === 1 ? [idat!] : data;
      if (!homes.some((home) => home && from + offset >= home.body && to + offset <= home.end))
        return 'broken';
      (place.method === 1 ? inIdat : inFile).push([from + offset, to + offset]);
    }
  }
  const size = cleanProperties(b, only('iprp'), primary);
  const fault = sizeFault(size.width, size.height);
  if (fault) return fault;

  const hdlr = only('hdlr');
  b.fill(0, hdlr.body + 12, hdlr.end); // reserved words and a name
  for (const box of inside) if (!META.has(box.type)) blankBox(b, box);
  if (idat) blankOutside(b, idat.body, idat.end, inIdat);
  for (const box of top) {
    if (box.type === 'mdat') blankOutside(b, box.body, box.end, inFile);
    else if (box.type !== 'ftyp' && box.type !== 'meta') blankBox(b, box);
  }
  return { bytes: b.subarray(0, top.at(-1)!.end), ...size };
};
