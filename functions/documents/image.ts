import sharp from 'sharp';

/**
 * Pictures ready for paper, as data URLs by their names: PNG without transparency or lines in
 * passes, or JPEG, eight bits a channel.
 */
export type PaperPictures = Readonly<Record<string, string>>;

// pixels; the widest place for a picture is 90 points, so that is 640 dots an inch
const SIDE = 800;
const MOST_PIXELS = 40_000_000;
const MOST_PNG = 300_000; // bytes; a photo kept as PNG would outgrow the reply
const SECONDS = 5;
const begins = ['89504e470d0a1a0a', 'ffd8ff']; // PNG and JPEG: no other reader is asked

/**
 * A PNG or JPEG as paper takes it, whatever was stored: upright, on white, at most 800 pixels a
 * side. Undefined when it is neither, does not unpack whole, has more than 40 million pixels or
 * takes more than 5 seconds.
 */
export const forPaper = async (bytes: Uint8Array): Promise<string | undefined> => {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('hex');
  if (!begins.some((mark) => head.startsWith(mark))) return undefined;
  try {
    const drawn = sharp(bytes, { limitInputPixels: MOST_PIXELS })
      .timeout({ seconds: SECONDS })
      .autoOrient()
      .resize({ width: SIDE, height: SIDE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#fff' })
      .toColourspace('srgb');
    const png = head.startsWith(begins[0]!) ? await drawn.clone().png().toBuffer() : undefined;
    if (png && png.length <= MOST_PNG) return `data:image/png;base64,${png.toString('base64')}`;
    const jpeg = await drawn.jpeg({ quality: 85 }).toBuffer();
    return `data:image/jpeg;base64,${jpeg.toString('base64')}`;
  } catch {
    return undefined;
  }
};

/**
 * All that can be drawn of some pictures, by the same names; one after the other, so that only one
 * is unpacked at a time.
 */
export const allForPaper = async (
  given: Readonly<Record<string, Uint8Array>>,
): Promise<PaperPictures> => {
  const ready: Record<string, string> = {};
  for (const [name, bytes] of Object.entries(given)) {
    const picture = await forPaper(bytes);
    if (picture) ready[name] = picture;
  }
  return ready;
};
