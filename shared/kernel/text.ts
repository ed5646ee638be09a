// What shows nothing on paper or screen: zero-width letters, direction marks, variation selectors, and what an editor leaves where a picture was.
const HIDDEN = /[\p{DI}\uFFF9-\uFFFC]+/gu;
const UNCOUNTED = /[\s\p{DI}\uFFF9-\uFFFC]/u;

/** A text as it is read and kept: without what shows nothing, and every kind of line break (Word's and the web's too) as \n. */
export const cleaned = (text: string): string =>
  text.replace(HIDDEN, '').replace(/\r\n?|[\u000B\u000C\u0085\u2028\u2029]/g, '\n');

/** Number of 字 in a text: Unicode code points that show something, so neither white space nor zero-width letters. The one counting rule for the phone and the server. */
export const countZi = (text: string): number => {
  let n = 0;
  for (const ch of text) if (!UNCOUNTED.test(ch)) n += 1;
  return n;
};

/** UTF-16 units that may be sent for each 字 allowed: blanks are not counted as 字, yet nobody may send pages of them. */
export const ROOM = 4;

/** By how many 字 a text is longer than `max` of them; 0 when it fits. Looks no further than four units for each 字 allowed, however long the text is. */
export const overBy = (text: string, max: number): number => {
  const most = max * ROOM;
  return Math.max(0, countZi(text.slice(0, most)) - max, text.length - most);
};

/** True if the text holds control characters other than line breaks and tabs, or half a surrogate pair. */
export const hasControl = (text: string): boolean => {
  for (const ch of text) {
    const code = ch.codePointAt(0)!;
    if (
      (code < 0x20 && code !== 0x0a && code !== 0x09 && code !== 0x0d) ||
      code === 0x7f ||
      (code >= 0xd800 && code <= 0xdfff)
    )
      return true;
  }
  return false;
};

/** Full-width letters, digits and signs become half-width; white space at the ends goes. */
export const halfWidth = (text: string): string =>
  text
    .replace(/[\uFF01-\uFF5E]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ')
    .trim();

/** Signs that stand for one another in names, and what each is compared as: dashes, brackets, middle dots. */
export const alike = {
  from: '‐‑‒–—―−─〔〕【】[]〖〗•・‧∙⋅●',
  to: '--------()()()()······',
} as const;

const NAME = 4000; // letters of a name that are looked at; no name is a tenth as long
const SIGNS = new RegExp(`[${alike.from.replace(/[[\]]/g, '\\$&')}]`, 'g');

/** A name as names are compared: compatibility forms (full width, ①, ⼩) as the letters they stand for, lower case, alike signs as one, no white space, nothing hidden. In SQL: `plainColumn`. */
export const plainName = (name: string): string =>
  name
    .slice(0, NAME)
    .normalize('NFKC')
    .replace(SIGNS, (sign) => alike.to[alike.from.indexOf(sign)]!)
    .toLowerCase()
    .replace(/[\s\p{DI}\uFFF9-\uFFFC]+/gu, '');

/** The single characters and pairs of a text, for search: 智学伴 gives 智 学 伴 智学 学伴. Lower case, no white space, no repeats. */
export const grams = (text: string): string[] => {
  const chars = [...plainName(text)];
  const out = new Set<string>(chars);
  for (let i = 0; i + 1 < chars.length; i += 1) out.add(chars[i]! + chars[i + 1]!);
  return [...out];
};

/** The grams a row must hold to contain this query: its pairs, or its one character. */
export const queryGrams = (query: string): string[] => {
  const chars = [...plainName(query)];
  if (chars.length <= 1) return chars;
  return [...new Set(chars.slice(1).map((c, i) => chars[i]! + c))];
};
