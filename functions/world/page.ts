/** How many lines a page of any list has. */
export const PAGE = 20;

/** A place in a list that is ordered by two columns: the values of its last line. */
export type Place = readonly [string, string];

/** Where a page begins, from what the page before it gave; undefined at the beginning. */
export const placeFrom = (
  after: string | undefined,
  isFirst: (text: string) => boolean,
): Place | undefined => {
  const [first, id] = (after ?? '').split('|');
  return first && id && isFirst(first) ? [first, id] : undefined;
};

/** A page of the lines that were read, one more than it has; `next` when there was one more. */
export const pageOf = <Line>(
  lines: readonly Line[],
  placeOf: (line: Line) => Place,
): { shown: readonly Line[]; next?: string } => {
  const shown = lines.slice(0, PAGE);
  const last = shown.at(-1);
  return { shown, ...(lines.length > PAGE && last && { next: placeOf(last).join('|') }) };
};
