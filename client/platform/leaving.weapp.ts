import { useEffect } from 'react';
import Taro from '@tarojs/taro';
import type * as Shape from './leaving.h5';

// Taro gives a promise where its types say nothing. A base library below 2.12 has no such question,
// and then neither has Taro.
const quietly = (asked: unknown): void => void Promise.resolve(asked).catch(() => undefined);

/**
 * While there are `words`, WeChat says them when a person goes back from this page, and lets them
 * stay.
 */
export const useLeavingWords: typeof Shape.useLeavingWords = (words) => {
  useEffect(() => {
    if (!words) return undefined;
    quietly(Taro.enableAlertBeforeUnload?.({ message: words }));
    return () => quietly(Taro.disableAlertBeforeUnload?.());
  }, [words]);
};
