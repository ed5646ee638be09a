/** A bureau with the key of its region. */
export type Bureau = { id: string; name: string; tel: string; root: string };
type Looked = { bureau?: string; root?: string };

/** One bureau of each region, the first given: by it a region is chosen. */
export const regionsOf = (bureaus: readonly Bureau[]): Bureau[] =>
  bureaus.filter(
    (bureau, index) => bureaus.findIndex((other) => other.root === bureau.root) === index,
  );

/**
 * The bureau this phone has to do with: of the region `chosen` now, else the one met last, else the
 * first of the region chosen before, or of the only one there is.
 */
export const bureauHere = (
  bureaus: readonly Bureau[],
  { bureau: met, root }: Looked,
  chosen?: string,
): Bureau | undefined => {
  const regions = regionsOf(bureaus);
  if (chosen) return regions.find((bureau) => bureau.root === chosen);
  const last = bureaus.find((bureau) => bureau.name === met);
  const only = regions.length === 1 ? regions[0] : undefined;
  return last ?? regions.find((bureau) => bureau.root === root) ?? only;
};
