import sharp, { type Metadata, type Sharp } from 'sharp';
import { decodeHeic } from './heic';
import { refused, type Cleaned, type PictureKind, type Why } from './made';

/**
 * What is asked of a picture beyond what all are: a signature is small, and something is drawn on
 * it.
 */
export type PictureUse = 'picture' | 'signature';

const readers = {
  jpeg: 'VipsForeignLoadJpeg',
  png: 'VipsForeignLoadPng',
  webp: 'VipsForeignLoadWebp',
  gif: 'VipsForeignLoadNsgif',
  tiff: 'VipsForeignLoadTiff',
  avif: 'VipsForeignLoadHeif',
  heic: 'VipsForeignLoadHeif',
} as const satisfies Record<PictureKind, string>;

// Among the readers of libvips are some for drawings, scripts and whole documents: none but these
// may run.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: Object.values(readers) });
sharp.cache(false);
sharp.concurrency(1);

const MP = 1_000_000;
/**
 * The most pixels of each kind, as its reader holds them: line after line, or all at once when they
 * are sent in passes.
 */
const mostPixels = {
  jpeg: { lines: 256 * MP, passes: 50 * MP },
  png: { lines: 100 * MP, passes: 36 * MP },
  webp: { lines: 36 * MP, passes: 36 * MP },
  gif: { lines: 25 * MP, passes: 25 * MP },
  tiff: { lines: 80 * MP, passes: 80 * MP },
  avif: { lines: 36 * MP, passes: 36 * MP },
  heic: { lines: 64 * MP, passes: 64 * MP },
} as const satisfies Record<PictureKind, { lines: number; passes: number }>;

// pixels a side: phones show no more, and a letter is still twenty of them high
const LONGEST = 32_000;
const SIGNATURE = 1 * MP;
const HALVED = 64 * MP; // above, every second pixel is enough to read a page by
const PHOTO = 24 * MP; // above, a PNG would only be large
const PARTS = 500; // honest photographs have a dozen
const QUALITY = 88;
const DARK = 192; // of 255, on white paper
const LEAST = 1000; // one pixel in so many is drawn

/** Undefined if a picture of this size is taken, else why not; from its header alone. */
const sizeFault = (kind: PictureKind, use: PictureUse, metadata: Metadata): Why | undefined => {
  const { width, height } = metadata;
  if (!width || !height) return { why: 'broken' };
  const long = Math.max(width, height);
  if (long > LONGEST) return { why: 'too_long', is: long, max: LONGEST };
  const most = mostPixels[kind][metadata.isProgressive ? 'passes' : 'lines'];
  const max = use === 'signature' ? SIGNATURE : most;
  return width * height > max ? { why: 'too_many_pixels', is: width * height, max } : undefined;
};

const contentFault = (kind: PictureKind, metadata: Metadata): Why | undefined => {
  // A camera's own format is a TIFF whose first picture is a thumbnail.
  if (kind === 'tiff' && metadata.subifds) return { why: 'stranger', is: 'raw' };
  if (kind === 'tiff' && (metadata.pages ?? 1) > 1) return { why: 'stranger', is: 'pages' };
  return undefined;
};

/**
 * Marks of a part that its reader goes over again for each, or over the whole picture: WebP's
 * frames of a film, scans of a JPEG.
 */
const parts: Partial<Record<PictureKind, Buffer>> = {
  webp: Buffer.from('ANMF'),
  jpeg: Buffer.from([0xff, 0xda]),
};

const isEndless = (kind: PictureKind, bytes: Buffer): boolean => {
  const mark = parts[kind];
  let count = 0;
  if (mark)
    for (let at = bytes.indexOf(mark); at >= 0 && count <= PARTS; at = bytes.indexOf(mark, at + 1))
      count += 1;
  return count > PARTS;
};

const opened = (bytes: Buffer, strict: 'error' | 'warning' = 'error'): Sharp =>
  sharp(bytes, { limitInputPixels: false, failOn: strict, sequentialRead: true });

/** The picture on white paper, upright, in sRGB or grey, eight bits a channel. */
const onPaper = (picture: Sharp, { width, height, space, autoOrient }: Metadata): Sharp => {
  const halved = width * height > HALVED;
  return picture
    .autoOrient()
    .resize(halved ? { width: Math.floor(autoOrient.width / 2) } : {})
    .flatten({ background: '#fff' })
    .toColourspace(space === 'b-w' || space === 'grey16' ? 'b-w' : 'srgb');
};

const written = async (paper: Sharp, png: boolean): Promise<Cleaned> => {
  const bytes = png
    ? await paper.png({ compressionLevel: 6 }).toBuffer()
    : await paper.jpeg({ quality: QUALITY, optimiseCoding: false }).toBuffer();
  return { ok: true, kind: png ? 'png' : 'jpg', bytes };
};

/** A photograph that only lacks its last mark is whole, but its reader cannot know. */
const ended = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.from([0xff, 0xd9])]);

const isBlank = async (paper: Sharp): Promise<boolean> => {
  const { data, info } = await paper
    .clone()
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  let dark = 0;
  for (let at = 0; at < data.length; at += info.channels) if (data[at]! < DARK) dark += 1;
  return dark === 0 || dark * LEAST < info.width * info.height;
};

const drawn = async (
  kind: PictureKind,
  use: PictureUse,
  bytes: Buffer,
  metadata: Metadata,
): Promise<Cleaned> => {
  if (kind === 'heic') {
    const { data, width, height } = await decodeHeic(bytes, metadata);
    const raw = sharp(data, { raw: { width, height, channels: 4 } });
    return written(
      onPaper(raw, { ...metadata, width, height, autoOrient: { width, height } }),
      false,
    );
  }
  if (use === 'signature') {
    const paper = onPaper(opened(bytes), metadata);
    return (await isBlank(paper)) ? refused({ why: 'blank' }) : written(paper, true);
  }
  const png = (kind === 'png' || kind === 'gif') && metadata.width * metadata.height <= PHOTO;
  try {
    return await written(onPaper(opened(bytes), metadata), png);
  } catch (error) {
    if (kind !== 'jpeg') throw error;
    return written(onPaper(opened(ended(bytes), 'warning'), metadata), png);
  }
};

/**
 * A picture as JPEG or PNG, upright, on white, in sRGB, with nothing but what it shows; a signature
 * always as PNG. Whatever its bytes are, the answer is a value.
 */
export const cleanPicture = async (
  kind: PictureKind,
  use: PictureUse,
  bytes: Buffer,
): Promise<Cleaned> => {
  if (isEndless(kind, bytes)) return refused({ why: 'too_complex' });
  try {
    // An iPhone's photograph of 48 megapixels has more parts than libvips allows; what reads its
    // pixels has its own bounds.
    const metadata = await sharp(bytes, {
      limitInputPixels: false,
      unlimited: kind === 'heic',
    }).metadata();
    const fault = sizeFault(kind, use, metadata) ?? contentFault(kind, metadata);
    return fault ? refused(fault) : await drawn(kind, use, bytes, metadata);
  } catch {
    // Whatever libvips or libheif says against a file, in words that change with their versions, it
    // cannot be shown.
    return refused({ why: 'broken' });
  }
};
