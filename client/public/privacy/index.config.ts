/** The page's title in WeChat's bar. */
export default definePageConfig({ navigationBarTitleText: '隐私政策' });
