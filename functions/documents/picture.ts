import { createHash } from 'node:crypto';
import { cleanKey } from '../files/keys';
import { mostBytes } from '../files/kind';
import type { CleanFile } from '../files/store';
import type { ObjectStore } from '../outside/store/port';

const MOST_BYTES = mostBytes('attachment');

/** True for a kind of file that paper can show; a HEIC or a PDF is named instead. */
export const isPicture = (file: CleanFile): boolean => file.kind === 'png' || file.kind === 'jpg';

/**
 * The bytes of a picture; undefined when they are gone or too many. Throws when they are not those
 * that were signed for.
 */
export const pictureBytes = async (
  store: ObjectStore,
  file: CleanFile,
): Promise<Uint8Array | undefined> => {
  const key = cleanKey(file.id, file.kind);
  const there = await store.head(key);
  if (!there || there.bytes > MOST_BYTES) return undefined;
  const bytes = await store.read(key, MOST_BYTES);
  if (bytes && createHash('sha256').update(bytes).digest('hex') !== file.sha256)
    throw new Error(`file ${file.id} is not what was signed for`);
  return bytes;
};
