import sharp from 'sharp';
import { ftyp, hdlr, hvcC, iinf, infe, iprp, ispe, pitm } from '../hostile/files-heif';
import { all, box, full, photo, u16, u32 } from '../hostile/files-made';

/** A tall screenshot of lines of text. */
export const longScreenshot = (
  width: number,
  height: number,
  kind: 'png' | 'jpeg',
): Promise<Buffer> => {
  const grey = Buffer.alloc(width * height, 255);
  for (let y = 0; y < height; y += 1)
    if (y % 40 < 20)
      for (let x = 60; x < width - 60; x += 1) if ((x * 7 + y) % 17 < 6) grey[y * width + x] = 20;
  const drawn = sharp(grey, { raw: { width, height, channels: 1 } });
  return (kind === 'png' ? drawn.png() : drawn.jpeg()).toBuffer();
};

/** A HEIC as an iPhone writes it, of so many tiles of 64 × 64 put together, with its profile of colours. */
export const tiledHeic = (columns: number, rows: number, icc?: Buffer): Buffer => {
  const source = photo('photo.heic');
  const data = source.indexOf('mdat') + 4;
  const tile = source.subarray(data, data + 54);
  const [width, height, count] = [columns * 64, rows * 64, columns * rows];
  const ids = Array.from({ length: count }, (_, i) => i + 2);
  const grid = all(Buffer.from([0, 1, rows - 1, columns - 1]), u32(width), u32(height));
  const place = (id: number, method: number, at: number, length: number): Buffer =>
    all(u16(id), u16(method), u16(0), u16(1), u32(at), u32(length));
  const file = (at: number): Buffer =>
    all(
      ftyp(),
      full(
        'meta',
        0,
        hdlr,
        pitm(),
        iinf(infe(1, 'grid'), ...ids.map((id) => infe(id, 'hvc1'))),
        full(
          'iloc',
          1,
          Buffer.from([0x44, 0]),
          u16(count + 1),
          place(1, 1, 0, grid.length),
          ...ids.map((id) => place(id, 0, at, tile.length)),
        ),
        box('idat', grid),
        full('iref', 0, box('dimg', u16(1), u16(count), ...ids.map((id) => u16(id)))),
        iprp(
          [
            hvcC(),
            ispe(64, 64),
            ispe(width, height),
            ...(icc ? [box('colr', Buffer.from('prof'), icc)] : []),
          ],
          full(
            'ipma',
            0,
            u32(count + 1),
            all(u16(1), Buffer.from(icc ? [2, 3, 4] : [1, 3])),
            ...ids.map((id) => all(u16(id), Buffer.from([2, 0x81, 2]))),
          ),
        ),
      ),
      box('mdat', tile),
    );
  // Where the tile is depends on all that stands before it, whose length does not change.
  return file(file(0).length - tile.length);
};
