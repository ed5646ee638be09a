import { join } from 'node:path';
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
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

const LATE = 60_000; // milliseconds

const open = () => {
  const { port1: port, port2 } = new MessageChannel();
  const done = new Int32Array(new SharedArrayBuffer(4));
  const thread = new Worker(join(__dirname, 'pdf-marks.mjs'), {
    workerData: { port: port2, done },
    transferList: [port2],
  });
  thread.unref();
  port.unref();
  return { port, done, thread };
};
let reader: ReturnType<typeof open> | undefined;
if (typeof afterAll !== 'undefined') afterAll(() => reader?.thread.terminate());

/** Many PDFs at once, in their order. Throws what a reader says of one it cannot read. */
export const readPdfs = (pdfs: readonly Buffer[]): Read[] => {
  reader ??= open();
  const { port, done } = reader;
  Atomics.store(done, 0, 0);
  port.postMessage(pdfs.map((pdf) => new Uint8Array(pdf)));
  if (Atomics.wait(done, 0, 0, LATE) === 'timed-out') throw new Error('the reader says nothing');
  const { said, wrong } = receiveMessageOnPort(port)!.message as { said?: string; wrong?: string };
  if (wrong !== undefined) throw new Error(wrong);
  return JSON.parse(said!) as Read[];
};

/** The pages of a PDF. */
export const readPdf = (pdf: Buffer): Read => readPdfs([pdf])[0]!;

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
