import type { CleanKind } from '../outside/clean/made';

/**
 * What a file is for: proof of an answer, a hand-written signature, or the scan of stamped paper.
 */
export type FileUse = 'attachment' | 'signature' | 'scan';
/** What a kept file is; `heic` only if it was kept before pictures were rewritten. */
export type KeptKind = CleanKind | 'heic';

/** The content type under which each kind is kept. */
export const contentTypeOf: Readonly<Record<CleanKind, string>> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  pdf: 'application/pdf',
};

const MB = 1 << 20;

/** The most bytes of an upload: 50 MB, a signature 1 MB. */
export const mostBytes = (use: FileUse): number => (use === 'signature' ? MB : 50 * MB);

/**
 * Bytes as megabytes for a sentence, one decimal, rounded up so that "too big" never reads as
 * equal.
 */
export const megabytes = (bytes: number): number => Math.ceil((bytes / MB) * 10) / 10;

/**
 * A file's name without folders, blanks at its ends or what cannot be shown, as its owner gave it
 * otherwise.
 */
export const fileName = (name: string): string =>
  (name.split(/[\\/]/).at(-1) ?? '').replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '').trim() || '文件';

const endings: Readonly<Record<KeptKind, readonly string[]>> = {
  jpg: ['jpg', 'jpeg'],
  png: ['png'],
  pdf: ['pdf'],
  heic: ['heic'],
};
/** Endings of other kinds, which a name loses when its file has become another. */
const OTHERS = /\.(jpe?g|jfif|png|hei[cf]|webp|gif|tiff?|avif|pdf)$/i;

const isNamed = (name: string, kind: CleanKind): boolean =>
  endings[kind].includes(/\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '');

/** The name a file is given out under: its own, with the ending of what it is. */
export const nameFor = (name: string, kind: CleanKind): string => {
  const bare = isNamed(name, kind) ? name : name.replace(OTHERS, '');
  return isNamed(bare, kind) ? bare : `${bare}.${kind}`;
};
