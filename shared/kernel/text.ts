import { coverage } from './drawable';

/** Number of 字 in a text: Unicode code points without white space. The one counting rule for the phone and the server. */
export const countZi = (text: string): number => {
  let n = 0;
  for (const ch of text) if (!/\s/u.test(ch)) n += 1;
  return n;
};

/** True if the text holds an emoji or another pictograph that an official form cannot print. */
export const hasEmoji = (text: string): boolean =>
  /\p{Extended_Pictographic}|[\u{1F1E6}-\u{1F1FF}]|\uFE0F|\u20E3/u.test(text);

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

/** A name as names are compared: half width, lower case, no white space. In SQL: `plainColumn`. */
export const plainName = (name: string): string =>
  halfWidth(name).toLowerCase().replace(/\s+/g, '');

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

let ranges: readonly (readonly [number, number])[] | undefined;

/** The characters of a text that the printed form cannot show, once each; white space and line breaks are no matter. */
export const undrawable = (text: string): string[] => {
  if (!ranges) {
    let at = 0;
    ranges = coverage
      .trim()
      .split(' ')
      .map((part) => {
        const [gap, more] = part.split('-');
        const from = at + parseInt(gap!, 36);
        at = from + (more ? parseInt(more, 36) : 0);
        return [from, at] as const;
      });
  }
  const known = ranges;
  const drawn = (code: number): boolean => {
    let low = 0;
    let high = known.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const [a, b] = known[middle]!;
      if (code < a) high = middle - 1;
      else if (code > b) low = middle + 1;
      else return true;
    }
    return false;
  };
  return [...new Set([...text].filter((c) => !/\s/u.test(c) && !drawn(c.codePointAt(0)!)))];
};
