import { useEffect, useState } from 'react';
import { history } from '@tarojs/router';
import { useDidHide, useDidShow } from '@tarojs/taro';
import { leaves } from '@client/platform/sure';

const stay = (event: BeforeUnloadEvent): void => {
  event.preventDefault();
  // Browsers before 2023 ask only when something stands here; none shows it.
  event.returnValue = '还没有保存';
};

/**
 * Asks before the way back is taken; what a page itself leads to is not asked about. Gives how to
 * stop asking.
 */
const guardBack = (words: string): (() => void) => {
  let asking = false;
  const stop = history.block(({ action, retry }) => {
    const go = () => {
      stop();
      retry();
    };
    if (action !== 'POP') return go();
    if (asking) return;
    asking = true;
    void leaves(words).then((left) => {
      asking = false;
      if (left) go();
    });
  });
  return stop;
};

/**
 * While there are `words`, a person about to leave this page is asked first: in these words when
 * going back; in the browser's own when the page is reloaded or closed.
 */
export const useLeavingWords = (words: string | undefined): void => {
  // A page below another one stays alive, and is not left by leaving that one.
  const [front, setFront] = useState(true);
  useDidShow(() => setFront(true));
  useDidHide(() => setFront(false));
  useEffect(() => {
    if (!words || !front) return undefined;
    const stop = guardBack(words);
    window.addEventListener('beforeunload', stay);
    return () => {
      stop();
      window.removeEventListener('beforeunload', stay);
    };
  }, [words, front]);
};
