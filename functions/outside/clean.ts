import { kindOf } from './clean/kind';
import { refused, type Cleaned } from './clean/made';
import { cleanPdf } from './clean/pdf';
import { cleanPicture } from './clean/picture';

/** What is to be cleaned, and whether it may be any picture or PDF, or only a signature. */
export type Dirty = { bytes: Uint8Array; use: 'file' | 'signature' };

const SIGNED = ['png', 'jpeg'];

/**
 * Rewrites an uploaded file so that only what it shows is left, whatever its name says. Loads
 * native code and takes as much time and memory as the file makes it: only a thread of its own asks
 * this (functions/thread/jobs/clean.ts).
 */
export const clean = async ({ bytes, use }: Dirty): Promise<Cleaned> => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kind = kindOf(buffer);
  if (typeof kind === 'object') return refused({ why: 'stranger', is: kind.stranger });
  if (use === 'signature' && !SIGNED.includes(kind)) return refused({ why: 'stranger', is: kind });
  return kind === 'pdf'
    ? cleanPdf(buffer)
    : cleanPicture(kind, use === 'signature' ? 'signature' : 'picture', buffer);
};
