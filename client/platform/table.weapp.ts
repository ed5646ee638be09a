import Taro from '@tarojs/taro';
import { tellWhy } from './refused';
import type * as Shape from './table.h5';

export type { PickedTable } from './table.h5';

/** Bytes of the largest table that can be sent. */
export const MOST_BYTES: number = 4_300_000;

/** One CSV file out of a chat. */
export const pickTable: typeof Shape.pickTable = async () => {
  const picked = await Taro.chooseMessageFile({
    count: 1,
    type: 'file',
    extension: ['csv', 'txt'],
  }).catch((error: unknown) => tellWhy(error, 'files'));
  const chosen = picked?.tempFiles[0];
  if (!chosen) return undefined;
  if (chosen.size > MOST_BYTES) return 'too-big';
  return new Promise((resolve) => {
    Taro.getFileSystemManager().readFile({
      filePath: chosen.path,
      encoding: 'base64',
      success: ({ data }) =>
        resolve(typeof data === 'string' ? { file: data, name: chosen.name } : 'unreadable'),
      fail: () => resolve('unreadable'),
    });
  });
};
