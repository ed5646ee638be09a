import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';

/** A picture on disk and what to write above it. */
export type Print = { file: string; caption: string };

const ROW = 5; // pictures side by side; two rows make a sheet that can still be read
const WIDE = 300; // px of one picture on the sheet
const style = `body{margin:0;display:flex;flex-wrap:wrap;background:#999;font:12px sans-serif}
figure{margin:4px;width:${WIDE}px;background:#fff;max-height:900px;overflow:hidden}
img{width:${WIDE}px;display:block}`;
const cell = ({ file, caption }: Print): string =>
  `<figure><figcaption>${caption}</figcaption><img src="file://${file}"></figure>`;

/** How the pictures of contact sheets are kept: small, since they are only looked at. */
export const small = { type: 'jpeg', quality: 70, scale: 'css' } as const;

/** Lays pictures side by side for looking at: `sheet-<name>-01.jpg` and on, in `folder`. */
export const contactSheets = async (
  view: Page,
  folder: string,
  name: string,
  prints: readonly Print[],
): Promise<void> => {
  const page = path.join(folder, `sheet-${name}.html`);
  await view.setViewportSize({ width: ROW * (WIDE + 8), height: 900 });
  for (let at = 0; at < prints.length; at += ROW * 2) {
    const inside = prints.slice(at, at + ROW * 2).map(cell);
    const number = String(at / (ROW * 2) + 1).padStart(2, '0');
    writeFileSync(
      page,
      `<!doctype html><meta charset="utf-8"><style>${style}</style>${inside.join('')}`,
    );
    await view.goto(`file://${page}`);
    const sheet = path.join(folder, `sheet-${name}-${number}.jpg`);
    await view.screenshot({ path: sheet, fullPage: true, ...small });
  }
  rmSync(page, { force: true });
};
