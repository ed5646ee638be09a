import { toBuffer } from 'qrcode';
import sharp from 'sharp';
import type { Upload } from './visitor';

// Run in the page before anything of ours: each takes something away that a browser may not give.
/** Storage that throws as soon as it is touched, as with cookies blocked. */
export const blockStorage = (): void => {
  Object.defineProperty(window, 'localStorage', {
    configurable: true,
    get: () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    },
  });
};
/** Storage that is merely full: it reads, and takes nothing more. */
export const fillStorage = (): void => {
  Storage.prototype.setItem = () => {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
  };
};
/** The browser inside WeChat. */
export const beWechat = (): void => {
  Object.defineProperty(navigator, 'userAgent', {
    get: () => 'Mozilla/5.0 (Linux; Android 12) Chrome/116.0 Mobile MicroMessenger/8.0.49',
  });
};

const wide = 4000;
const tall = 3000;
const words = Array.from(
  { length: 40 },
  (_, i) =>
    `<text x="${100 + (i % 3) * 40}" y="${80 + i * 74}" font-size="${30 + (i % 5) * 8}" fill="#222">凡进校园的应用须经学校集体决定并报教育部门备案 APP 0123456789 公示第 ${i} 号 家长可以扫码查询 ■□田国回</text>`,
).join('');
const wall = `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${tall}"><defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/><stop offset="1" stop-color="#8d8d86"/></linearGradient></defs><rect width="100%" height="100%" fill="url(#g)"/>${words}</svg>`;

/** A photo of 12 megapixels of a notice board, on which a code is 300 pixels wide, turned by 7° and out of focus by 2 pixels. */
export const smallCode = async (text: string): Promise<Upload> => {
  const code = await sharp(await toBuffer(text, { width: 300, margin: 4 }))
    .rotate(7, { background: '#fff' })
    .toBuffer();
  const board = await sharp(Buffer.from(wall))
    .composite([{ input: code, left: 2310, top: 1755 }])
    .png()
    .toBuffer();
  const buffer = await sharp(board).blur(2).jpeg({ quality: 85 }).toBuffer();
  return { name: 'board.jpg', mimeType: 'image/jpeg', buffer };
};
