import { pattern } from './pattern';

// What shows nothing on paper or screen: zero-width letters, direction marks, variation selectors,
// and what an editor leaves where a picture was.
const hidden = pattern('[\\p{DI}\\uFFF9-\\uFFFC]+', 'gu');
const uncounted = pattern('[\\s\\p{DI}\\uFFF9-\\uFFFC]', 'u');

/**
 * A text as it is read and kept: without what shows nothing, and every kind of line break (Word's
 * and the web's too) as \n.
 */
export const cleaned = (text: string): string =>
  text.replace(hidden(), '').replace(/\r\n?|[\u000B\u000C\u0085\u2028\u2029]/g, '\n');

/**
 * Number of 字 in a text: Unicode code points that show something, so neither white space nor
 * zero-width letters. The one counting rule for the phone and the server.
 */
export const countZi = (text: string): number => {
  const shows = uncounted();
  let count = 0;
  for (const ch of text) if (!shows.test(ch)) count += 1;
  return count;
};

/**
 * UTF-16 units that may be sent for each 字 allowed: blanks are not counted as 字, yet nobody may
 * send pages of them.
 */
export const ROOM = 4;

/**
 * By how many 字 a text is longer than `max` of them; 0 when it fits. Looks no further than four
 * units for each 字 allowed, however long the text is.
 */
export const overBy = (text: string, max: number): number => {
  const most = max * ROOM;
  return Math.max(0, countZi(text.slice(0, most)) - max, text.length - most);
};

/** Full-width letters, digits and signs become half-width; white space at the ends goes. */
export const halfWidth = (text: string): string =>
  text
    .replace(/[\uFF01-\uFF5E]/g, (character) =>
      String.fromCharCode(character.charCodeAt(0) - 0xfee0),
    )
    .replace(/\u3000/g, ' ')
    .trim();
