import { inflateSync } from 'node:zlib';

const pngMark = '89504e470d0a1a0a';
const mostBytes = 64_000_000;

/** Throws when a data URL holds a PNG whose pixels do not unpack: pdfkit 0.19 unpacks them in a callback, where an error would end the process. */
export const checkImage = (dataUrl: string): void => {
  const bytes = Buffer.from(dataUrl.slice(dataUrl.indexOf('base64,') + 7), 'base64');
  if (bytes.toString('hex', 0, 8) !== pngMark) return;
  const packed: Buffer[] = [];
  for (let at = 8; at + 12 <= bytes.length; at += 12 + bytes.readUInt32BE(at))
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT') packed.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  inflateSync(Buffer.concat(packed), { maxOutputLength: mostBytes });
};
