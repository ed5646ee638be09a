/**
 * The page of the case that a message is about; undefined where the case is not the reader's to
 * open.
 */
export const aboutAddress = (id: string): string | undefined =>
  id === '' ? undefined : `/case/detail/index?id=${id}`;
