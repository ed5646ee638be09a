import { pickPhotos } from './photo';

/** Whether there is a live scanner: a browser takes a photo of the code instead, and the button should say so. */
export const canScanLive = false;

const load = (src: string): Promise<HTMLImageElement> =>
  new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error('the photo cannot be read'));
    image.src = src;
  });

/** The text of a QR code in a photo, tried large and small; `undefined` when none is found. */
export const readCode = async (src: string): Promise<string | undefined> => {
  const [image, { default: jsqr }] = await Promise.all([load(src), import('jsqr')]);
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) return undefined;
  for (const side of [1200, 800, 400]) {
    const scale = Math.min(1, side / Math.max(image.width, image.height));
    canvas.width = Math.round(image.width * scale);
    canvas.height = Math.round(image.height * scale);
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    const found = jsqr(
      pen.getImageData(0, 0, canvas.width, canvas.height).data,
      canvas.width,
      canvas.height,
    );
    if (found) return found.data;
  }
  return undefined;
};

/** What a code says. `turned-back`: the person closed the camera; `not-found`: there was a photo without a readable code. */
export type Scanned = { text: string } | { none: 'turned-back' | 'not-found' };

/** Asks for a photo of a code and reads it. */
export const scanCode = async (): Promise<Scanned> => {
  const [photo] = await pickPhotos({ max: 1 });
  if (!photo) return { none: 'turned-back' };
  const text = await readCode(photo.path).catch(() => undefined);
  return text ? { text } : { none: 'not-found' };
};
