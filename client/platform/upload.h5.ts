import { blobOf } from './blob';

/**
 * A form POST to a place the server signed: `file` is what `pickPhotos` or `SignaturePad` gave;
 * `onProgress` hears 0–100.
 */
export type Upload = {
  url: string;
  fields: Record<string, string>;
  file: { path: string; name?: string };
  onProgress?: (percent: number) => void;
};
/**
 * `ok` when the store took it; `status` 0 means that the network failed, or with `late` that it was
 * not all sent within so many seconds.
 */
export type Uploaded = { ok: boolean; status: number; body: string; late?: number };

/** Sends one file; the file is the last part, as S3 wants it. Never throws. */
export const upload = async ({ url, fields, file, onProgress }: Upload): Promise<Uploaded> => {
  const bytes = blobOf(file.path);
  if (!bytes) return { ok: false, status: 0, body: '' };
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', bytes, file.name ?? 'file');
  return new Promise((resolve) => {
    const post = new XMLHttpRequest();
    post.open('POST', url);
    post.upload.onprogress = (event) =>
      event.lengthComputable && onProgress?.(Math.round((event.loaded / event.total) * 100));
    post.onload = () =>
      resolve({
        ok: post.status >= 200 && post.status < 300,
        status: post.status,
        body: post.responseText,
      });
    post.onerror = () => resolve({ ok: false, status: 0, body: '' });
    post.send(form);
  });
};
