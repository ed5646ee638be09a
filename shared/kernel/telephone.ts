import { cleaned, halfWidth } from './text';

/** One number to call: how it is written, what is dialled, and the extension to ask for. */
export type Telephone = { says: string; dial: string; ext?: string };

const SHORT = /^(?:1\d{4}|9[56]\d{3,6}|[48]00\d{7})$/; // 12345, 96301, 400-810-0000
const MOBILE = /^(?:(?:00)?86)?(1[3-9]\d{9})$/;
const LANDLINE = /^(?:\(?(0(?:10|2\d|[3-9]\d\d))\)?-?)?(\d{7,8})$/;
const EXTENSION = /(?:转|分机号?:?|ext\.?|[-#*x])(\d{1,6})$/i;

type Parts = { area?: string; number: string; ext?: string };

const partsOf = (text: string): Parts | undefined => {
  const typed = text.replace(/\s/g, '');
  const digits = typed.replace(/[-+]/g, '');
  if (SHORT.test(digits)) return { number: typed };
  const mobile = MOBILE.exec(digits)?.[1];
  if (mobile) return { number: mobile };
  const [, area, number] = LANDLINE.exec(typed.replace(/^(?:\+|00)86-?0?/, '0')) ?? [];
  return number ? { ...(area && { area }), number } : undefined;
};

const read = (text: string): Parts | undefined => {
  const whole = partsOf(text);
  if (whole) return whole;
  const plain = text.replace(/\s/g, '');
  const ext = EXTENSION.exec(plain);
  const parts = ext ? partsOf(plain.slice(0, ext.index)) : undefined;
  return parts && { ...parts, ext: ext![1]! };
};

const split = (text: string): string[] =>
  halfWidth(cleaned(text.slice(0, 400)))
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    // A blank behind an area code joins, a dash between two whole numbers does not.
    .replace(/(^|[^\d-])(0\d{2,3}) +(?=\d)/g, '$1$2-')
    .replace(/(\d{7,8}) *- *(?=\d{7,8}(?!\d))/g, '$1、')
    .split(/[、,;/|\n]|或者?|和|及/)
    .map((part) => part.trim())
    .filter(Boolean);

/**
 * The telephones of one field, several apart by 、 or its like: with their area code, a number
 * without one has that of its neighbour.
 * Empty when there is none or when one of them cannot be read.
 */
export const readTelephones = (text: string): Telephone[] => {
  const all = split(text).flatMap((part) => {
    const one = read(part);
    return one ? [one] : part.split(/\s+/).map(read);
  });
  const area = all.find((one) => one?.area)?.area;
  return all.every((one) => one !== undefined)
    ? all.map(({ number, ext, area: own }) => ({
        says: `${own ? `${own}-` : ''}${number}${ext ? `转${ext}` : ''}`,
        dial: `${(own ?? (/^[2-8]\d{6,7}$/.test(number) ? area : '')) || ''}${number.replace(/-/g, '')}`,
        ...(ext && { ext }),
      }))
    : [];
};
