import { useEffect } from 'react';
import Taro, { useDidShow } from '@tarojs/taro';

/** Puts what a page turned out to be about into WeChat's bar, again whenever the page is shown; nothing while that is not known. */
export const useTitle = (title: string | undefined): void => {
  const put = () => void (title && Taro.setNavigationBarTitle({ title }));
  useEffect(put, [title]);
  useDidShow(put);
};
