import Taro from '@tarojs/taro';
import { Button } from '@client/ui/Button';

/**
 * What is passed on: a title that stays true, and the page it opens. Never a verdict: that is asked
 * anew by whoever opens it.
 */
export type Card = { title: string; path: string };

/**
 * Puts text on the clipboard and says so; `false` where it may not, and the text is shown to be
 * copied by hand.
 */
export const copy = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    await Taro.showModal({ title: '请长按复制', content: text, showCancel: false });
    return false;
  }
  await Taro.showToast({ title: '已复制', icon: 'none' });
  return true;
};

/** Lets the page be passed on by WeChat's menu; a browser has its own. */
export const useShare = (_card: Card): void => undefined;

/**
 * A button that passes the page on: the phone's own share sheet, else a copied link. In WeChat the
 * page says by `useShare` what is passed.
 */
export const ShareButton = ({ children, card }: { children: string; card: Card }) => {
  const url = `${location.origin}${location.pathname}#${card.path}`;
  const share = () =>
    'share' in navigator
      ? // A person who closes the share sheet has not made a mistake.
        navigator.share({ title: card.title, url }).catch(() => undefined)
      : copy(url);
  return (
    <Button kind="link" icon="share" onTap={share}>
      {children}
    </Button>
  );
};
