import type { PictureKind, Stranger } from '../outside/clean/made';

type Words = { is: string; do: string };

const choose = '请选择照片或 PDF';
const print = '请打印成 PDF 再传';
const shoot = '请截图后再传';
const write = '请直接在屏幕上手写签名';

/** What people call a file that is not taken, and what to do instead: 这是…，…。 */
export const words: Readonly<Record<Stranger | PictureKind | 'pdf', Words>> = {
  archive: { is: '压缩包', do: '请解压后把里面的文件分别上传' },
  bitmap: { is: 'BMP 图片', do: '请另存为 JPG 或截图后再传' },
  empty: { is: '空文件', do: '请重新选择' },
  excel: { is: 'Excel 表格', do: print },
  film: { is: '视频', do: shoot },
  ofd: { is: 'OFD 文件', do: '请用阅读器打印成 PDF 再传' },
  office: { is: '旧版 Office 文档', do: print },
  page: { is: '网页', do: '请打印成 PDF 或截图后再传' },
  pages: { is: '多页的 TIFF', do: '请另存为 PDF 再传' },
  portfolio: { is: 'PDF 文件包', do: '请把里面的文件分别上传' },
  powerpoint: { is: 'PPT', do: print },
  program: { is: '程序', do: choose },
  raw: { is: '相机原始格式的照片', do: '请导出成 JPG 再传' },
  sound: { is: '录音', do: choose },
  svg: { is: 'SVG 图', do: shoot },
  text: { is: '文本', do: '请打印成 PDF 或截图后再传' },
  unknown: { is: '认不出的文件', do: choose },
  word: { is: 'Word 文档', do: print },
  // Kinds that are taken elsewhere, but not for a signature.
  jpeg: { is: 'JPG 照片', do: write },
  png: { is: 'PNG 图片', do: write },
  webp: { is: 'WebP 图片', do: write },
  gif: { is: 'GIF 图片', do: write },
  tiff: { is: 'TIFF 图片', do: write },
  avif: { is: 'AVIF 图片', do: write },
  heic: { is: 'HEIC 照片', do: write },
  pdf: { is: 'PDF', do: write },
};
