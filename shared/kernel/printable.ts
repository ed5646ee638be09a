import { coverage } from './drawable';
import { pattern } from './pattern';

let ranges: readonly (readonly [number, number])[] | undefined;

const spans = (): readonly (readonly [number, number])[] => {
  let at = 0;
  return (ranges ??= coverage
    .trim()
    .split(' ')
    .map((part) => {
      const [gap, more] = part.split('-');
      const from = at + parseInt(gap!, 36);
      at = from + (more ? parseInt(more, 36) : 0);
      return [from, at] as const;
    }));
};

const drawn = (code: number): boolean => {
  const known = spans();
  let low = 0;
  let high = known.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [from, to] = known[middle]!;
    if (code < from) high = middle - 1;
    else if (code > to) low = middle + 1;
    else return true;
  }
  return false;
};

/**
 * The characters of a text that the printed form cannot show, once each; white space and line
 * breaks are no matter.
 */
export const undrawable = (text: string): string[] => [
  ...new Set(
    [...text].filter((character) => !/\s/u.test(character) && !drawn(character.codePointAt(0)!)),
  ),
];

const emoji = pattern('\\p{Emoji_Presentation}|\\u20E3', 'u');
const pictograph = pattern('\\p{Extended_Pictographic}', 'u');

/**
 * True if the text holds an emoji or another pictograph that an official form cannot print. ™ ® ©
 * and their like are letters: they print.
 */
export const hasEmoji = (text: string): boolean =>
  emoji().test(text) || undrawable(text).some((character) => pictograph().test(character));

/**
 * True if the text holds control characters other than line breaks and tabs, or half a surrogate
 * pair.
 */
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

/** The line that stands for a character to be written by hand. */
export const BLANK = '＿';

/**
 * A name as paper takes it: a character the fonts lack becomes a line to write on, for nobody may
 * be kept from filing by their name.
 */
export const byHand = (name: string): string => {
  const rare = undrawable(name);
  return [...name].map((character) => (rare.includes(character) ? BLANK : character)).join('');
};
