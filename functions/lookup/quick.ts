import type { Lookup, LookupReply } from './answerer';

const CODE = '/lookup/';
const PAIR = '/public/status';

const decoded = (text: string): string => {
  try {
    return text.includes('%') ? decodeURIComponent(text) : text;
  } catch {
    return '';
  }
};

/** True when the address (path and query) is that of a lookup. */
export const isLookup = (url: string): boolean =>
  url.startsWith(CODE) || url.startsWith(`${PAIR}?`);

/** The reply to GET of a lookup's address. */
export const replyTo = (
  lookup: Lookup,
  url: string,
  ifNoneMatch?: string,
): Promise<LookupReply> => {
  const query = url.indexOf('?');
  if (url.startsWith(CODE))
    return lookup.code(decoded(url.slice(CODE.length, query < 0 ? undefined : query)), ifNoneMatch);
  const asked = new URLSearchParams(query < 0 ? '' : url.slice(query));
  return lookup.pair(asked.get('school') ?? '', asked.get('app') ?? '', ifNoneMatch);
};
