import {
  PDFArray,
  PDFBool,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNull,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFString,
  type PDFContext,
  type PDFObject,
} from '@cantoo/pdf-lib';
import { checkPixels, DEEPEST, MOST_KEPT, TooComplex } from './pdf-bounds';
import { kept, worded, type Shape, type Table } from './pdf-kept';
import { keptOf, type Kept, type Room } from './pdf-stream';

const isPlain = (value: PDFObject): boolean =>
  value instanceof PDFNumber ||
  value instanceof PDFName ||
  value instanceof PDFBool ||
  value === PDFNull;
const isText = (value: PDFObject): boolean =>
  value instanceof PDFString || value instanceof PDFHexString;

const numberIn = (dict: PDFDict, key: string): number => {
  const number = dict.lookup(PDFName.of(key));
  return number instanceof PDFNumber ? number.asNumber() : 0;
};

const tableOf = (shape: Shape, dict: PDFDict): Table | undefined => {
  if (shape === 'plain' || shape === 'words') return undefined;
  if (shape !== 'drawing') return kept[shape];
  const subtype = dict.lookup(PDFName.of('Subtype'));
  if (subtype === PDFName.of('Form')) return kept.form;
  if (subtype !== PDFName.of('Image')) return undefined;
  checkPixels(numberIn(dict, 'Width'), numberIn(dict, 'Height'));
  return kept.image;
};

/** Copies values of one document into another, by the tables of what draws. */
export const makeCopier = (from: PDFContext, to: PDFContext, room: Room) => {
  const done = new Map<string, PDFRef | undefined>();
  let made = 0;

  const count = (depth: number): void => {
    made += 1;
    if (made > MOST_KEPT || depth > DEEPEST) throw new TooComplex();
  };

  const entries = (dict: PDFDict, table: Table, depth: number): PDFDict => {
    const copied = PDFDict.withContext(to);
    for (const [key, value] of dict.entries()) {
      const shape = table.get('*') ?? table.get(key.decodeText());
      const copy = shape && valueOf(value, shape, depth + 1);
      if (copy) copied.set(key, copy);
    }
    return copied;
  };

  const packed = (
    { contents, filters, settings }: Kept,
    copied: PDFDict,
    depth: number,
  ): PDFRawStream => {
    if (filters.length > 0) copied.set(PDFName.of('Filter'), to.obj(filters));
    const all = settings.map((one) => (one ? entries(one, kept.packing, depth + 1) : PDFNull));
    if (all.some((one) => one !== PDFNull))
      copied.set(PDFName.of('DecodeParms'), to.obj(all as never));
    return PDFRawStream.of(copied, contents);
  };

  const referred = (ref: PDFRef, shape: Shape, depth: number): PDFObject | undefined => {
    const value = from.lookup(ref);
    if (!value || isPlain(value) || isText(value)) return value && valueOf(value, shape, depth);
    const mark = `${ref.tag}${shape}`;
    if (done.has(mark)) return done.get(mark);
    const place = to.nextRef();
    done.set(mark, place); // before its content, which may lead back to it
    const copy = valueOf(value, shape, depth);
    if (copy) to.assign(place, copy);
    else done.set(mark, undefined);
    return copy && place;
  };

  const valueOf = (value: PDFObject, shape: Shape, depth: number): PDFObject | undefined => {
    if (value instanceof PDFRef) return referred(value, shape, depth + 1);
    if (isPlain(value)) return value;
    if (isText(value)) return worded.has(shape) ? value : undefined;
    count(depth);
    if (value instanceof PDFArray) {
      const list = PDFArray.withContext(to);
      for (const each of value.asArray()) list.push(valueOf(each, shape, depth + 1) ?? PDFNull);
      return list;
    }
    const dict = value instanceof PDFRawStream ? value.dict : value;
    const table = dict instanceof PDFDict ? tableOf(shape, dict) : undefined;
    if (!table) return undefined;
    if (!(value instanceof PDFRawStream)) return entries(dict as PDFDict, table, depth);
    const stream = keptOf(value, room);
    return stream && packed(stream, entries(value.dict, table, depth), depth);
  };

  return {
    /**
     * A copy of a value as far as its shape goes; undefined when nothing of it draws. Throws
     * TooComplex when there is too much.
     */
    copy: (value: PDFObject, shape: Shape): PDFObject | undefined => valueOf(value, shape, 0),
    /** A copy as an object of its own. */
    register: (value: PDFObject, shape: Shape): PDFRef | undefined => {
      const copy = valueOf(value, shape, 0);
      return copy instanceof PDFRef || !copy ? copy : to.register(copy);
    },
  };
};

/** What `makeCopier` makes. */
export type Copier = ReturnType<typeof makeCopier>;
