import path from 'node:path';
import type { IPluginContext } from '@tarojs/service';
import { ariaNames } from '../client/platform/aria-names';

type Platform = {
  template?: {
    mergeComponents: (ctx: IPluginContext, patch: Record<string, Record<string, string>>) => void;
  };
  runtimePath: string | string[];
};

/** A Taro plugin that lets WeChat's screen reader hear roles and names: Taro writes only attributes it knows into its templates, and it knows none of these. */
export default (ctx: IPluginContext) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform: Platform) {
      if (!platform.template) return;
      platform.template.mergeComponents(ctx, ariaNames);
      platform.runtimePath = [
        platform.runtimePath,
        `post:${path.join(__dirname, '../client/platform/aria')}`,
      ].flat();
    },
  });
};
