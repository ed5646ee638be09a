import { useCallback, useEffect, useState } from 'react';
import Taro, { getCurrentInstance, useDidShow } from '@tarojs/taro';
import type * as Shape from './title.h5';

type Page = { config?: { navigationBarTitleText?: string } };
// What pages put into the bar in place of what their config says.
const put = new WeakMap<object, string>();
const usePage = (): Page => useState<Page>(() => getCurrentInstance().page ?? {})[0];

/**
 * Puts what a page turned out to be about into WeChat's bar, again whenever the page is shown;
 * nothing while that is not known.
 */
export const useBarTitle: typeof Shape.useBarTitle = (title) => {
  const page = usePage();
  if (title) put.set(page, title);
  const show = useCallback(() => {
    // Another page may have come to the front meanwhile; this one says its title when it is shown
    // again.
    if (title && getCurrentInstance().page === page) void Taro.setNavigationBarTitle({ title });
  }, [title, page]);
  useEffect(show, [show]);
  useDidShow(show);
};

/** Whether a page draws its title itself: only where the bar above it says something else. */
export const useDrawsTitle: typeof Shape.useDrawsTitle = (title) => {
  const page = usePage();
  return title !== undefined && title !== (put.get(page) ?? page.config?.navigationBarTitleText);
};
