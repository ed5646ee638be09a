import Taro from '@tarojs/taro';
import type * as Shape from './document.h5';
import { visit } from './visit';

export type { Remote } from './document.h5';
const kinds = ['pdf', 'xlsx', 'docx'] as const;

/**
 * Downloads a PDF or table and opens it in WeChat's viewer, from where it can be sent on. `false`
 * when it could not be fetched.
 */
export const openDocument: typeof Shape.openDocument = async ({ url, name, token }) => {
  try {
    const got = await Taro.downloadFile({
      url: url.startsWith('/') ? API_BASE + url : url,
      header: token ? { authorization: `Bearer ${token}` } : {},
    });
    if (got.statusCode !== 200) return false;
    await Taro.openDocument({
      filePath: got.tempFilePath,
      fileType: kinds.find((kind) => name.endsWith(`.${kind}`)) ?? 'pdf',
      showMenu: true,
    });
    return true;
  } catch {
    return false;
  }
};

/** Whether WeChat's viewer opens a file of this ending. */
export const savesFile: typeof Shape.savesFile = (ending) => kinds.some((kind) => kind === ending);

/** Opens a public file in WeChat's viewer; of what that cannot show, the address is copied. */
export const saveFile: typeof Shape.saveFile = async ({ url, name }) => {
  if (savesFile(name.slice(name.lastIndexOf('.') + 1))) return openDocument({ url, name });
  await visit(url);
  return true;
};
