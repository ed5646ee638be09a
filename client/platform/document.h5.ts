import Taro from '@tarojs/taro';
import { copy } from './share';

/** A document behind a link; `token` is the session, for links that are not signed. */
export type Remote = { url: string; name: string; token?: string };

// WeChat's browser neither keeps a file nor shows one that a page made.
const inWechat = (): boolean => /MicroMessenger/i.test(navigator.userAgent);
const pointToBrowser = async (): Promise<void> => {
  const { confirm } = await Taro.showModal({
    title: '请在浏览器打开',
    content:
      '微信里打不开这个文件。\n1. 点右上角的“…”\n2. 选“在浏览器打开”\n3. 在浏览器里再点一次\n也可以复制网址，粘贴到手机浏览器或电脑上打开。',
    confirmText: '复制网址',
    cancelText: '知道了',
  });
  if (confirm) await copy(location.href);
};

/**
 * Downloads a PDF or table and hands it to the browser to keep; in WeChat's own browser says how to
 * open it elsewhere. `false` when it could not be fetched.
 */
export const openDocument = async ({ url, name, token }: Remote): Promise<boolean> => {
  if (inWechat()) {
    await pointToBrowser();
    return true;
  }
  const got = await fetch(url, {
    headers: token ? { authorization: `Bearer ${token}` } : {},
  }).catch(() => undefined);
  if (!got?.ok) return false;
  const link = document.createElement('a');
  const local = URL.createObjectURL(await got.blob());
  link.href = local;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(local), 60_000);
  return true;
};

/** Whether a public file of this ending is kept here; elsewhere its address is copied. */
export const savesFile = (_ending: string): boolean => true;

/** Hands a public file to the browser to keep. `false` when it could not be fetched. */
export const saveFile = (file: Omit<Remote, 'token'>): Promise<boolean> => openDocument(file);
