import Taro from '@tarojs/taro';
import type * as Shape from './enlarge.h5';

/**
 * WeChat's own viewer: the whole picture, two fingers make it larger. `false` when it did not open.
 */
export const enlarge: typeof Shape.enlarge = (url) =>
  Taro.previewImage({ urls: [url] }).then(
    () => true,
    () => false,
  );
