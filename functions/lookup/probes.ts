import type { Reading, Typed } from './typed';

/**
 * Whose keys: of apps, of apps that only a school has named yet (migration 0018), of organisations.
 */
export type Whose = 'a' | 't' | 'o';
/** Of what sort: letters, sounds, initials, or pairs that skip a letter (migration 0015). */
type Sort = 'l' | 's' | 'i' | 'g';
/**
 * One piece of what was typed, to be looked for at the beginning of keys; the longer, the more it
 * tells.
 */
export type Probe = { kind: `${Whose}${Sort}`; from: string; weight: number };

const KEY = { l: 8, s: 5, i: 8 } as const;
const MOST = 24; // letters of a query whose pieces are looked for
const COMBINED = 4;
const SHORT = 6;
// Initials: so few are looked for as a whole, and of so many three in a row stand in too many
// names.
const [FEW, MANY] = [5, 6];

const soundKeys = (typed: readonly Typed[]): string[] =>
  typed
    .reduce<string[]>(
      (keys, one) =>
        keys.flatMap((key) => one.sounds.map((sound) => `${key}${sound}${one.begun ? '' : ' '}`)),
      [''],
    )
    .slice(0, COMBINED);

const keysOf = (sort: 'l' | 's' | 'i', typed: readonly Typed[]): string[] => {
  if (sort === 's') return soundKeys(typed);
  const letters = typed.map((typed) =>
    sort === 'l' ? typed.letter : (typed.initial ?? typed.sounds[0]?.[0]),
  );
  return letters.includes(undefined) ? [] : [letters.join('')];
};

const windows = (typed: readonly Typed[], size: number): (readonly Typed[])[] =>
  typed.length <= size
    ? []
    : typed.slice(0, typed.length - size + 1).map((_, index) => typed.slice(index, index + size));

type Piece = { sort: Sort; from: string; weight: number };

const sizesOf = (sort: 'l' | 's' | 'i', typed: readonly Typed[]): number[] => {
  if (sort !== 'i') return [2, 4];
  if (typed.length < FEW) return [];
  return [typed.length > MANY ? 4 : 3];
};

const piecesOf = (sort: 'l' | 's' | 'i', typed: readonly Typed[], share: number): Piece[] => {
  const sizes = sizesOf(sort, typed);
  return [
    ...keysOf(sort, typed.slice(0, KEY[sort])).map((from) => ({ from, weight: 8 })),
    ...sizes.flatMap((size) =>
      windows(typed, size).flatMap((part) =>
        keysOf(sort, part).map((from) => ({ from, weight: size })),
      ),
    ),
  ].map(({ from, weight }) => ({ sort, from, weight: weight * share }));
};

// A letter typed wrong, left out or put in leaves a pair that skips one: of the name, of what was
// typed.
const gapsOf = (typed: readonly Typed[]): Piece[] => {
  const letters = typed.map((typed) => typed.letter ?? '');
  if (letters.length > SHORT || letters.includes('')) return [];
  const next = letters.slice(1).map((letter, index) => letters[index]! + letter);
  const after = letters.slice(2).map((letter, index) => letters[index]! + letter);
  return [
    ...[...next, ...after].map((from) => ({ sort: 'g' as const, from, weight: 1.5 })),
    ...after.map((from) => ({ sort: 'l' as const, from, weight: 1.5 })),
  ];
};

const ofReading = ({ as, typed: all }: Reading): Piece[] => {
  const typed = all.slice(0, MOST);
  if (as === 'initials') return piecesOf('i', typed, 1);
  if (as === 'sounds') return piecesOf('s', typed, 1);
  return [
    ...piecesOf('l', typed, 1),
    ...(typed.length > 1 ? piecesOf('s', typed, 0.8) : []),
    ...gapsOf(typed),
  ];
};

/** What to look for among these keys, each piece once. */
export const probesOf = (readings: readonly Reading[], of: readonly Whose[]): Probe[] => {
  const probes = new Map<string, Probe>();
  for (const piece of readings.flatMap(ofReading))
    for (const whose of of) {
      if (piece.sort === 'g' && whose === 'o') continue;
      const kind: Probe['kind'] = `${whose}${piece.sort}`;
      const at = `${kind} ${piece.from}`;
      const known = probes.get(at);
      if (!known || known.weight < piece.weight)
        probes.set(at, { kind, from: piece.from, weight: piece.weight });
    }
  return [...probes.values()];
};
