import { pixelsOf, PNG_MARK } from '../outside/clean/pixels';

/** Bytes a pixel by colour type at eight bits a channel (PNG specification, 11.2.1): grey, RGB, grey with alpha, RGBA. */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 4: 2, 6: 4 };
const DARK = 192; // of 255, on white paper
const LEAST = 1000; // one pixel in so many is drawn

/** What can be said about a signature from its pixels; `unknown` for a JPG, which is not decoded here. */
export type Ink = 'ink' | 'blank' | 'broken' | 'unknown';

const paeth = (a: number, b: number, c: number): number => {
  const [pa, pb, pc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
};

/** Undoes the filter of one line in place; `above` is the line before it, undone (specification, 9.2). */
const unfilter = (filter: number, line: Uint8Array, above: Uint8Array, bpp: number): void => {
  if (filter === 0) return;
  for (let i = 0; i < line.length; i += 1) {
    const left = i < bpp ? 0 : line[i - bpp]!;
    const up = above[i]!;
    const more =
      filter === 1
        ? left
        : filter === 2
          ? up
          : filter === 3
            ? (left + up) >> 1
            : paeth(left, up, i < bpp ? 0 : above[i - bpp]!);
    line[i] = line[i]! + more;
  }
};

/** How light a pixel is once it is printed on white paper, 0 to 255. */
const onPaper = (line: Uint8Array, at: number, bpp: number): number => {
  const light =
    bpp < 3 ? line[at]! : (line[at]! * 299 + line[at + 1]! * 587 + line[at + 2]! * 114) / 1000;
  const alpha = bpp === 4 ? line[at + 3]! : bpp === 2 ? line[at + 1]! : 255;
  return 255 - ((255 - light) * alpha) / 255;
};

/** Whether anything is drawn in a signature that has passed `clean`. A PNG must be what signing pads write, eight bits a channel without palette or interlace: in any other, ink cannot be told from paper, and it is `broken`. */
export const inkOf = (picture: Uint8Array): Ink => {
  const b = Buffer.from(picture.buffer, picture.byteOffset, picture.byteLength);
  if (!b.subarray(0, PNG_MARK.length).equals(PNG_MARK)) return 'unknown';
  const pixels = pixelsOf(b);
  const bpp = pixels && CHANNELS[pixels.colour];
  if (!bpp || pixels.depth !== 8 || pixels.interlaced) return 'broken';
  const { width, height, lines } = pixels;
  const stride = 1 + width * bpp;
  let dark = 0;
  let above: Uint8Array = new Uint8Array(stride - 1);
  for (let y = 0; y < height; y += 1) {
    const line = lines.subarray(y * stride + 1, (y + 1) * stride);
    unfilter(lines[y * stride]!, line, above, bpp);
    for (let at = 0; at < line.length; at += bpp) if (onPaper(line, at, bpp) < DARK) dark += 1;
    above = line;
  }
  return dark > 0 && dark * LEAST >= width * height ? 'ink' : 'blank';
};
