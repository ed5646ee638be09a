/** How many lines a page of a list has, where nothing is said. */
export const PAGE = 20;

/** A place in a list that is ordered by two columns: the values of its last line. */
export type Place = readonly [string, string];

/** Where a page begins, from what the page before it gave; undefined at the beginning. */
export const placeFrom = (
  after: string | undefined,
  isFirst: (text: string) => boolean = () => true,
): Place | undefined => {
  // The second column is an id, which holds no bar.
  const bar = (after ?? '').lastIndexOf('|');
  const [first, id] = [(after ?? '').slice(0, Math.max(0, bar)), (after ?? '').slice(bar + 1)];
  return first && id && isFirst(first) ? [first, id] : undefined;
};

/** A page of the lines that were read, one more than it has; `next` when there was one more. */
export const pageOf = <Line>(
  lines: readonly Line[],
  placeOf: (line: Line) => Place,
  size = PAGE,
): { shown: readonly Line[]; next?: { next: string } } => {
  const shown = lines.slice(0, size);
  const last = shown.at(-1);
  return { shown, ...(lines.length > size && last && { next: { next: placeOf(last).join('|') } }) };
};
