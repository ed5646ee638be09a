/** What a phone last had to do with: the name of a bureau, else the key of a region. */
export type Looked = { bureau?: string; root?: string };

/**
 * Bureaus in the order this phone needs them: the bureau met last, then the others of its region,
 * then the rest, each in the order given.
 */
export const nearestFirst = <B extends { name: string; root: string }>(
  bureaus: readonly B[],
  { bureau: met, root }: Looked,
): B[] => {
  const here = bureaus.find((bureau) => bureau.name === met)?.root ?? root;
  const rank = (bureau: B): number => {
    if (bureau.root !== here) return 2;
    return bureau.name === met ? 0 : 1;
  };
  return [...bureaus].sort((a, b) => rank(a) - rank(b));
};
