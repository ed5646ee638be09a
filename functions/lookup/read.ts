import type { Transaction } from 'kysely';
import { searchLetters } from '@shared/kernel/names';
import type { Tables } from '../db/tables';
import { soundsOf } from './search-store';
import { readingsOf, type Reading } from './typed';

const MOST = 30; // letters that are compared; no name is longer by more than what no list shows
const WORDS = 4;

/**
 * What was typed: the ways it can be read as a whole and word by word, and where a blank stands
 * among its letters.
 */
export type Query = { readings: Reading[]; words: Reading[]; blanks: Set<number> };

/** Reads what was typed. One statement, none when it holds no letter. */
export const readQuery = async (tx: Transaction<Tables>, query: string): Promise<Query> => {
  const letters = [...searchLetters(query)].slice(0, MOST).join('');
  if (letters === '') return { readings: [], words: [], blanks: new Set() };
  const words = query.trim().split(/\s+/).map(searchLetters);
  const blanks = new Set<number>();
  let at = 0;
  for (const word of words.slice(0, -1)) blanks.add((at += [...word].length));
  const sounds = await soundsOf(tx, [...new Set(letters)]);
  const read = (text: string) => readingsOf(text, (letter) => sounds.get(letter) ?? [letter]);
  return {
    readings: read(letters),
    words:
      words.length > 1
        ? words
            .filter((word) => word.length > 1)
            .slice(0, WORDS)
            .flatMap(read)
        : [],
    blanks,
  };
};
