import Taro from '@tarojs/taro';
import type { Looked } from './nearest';

const REGION = 'region';
const BUREAU = 'bureau';
const read = (key: string): string | undefined => (Taro.getStorageSync(key) as string) || undefined;

/** The key of the region chosen last, kept on this phone only. Undefined before. */
export const keptRegion = (): string | undefined => read(REGION);

/** What this phone last had to do with: its telephones come first. */
export const lookedAt = (): Looked => ({ root: keptRegion(), bureau: read(BUREAU) });

/** Keeps a region's key; it counts more than a bureau met before. */
export const keepRegion = (root: string): void => {
  Taro.setStorageSync(REGION, root);
  forgetBureau();
};

/** Keeps the name of the bureau that an answer came from. */
export const keepBureau = (name: string): void => Taro.setStorageSync(BUREAU, name);

/** Forgets it. */
export const forgetBureau = (): void => Taro.removeStorageSync(BUREAU);
