/**
 * Why nothing may be looked up by a link's host: a user name or a port in it, letters from
 * elsewhere that look like ours, a bare address.
 */
export type Oddity = 'hidden' | 'ip';

/**
 * A link taken apart. `host` is lower case without user, port and final dot; `query` has lower-case
 * names and also holds what stands after #.
 */
export type Link = {
  scheme: string;
  url: string;
  host: string;
  port: string;
  odd?: Oddity;
  path: string;
  hash: string;
  query: Readonly<Record<string, string>>;
};

// A link ends at white space, quotes, or the Chinese signs, words and pictures that share texts put
// after it; a Chinese name between two slashes belongs to it.
const LINK =
  /([a-z][a-z0-9+.-]{0,30}):\/\/((?:\/[\w%·.\u4E00-\u9FFF-]{1,80}(?=\/)|[^\s"'<>\\`{}|^\u2018-\u201F\u2026\u2190-\u2BFF\u3000-\u303F\u4E00-\u9FFF\uD800-\uDFFF\uFF00-\uFFEF])+)/i;
// Without a scheme only a text that is nothing but an address counts: a name with a dot in it is no
// address.
const BARE =
  /^[a-z0-9-]+(?:\.[a-z0-9-]+)*(?:\.[a-z]{2,18}(?::\d+)?[/?#]\S*|\.(?:com|cn|net|org))$/i;

/** Decodes %-signs; a text that is wrongly encoded stays as it is. */
export const decoded = (text: string): string => {
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
    if (at > 0)
      out[part.slice(0, at).toLowerCase()] ??= decoded(part.slice(at + 1).replace(/\+/g, ' '));
  }
  return out;
};

const after = (text: string, sign: string): [string, string] => {
  const at = text.indexOf(sign);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
};

const withoutEnd = (text: string): string => {
  let end = text.length;
  while (end > 0 && '.,;:!?)]'.includes(text[end - 1]!)) end -= 1;
  return text.slice(0, end);
};

const oddityOf = (host: string, hides: boolean): Oddity | undefined => {
  if (/^[\d.]+$|^\[|:/.test(host)) return 'ip';
  return hides || /[^a-z0-9._-]|(^|\.)xn--/.test(host) ? 'hidden' : undefined;
};

/**
 * The first link of a text, taken apart without the platform's URL (a mini-program has none);
 * undefined when there is none.
 */
export const readLink = (text: string): Link | undefined => {
  const match = LINK.exec(text) ?? LINK.exec(BARE.test(text) ? `https://${text}` : '');
  if (!match) return undefined;
  const scheme = match[1]!.toLowerCase();
  const body = withoutEnd(match[2]!);
  const [beforeHash, hash] = after(body, '#');
  const [place, search] = after(beforeHash, '?');
  const slash = place.indexOf('/');
  const authority = slash < 0 ? place : place.slice(0, slash);
  const [name, port = ''] = authority
    .slice(authority.lastIndexOf('@') + 1)
    .replace(/\.$/, '')
    .split(/:(?=\d*$)/);
  const host = (name ?? '').replace(/\.$/, '').toLowerCase();
  if (host === '') return undefined;
  const rest = text.slice(match.index + match[0].length);
  // A phone reads 。 and ． as dots: apps.apple.com。evil.cn goes on after the sign. \ it reads as /.
  const goesOn =
    slash < 0 && beforeHash === place && hash === '' && /^[\u3002\uFF0E\uFF61][a-z0-9]/i.test(rest);
  const hides = goesOn || authority.includes('@') || port !== '';
  const odd = oddityOf(host, hides);
  const inHash = after(hash, '?')[1];
  return {
    url: `${match[1]!}://${body}`,
    scheme,
    host,
    port,
    ...(odd && { odd }),
    path: slash < 0 ? '/' : place.slice(slash),
    hash: after(hash, '?')[0].replace(/^!?\/*/, ''),
    query: { ...queryOf(inHash), ...queryOf(search) },
  };
};
