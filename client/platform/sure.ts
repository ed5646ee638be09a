import Taro from '@tarojs/taro';

/**
 * A question that must be answered before something is lost; WeChat's buttons hold four characters.
 */
export type Question = { title: string; content: string; yes: string; no: string };

/** Asks it in a dialog; true when the person means it. */
export const sure = async ({ title, content, yes, no }: Question): Promise<boolean> =>
  (await Taro.showModal({ title, content, confirmText: yes, cancelText: no })).confirm;

/**
 * Whether a person leaves the page all the same, asked in these `words`; nobody is asked without
 * any.
 */
export const leaves = async (words: string | undefined): Promise<boolean> =>
  !words || sure({ title: '确定离开吗？', content: words, yes: '离开', no: '留在这里' });
