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
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length < 4 || buffer.readUInt16BE(0) !== 0xffd8) return bytes;
  const kept = [buffer.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= buffer.length && buffer[at] === 0xff) {
    const marker = buffer[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === SOS) break;
    const end = at + 2 + buffer.readUInt16BE(at + 2);
    if (end > buffer.length) break;
    if (!tells(marker)) kept.push(buffer.subarray(at, end));
    at = end;
  }
  const end = buffer.lastIndexOf(Buffer.from([0xff, 0xd9]));
  kept.push(buffer.subarray(at, end > at ? end + 2 : buffer.length));
  return Buffer.concat(kept);
};

/** Boxes of a JPEG 2000 file that draw: signature, kind, header, picture. */
const drawing = new Set(['jP  ', 'ftyp', 'jp2h', 'jp2c']);

/**
 * A JPEG 2000 file within a PDF without the boxes that only tell. Whatever is none stays as it is.
 */
export const bareScan = (bytes: Uint8Array): Uint8Array => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.toString('latin1', 4, 8) !== 'jP  ') return bytes;
  const kept: Buffer[] = [];
  for (let at = 0; at + 8 <= buffer.length;) {
    const said = buffer.readUInt32BE(at);
    const size = said === 0 ? buffer.length - at : said;
    if (size < 8 || at + size > buffer.length) return bytes; // a size of eight bytes, or none there is
    if (drawing.has(buffer.toString('latin1', at + 4, at + 8)))
      kept.push(buffer.subarray(at, at + size));
    at += size;
  }
  return Buffer.concat(kept);
};
