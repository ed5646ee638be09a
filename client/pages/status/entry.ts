import { prefixes, readCode } from '@shared/kernel/id';

/**
 * What the page was opened for: a code whose check letters are right, a pair, a code that is wrong,
 * or nothing at all.
 */
export type Entry = { code: string } | { school: string; app: string } | 'bad-code' | 'nothing';

type Params = Partial<Record<string, string>>;

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const MOST = 3; // how often an address may have been encoded on its way here

// WeChat hands over the address encoded once; whoever passes it on may encode it again.
const fromLink = (link: string, left = MOST): string => {
  const code = /\/q\/([^/?#\s]+)/.exec(link)?.[1];
  if (code !== undefined) return code;
  const once = decoded(link);
  return left > 0 && once !== link ? fromLink(once, left - 1) : '';
};

const codeIn = ({ code, q: link, scene }: Params): string | undefined => {
  if (code !== undefined) return decoded(code);
  if (link !== undefined) return fromLink(link);
  return scene === undefined ? undefined : decoded(scene);
};

/**
 * Reads how the status page was opened: `code` (H5, or our own pages), WeChat's `q` (the whole
 * address behind a printed
 * code, encoded) or `scene` (a sunflower code), or `school` and `app`. The poster's code wins over
 * everything else.
 */
export const entryOf = (params: Params): Entry => {
  const given = codeIn(params);
  if (given !== undefined) {
    const code = readCode(given);
    return code ? { code } : 'bad-code';
  }
  return params.school && params.app ? { school: params.school, app: params.app } : 'nothing';
};

/** The address of the status page for a code or a pair, for navigateTo. */
export const statusAddress = (of: { code: string } | { school: string; app: string }): string =>
  'code' in of
    ? `/pages/status/index?code=${encodeURIComponent(of.code)}`
    : `/pages/status/index?school=${of.school}&app=${of.app}`;

/**
 * The address of the page of an entry of a public list; undefined of one that was taken over from
 * elsewhere, which no case made.
 */
export const entryAddress = (id: string): string | undefined =>
  id.startsWith(`${prefixes.case}_`) ? `/public/list-entry/index?id=${id}` : undefined;
