import { cleanPng } from '../outside/clean/png';
import { PNG_MARK } from '../outside/clean/pixels';

const MOST_UNPACKED = 5_000_000; // pixels: a telephone's whole screen; pdfkit takes a second or two for them

/** Throws when a data URL holds a PNG that pdfkit 0.19 might fail on: it unpacks what is interlaced or see-through in a callback, where an error would end the process. So such a picture must be whole and not too large, and none may be interlaced: there it reads filters that a small picture has not. */
export const checkImage = (dataUrl: string): void => {
  const bytes = Buffer.from(dataUrl.slice(dataUrl.indexOf('base64,') + 7), 'base64');
  if (!bytes.subarray(0, 4).equals(PNG_MARK.subarray(0, 4))) return; // pdfkit looks at as many
  const made = bytes.subarray(0, 8).equals(PNG_MARK) ? cleanPng(bytes) : 'broken';
  if (typeof made === 'string') throw new RangeError('a picture that is not whole');
  const [colour, interlace] = [bytes.readUInt8(25), bytes.readUInt8(28)];
  const unpacked = colour > 3 || bytes.includes('tRNS');
  if (interlace !== 0 || (unpacked && made.width! * made.height! > MOST_UNPACKED))
    throw new RangeError('a picture that cannot be drawn here');
};
