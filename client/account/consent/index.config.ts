/** The page's title in WeChat's bar. */
export default definePageConfig({ navigationBarTitleText: '使用前请您同意' });
