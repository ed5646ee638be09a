import './browser.scss';

/** Tells screen readers that the bar of tabs leads about; Taro draws it as a box without a meaning. */
export const nameTabBar = (): void => {
  const bar = document.querySelector('taro-tabbar');
  bar?.setAttribute('role', 'navigation');
  bar?.setAttribute('aria-label', '主菜单');
};
