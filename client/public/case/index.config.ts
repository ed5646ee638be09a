/** The page's title in WeChat's bar. */
export default definePageConfig({ navigationBarTitleText: '查投诉进度' });
