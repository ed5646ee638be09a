/** The page's title in WeChat's bar. */
export default definePageConfig({ navigationBarTitleText: '校长签名' });
