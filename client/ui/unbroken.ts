// A day in figures with its time, a day in words, a telephone number with its area code.
const kept = /(\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2})?|\d{4}年\d{1,2}月\d{1,2}日|0\d{2,3}-\d{7,8})/;

/** A text in parts; what is `whole` must stay on one line. */
export const unbroken = (text: string): { text: string; whole: boolean }[] =>
  text
    .split(kept)
    .flatMap((part, index) => (part === '' ? [] : [{ text: part, whole: index % 2 === 1 }]));
