import { createHash } from 'node:crypto';
import { cleanKey } from '../files/keys';
import type { CleanFile } from '../files/store';
import type { ObjectStore } from '../outside/store/port';
import { checkImage } from './image';

// Each printed form carries its pictures within one reply, which the cloud limits to 6 MB.
const MOST_BYTES = 2 << 20;
const types: Readonly<Record<string, string>> = { png: 'image/png', jpg: 'image/jpeg' };

/** A clean file as a data URL that paper can carry; undefined for a HEIC, a PDF, a picture above 2 MB or one that does not unpack. Throws when the kept bytes are not those that were signed for. */
export const pictureOf = async (store: ObjectStore, f: CleanFile): Promise<string | undefined> => {
  const type = types[f.kind];
  const key = cleanKey(f.id, f.kind);
  const there = type ? await store.head(key) : undefined;
  if (!type || !there || there.bytes > MOST_BYTES) return undefined;
  const bytes = await store.read(key, MOST_BYTES);
  if (!bytes) return undefined;
  if (createHash('sha256').update(bytes).digest('hex') !== f.sha256)
    throw new Error(`file ${f.id} is not what was signed for`);
  const url = `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
  try {
    checkImage(url);
    return url;
  } catch {
    return undefined;
  }
};
