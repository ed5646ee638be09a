import { createHash, randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asKey } from './port';

/** Only who runs the server reads what people uploaded. */
export const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;

/** Undefined for what is not there; any other error goes on. */
export const gone = (error: unknown): undefined => {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
  throw error;
};

/** Makes a folder that only its owner enters, also one that is there already. */
export const makePrivate = async (folder: string): Promise<void> => {
  await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
  await chmod(folder, FOLDER_MODE);
};

/**
 * The files themselves, named by the hash of their key: no key can climb out, and none collide on
 * disks that ignore case.
 */
export const makeFiles = (folder: string) => {
  const pathOf = (key: string): string => {
    const name = createHash('sha256').update(asKey(key)).digest('hex');
    return join(folder, 'files', name.slice(0, 2), name);
  };
  const head = async (key: string): Promise<{ bytes: number; contentType: string } | undefined> => {
    const path = pathOf(key);
    const found = await stat(path).catch(gone);
    const label = found && (await readFile(`${path}.json`, 'utf8').catch(gone));
    if (!found || label === undefined) return undefined;
    return {
      bytes: found.size,
      contentType: (JSON.parse(label) as { contentType: string }).contentType,
    };
  };
  /** A place in the same file system for bytes that are still arriving. */
  const arriving = async (): Promise<string> => {
    for (const each of [folder, join(folder, 'arriving')]) await makePrivate(each);
    return join(folder, 'arriving', randomBytes(16).toString('hex'));
  };
  const put = async (bytes: Uint8Array | string): Promise<string> => {
    const path = await arriving();
    await writeFile(path, bytes, { mode: FILE_MODE });
    return path;
  };
  /** Puts an arrived file in its place, whole or not at all. */
  const settle = async (from: string, key: string, contentType: string): Promise<void> => {
    const path = pathOf(key);
    for (const each of [join(folder, 'files'), join(path, '..')]) await makePrivate(each);
    // A new file takes the place of the old one, and with it who may read it.
    await rename(await put(JSON.stringify({ key, contentType })), `${path}.json`);
    await rename(from, path);
  };
  return {
    folder,
    pathOf,
    head,
    arriving,
    settle,
    /** Keeps bytes under a key. */
    write: async (key: string, bytes: Uint8Array, contentType: string): Promise<void> =>
      settle(await put(bytes), key, contentType),
    read: async (key: string): Promise<Buffer | undefined> => readFile(pathOf(key)).catch(gone),
    remove: async (key: string): Promise<void> => {
      await rm(pathOf(key), { force: true });
      await rm(`${pathOf(key)}.json`, { force: true });
    },
  };
};

/** A file on disk, or one that is still arriving. */
export type FolderFiles = ReturnType<typeof makeFiles>;
