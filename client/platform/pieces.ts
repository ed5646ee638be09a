// All in pixels. Pieces overlap by what a small code is wide.
const PIECE = 1000;
const STEP = 600;

/** A part of a picture, in pixels. */
export type Part = { left: number; top: number; width: number; height: number };

const starts = (length: number): number[] => {
  const last = Math.max(0, length - PIECE);
  return Array.from({ length: Math.ceil(last / STEP) + 1 }, (_, index) =>
    Math.min(index * STEP, last),
  );
};

/**
 * The pieces in which a picture of this size is read for small codes, those in the middle first:
 * any square of 400 pixels lies whole in one of them.
 */
export const piecesOf = (width: number, height: number): Part[] => {
  const size = { width: Math.min(PIECE, width), height: Math.min(PIECE, height) };
  const far = ({ left, top }: Part) =>
    Math.hypot(left + (size.width - width) / 2, top + (size.height - height) / 2);
  return starts(height)
    .flatMap((top) => starts(width).map((left) => ({ left, top, ...size })))
    .sort((a, b) => far(a) - far(b));
};
