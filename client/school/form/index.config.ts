/** The page's title in WeChat's bar. */
export default definePageConfig({ navigationBarTitleText: '填写备案申请' });
