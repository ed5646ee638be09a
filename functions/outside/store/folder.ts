import { randomBytes } from 'node:crypto';
import { makeDoor } from './folder-door';
import { makeFiles } from './folder-files';
import { makeIntake, usualPatience, type Patience } from './folder-intake';
import { asKey, asSeconds, dispositionOf, tooLarge, type ObjectStore } from './port';
import { makeSigner } from './signature';

/**
 * A folder on this machine, the public address of its door (its path is where the server mounts
 * `handle`), and 32 secret bytes in base64.
 */
export type FolderSetting = {
  folder: string;
  base: string;
  signingKey: string;
  /** Milliseconds since 1970; replaced in tests, like how slow an upload may be. */
  clock?: () => number;
  patience?: Patience;
};

/**
 * Files in a folder, for one machine: the same port as S3, and `handle`, which answers uploads and
 * links under the path of `base`.
 */
export const makeFolderStore = ({
  folder,
  base,
  signingKey,
  clock = Date.now,
  patience = usualPatience,
}: FolderSetting): ObjectStore & { handle: (request: Request) => Promise<Response | null> } => {
  const files = makeFiles(folder);
  const signer = makeSigner(signingKey);
  const until = (seconds: number): number => clock() + asSeconds(seconds) * 1000;

  return {
    // What was signed comes first: whoever takes the form knows how much may follow.
    upload: async (key, { maxBytes, contentType, seconds }) => {
      const policy = signer.signed({
        do: 'upload',
        key: asKey(key),
        maxBytes,
        contentType,
        until: until(seconds),
        once: randomBytes(16).toString('hex'),
      });
      return { url: base, fields: { ...policy, key, 'Content-Type': contentType } };
    },
    head: files.head,
    read: async (key, maxBytes) => {
      const found = await files.head(key);
      if (!found) return undefined;
      if (found.bytes > maxBytes) throw tooLarge(key, maxBytes);
      const bytes = await files.read(key);
      return bytes && new Uint8Array(bytes);
    },
    write: files.write,
    link: async (key, rule) => {
      const grant = signer.signed({
        do: 'fetch',
        key: asKey(key),
        disposition: dispositionOf(key, rule),
        until: until(rule.seconds),
      });
      return `${base}/${key}?${new URLSearchParams(grant)}`;
    },
    remove: files.remove,
    handle: makeDoor(files, signer, new URL(base).pathname, {
      receive: makeIntake(files, signer, clock, patience),
      clock,
    }),
  };
};
