/** A link taken apart. `host` is lower case without user, port and final dot; `query` has lower-case names and also holds what stands after #. */
export type Link = { url: string; scheme: string; host: string; path: string; hash: string; query: Readonly<Record<string, string>> };

// A link ends at white space, quotes, or the Chinese signs and words that share texts put after it; a Chinese name between two slashes belongs to it.
const LINK = /([a-z][a-z0-9+.-]{0,30}):\/\/((?:\/[\w%·.\u4E00-\u9FFF-]{1,80}(?=\/)|[^\s"'<>\\`{}|^\u2018-\u201F\u3000-\u303F\u4E00-\u9FFF\uFF00-\uFFEF])+)/i;

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const queryOf = (text: string): Record<string, string> => {
  const out: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const part of text.split('&')) {
    const at = part.indexOf('=');
    if (at > 0) out[part.slice(0, at).toLowerCase()] ??= decoded(part.slice(at + 1).replace(/\+/g, ' '));
  }
  return out;
};

const after = (text: string, sign: string): [string, string] => {
  const at = text.indexOf(sign);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
};

/** The first link of a text, taken apart without the platform's URL (a mini-program has none); undefined when there is none. */
export const readLink = (text: string): Link | undefined => {
  const match = LINK.exec(text);
  if (!match) return undefined;
  const scheme = match[1]!.toLowerCase();
  const body = match[2]!.replace(/[.,;:!?)\]]+$/, '');
  const [beforeHash, hash] = after(body, '#');
  const [place, search] = after(beforeHash, '?');
  const slash = place.indexOf('/');
  const authority = slash < 0 ? place : place.slice(0, slash);
  const host = authority.slice(authority.lastIndexOf('@') + 1).replace(/:\d*$/, '').replace(/\.$/, '').toLowerCase();
  if (host === '') return undefined;
  const inHash = after(hash, '?')[1];
  return { url: `${match[1]!}://${body}`, scheme, host, path: slash < 0 ? '/' : place.slice(slash), hash: after(hash, '?')[0].replace(/^!?\/*/, ''), query: { ...queryOf(inHash), ...queryOf(search) } };
};
