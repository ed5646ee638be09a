import { hasControl, hasEmoji, undrawable } from '../kernel/printable';
import { reveals } from '../kernel/reveals';
import { cleaned, countZi, overBy } from '../kernel/text';
import type { Wrong } from './kind';

/**
 * What is wrong with words that will be kept and printed, whatever their length; undefined when
 * nothing is. What shows nothing is no fault: it is not kept.
 */
export const wordsWrong = (given: string): Wrong => {
  const text = cleaned(given);
  if (hasControl(text)) return { code: 'control_char' };
  if (hasEmoji(text)) return { code: 'emoji' };
  const rare = undrawable(text);
  return rare.length > 0 ? { code: 'glyphs', params: { glyphs: rare.join(' ') } } : undefined;
};

/**
 * What is wrong with words for a history nobody can change or erase: numbers that name a person
 * have no place in it either.
 */
export const keptWrong = (text: string): Wrong =>
  wordsWrong(text) ?? (reveals(text) ? { code: 'reveals' } : undefined);

/** What is wrong with words of bounded length; `max` and `min` count 字. */
export const boundedWrong = ({ max, min }: { max?: number; min?: number }, text: string): Wrong => {
  const over = max === undefined ? 0 : overBy(text, max);
  if (over > 0) return { code: 'too_long', params: { max: max!, over } };
  const words = keptWrong(text);
  if (words) return words;
  return min !== undefined && countZi(text) < min
    ? { code: 'too_short', params: { min } }
    : undefined;
};
