import { cleaned, halfWidth } from './text';

const MOBILE = /^(?:86|0086|0)?1[3-9]\d{9}$/;
const BEFORE = /^(?:86|0086|0\d{2,3})$/; // of a country or an area
const CARD = /^\d{6}(?:19|20)\d{2}(?:0\d|1[0-2])[0-3]\d{4}[\dx]$/i;

// Digits that stand together, with one blank or dash between groups of them: a number is judged
// whole.
const WHOLE = /(?:\+\s?)?\d+(?:[\s-]\d+)*x?/gi;

const isMobile = (groups: readonly string[]): boolean =>
  MOBILE.test(groups.join('')) ||
  (BEFORE.test(groups[0] ?? '') && MOBILE.test(groups.slice(1).join('')));

// 138 1234 5678 is grouped so by nobody but for a telephone.
const hasGrouped = (groups: readonly string[]): boolean =>
  groups.some(
    (first, index) =>
      first.length === 3 &&
      groups[index + 1]?.length === 4 &&
      groups[index + 2]?.length === 4 &&
      isMobile(groups.slice(index, index + 3)),
  );

// Side by side stand several numbers, or the groups of one: then each of those that a dash joins is
// judged by itself.
const revealsIn = (whole: string): 'phone' | 'id' | undefined => {
  const joined = whole.split(/\s/).map((part) => part.split('-').filter(Boolean));
  if (joined.some((groups) => CARD.test(groups.join('')))) return 'id';
  const all = joined.flat();
  if (CARD.test(all.join(''))) return 'id';
  return isMobile(all) ||
    hasGrouped(all) ||
    joined.some((groups) => isMobile(groups) || groups.every((group) => isMobile([group])))
    ? 'phone'
    : undefined;
};

/**
 * What a text seems to give away about a person: a mobile number or an ID number, typed with or
 * without blanks and dashes; undefined when nothing. A number that is part of a longer one is
 * neither.
 */
export const reveals = (text: string): 'phone' | 'id' | undefined => {
  const plain = halfWidth(cleaned(text)).replace(/[\u2010-\u2015\u2212\uFE63]/g, '-');
  let found: 'phone' | undefined;
  for (const whole of plain.match(WHOLE) ?? []) {
    const one = revealsIn(whole.replace(/^\+\s?/, ''));
    if (one === 'id') return one;
    found ??= one;
  }
  return found;
};
