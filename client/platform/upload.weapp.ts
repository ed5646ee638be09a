import Taro from '@tarojs/taro';
import type * as Shape from './upload.h5';

export type { Upload, Uploaded } from './upload.h5';

// Seconds after which WeChat ends an upload that is still going on; it allows no more.
const MOST = 60;
type Failure = { errMsg?: string; errno?: number };
const isLate = ({ errMsg, errno }: Failure): boolean =>
  errno === 5 || /time[ds]? ?out|超时/i.test(errMsg ?? '');

/** Sends one file; WeChat puts the file last by itself. Never throws. */
export const upload: typeof Shape.upload = async ({ url, fields, file, onProgress }) => {
  const task = Taro.uploadFile({
    // a server that is its own file store names no host
    url: url.startsWith('/') ? API_BASE + url : url,
    filePath: file.path,
    name: 'file',
    formData: fields,
    timeout: MOST * 1000,
  });
  if (onProgress) task.onProgressUpdate(({ progress }) => onProgress(progress));
  try {
    const { statusCode, data } = await task;
    return { ok: statusCode >= 200 && statusCode < 300, status: statusCode, body: data };
  } catch (error) {
    return { ok: false, status: 0, body: '', ...(isLate(error as Failure) && { late: MOST }) };
  }
};
