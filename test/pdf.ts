import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import jsQR from 'jsqr';

/** A box on a page in points, y from the top; a drawn line is a box without width or height. */
export type Box = { x: number; y: number; w: number; h: number };

/** A run of text: where its baseline begins, its width and its size in points. */
export type Run = { text: string; x: number; y: number; width: number; size: number };

/** What stands on one page, in the order it was drawn. */
export type Page = {
  width: number;
  height: number;
  texts: Run[];
  lines: Box[];
  rects: Box[];
  images: Box[];
};

/** A whole document, as a reader other than the one that made it understands it. */
export type Read = { pages: Page[]; info: Record<string, unknown> };

const marks = (input: Buffer | undefined, ...files: string[]): unknown =>
  JSON.parse(
    execFileSync(process.execPath, [join(__dirname, 'pdf-marks.mjs'), ...files], {
      ...(input && { input }),
      encoding: 'utf8',
      maxBuffer: 64e6,
    }),
  );

/** The pages of a PDF. */
export const readPdf = (pdf: Buffer): Read => marks(pdf) as Read;

/** Many PDFs at once, in their order: a reader takes longer to start than to read. */
export const readPdfs = (pdfs: readonly Buffer[]): Read[] => {
  const folder = mkdtempSync(join(tmpdir(), 'pdf-'));
  try {
    const files = pdfs.map((pdf, i) => {
      writeFileSync(join(folder, String(i)), pdf);
      return join(folder, String(i));
    });
    return marks(undefined, ...files) as Read[];
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** The text of a page in drawing order, white space and line ends gone. */
export const wordsOf = (page: Page): string =>
  page.texts
    .map((t) => t.text)
    .join('')
    .replace(/\s/g, '');

/** The runs of a page that begin inside a box. */
export const runsIn = (page: Page, box: Box): Run[] =>
  page.texts.filter(
    (t) => t.x >= box.x && t.x <= box.x + box.w && t.y >= box.y && t.y <= box.y + box.h,
  );

/** The smallest cell of ruled lines around a point of a page. Throws when a side is open. */
export const cellAround = (page: Page, x: number, y: number): Box => {
  const upright = page.lines.filter((l) => l.w < 0.1 && l.y <= y && l.y + l.h >= y).map((l) => l.x);
  const level = page.lines.filter((l) => l.h < 0.1 && l.x <= x && l.x + l.w >= x).map((l) => l.y);
  const near = (values: number[], side: string): number => {
    if (values.length === 0) throw new Error(`the cell at ${x}, ${y} is open at its ${side}`);
    return side === 'left' || side === 'top' ? Math.max(...values) : Math.min(...values);
  };
  const left = near(
    upright.filter((v) => v <= x),
    'left',
  );
  const right = near(
    upright.filter((v) => v > x),
    'right',
  );
  const top = near(
    level.filter((v) => v <= y),
    'top',
  );
  const bottom = near(
    level.filter((v) => v > y),
    'bottom',
  );
  return { x: left, y: top, w: right - left, h: bottom - top };
};

/** What a camera reads when it is held over the page's black rectangles: the text of their QR code, or null. Four dots a point. */
export const readQr = ({ rects }: Page): string | null => {
  const scale = 4;
  const border = 12;
  const [left, top] = [
    Math.min(...rects.map((r) => r.x)) - border,
    Math.min(...rects.map((r) => r.y)) - border,
  ];
  const dot = (v: number, from: number): number => Math.round((v - from) * scale);
  const width = dot(Math.max(...rects.map((r) => r.x + r.w)) + border, left);
  const height = dot(Math.max(...rects.map((r) => r.y + r.h)) + border, top);
  const dots = new Uint8ClampedArray(width * height * 4).fill(255);
  for (const r of rects)
    for (let y = dot(r.y, top); y < dot(r.y + r.h, top); y += 1)
      for (let x = dot(r.x, left); x < dot(r.x + r.w, left); x += 1)
        dots.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
  return jsQR(dots, width, height)?.data ?? null;
};

/** Where the fonts are while testing. */
export const fontFolder = join(__dirname, '../node_modules/@expo-google-fonts/noto-sans-sc');
