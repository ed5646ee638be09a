import type { InputOf } from '@shared/contract/endpoint';
import type { files } from '@shared/contract/files';
import type { Attached } from '@shared/domain/case';
import type { Refusal } from '@shared/kernel/refusal';
import { api, newKey, type Reply } from '@client/api';
import { upload, type Uploaded } from '@client/platform/upload';
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

// A server that is its own file store says why; another store speaks its own language.
const refusalIn = (body: string): Refusal | undefined => {
  try {
    return (JSON.parse(body) as { refusal?: Refusal }).refusal;
  } catch {
    return undefined;
  }
};
const notSent = ({ status, body, late }: Uploaded): string => {
  if (late) return `${late} 秒内没有传完，微信就停了。请连上 Wi-Fi 再试，或换小一些的照片、文件`;
  if (status === 0) return lost;
  const refusal = refusalIn(body);
  return refusal ? sentence(refusal) : '没有传上去，请重试';
};

/**
 * Announces a file, uploads it and has it checked; tells `onProgress` 0–100. Gives the clean file
 * or words; never throws.
 */
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
  if (!sent.ok) return { ok: false, error: notSent(sent) };
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
