import Taro from '@tarojs/taro';
import type * as Shape from './visit.h5';

/** A mini-program opens no foreign page: the address is put on the clipboard, and we say so. */
export const visit: typeof Shape.visit = async (url) => {
  await Taro.setClipboardData({ data: url }).then(
    () =>
      Taro.showModal({
        title: '网址已复制',
        content: `请在手机浏览器中打开：${url}`,
        showCancel: false,
      }),
    () => Taro.showModal({ title: '请在手机浏览器中打开', content: url, showCancel: false }),
  );
};
