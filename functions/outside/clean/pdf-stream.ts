import { constants, inflateSync } from 'node:zlib';
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFName,
  PDFRawStream,
  type PDFContext,
  type PDFObject,
} from '@cantoo/pdf-lib';
import { TooComplex } from './pdf-bounds';
import { barePhoto, bareScan } from './pdf-photo';

/** Filters that are undone here, so that what they unpack to is counted. */
const undone = new Set([
  'FlateDecode',
  'LZWDecode',
  'ASCII85Decode',
  'ASCIIHexDecode',
  'RunLengthDecode',
]);
/** Filters that code pictures; each is the last of its stream. */
const pictures = new Set(['DCTDecode', 'JPXDecode', 'CCITTFaxDecode', 'JBIG2Decode']);

const MOST_FILTERS = 4;
const MOST_ONE = 256 << 20; // bytes that one stream unpacks to
const MOST_ALL = 1024 << 20; // and all of a document together

/** What may still be unpacked for one document. */
export type Room = { bytes: number };
export const fullRoom = (): Room => ({ bytes: MOST_ALL });

/** A stream as it is kept: its bytes, and the filters and their settings that undo it. */
export type Kept = { contents: Uint8Array; filters: string[]; settings: (PDFDict | undefined)[] };

const namesOf = (dict: PDFDict): string[] => {
  const filter = dict.lookup(PDFName.of('Filter'));
  const all =
    filter instanceof PDFArray
      ? filter.asArray().map((_, index) => filter.lookup(index))
      : [filter];
  return all.flatMap((name) => (name instanceof PDFName ? [name.decodeText()] : []));
};

const settingAt = (given: PDFObject | undefined, index: number): PDFObject | undefined => {
  if (given instanceof PDFArray) return index < given.size() ? given.lookup(index) : undefined;
  return index === 0 ? given : undefined;
};

const settingsOf = (dict: PDFDict, count: number): (PDFDict | undefined)[] => {
  const given = dict.lookup(PDFName.of('DecodeParms'));
  return Array.from({ length: count }, (_, index) => {
    const one = settingAt(given, index);
    return one instanceof PDFDict ? one : undefined;
  });
};

type Undone = { bytes: Uint8Array; used: number };

const inflated = (packed: Uint8Array, most: number): Undone | undefined => {
  try {
    const { buffer, engine } = inflateSync(packed, {
      maxOutputLength: most,
      // Programs that forget the end of a stream are many, and every reader shows what is there.
      finishFlush: constants.Z_SYNC_FLUSH,
      info: true,
    }) as unknown as { buffer: Buffer; engine: { bytesWritten: number } };
    return { bytes: buffer, used: engine.bytesWritten };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw new TooComplex();
    return undefined;
  }
};

const unpacked = (
  context: PDFContext,
  name: string,
  packed: Uint8Array,
  setting: PDFDict | undefined,
  most: number,
): Undone | undefined => {
  if (name === 'FlateDecode') return inflated(packed, most);
  const dict = PDFDict.withContext(context);
  dict.set(PDFName.of('Filter'), PDFName.of(name));
  if (setting) dict.set(PDFName.of('DecodeParms'), setting);
  const bytes = decodePDFRawStream(PDFRawStream.of(dict, packed)).getBytes(most + 1);
  if (bytes.length > most) throw new TooComplex();
  return { bytes: new Uint8Array(bytes), used: packed.length };
};

const barePicture = (filter: string, picture: Uint8Array): Uint8Array => {
  switch (filter) {
    case 'DCTDecode':
      return barePhoto(picture);
    case 'JPXDecode':
      return bareScan(picture);
    default:
      return picture;
  }
};

/**
 * What is kept of a stream: nothing behind the end of what is packed, and pictures without what
 * cameras write into them. Throws TooComplex when it unpacks to too much; undefined when it lies in
 * another file or is packed in a way there is not.
 */
export const keptOf = ({ dict, contents }: PDFRawStream, room: Room): Kept | undefined => {
  if (dict.has(PDFName.of('F'))) return undefined;
  const filters = namesOf(dict);
  const settings = settingsOf(dict, filters.length);
  if (filters.length > MOST_FILTERS) throw new TooComplex();
  let now: Uint8Array = contents;
  let whole = contents;
  for (const [index, name] of filters.entries()) {
    if (pictures.has(name)) {
      if (index < filters.length - 1) return undefined;
      return { contents: barePicture(name, now), filters: [name], settings: [settings[index]] };
    }
    if (!undone.has(name)) return undefined;
    const most = Math.min(MOST_ONE, room.bytes);
    const next = unpacked(dict.context, name, now, settings[index], most);
    // damaged: a reader shows as much as it can, and so it stays
    if (!next) return { contents, filters, settings };
    room.bytes -= next.bytes.length;
    if (index === 0) whole = contents.subarray(0, next.used);
    now = next.bytes;
  }
  return { contents: whole, filters, settings };
};

/** What a stream says once it is unpacked, for looking into; empty when it does not unpack. */
export const wordsOf = (stream: PDFRawStream, room: Room): string => {
  try {
    const most = Math.min(1 << 20, room.bytes);
    const bytes = decodePDFRawStream(stream).getBytes(most);
    room.bytes -= bytes.length;
    return Buffer.from(bytes).toString('latin1');
  } catch {
    return '';
  }
};
