import Taro from '@tarojs/taro';

/** Opens a page above this one; where the platform keeps only so many, in place of it. */
export const goTo = (url: string): void => void Taro.navigateTo({ url });

/**
 * Opens a page that must come back to this one: the question of consent, and what is read before it
 * is answered.
 */
export const goAbove = (url: string, fail?: () => void): void =>
  void Taro.navigateTo({ url, fail });
