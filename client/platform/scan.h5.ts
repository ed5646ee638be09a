import Taro from '@tarojs/taro';
import { pickPhotos } from './photo';
import { piecesOf, type Part } from './pieces';

/**
 * Whether there is a live scanner: a browser takes a photo of the code instead, and the button
 * should say so.
 */
export const canScanLive = false;

// Pixels of the longer side. Mostly a code fills a good part of the photo, and a small copy of the
// whole is read at once. A small
// code in a large photo is lost in that: then the photo is read piece by piece, at half its size
// and at last at its full one.
const WHOLE = [1200, 800, 400];
const IN_PIECES = [2048, 4096];

const load = (src: string): Promise<HTMLImageElement> =>
  new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error('the photo cannot be read'));
    image.src = src;
  });
// The page stays alive while a photo is read.
const breathe = () => new Promise((done) => setTimeout(done));

/** The text of a QR code in a photo; `undefined` when none is found. */
const readCode = async (src: string): Promise<string | undefined> => {
  const [image, { default: jsqr }] = await Promise.all([load(src), import('jsqr')]);
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) return undefined;
  const longer = Math.max(image.width, image.height);
  const sized = (side: number) => {
    const scale = Math.min(1, side / longer);
    const [width, height] = [Math.round(image.width * scale), Math.round(image.height * scale)];
    return { scale, width, height };
  };
  const find = async (
    scale: number,
    { left, top, width, height }: Part,
    inversionAttempts: 'attemptBoth' | 'dontInvert',
  ): Promise<string | undefined> => {
    await breathe();
    canvas.width = width;
    canvas.height = height;
    const from = [left / scale, top / scale, width / scale, height / scale] as const;
    pen.drawImage(image, ...from, 0, 0, width, height);
    const { data } = pen.getImageData(0, 0, width, height);
    return jsqr(data, width, height, { inversionAttempts })?.data;
  };
  for (const side of WHOLE) {
    const { scale, ...size } = sized(side);
    const found = await find(scale, { left: 0, top: 0, ...size }, 'attemptBoth');
    if (found) return found;
  }
  for (const side of IN_PIECES.filter((_, index) => longer > [WHOLE[0], ...IN_PIECES][index]!)) {
    const { scale, width, height } = sized(side);
    for (const piece of piecesOf(width, height)) {
      const found = await find(scale, piece, 'dontInvert');
      if (found) return found;
    }
  }
  return undefined;
};

/**
 * What a code says. `turned-back`: the person closed the camera; `not-found`: there was a photo
 * without a readable code.
 */
export type Scanned = { text: string } | { none: 'turned-back' | 'not-found' };

/** Asks for a photo of a code and reads it, which may last some seconds. */
export const scanCode = async (): Promise<Scanned> => {
  const [photo] = await pickPhotos({ max: 1 });
  if (!photo) return { none: 'turned-back' };
  await Taro.showLoading({ title: '正在识别' });
  const text = await readCode(photo.path).catch(() => undefined);
  Taro.hideLoading();
  return text ? { text } : { none: 'not-found' };
};
