/** The page's title in WeChat's bar; the page can be passed on. */
export default definePageConfig({
  navigationBarTitleText: '公开名单',
  enableShareAppMessage: true,
});
