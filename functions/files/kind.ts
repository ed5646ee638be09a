import type { FileKind } from '../outside/clean';

/** What a file is for: proof of an answer, a hand-written signature, or the scan of stamped paper. */
export type FileUse = 'attachment' | 'signature' | 'scan';

const kindOf: Readonly<Record<string, FileKind>> = {
  jpg: 'jpg',
  jpeg: 'jpg',
  png: 'png',
  heic: 'heic',
  heif: 'heic',
  pdf: 'pdf',
};
const MB = 1 << 20;

/** The kinds each use takes, as people name them. A signature is printed into the form, and only these two can be. */
const taken: Readonly<Record<FileUse, readonly FileKind[]>> = {
  attachment: ['jpg', 'png', 'heic', 'pdf'],
  scan: ['jpg', 'png', 'heic', 'pdf'],
  signature: ['png', 'jpg'],
};

/** The kinds a use takes, in words: JPG、PNG… */
export const allowedFor = (use: FileUse): string =>
  taken[use].map((k) => k.toUpperCase()).join('、');

/** True if a file of this kind may be used so. */
export const isTaken = (use: FileUse, kind: FileKind): boolean => taken[use].includes(kind);

/** The kind a file name claims by its ending; undefined for any other ending. */
export const claimedKind = (name: string): FileKind | undefined =>
  kindOf[/\.([A-Za-z]{3,4})$/.exec(name)?.[1]?.toLowerCase() ?? ''];

/** The most bytes of a file: 20 MB a picture, 30 MB a PDF, 1 MB a signature. */
export const mostBytes = (use: FileUse, kind: FileKind): number =>
  use === 'signature' ? MB : kind === 'pdf' ? 30 * MB : 20 * MB;

/** Bytes as megabytes for a sentence, one decimal, rounded up so that "too big" never reads as equal. */
export const megabytes = (bytes: number): number => Math.ceil((bytes / MB) * 10) / 10;

/** A file's name without folders, blanks at its ends or what cannot be shown, as its owner gave it otherwise. */
export const fileName = (name: string): string =>
  (name.split(/[\\/]/).at(-1) ?? '').replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '').trim();

/** The name a file is given out under: its own, with another ending where its content is of another kind than its ending says. */
export const nameFor = (name: string, kind: FileKind): string =>
  claimedKind(name) === kind ? name : `${name.replace(/\.[A-Za-z]{3,4}$/, '')}.${kind}`;
