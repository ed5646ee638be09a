import type { IPluginContext } from '@tarojs/service';

// Taro writes only attributes it knows into its WXML templates, and it knows none of WeChat's aria ones.
const aria = {
  'aria-role': 'i.ariaRole',
  'aria-label': 'i.ariaLabel',
  'aria-hidden': 'i.ariaHidden',
  'aria-disabled': 'i.ariaDisabled',
  'aria-checked': 'i.ariaChecked',
  'aria-selected': 'i.ariaSelected',
  'aria-modal': 'i.ariaModal',
};
type Platform = { template?: { mergeComponents: (ctx: IPluginContext, patch: Record<string, Record<string, string>>) => void } };

/** A Taro plugin that lets WeChat's screen reader hear roles and names (WeChat base library 2.7.0 and later). */
export default (ctx: IPluginContext) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform: Platform) {
      platform.template?.mergeComponents(ctx, { View: aria, Image: { 'aria-label': 'i.ariaLabel' }, Input: { 'aria-label': 'i.ariaLabel' }, Textarea: { 'aria-label': 'i.ariaLabel' } });
    },
  });
};
