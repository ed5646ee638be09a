import { sizeFault, type Made, type Why } from './made';

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const isFrame = (m: number): boolean =>
  m >= 0xc0 && m <= 0xcf && m !== 0xc4 && m !== 0xc8 && m !== 0xcc;
/** Tables and frames: DHT, DAC, DQT, DNL, DRI. */
const isTable = (m: number): boolean =>
  m === 0xc4 || m === 0xcc || m === 0xdb || m === 0xdc || m === 0xdd;
const isRestart = (m: number): boolean => m >= 0xd0 && m <= 0xd7;

const segment = (marker: number, content: Uint8Array): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 255]),
    content,
  ]);

/** The orientation (1 to 8) in an Exif segment's TIFF part; undefined when there is none. */
const orientationOf = (tiff: Buffer): number | undefined => {
  const order = tiff.toString('latin1', 0, 2);
  if (tiff.length < 14 || (order !== 'II' && order !== 'MM')) return undefined;
  const u16 = (at: number): number =>
    at + 2 > tiff.length ? 0 : order === 'II' ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  const first = order === 'II' ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  for (let i = 0, n = u16(first); i < n; i += 1) {
    const at = first + 2 + i * 12;
    if (u16(at) === 0x0112) return u16(at + 8) >= 1 && u16(at + 8) <= 8 ? u16(at + 8) : undefined;
  }
  return undefined;
};

/** An Exif segment that says which way is up and nothing else. */
const exifOf = (orientation: number): Buffer => {
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex');
  tiff.writeUInt16BE(orientation, 18);
  return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]));
};

/** What is kept of an application segment: JFIF without its thumbnail, Adobe's colour transform, the colour profile. */
const appOf = (marker: number, content: Buffer): Buffer | undefined => {
  const named = (name: string): boolean => content.toString('latin1', 0, name.length) === name;
  if (marker === APP0 && named('JFIF\0') && content.length >= 14)
    return segment(marker, Buffer.concat([content.subarray(0, 12), Buffer.alloc(2)]));
  if (marker === 0xee && named('Adobe') && content.length >= 12)
    return segment(marker, content.subarray(0, 12));
  if (marker === 0xe2 && named('ICC_PROFILE\0')) return segment(marker, content);
  return undefined;
};

/** The end of the coded data that begins at `at`: the next marker that is neither a stuffed zero nor a restart. */
const endOfScan = (b: Buffer, at: number): number => {
  for (let i = b.indexOf(0xff, at); i >= 0; i = b.indexOf(0xff, i + 1)) {
    const next = b.readUInt8(i + 1);
    if (next !== 0 && next !== 0xff && !isRestart(next)) return i;
  }
  return b.length;
};

/** Rewrites a JPEG with only what draws it and its orientation: no Exif, XMP, IPTC, comments, thumbnails, second pictures, or bytes after its end. */
export const cleanJpeg = (b: Buffer): Made | Why => {
  const kept: Buffer[] = [];
  let orientation: number | undefined;
  let size: { width: number; height: number } | undefined;
  let scans = 0;
  for (let at = 2; ;) {
    at = b.indexOf(0xff, at); // decoders skip stray bytes between segments; here they are dropped
    if (at < 0) return 'broken';
    const marker = b.readUInt8(at + 1);
    if (marker === 0xff || marker === 0 || marker === 1 || marker === SOI || isRestart(marker)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    if (marker === EOI) break;
    const length = b.readUInt16BE(at + 2);
    const end = at + 2 + length;
    if (length < 2 || end > b.length) return 'broken';
    const content = b.subarray(at + 4, end);
    if (marker === 0xe1 && content.toString('latin1', 0, 6) === 'Exif\0\0')
      orientation ??= orientationOf(content.subarray(6));
    else if (marker >= APP0 && marker <= 0xef)
      kept.push(...[appOf(marker, content)].filter((s) => s !== undefined));
    else if (isFrame(marker)) {
      if (size) return 'broken';
      size = { height: content.readUInt16BE(1), width: content.readUInt16BE(3) };
      kept.push(b.subarray(at, end));
    } else if (isTable(marker)) kept.push(b.subarray(at, end));
    at = end;
    if (marker !== SOS) continue;
    if (!size) return 'broken';
    at = endOfScan(b, end);
    kept.push(b.subarray(end - length - 2, at));
    scans += 1;
  }
  if (!size || scans === 0) return 'broken';
  const fault = sizeFault(size.width, size.height);
  if (fault) return fault;
  const upright = orientation === undefined || orientation === 1;
  // JFIF wants to be the first segment, Exif bears the second place
  const head = kept[0]?.[1] === APP0 ? kept.splice(0, 1) : [];
  const exif = upright ? [] : [exifOf(orientation!)];
  return {
    bytes: Buffer.concat([
      Buffer.from([0xff, SOI]),
      ...head,
      ...exif,
      ...kept,
      Buffer.from([0xff, EOI]),
    ]),
    ...size,
  };
};
