import Taro from '@tarojs/taro';
import type * as Shape from './random.h5';

/** Bytes nobody can guess, from WeChat's own source (base library 2.19.0). */
export const randomBytes: typeof Shape.randomBytes = (length) =>
  new Promise((resolve, reject) => {
    Taro.getRandomValues({
      length,
      success: ({ randomValues }) => resolve(new Uint8Array(randomValues)),
      fail: reject,
    });
  });
