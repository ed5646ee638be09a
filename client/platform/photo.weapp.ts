import Taro from '@tarojs/taro';
import type * as Shape from './photo.h5';

export type { Picked } from './photo.h5';
const nameOf = (path: string) => path.split('/').pop() ?? '照片';

/** Photos from the album or the camera, `max` at most; empty when the person turned back. */
export const pickPhotos: typeof Shape.pickPhotos = async ({ max, camera = false }) => {
  try {
    const { tempFiles } = await Taro.chooseMedia({ count: Math.min(max, 9), mediaType: ['image'], sizeType: ['compressed'], sourceType: camera ? ['camera'] : ['album', 'camera'] });
    return tempFiles.map((file) => ({ path: file.tempFilePath, size: file.size, name: nameOf(file.tempFilePath) }));
  } catch {
    return [];
  }
};

/** One PDF out of a chat (WeChat's only way to a document); empty when the person turned back. */
export const pickPdf: typeof Shape.pickPdf = async () => {
  try {
    const { tempFiles } = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: ['pdf'] });
    return tempFiles.map((file) => ({ path: file.path, size: file.size, name: file.name }));
  } catch {
    return [];
  }
};
