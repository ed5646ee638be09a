/** Chance that falls the same way for one seed. */
export type Dice = {
  below: (n: number) => number;
  of: <T>(list: readonly T[]) => T;
  chance: (share: number) => boolean;
};

/** Dice from a seed (mulberry32). */
export const makeDice = (seed: number): Dice => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (n: number): number => Math.floor(next() * n);
  return { below, of: (list) => list[below(list.length)]!, chance: (share) => next() < share };
};
