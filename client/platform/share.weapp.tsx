import { Button as Native } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { Words } from './element';
import type * as Shape from './share.h5';

/** Puts text on the clipboard; WeChat says so itself. */
export const copy: typeof Shape.copy = async (text) =>
  void (await Taro.setClipboardData({ data: text }));

/** A button that passes the page on; what is passed is what the page's `useShareAppMessage` says. */
export const ShareButton: typeof Shape.ShareButton = ({ children }) => (
  <Native className="button button--plain" openType="share">
    <Words>{children}</Words>
  </Native>
);
