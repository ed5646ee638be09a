import { drop, keep, kept } from './kept';
import type { Looked } from './nearest';

const REGION = 'region';
const BUREAU = 'bureau';

/** The key of the region chosen last, kept on this phone only. Undefined before. */
export const keptRegion = (): string | undefined => kept(REGION);

/** What this phone last had to do with: its telephones come first. */
export const lookedAt = (): Looked => ({ root: keptRegion(), bureau: kept(BUREAU) });

/** Keeps a region's key; it counts more than a bureau met before. */
export const keepRegion = (root: string): void => {
  keep(REGION, root);
  forgetBureau();
};

/** Keeps the name of the bureau that an answer came from. */
export const keepBureau = (name: string): void => keep(BUREAU, name);

/** Forgets it. */
export const forgetBureau = (): void => drop(BUREAU);
