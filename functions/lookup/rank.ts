import { searchLetters } from '@shared/kernel/names';
import { allowed, beginnings, endings, type Name } from './near';
import type { Reading } from './typed';

/** A name with its sounds as they are kept: `zhi xue le/yue`. */
export type Named = { name: string; sounds: string };

/** How far something is from what was typed, and whether it holds it letter by letter. */
type Far<T> = { one: T; far: number; exact: boolean };
/**
 * What was meant: apps and schools, the nearest first; `named` is the part of what was typed that
 * names the app when another part names a school.
 */
export type Meant<A, S> = { apps: Far<A>[]; schools: Far<S>[]; named?: string };

const PAIRED = 0.35; // one name is likelier than two
const ACROSS = 0.3; // and a blank is where two names meet
const EXACT = 0.2;

const nameOf = ({ name, sounds }: Named): Name => {
  const letters = [...searchLetters(name)];
  const kept = sounds.split(' ');
  return letters.map((letter, index) => ({
    letter,
    sounds: kept.length === letters.length ? kept[index]!.split('/') : [],
  }));
};

type Measured<T> = { one: T; letters: string; from: number[]; to: number[] };
const measure = <T extends Named>(reading: Reading, all: readonly T[]): Measured<T>[] =>
  all.map((one) => {
    const name = nameOf(one);
    return {
      one,
      letters: searchLetters(one.name),
      from: endings(reading.typed, name),
      to: beginnings(reading.typed, name),
    };
  });

type Part = { begin: number; end: number };
const farOf = <T>(measured: Measured<T>, { begin, end }: Part): number =>
  begin === 0 ? measured.to[end]! : measured.from[begin]!;

const near = <T extends Named>(
  reading: Reading,
  all: readonly Measured<T>[],
  part: Part,
): Far<T>[] => {
  const typed = reading.typed.slice(part.begin, part.end);
  const text = typed.map((typed) => typed.letter ?? '\0').join('');
  return all
    .flatMap((measured) => {
      const far = farOf(measured, part);
      return far <= allowed(typed.length)
        ? [{ one: measured.one, far: far + reading.far, exact: measured.letters.includes(text) }]
        : [];
    })
    .sort(
      (a, b) =>
        Number(b.exact) - Number(a.exact) || a.far - b.far || (a.one.name < b.one.name ? -1 : 1),
    );
};

const nearest = (all: readonly { far: number }[]): number =>
  Math.min(Infinity, ...all.map(({ far }) => far));

type Guess<A, S> = Meant<A, S> & { far: number };

const bothIn = <A extends Named, S extends Named>(
  reading: Reading,
  apps: readonly Measured<A>[],
  schools: readonly Measured<S>[],
  blanks: ReadonlySet<number>,
): Guess<A, S> | undefined => {
  const size = reading.typed.length;
  let best: Guess<A, S> | undefined;
  for (let at = 2; at <= size - 2; at += 1) {
    const across = blanks.size > 0 && !blanks.has(at) ? ACROSS : 0;
    const halves = [
      [
        { begin: 0, end: at },
        { begin: at, end: size },
      ],
      [
        { begin: at, end: size },
        { begin: 0, end: at },
      ],
    ] as const;
    for (const [ofApp, ofSchool] of halves) {
      const ofApps = near(reading, apps, ofApp);
      const ofSchools = near(reading, schools, ofSchool);
      const far = nearest(ofApps) + nearest(ofSchools) + PAIRED + across;
      if (far < (best?.far ?? Infinity))
        best = {
          apps: ofApps,
          schools: ofSchools,
          far,
          named: reading.typed
            .slice(ofApp.begin, ofApp.end)
            .map((typed) => typed.letter ?? typed.initial ?? typed.sounds[0] ?? '')
            .join(''),
        };
    }
  }
  return best;
};

const guess = <A extends Named, S extends Named>(
  reading: Reading,
  apps: readonly A[],
  schools: readonly S[],
  blanks: ReadonlySet<number>,
): Guess<A, S> => {
  const allApps = measure(reading, apps);
  const allSchools = measure(reading, schools);
  const whole = { begin: 0, end: reading.typed.length };
  const alone = { apps: near(reading, allApps, whole), schools: near(reading, allSchools, whole) };
  const far = Math.min(nearest(alone.apps), nearest(alone.schools));
  const both = bothIn(reading, allApps, allSchools, blanks);
  return both && both.far < far ? both : { ...alone, far };
};

/**
 * What was meant by it, of these apps and schools: by the reading that comes nearest. `blanks` are
 * the places among the letters where a blank was typed.
 */
export const meantBy = <A extends Named, S extends Named>(
  readings: readonly Reading[],
  apps: readonly A[],
  schools: readonly S[],
  blanks: ReadonlySet<number>,
): Meant<A, S> => {
  let best: Guess<A, S> | undefined;
  for (const reading of readings) {
    const one = guess(reading, apps, schools, reading.as === 'letters' ? blanks : new Set());
    if (!best || one.far < best.far) best = one;
  }
  if (!best || best.far === Infinity) return { apps: [], schools: [] };
  const { far: _far, ...meant } = best;
  return best.named === undefined ? nearOnly(meant) : meant;
};

// Once something holds the very letters, what only resembles them is noise.
const nearOnly = <A, S>({ apps, schools }: Meant<A, S>): Meant<A, S> => {
  const exact = [...apps, ...schools].some((found) => found.exact);
  const keep = ({ exact: is, far }: { exact: boolean; far: number }) => !exact || is || far < EXACT;
  return { apps: apps.filter(keep), schools: schools.filter(keep) };
};
