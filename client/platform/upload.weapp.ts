import Taro from '@tarojs/taro';
import type * as Shape from './upload.h5';

export type { Upload, Uploaded } from './upload.h5';

/** Sends one file; WeChat puts the file last by itself. Never throws. */
export const upload: typeof Shape.upload = ({ url, fields, file, onProgress }) =>
  new Promise((resolve) => {
    const task = Taro.uploadFile({
      url: url.startsWith('/') ? API_BASE + url : url, // a server that is its own file store names no host
      filePath: file.path,
      name: 'file',
      formData: fields,
      success: ({ statusCode, data }) =>
        resolve({ ok: statusCode >= 200 && statusCode < 300, status: statusCode, body: data }),
      fail: () => resolve({ ok: false, status: 0, body: '' }),
    });
    if (onProgress) task.onProgressUpdate(({ progress }) => onProgress(progress));
  });
