import { readCode } from '@shared/kernel/id';
import { halfWidth } from '@shared/kernel/text';
import { statusAddress } from '../status/entry';

/** Where something scanned or typed leads from here: to a page, or to a search for it as a name. */
export type Lead = { go: string } | { look: string };

const MOST = 2000;

/**
 * The address of the page that works out what a text is. ~ carries %, so that a text decoded once
 * or twice stays what it was.
 */
export const scanAddress = (text: string, how: 'scanned' | 'typed'): string =>
  `/public/scan/index?how=${how}&text=${encodeURIComponent(
    text
      .slice(0, MOST)
      .replace(/[\uD800-\uDFFF]/gu, '')
      .replace(/~(?=[01])/g, '~0')
      .replace(/%/g, '~1'),
  )}`;

/** The text that page was opened with. */
export const textOf = (params: Partial<Record<string, string>>): string => {
  let text = params.text ?? '';
  try {
    text = decodeURIComponent(text);
  } catch {
    // Already decoded, with a sign in it that only looks like an encoded one.
  }
  return text.replace(/~1/g, '%').replace(/~0/g, '~');
};

// Our own poster, in the forms that need no recogniser; a code of digits alone is more likely some
// other number.
const posterIn = (plain: string): string | undefined => {
  if (plain.length > 300 || /^[\d\s-]+$/.test(plain)) return undefined;
  const [, host, segment] =
    /^https:\/\/([\w.-]+(?::\d+)?)\/q\/([0-9a-z-]+)\/?(?:[?#]\S*)?$/i.exec(plain) ?? [];
  if (segment) return /(^|\.)qq\.com$/i.test(host!) ? undefined : readCode(segment);
  return readCode(/^[\w/-]+\?scene=([^&#]+)$/.exec(plain)?.[1] ?? plain);
};

// Anything with a sign of an address, a 备案号, a long number or a code in it is worth a closer look.
const isName = (plain: string): boolean =>
  plain.length <= 200 &&
  !/[/.:@。]|APP\s*备|\d{6}|\d[\d\s-]{6}\d/i.test(plain) &&
  !(/^[0-9a-z\s-]{12,}$/i.test(plain) && /\d/.test(plain));

/**
 * Where a scan or typed words lead: our own poster straight to its answer, typed names to the
 * search here, all else to the page that recognises it.
 */
export const follow = (text: string, how: 'scanned' | 'typed'): Lead => {
  const plain = halfWidth(text);
  const code = posterIn(plain);
  if (code) return { go: statusAddress({ code }) };
  return how === 'typed' && isName(plain) ? { look: text.trim() } : { go: scanAddress(text, how) };
};
