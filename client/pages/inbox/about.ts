/** The page of the case that a message is about. */
export const aboutAddress = (id: string): string => `/case/detail/index?id=${id}`;
