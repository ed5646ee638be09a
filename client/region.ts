import Taro from '@tarojs/taro';

const KEY = 'region';

/** The key of the region looked at last, kept on this phone only: its telephones come first. Undefined before. */
export const keptRegion = (): string | undefined => (Taro.getStorageSync(KEY) as string) || undefined;

/** Keeps a region's key. */
export const keepRegion = (root: string): void => Taro.setStorageSync(KEY, root);
