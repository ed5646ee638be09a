import { softly } from './syllables';
import type { Typed } from './typed';

/** A name as it is compared: each letter with its sounds. */
export type Name = readonly { letter: string; sounds: readonly string[] }[];

const HEARD = 0.3;
const ALMOST_HEARD = 0.5;
const SKIPPED = 0.4; // people leave words out of a long name
const LATER = 0.05; // and seldom begin in its middle
const UNSAID = 0.1;

const shares = (one: readonly string[], other: readonly string[]): boolean =>
  one.some((sound) => other.includes(sound));
const almost = (one: readonly string[], other: readonly string[]): boolean =>
  shares(one.map(softly), other.map(softly));

const bySound = (typed: Typed, sounds: readonly string[], same: number): number => {
  if (shares(typed.sounds, sounds)) return same;
  if (typed.begun && sounds.some((sound) => sound.startsWith(typed.sounds[0]!))) return 0.1;
  return almost(typed.sounds, sounds) ? ALMOST_HEARD : 1;
};

const distance = (typed: Typed, { letter, sounds }: Name[number]): number => {
  if (typed.initial !== undefined)
    return sounds.some((sound) => sound.startsWith(typed.initial!)) ? 0 : 2;
  if (typed.letter === undefined) return bySound(typed, sounds, 0);
  return typed.letter === letter ? 0 : bySound(typed, sounds, HEARD);
};

/**
 * How far each beginning of what was typed is from the nearest part of a name: a wrong letter
 * counts 1, one that sounds alike less, one left out of the name less still.
 */
export const beginnings = (typed: readonly Typed[], name: Name): number[] => {
  let row = [0, ...name.map(() => LATER)];
  const nearest = [0];
  for (const [i, one] of typed.entries()) {
    const next = [i + 1];
    for (let j = 1; j <= name.length; j += 1)
      next.push(
        Math.min(row[j - 1]! + distance(one, name[j - 1]!), row[j]! + 1, next[j - 1]! + SKIPPED),
      );
    row = next;
    nearest.push(Math.min(...row) + UNSAID * Math.max(0, 1 - (i + 1) / name.length));
  }
  return nearest;
};

/** The same of each end: of what was typed from a place on. */
export const endings = (typed: readonly Typed[], name: Name): number[] =>
  beginnings([...typed].reverse(), [...name].reverse()).reverse();

/** How far so many typed letters may be from a name that they still mean. */
export const allowed = (letters: number): number =>
  letters < 2 ? 0.25 : Math.min(2.6, 0.42 * letters);
