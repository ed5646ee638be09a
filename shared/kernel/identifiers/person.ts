import { plainName } from '../names';
import { pattern } from '../pattern';
import { cleaned, halfWidth } from '../text';
import { bare, sure, tight, unlabelled, wrong, type Read } from './read';

/**
 * A Chinese mobile number: eleven digits beginning 13 to 19; +86, spaces, hyphens and a label are
 * forgiven.
 */
export const readPhone = (text: string): Read => {
  const plain = bare(tight(text).replace(/-/g, '')).replace(/^(?:(?:\+|00)86)+/, '');
  if (/^1[3-9]\d{9}$/.test(plain)) return sure(plain);
  return wrong(
    plain,
    /^\d+$/.test(plain) && plain.length !== 11
      ? `手机号码应为 11 位数字，现在是 ${plain.length} 位`
      : '应为 11 位手机号码，以 13 至 19 开头',
  );
};

/**
 * A landline: seven or eight digits, with area code and extension if given (0577-88888888-12);
 * brackets round the area code are forgiven.
 */
export const readLandline = (text: string): Read => {
  const plain = unlabelled(tight(text))
    .replace(/^\((0\d{2,3})\)/, '$1-')
    .replace(/^(?:\+|00)86-?(?=[1-9]\d{1,2}-)/, '0')
    .replace(/转/g, '-');
  return /^(0\d{2,3}-?)?\d{7,8}(-\d{1,6})?$/.test(plain)
    ? sure(plain)
    : wrong(plain, '应为 7 或 8 位座机号码，可带区号和分机，如 0577-88888888-12');
};

/** 138****5678: how a phone number may be shown to somebody who need not know it. */
export const maskPhone = (phone: string): string =>
  phone.replace(/^(\d{3})\d+(\d{4})$/, '$1****$2');

const MOST = 60; // letters of the longest name; names of five parts and more are on real cards

// Every sign that keyboards and registers put between the parts of a name.
const DOTS =
  /\s*[\u00B7\u0387\u2022\u2024\u2027\u2219\u22C5\u25CF\u2E31\u30FB\u318D\uFE52\uFF65\u3002\uFF61\u16EB]\s*/g;
const HAN = '[\\p{Script=Han}]';
const gaps = pattern(`(${HAN})\\s+(?=${HAN})`, 'gu');
// With the sign between the syllables of Tibetan.
const form = pattern(
  "^[\\p{L}\\u3007][\\p{L}\\p{M}\\u3007\\u0F0B\\u0F0C·' .-]*[\\p{L}\\p{M}\\u3007\\u0F0B\\u0F0C.]$",
  'u',
);
const pile = pattern('\\p{M}{6}', 'u');
const notLetters = pattern('[^\\p{L}\\p{M}\\p{N}]', 'gu');

/**
 * A person's name: 2 to 60 letters or ideographs of any people of China; · ' and - may stand
 * between its parts, blanks between ideographs do not count.
 */
export const readName = (text: string): Read => {
  const plain = halfWidth(cleaned(text.slice(0, 400)))
    .replace(/^.*:(?=.)/s, '')
    .replace(/[\s。.,;]+$/, (end) => (end.startsWith('.') ? '.' : ''))
    .replace(/[\u2E80-\u2FDF]/g, (radical) => radical.normalize('NFKC'))
    .normalize('NFC')
    .replace(DOTS, '·')
    // After a Latin letter a dot shortens a name, elsewhere it stands between two.
    .replace(/([^A-Za-z\s.]|^)\s*(?:\.\s*)+/g, '$1·')
    .replace(/[\u2018\u2019\u02BB\u02BC\u0060\u00B4\u2032]/g, "'")
    .replace(/\s*[\u2010-\u2015\u2212]\s*/g, '-')
    .replace(gaps(), '$1')
    .replace(/\s+/g, ' ')
    .trim();
  return form().test(plain) && [...plain].length <= MOST && !pile().test(plain)
    ? sure(plain)
    : wrong(plain, `应为 2 至 ${MOST} 个字的姓名，不含数字和符号`);
};

const compared = (name: string): string => plainName(readName(name).as).replace(notLetters(), '');

/**
 * True when two names are one person's as people write it: blanks, dots and dashes between their
 * parts, and capitals, do not tell people apart.
 */
export const sameName = (one: string, other: string): boolean => compared(one) === compared(other);
