import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeDoor } from './folder-door';
import { asKey, asSeconds, dispositionOf, tooLarge, type ObjectStore } from './port';
import { makeSigner } from './signature';

/** A folder on this machine, the public address of its door (its path is where the server mounts `handle`), and 32 secret bytes in base64. */
export type FolderSetting = {
  folder: string;
  base: string;
  signingKey: string;
  /** Milliseconds since 1970; replaced in tests. */ clock?: () => number;
};

/** A file on disk, or one that is still arriving. */
export type FolderFiles = ReturnType<typeof makeFiles>;

const gone = (e: unknown): undefined => {
  if ((e as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
  throw e;
};

/** The files themselves, named by the hash of their key: no key can climb out, and none collide on disks that ignore case. */
const makeFiles = (folder: string) => {
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
  return {
    folder,
    pathOf,
    head,
    /** A place in the same file system for bytes that are still arriving. */
    arriving: async (): Promise<string> => {
      await mkdir(join(folder, 'arriving'), { recursive: true });
      return join(folder, 'arriving', randomBytes(16).toString('hex'));
    },
    /** Puts an arrived file in its place, whole or not at all. */
    settle: async (from: string, key: string, contentType: string): Promise<void> => {
      const path = pathOf(key);
      await mkdir(join(path, '..'), { recursive: true });
      await writeFile(`${path}.json`, JSON.stringify({ key, contentType }));
      await rename(from, path);
    },
  };
};

/** Files in a folder, for one machine: the same port as S3, and `handle`, which answers uploads and links under the path of `base`. */
export const makeFolderStore = ({
  folder,
  base,
  signingKey,
  clock = Date.now,
}: FolderSetting): ObjectStore & { handle: (request: Request) => Promise<Response | null> } => {
  const files = makeFiles(folder);
  const signer = makeSigner(signingKey);
  const until = (seconds: number): number => clock() + asSeconds(seconds) * 1000;

  return {
    upload: async (key, { maxBytes, contentType, seconds }) => {
      const policy = signer.signed({
        do: 'upload',
        key: asKey(key),
        maxBytes,
        contentType,
        until: until(seconds),
        once: randomBytes(16).toString('hex'),
      });
      return { url: base, fields: { key, 'Content-Type': contentType, ...policy } };
    },
    head: files.head,
    read: async (key, maxBytes) => {
      const found = await files.head(key);
      if (!found) return undefined;
      if (found.bytes > maxBytes) throw tooLarge(key, maxBytes);
      const bytes = await readFile(files.pathOf(key)).catch(gone);
      return bytes && new Uint8Array(bytes);
    },
    write: async (key, bytes, contentType) => {
      const path = await files.arriving();
      await writeFile(path, bytes);
      await files.settle(path, key, contentType);
    },
    link: async (key, rule) => {
      const grant = signer.signed({
        do: 'fetch',
        key: asKey(key),
        disposition: dispositionOf(key, rule),
        until: until(rule.seconds),
      });
      return `${base}/${key}?${new URLSearchParams(grant)}`;
    },
    remove: async (key) => {
      await rm(files.pathOf(key), { force: true });
      await rm(`${files.pathOf(key)}.json`, { force: true });
    },
    handle: makeDoor(files, signer, new URL(base).pathname, clock),
  };
};
