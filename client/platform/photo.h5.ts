import { addressFor } from './blob';

/** A file a person picked: `path` is something `upload` and an image can read, `size` in bytes. */
export type Picked = { path: string; size: number; name: string };

// `cancel` is young; where it is missing the promise simply stays open, and nothing waits for it.
const ask = (accept: string, multiple: boolean, camera: boolean): Promise<File[]> =>
  new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept;
    input.multiple = multiple;
    if (camera) input.setAttribute('capture', 'environment');
    input.style.display = 'none';
    const end = (files: File[]) => {
      input.remove();
      resolve(files);
    };
    input.addEventListener('change', () => end(Array.from(input.files ?? [])));
    input.addEventListener('cancel', () => end([]));
    document.body.append(input);
    input.click();
  });

const picked = (files: File[], max: number): Picked[] =>
  files.slice(0, max).map((file) => ({ path: addressFor(file), size: file.size, name: file.name }));

/** Photos from the album or the camera, `max` at most; empty when the person turned back. */
export const pickPhotos = async ({
  max,
  camera = false,
}: {
  max: number;
  camera?: boolean;
}): Promise<Picked[]> => picked(await ask('image/*,.heic,.heif,.jfif', max > 1, camera), max);

/** How this platform's way to a PDF is called, and what to do before it. */
export const pdfWords: { button: string; hint?: string } = { button: '选择 PDF 文件' };

/** One PDF; empty when the person turned back. */
export const pickPdf = async (): Promise<Picked[]> =>
  picked(await ask('application/pdf,.pdf', false, false), 1);
