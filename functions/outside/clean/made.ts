/** What a file is by its bytes. */
export type FileKind = 'jpg' | 'png' | 'heic' | 'pdf';

/** Why a file is not taken: of a kind or with a content we do not take, damaged, or too large to handle. */
export type Why = 'not_allowed' | 'broken' | 'too_big';

/** A file rewritten so that it says nothing but what it shows; pixels are counted before any rotation. */
export type Made = { bytes: Uint8Array; width?: number; height?: number };

const MOST_PIXELS = 200_000_000; // the largest telephone camera there is
const MOST_SIDE = 32_767;

/** Undefined if a picture of this size can be shown, else why not. */
export const sizeFault = (width: number, height: number): Why | undefined => {
  if (width < 1 || height < 1) return 'broken';
  return width > MOST_SIDE || height > MOST_SIDE || width * height > MOST_PIXELS
    ? 'too_big'
    : undefined;
};
