import Taro from '@tarojs/taro';

// A browser may forbid its storage, or it is merely full; then what would be kept lasts as long as
// the app is open. An undefined
// here hides what storage would still give.
const memory = new Map<string, unknown>();

const tried = <T>(doing: () => T): { got: T } | undefined => {
  try {
    return { got: doing() };
  } catch {
    return undefined;
  }
};

/** What this phone keeps under a key, undefined where there is nothing. Never throws. */
export const kept = <T>(key: string): T | undefined =>
  memory.has(key)
    ? (memory.get(key) as T)
    : tried(() => Taro.getStorageSync(key) as T)?.got || undefined;

/** Forgets what is kept under a key. */
export const drop = (key: string): void => {
  memory.set(key, undefined);
  if (tried(() => Taro.removeStorageSync(key))) memory.delete(key);
};

/**
 * Keeps a value on this phone; where nothing can be kept, for as long as the app is open. Never
 * throws.
 */
export const keep = (key: string, value: unknown): void => {
  if (tried(() => Taro.setStorageSync(key, value))) return void memory.delete(key);
  // An older value must not come back with the next start.
  drop(key);
  memory.set(key, value);
};

/** Whether what is kept outlives the app: not on a phone that has refused to keep something. */
export const keepsForGood = (): boolean => memory.size === 0;

/** The keys under which anything is kept. */
export const keptKeys = (): string[] => [
  ...new Set([
    ...(tried(() => Taro.getStorageInfoSync().keys)?.got ?? []),
    ...[...memory.keys()].filter((key) => memory.get(key) !== undefined),
  ]),
];
