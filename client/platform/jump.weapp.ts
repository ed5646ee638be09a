import Taro from '@tarojs/taro';
import type * as Shape from './jump.h5';

/** Scrolls to the element with this id. */
export const jumpTo: typeof Shape.jumpTo = (id) =>
  void Taro.pageScrollTo({ selector: `#${id}`, offsetTop: -16, duration: 200 });
