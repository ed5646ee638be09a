import sharp from 'sharp';

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
