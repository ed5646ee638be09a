// Draws the tab bar's PNGs (81 by 81, two colours) and the picture of a share card (300 by 240) from the drawings in
// client/ui/Icon.scss. Run by hand when one changes: node tools/pictures.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';
import { chromium } from 'playwright-core';

const drawings = readFileSync('client/ui/Icon.scss', 'utf8');
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage();
const drawingOf = (name) => {
  const body = new RegExp(`^  ${name}:\\s+"(.*)",$`, 'm').exec(drawings)?.[1];
  if (!body) throw new Error(`no drawing called ${name}`);
  return body;
};
// Runs in the page: the picture's red, green, blue and opacity, one after the other.
const readPixels = async (base64) => {
  const image = new Image();
  image.src = `data:image/png;base64,${base64}`;
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), {
    width: image.width,
    height: image.height,
  });
  const pen = canvas.getContext('2d');
  pen.drawImage(image, 0, 0);
  return [...pen.getImageData(0, 0, image.width, image.height).data];
};
const chunk = (name, data) => {
  const body = Buffer.concat([Buffer.from(name), data]);
  const size = Buffer.alloc(4);
  const sum = Buffer.alloc(4);
  size.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([size, body, sum]);
};
/** The same picture with few colours: a drawing needs no more, and it is a quarter of the bytes. */
const paletted = ({ width, height, data }) => {
  const colours = new Map();
  const near = (at) => data.slice(at, at + 4).map((v) => Math.round(v / 5) * 5);
  const rows = Array.from({ length: height }, (_, y) => {
    const row = Array.from({ length: width }, (_, x) => {
      const colour = near((y * width + x) * 4);
      const name = String(colour);
      if (!colours.has(name)) colours.set(name, [colours.size, colour]);
      return colours.get(name)[0];
    });
    return Buffer.from([0, ...row]);
  });
  const palette = [...colours.values()].map(([, colour]) => colour);
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 3, 0, 0, 0]);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(palette.flatMap((c) => c.slice(0, 3)))),
    chunk('tRNS', Buffer.from(palette.map((c) => c[3]))),
    chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};
const save = async (file, { name, stroke, width, height, box, ground = 'transparent' }) => {
  const line = `fill="none" stroke="${stroke}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"`;
  await page.setViewportSize({ width, height });
  await page.setContent(
    `<body style="margin:0;background:${ground}"><svg width="${width}" height="${height}" viewBox="${box}" ${line}>${drawingOf(name)}</svg></body>`,
  );
  const shot = await page.screenshot({ omitBackground: true });
  const data = await page.evaluate(readPixels, shot.toString('base64'));
  writeFileSync(`client/assets/${file}`, paletted({ width, height, data }));
};

for (const name of ['search', 'todo', 'inbox', 'me']) {
  const tab = { name, width: 81, height: 81, box: '-1.5 -1.5 27 27' };
  await save(`tab/${name}.png`, { ...tab, stroke: '#6B7486' });
  await save(`tab/${name}-on.png`, { ...tab, stroke: '#1A5FD0' });
}
const card = { width: 300, height: 240, box: '-18 -12 60 48', ground: '#EAF1FE' };
await save('share.png', { ...card, name: 'search', stroke: '#1A5FD0' });
await browser.close();
