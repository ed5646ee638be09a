import Taro from '@tarojs/taro';
import type * as Shape from './go.h5';

// WeChat keeps ten pages open and refuses an eleventh without a word. Two places are left for
// `goAbove`.
const DEEPEST = 8;

/** Opens a page above this one; as deep as it goes, in place of this one. */
export const goTo: typeof Shape.goTo = (url) =>
  void (Taro.getCurrentPages().length < DEEPEST
    ? Taro.navigateTo({ url })
    : Taro.redirectTo({ url }));

/**
 * Opens a page that must come back to this one: the question of consent, and what is read before it
 * is answered.
 */
export const goAbove: typeof Shape.goAbove = (url, fail) => void Taro.navigateTo({ url, fail });
