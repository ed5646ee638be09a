import { useEffect } from 'react';

const stay = (event: BeforeUnloadEvent): void => {
  event.preventDefault();
  // Browsers before 2023 ask only when something stands here; none shows it.
  event.returnValue = '还没有保存';
};

/** While there are `words`, a person about to leave this page is asked first. A browser asks in words of its own, when the page is reloaded or closed. */
export const useLeavingWords = (words: string | undefined): void => {
  useEffect(() => {
    if (!words) return undefined;
    window.addEventListener('beforeunload', stay);
    return () => window.removeEventListener('beforeunload', stay);
  }, [words]);
};
