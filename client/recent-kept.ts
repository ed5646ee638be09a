import Taro from '@tarojs/taro';
import { withRecent, type Recent } from './recent';

const KEY = 'recent';

/** The last answers on this phone, newest first; they are kept nowhere else. */
export const recents = (): Recent[] => {
  const kept: unknown = Taro.getStorageSync(KEY);
  return Array.isArray(kept) ? (kept as Recent[]) : [];
};

/** Keeps an answer on this phone. */
export const keepRecent = (one: Recent): void =>
  Taro.setStorageSync(KEY, withRecent(recents(), one));

/** Forgets all of them. */
export const forgetRecents = (): void => Taro.removeStorageSync(KEY);
