import path from 'node:path';
import type { IPluginContext } from '@tarojs/service';
import { ariaNames } from '../client/platform/aria-names';

type Platform = {
  template?: {
    mergeComponents: (ctx: IPluginContext, patch: Record<string, Record<string, string>>) => void;
  };
  runtimePath: string | string[];
};

const ours = ['aria', 'typing'].map(
  (file) => `post:${path.join(__dirname, '../client/platform', file)}`,
);

/**
 * A Taro plugin for the mini-program's own runtime. It lets WeChat's screen reader hear roles and
 * names, because Taro writes only
 * attributes it knows into its templates, and it knows none of these; and it leaves a field alone
 * while somebody types in it.
 */
export default (ctx: IPluginContext) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform: Platform) {
      if (!platform.template) return;
      platform.template.mergeComponents(ctx, ariaNames);
      platform.runtimePath = [platform.runtimePath, ...ours].flat();
    },
  });
};
