import Taro from '@tarojs/taro';
import type * as Shape from './photo.h5';
import { tellWhy } from './refused';

export type { Picked } from './photo.h5';
const nameOf = (path: string) => path.split('/').pop() ?? '照片';

/**
 * Photos from the album or the camera, `max` at most; empty when the person turned back, or may
 * not, which is said.
 */
export const pickPhotos: typeof Shape.pickPhotos = async ({ max, camera = false }) => {
  try {
    const { tempFiles } = await Taro.chooseMedia({
      count: Math.min(max, 9),
      mediaType: ['image'],
      sizeType: ['compressed'],
      sourceType: camera ? ['camera'] : ['album', 'camera'],
    });
    return tempFiles.map((file) => ({
      path: file.tempFilePath,
      size: file.size,
      name: nameOf(file.tempFilePath),
    }));
  } catch (error) {
    await tellWhy(error, camera ? 'camera' : 'photos');
    return [];
  }
};

/**
 * How WeChat's way to a PDF is called, and what to do before it: a document can only be taken out
 * of a chat.
 */
export const pdfWords: typeof Shape.pdfWords = {
  button: '从微信聊天选择 PDF',
  hint: '请先把文件发给“文件传输助手”',
};

/** One PDF out of a chat; empty when the person turned back, or may not, which is said. */
export const pickPdf: typeof Shape.pickPdf = async () => {
  try {
    const { tempFiles } = await Taro.chooseMessageFile({
      count: 1,
      type: 'file',
      extension: ['pdf'],
    });
    return tempFiles.map((file) => ({ path: file.path, size: file.size, name: file.name }));
  } catch (error) {
    await tellWhy(error, 'files');
    return [];
  }
};
