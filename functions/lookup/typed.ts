import { syllablesOf } from './syllables';

/**
 * One letter as it was typed: the letter itself, or only its sound (`begun`: its first part), or
 * only its initial.
 */
export type Typed = {
  letter?: string;
  sounds: readonly string[];
  begun?: boolean;
  initial?: string;
};

/**
 * One way to read what was typed; `far` is how much less likely it is than the letters themselves.
 */
export type Reading = {
  as: 'letters' | 'sounds' | 'initials';
  far: number;
  typed: readonly Typed[];
};

const RUN = /[a-z]{2,}/g;

const readBy = (
  letters: string,
  soundsOf: (letter: string) => readonly string[],
  run: (text: string) => readonly Typed[],
): readonly Typed[] => {
  const typed: Typed[] = [];
  const plain = (text: string) => {
    for (const letter of text) typed.push({ letter, sounds: soundsOf(letter) });
  };
  let from = 0;
  for (const found of letters.matchAll(RUN)) {
    plain(letters.slice(from, found.index));
    typed.push(...run(found[0]));
    from = found.index + found[0].length;
  }
  plain(letters.slice(from));
  return typed;
};

const bySyllables = (text: string): readonly Typed[] => {
  const read = syllablesOf(text);
  return (read?.syllables ?? []).map((sound, index, all) => ({
    sounds: [sound],
    ...(read?.begun && index === all.length - 1 && { begun: true }),
  }));
};
const byInitials = (text: string): readonly Typed[] =>
  [...text].map((initial) => ({ sounds: [], initial }));

/**
 * The ways in which letters can be read: as they stand, and where there are Latin ones as full
 * pinyin and as initials too.
 */
export const readingsOf = (
  letters: string,
  soundsOf: (letter: string) => readonly string[],
): Reading[] => {
  const runs = letters.match(RUN) ?? [];
  const asLetters = readBy(letters, soundsOf, (text) =>
    [...text].map((letter) => ({ letter, sounds: [letter] })),
  );
  const readings: Reading[] = [{ as: 'letters', far: 0, typed: asLetters }];
  if (runs.length === 0) return readings;
  if (runs.every((run) => syllablesOf(run)))
    readings.push({ as: 'sounds', far: 0.05, typed: readBy(letters, soundsOf, bySyllables) });
  readings.push({ as: 'initials', far: 0.1, typed: readBy(letters, soundsOf, byInitials) });
  return readings;
};
