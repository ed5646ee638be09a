import { cleanPng } from '../outside/clean/png';
import { PNG_MARK } from '../outside/clean/pixels';

/** Throws when a data URL holds a PNG that is not whole, or is interlaced: pdfkit 0.19 unpacks it in a callback, where an error would end the process, and reads filters where a small interlaced picture has none. */
export const checkImage = (dataUrl: string): void => {
  const bytes = Buffer.from(dataUrl.slice(dataUrl.indexOf('base64,') + 7), 'base64');
  if (!bytes.subarray(0, 4).equals(PNG_MARK.subarray(0, 4))) return; // pdfkit looks at as many
  const made = bytes.subarray(0, 8).equals(PNG_MARK) ? cleanPng(bytes) : 'broken';
  if (typeof made === 'string' || bytes[28] !== 0) throw new RangeError('a picture that cannot be drawn');
};
