/** The page's title in WeChat's bar. */
export default definePageConfig({ navigationBarTitleText: '办理' });
