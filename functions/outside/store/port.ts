/**
 * A form for one upload by POST multipart/form-data (a browser or wx.uploadFile): all `fields`
 * first, the part named `file` last. A 2xx answer means it is stored.
 */
export type UploadForm = { url: string; fields: Record<string, string> };

/** What may be uploaded: at most so many bytes of this content type, within so many seconds. */
export type UploadRule = { maxBytes: number; contentType: string; seconds: number };

/**
 * How a file may be fetched: for so many seconds, under this file name, shown or saved. A PDF is
 * always saved, never shown.
 */
export type LinkRule = { seconds: number; as: string; attachment: boolean };

/**
 * Where files are kept. Keys are ours, never a person's words; an absent file is undefined,
 * everything else that goes wrong is an exception.
 */
export type ObjectStore = {
  upload: (key: string, rule: UploadRule) => Promise<UploadForm>;
  head: (key: string) => Promise<{ bytes: number; contentType: string } | undefined>;
  /** The whole file; throws when it is larger than `maxBytes`. */
  read: (key: string, maxBytes: number) => Promise<Uint8Array | undefined>;
  write: (key: string, bytes: Uint8Array, contentType: string) => Promise<void>;
  link: (key: string, rule: LinkRule) => Promise<string>;
  /** Removes the file; removing an absent one is fine. */
  remove: (key: string) => Promise<void>;
};

const WEEK = 7 * 86_400; // seconds; the longest an S3 signature lives

/**
 * The key itself if it is one of ours (a/b-c_d.jpg: no empty, hidden or climbing part); throws
 * otherwise.
 */
export const asKey = (key: string): string => {
  if (
    key.length > 200 ||
    !/^[A-Za-z0-9_-][A-Za-z0-9_.-]*(\/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*$/.test(key)
  )
    throw new RangeError('not a key of the file store');
  return key;
};

/** The number of seconds if a signature may live as long; throws otherwise. */
export const asSeconds = (seconds: number): number => {
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > WEEK)
    throw new RangeError('a signature lives 1 second to 7 days');
  return seconds;
};

/** Thrown by `read` when a file is larger than its reader can bear. */
export const tooLarge = (key: string, maxBytes: number): Error =>
  new RangeError(`${key} is larger than ${maxBytes} bytes`);

/**
 * The Content-Disposition of a link (RFC 6266, name in UTF-8 by RFC 8187 with a plain stand-in for
 * old readers).
 */
export const dispositionOf = (
  key: string,
  { as, attachment }: Pick<LinkRule, 'as' | 'attachment'>,
): string => {
  // cut between characters: half of an emoji cannot be written in UTF-8
  const name = [...as.replace(/[\p{Cc}\p{Cs}/\\]/gu, '_')].slice(0, 120).join('') || 'file';
  const plain = name.replace(/[^\w.() -]/g, '_');
  const full = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  const saved = attachment || /\.pdf$/i.test(key) || /\.pdf$/i.test(name);
  return `${saved ? 'attachment' : 'inline'}; filename="${plain}"; filename*=UTF-8''${full}`;
};
