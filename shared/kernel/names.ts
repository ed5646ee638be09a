import { pattern } from './pattern';

/**
 * Signs that stand for one another in names, and what each is compared as: dashes, brackets, middle
 * dots.
 */
export const alike = {
  from: '‐‑‒–—―−─〔〕【】[]〖〗•・‧∙⋅●',
  to: '--------()()()()······',
} as const;

const unseen = pattern('[\\s\\p{DI}\\uFFF9-\\uFFFC]+', 'gu');
const NAME = 4000; // letters of a name that are looked at; no name is a tenth as long
const SIGNS = new RegExp(`[${alike.from.replace(/[[\]]/g, '\\$&')}]`, 'g');

/**
 * A name as names are compared: compatibility forms (full width, ①, ⼩) as the letters they stand
 * for, lower case, alike signs as one, no white space, nothing hidden. In SQL: `plainColumn`.
 */
export const plainName = (name: string): string =>
  name
    .slice(0, NAME)
    .normalize('NFKC')
    .replace(SIGNS, (sign) => alike.to[alike.from.indexOf(sign)]!)
    .toLowerCase()
    .replace(unseen(), '');

/**
 * The single characters and pairs of a text, for search: 智学伴 gives 智 学 伴 智学 学伴. Lower case, no
 * white space, no repeats.
 */
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
  return [...new Set(chars.slice(1).map((char, index) => chars[index]! + char))];
};

// In SQL: `search_letters` (migration 0015). What is neither a letter nor a digit says nothing to a
// search.
const UNSAID =
  /[^0-9a-z\u00C0-\u02FF\u0370-\u1FFF\u3041-\u9FFF\uA000-\uD7FF\uF900-\uFAFF\u{20000}-\u{3FFFF}]+/gu;

/**
 * What a search compares of a name or a query: letters and digits, lower case, half width; no
 * signs, no white space.
 */
export const searchLetters = (text: string): string => plainName(text).replace(UNSAID, '');
