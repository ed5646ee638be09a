import { useEffect } from 'react';
import Taro, { useDidShow } from '@tarojs/taro';

/**
 * Puts what a page turned out to be about into the bar, again whenever the page is shown; nothing
 * while that is not known.
 */
export const useBarTitle = (title: string | undefined): void => {
  const put = () => void (title && Taro.setNavigationBarTitle({ title }));
  useEffect(put, [title]);
  useDidShow(put);
};

/** Whether a page draws its title itself. In WeChat the bar above the page may say the same. */
export const useDrawsTitle = (title: string | undefined): boolean => title !== undefined;
