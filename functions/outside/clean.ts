import { cleanHeic } from './clean/heic';
import { cleanJpeg } from './clean/jpeg';
import type { FileKind, Made, Why } from './clean/made';
import { cleanPdf } from './clean/pdf';
import { PNG_MARK } from './clean/pixels';
import { cleanPng } from './clean/png';
export type { FileKind } from './clean/made';

/** A file fit to be shown to others, its true kind and, for a picture, its size in pixels; or why it is not taken. */
export type Cleaned =
  | { ok: true; bytes: Uint8Array; kind: FileKind; width?: number; height?: number }
  | { ok: false; why: Why };

/** The most bytes of a picture and of a PDF. */
export type SizeLimits = { photo: number; pdf: number };

/** 20 MB for a picture, 30 MB for a PDF. */
export const usualLimits: SizeLimits = { photo: 20 << 20, pdf: 30 << 20 };

/** The content type under which each kind is kept. */
export const contentTypeOf: Readonly<Record<FileKind, string>> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  heic: 'image/heic',
  pdf: 'application/pdf',
};

const makers = { jpg: cleanJpeg, png: cleanPng, heic: cleanHeic, pdf: cleanPdf } satisfies Record<
  FileKind,
  (b: Buffer) => Made | Why
>;

/** What a file is by its first bytes, whatever its name says. */
const kindOf = (b: Buffer): FileKind | undefined => {
  if (b[0] === 0xff && b[1] === 0xd8 && b[2] === 0xff) return 'jpg';
  if (b.subarray(0, PNG_MARK.length).equals(PNG_MARK)) return 'png';
  if (b.toString('latin1', 0, 5) === '%PDF-') return 'pdf';
  return b.toString('latin1', 4, 8) === 'ftyp' ? 'heic' : undefined;
};

/**
 * Rewrites an uploaded file so that only what it shows is left; never throws, whatever the bytes.
 * `claimed` is the kind the form said: a picture may turn out to be another kind of picture (phones rename), nothing else may differ.
 * A PDF is examined but not rewritten: its author and title stay. A PNG is unpacked and measured; of other pictures damage within the coded data is not found.
 */
export const clean = (
  bytes: Uint8Array,
  claimed: FileKind,
  limits: SizeLimits = usualLimits,
): Cleaned => {
  const b = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kind = kindOf(b);
  if (!kind || (kind === 'pdf') !== (claimed === 'pdf')) return { ok: false, why: 'not_allowed' };
  if (b.length > (kind === 'pdf' ? limits.pdf : limits.photo)) return { ok: false, why: 'too_big' };
  try {
    const made = makers[kind](b);
    if (typeof made === 'string') return { ok: false, why: made };
    return { ok: true, kind, ...made, bytes: new Uint8Array(made.bytes) };
  } catch (e) {
    // the readers follow lengths and offsets that the file itself states; one that leads outside is the file's fault
    if ((e as Error).name === 'RangeError') return { ok: false, why: 'broken' };
    throw e;
  }
};
