import Taro from '@tarojs/taro';
import { tellWhy } from './refused';
import type * as Shape from './table.h5';

export type { PickedText } from './table.h5';

/** One CSV file out of a chat as text. WeChat reads UTF-8 only; anything else counts as unreadable rather than arriving garbled. */
export const pickTable: typeof Shape.pickTable = async () => {
  const picked = await Taro.chooseMessageFile({
    count: 1,
    type: 'file',
    extension: ['csv', 'txt'],
  }).catch((error: unknown) => tellWhy(error, 'files'));
  const file = picked?.tempFiles[0];
  if (!file) return undefined;
  return new Promise((resolve) => {
    Taro.getFileSystemManager().readFile({
      filePath: file.path,
      encoding: 'utf8',
      success: ({ data }) =>
        resolve(
          typeof data !== 'string' || data.includes('\uFFFD') || data.includes('\0')
            ? 'unreadable'
            : { text: data, name: file.name },
        ),
      fail: () => resolve('unreadable'),
    });
  });
};
