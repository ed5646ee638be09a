/** What to ask somebody about to leave: the code is shown once, and what is written is kept nowhere. Undefined when nothing would be lost. */
export const leavingWords = (text: string, code: string | undefined): string | undefined => {
  if (code) return '查询码只显示这一次，请先截图或复制。确定离开吗？';
  return text.trim() === '' ? undefined : '还没有提交，离开后写的内容不会保留。';
};
