import { Button as Native } from '@tarojs/components';
import Taro, { useShareAppMessage } from '@tarojs/taro';
import { whyOf } from './refused';
import type * as Shape from './share.h5';

export type { Card } from './share.h5';

/**
 * Puts text on the clipboard; WeChat says so itself. `false` where it may not, and the text stands
 * in a field, to be copied by hand.
 */
export const copy: typeof Shape.copy = async (text) => {
  try {
    await Taro.setClipboardData({ data: text });
    return true;
  } catch (error) {
    const title = whyOf(error) === 'not-agreed' ? '请长按文字复制' : '剪贴板用不了，请长按文字复制';
    // `editable` puts the words into a field (base library 2.17.1); Taro's types do not know it
    // yet.
    const asField = { title, content: text, editable: true, showCancel: false };
    await Taro.showModal(asField);
    return false;
  }
};

// Without a picture of its own the card would show the page as it was, verdict included.
const imageUrl = '/assets/share.png';

/**
 * Lets the page be passed on by WeChat's menu and by ShareButton. The page's config must say
 * `enableShareAppMessage`.
 */
export const useShare: typeof Shape.useShare = (card) =>
  useShareAppMessage(() => ({ ...card, imageUrl }));

/**
 * A button that passes the page on; what is passed is what the page says by `useShare`. Of few
 * nodes: it stands on the page that is drawn after a scan.
 */
export const ShareButton: typeof Shape.ShareButton = ({ children }) => (
  <Native className="button button--link" openType="share">
    {children}
  </Native>
);
