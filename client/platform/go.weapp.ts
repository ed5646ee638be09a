import Taro from '@tarojs/taro';
import type * as Shape from './go.h5';

// WeChat keeps ten pages open and refuses an eleventh without a word. The tenth is left for the question of consent.
const DEEPEST = 9;

/** Opens a page above this one; as deep as it goes, in place of this one. */
export const goTo: typeof Shape.goTo = (url) =>
  void (Taro.getCurrentPages().length < DEEPEST
    ? Taro.navigateTo({ url })
    : Taro.redirectTo({ url }));
