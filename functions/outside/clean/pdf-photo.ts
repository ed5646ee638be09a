const SOS = 0xda;

/**
 * Marks of a JPEG that only tell: application segments but JFIF (0) and Adobe's colours (14), and
 * remarks.
 */
const tells = (marker: number): boolean =>
  (marker > 0xe0 && marker <= 0xef && marker !== 0xee) || marker === 0xfe;

/**
 * A JPEG within a PDF without what its camera wrote into it; its picture stays to the bit. Whatever
 * is no JPEG stays as it is.
 */
export const barePhoto = (bytes: Uint8Array): Uint8Array => {
  const b = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (b.length < 4 || b.readUInt16BE(0) !== 0xffd8) return bytes;
  const kept = [b.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= b.length && b[at] === 0xff) {
    const marker = b[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === SOS) break;
    const end = at + 2 + b.readUInt16BE(at + 2);
    if (end > b.length) break;
    if (!tells(marker)) kept.push(b.subarray(at, end));
    at = end;
  }
  const end = b.lastIndexOf(Buffer.from([0xff, 0xd9]));
  kept.push(b.subarray(at, end > at ? end + 2 : b.length));
  return Buffer.concat(kept);
};

/** Boxes of a JPEG 2000 file that draw: signature, kind, header, picture. */
const drawing = new Set(['jP  ', 'ftyp', 'jp2h', 'jp2c']);

/**
 * A JPEG 2000 file within a PDF without the boxes that only tell. Whatever is none stays as it is.
 */
export const bareScan = (bytes: Uint8Array): Uint8Array => {
  const b = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (b.toString('latin1', 4, 8) !== 'jP  ') return bytes;
  const kept: Buffer[] = [];
  for (let at = 0; at + 8 <= b.length;) {
    const said = b.readUInt32BE(at);
    const size = said === 0 ? b.length - at : said;
    if (size < 8 || at + size > b.length) return bytes; // a size of eight bytes, or none there is
    if (drawing.has(b.toString('latin1', at + 4, at + 8))) kept.push(b.subarray(at, at + size));
    at += size;
  }
  return Buffer.concat(kept);
};
