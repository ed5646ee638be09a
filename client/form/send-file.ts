import type { InputOf } from '@shared/contract/endpoint';
import type { files } from '@shared/contract/files';
import type { Attached } from '@shared/domain/case';
import { api, newKey, type Reply } from '@client/api';
import { upload } from '@client/platform/upload';
import { sentence } from '@client/words/refusal';
import { tooBig } from './size';

/** What a file is for. */
export type FileUse = InputOf<typeof files.declare>['use'];
/** A file on this phone. `size` in bytes. */
export type LocalFile = { path: string; name: string; size: number };
/** The file as answers name it, or what to tell the person. */
export type Sent = { ok: true; file: Attached } | { ok: false; error: string };

const lost = '网络断开了，联网后请重试';

const words = (reply: Exclude<Reply<unknown>, { ok: true }>): string =>
  'refusal' in reply ? sentence(reply.refusal) : lost;

/** Announces a file, uploads it and has it checked; tells `onProgress` 0–100. Gives the clean file or words; never throws. */
export const sendFile = async (
  filing: string,
  use: FileUse,
  local: LocalFile,
  onProgress: (percent: number) => void,
): Promise<Sent> => {
  const big = tooBig(local);
  if (big) return { ok: false, error: big };
  const place = await api.files.declare(
    { filing, use, name: local.name.slice(-200), bytes: local.size },
    { key: newKey() },
  );
  if (!place.ok) return { ok: false, error: words(place) };
  const { file, url, fields } = place.value;
  const sent = await upload({
    url,
    fields,
    file: { path: local.path, name: local.name },
    onProgress,
  });
  if (!sent.ok) return { ok: false, error: sent.status === 0 ? lost : '没有传上去，请重试' };
  const key = newKey();
  let checked = await api.files.check({ id: file }, { key });
  // A reply lost on the way is asked for once more under the same key, so nothing is checked twice.
  if (!checked.ok && !('refusal' in checked))
    checked = await api.files.check({ id: file }, { key });
  return checked.ok
    ? {
        ok: true,
        file: { file: checked.value.file, name: checked.value.name, sha256: checked.value.sha256 },
      }
    : { ok: false, error: words(checked) };
};
