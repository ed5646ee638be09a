import './browser.scss';

const bar = () => document.querySelector('taro-tabbar');

/**
 * Tells screen readers that the bar of tabs leads about; Taro draws it as a box without a meaning.
 */
export const nameTabBar = (): void => {
  bar()?.setAttribute('role', 'navigation');
  bar()?.setAttribute('aria-label', '主菜单');
};

/** Writes the words below the tabs as large as the pages of 长辈版. */
export const sizeTabBar = (elder: boolean): void => {
  document.documentElement.classList.toggle('elder', elder);
};
