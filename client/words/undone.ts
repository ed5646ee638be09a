import { sentence } from './refusal';

const LEFT = '后续办理未完成：';

/** Whether a task is that something did not come of an act by itself. */
export const isUndone = (what: string): boolean => what.startsWith(LEFT);

/** What could not be carried out and why, without the code that the rules refused it by. */
export const undoneWords = (what: string): string => {
  const plain = isUndone(what) ? what.slice(LEFT.length) : what;
  return plain.replace(/（([a-z_]+)）$/, (_, code: string) => `：${sentence({ code })}`);
};
