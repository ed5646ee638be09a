/** Ends a history in which something came that never may. */
export const must = (isSo: boolean, what: string, more: unknown = ''): void => {
  if (!isSo) throw new Error(`${what} ${JSON.stringify(more)}`);
};
