import Taro from '@tarojs/taro';
import type * as Shape from './jump.h5';

/**
 * Shows the page from its top, at once: what slides away under a finger is not pressed.
 */
export const toTop: typeof Shape.toTop = () =>
  void Taro.pageScrollTo({ scrollTop: 0, duration: 0 });

/** Scrolls to the element with this id. */
export const jumpTo: typeof Shape.jumpTo = (id) =>
  void Taro.pageScrollTo({ selector: `#${id}`, offsetTop: -16, duration: 0 });
