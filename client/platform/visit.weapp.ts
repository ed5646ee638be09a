import Taro from '@tarojs/taro';
import { copy } from './share';
import type * as Shape from './visit.h5';

/**
 * A mini-program opens no foreign page: the address is put on the clipboard, and we say where it
 * belongs. Where it may not be copied, it is shown.
 */
export const visit: typeof Shape.visit = async (url) => {
  if (!(await copy(url))) return;
  await Taro.showModal({
    title: '请在手机浏览器中打开',
    content: `在浏览器的地址栏粘贴：${url}`,
    showCancel: false,
  });
};
