/**
 * Tests of one story, each handed its cast. A `scene` stands alone; a `step` is walked only when every step before it went well.
 * `patience`: milliseconds for each.
 */
export const stepsOf = <Cast>(cast: () => Cast, patience: number) => {
  const scene = (name: string, play: (cast: Cast) => Promise<void>): void =>
    test(name, () => play(cast()), patience);
  // The steps are one case: after one that failed the next would only fail for its sake.
  let broken: string | undefined;
  const step = (name: string, walk: (cast: Cast) => Promise<void>): void =>
    scene(name, async (on) => {
      if (broken) throw new Error(`not walked, because this failed before: ${broken}`);
      broken = name;
      await walk(on);
      broken = undefined;
    });
  return { scene, step };
};
