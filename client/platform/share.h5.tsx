import Taro from '@tarojs/taro';
import { Button } from '@client/ui/Button';

/** Puts text on the clipboard and says so. */
export const copy = async (text: string): Promise<void> => {
  await navigator.clipboard.writeText(text).then(
    () => Taro.showToast({ title: '已复制', icon: 'none' }),
    () => Taro.showModal({ title: '请长按复制', content: text, showCancel: false }),
  );
};

/** A button that passes a page on: the phone's own share sheet, else a copied link. `link` is the full address. */
export const ShareButton = ({
  children,
  title,
  link,
}: {
  children: string;
  title: string;
  link: string;
}) => (
  // A person who closes the share sheet has not made a mistake.
  <Button
    icon="share"
    onTap={() =>
      'share' in navigator
        ? navigator.share({ title, url: link }).catch(() => undefined)
        : copy(link)
    }
  >
    {children}
  </Button>
);
