import Taro from '@tarojs/taro';

/**
 * Shows the page from its top, at once: what slides away under a finger is not pressed.
 */
export const toTop = (): void => void Taro.pageScrollTo({ scrollTop: 0, duration: 0 });

/**
 * Scrolls to the element with this id and puts the focus on the first thing in it that takes one.
 */
export const jumpTo = (id: string): void => {
  // Pages below this one stay in the document, so the last element of that name is the one being
  // looked at.
  const target = Array.from(document.querySelectorAll<HTMLElement>(`[id="${id}"]`)).pop();
  target?.scrollIntoView({ block: 'start' });
  target
    ?.querySelector<HTMLElement>('input, textarea, button.choice, button.box-input, button')
    ?.focus({ preventScroll: true });
};
