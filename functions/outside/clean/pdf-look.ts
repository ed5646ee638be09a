import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFString,
  type PDFContext,
  type PDFObject,
} from '@cantoo/pdf-lib';
import { wordsOf, type Room } from './pdf-stream';

/**
 * What an annotation looks like and where: a drawing of the source document, and the matrix that
 * puts it into its place.
 */
export type Look = { drawing: PDFObject; matrix: readonly number[] };

/**
 * Thrown where a form's field has a value but no look: its reader would have to draw it, and each
 * would differently.
 */
export class FormOpen extends Error {}

/** Annotations that show nothing of the page: what they look like is a place to press. */
const undrawn = new Set(['Link', 'Popup', 'FileAttachment', 'Sound', 'TrapNet', 'PrinterMark']);
const HIDDEN = 0b10_0010; // the flags Hidden and NoView (ISO 32000-1, table 165)
const ANCESTORS = 20; // of a field

const name = (text: string): PDFName => PDFName.of(text);
const dictOf = (value: PDFObject | undefined): PDFDict | undefined => {
  if (value instanceof PDFRawStream) return value.dict;
  return value instanceof PDFDict ? value : undefined;
};

/** Four numbers in their order: left, bottom, right, top; undefined when there are not four. */
export const boxOf = (
  value: PDFObject | undefined,
): [number, number, number, number] | undefined => {
  const numbers = numbersOf(value);
  if (numbers.length !== 4) return undefined;
  const [x0, y0, x1, y1] = numbers as [number, number, number, number];
  return [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)];
};

const numbersOf = (value: PDFObject | undefined): number[] =>
  value instanceof PDFArray && value.size() <= 6
    ? value.asArray().flatMap((_, index) => {
        const number = value.lookup(index);
        return number instanceof PDFNumber && Number.isFinite(number.asNumber())
          ? [number.asNumber()]
          : [];
      })
    : [];

/** A value of a field, its own or inherited. */
const inherited = (annotation: PDFDict, key: string): PDFObject | undefined => {
  let at: PDFDict | undefined = annotation;
  for (let i = 0; at && i < ANCESTORS; i += 1) {
    const found = at.lookup(name(key));
    if (found) return found;
    at = dictOf(at.lookup(name('Parent')));
  }
  return undefined;
};

const appearance = (context: PDFContext, annotation: PDFDict): PDFObject | undefined => {
  const normal = dictOf(annotation.lookup(name('AP')))?.get(name('N'));
  const found = normal instanceof PDFRef ? context.lookup(normal) : normal;
  if (found instanceof PDFRawStream) return normal;
  if (!(found instanceof PDFDict)) return undefined;
  const state = annotation.lookup(name('AS'));
  const drawn = state instanceof PDFName ? found.get(state) : undefined;
  return drawn && context.lookup(drawn) instanceof PDFRawStream ? drawn : undefined;
};

const isSaid = (value: PDFObject | undefined): boolean => {
  if (value instanceof PDFString || value instanceof PDFHexString)
    return value.decodeText().trim() !== '';
  if (value instanceof PDFArray) return value.size() > 0;
  return value instanceof PDFName && value !== name('Off');
};

/** Whether a field says something that its look does not show. */
const isOpen = (
  context: PDFContext,
  annotation: PDFDict,
  drawing: PDFObject | undefined,
  room: Room,
): boolean => {
  const kind = inherited(annotation, 'FT');
  if (!isSaid(inherited(annotation, 'V'))) return false;
  if (kind === name('Btn')) return !annotation.has(name('AP'));
  if (kind !== name('Tx') && kind !== name('Ch')) return false;
  const stream = drawing && context.lookup(drawing);
  return !(stream instanceof PDFRawStream) || !/T[Jj]|['"]|\bDo\b/.test(wordsOf(stream, room));
};

/**
 * The matrix that fits a drawing's box into the annotation's place (ISO 32000-1, 12.5.5, algorithm
 * 8.1).
 */
const fitted = (dict: PDFDict, place: readonly number[]): readonly number[] | undefined => {
  const bounds = boxOf(dict.lookup(name('BBox')));
  if (!bounds) return undefined;
  const given = numbersOf(dict.lookup(name('Matrix')));
  const [a, b, c, d, e, f] = (given.length === 6 ? given : [1, 0, 0, 1, 0, 0]) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const corners = [0, 2].flatMap((atX) =>
    [1, 3].map((atY) => [bounds[atX as 0]!, bounds[atY as 1]!] as const),
  );
  const xs = corners.map(([x, y]) => a * x + c * y + e);
  const ys = corners.map(([x, y]) => b * x + d * y + f);
  const [left, bottom] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - bottom];
  const [x0, y0, x1, y1] = place as [number, number, number, number];
  if (width <= 0 || height <= 0 || x1 <= x0 || y1 <= y0) return undefined;
  const [sx, sy] = [(x1 - x0) / width, (y1 - y0) / height];
  return [sx, 0, 0, sy, x0 - left * sx, y0 - bottom * sy];
};

/**
 * What an annotation adds to its page, if anything; throws FormOpen when it says more than it
 * shows.
 */
export const lookOf = (
  context: PDFContext,
  annotation: PDFDict,
  isOff: (layer: PDFObject | undefined) => boolean,
  room: Room,
): Look | undefined => {
  const subtype = annotation.lookup(name('Subtype'));
  const flags = annotation.lookup(name('F'));
  if (!(subtype instanceof PDFName) || undrawn.has(subtype.decodeText())) return undefined;
  if (flags instanceof PDFNumber && (flags.asNumber() & HIDDEN) !== 0) return undefined;
  if (isOff(annotation.get(name('OC')))) return undefined;
  const drawing = appearance(context, annotation);
  if (subtype === name('Widget') && isOpen(context, annotation, drawing, room))
    throw new FormOpen();
  const dict = drawing && dictOf(context.lookup(drawing));
  const place = boxOf(annotation.lookup(name('Rect')));
  const matrix = dict && place && fitted(dict, place);
  return matrix && { drawing, matrix };
};
