/**
 * What to ask somebody about to leave a page that shows the tracking code before they have copied
 * it.
 */
export const codeWords = '查询码还没有复制。我们不知道您是谁，丢了就找不回来，请先截图或复制。';

/**
 * What to ask somebody about to leave: what is written is kept nowhere. Undefined when nothing
 * would be lost.
 */
export const textWords = (text: string): string | undefined =>
  text.trim() === '' ? undefined : '还没有提交，离开后写的内容不会保留。';
