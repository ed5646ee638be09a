// Draws the tab bar's PNGs (81 by 81, two colours) from the drawings in client/ui/Icon.scss. Run by hand when one changes: node tools/tab-icons.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const drawings = readFileSync('client/ui/Icon.scss', 'utf8');
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage({ viewport: { width: 81, height: 81 } });
for (const name of ['search', 'todo', 'inbox', 'me']) {
  const body = new RegExp(`^  ${name}: "(.*)",$`, 'm').exec(drawings)?.[1];
  if (!body) throw new Error(`no drawing called ${name}`);
  for (const [suffix, colour] of [
    ['', '#6B7486'],
    ['-on', '#1A5FD0'],
  ]) {
    await page.setContent(
      `<body style="margin:0"><svg width="81" height="81" viewBox="-1.5 -1.5 27 27" fill="none" stroke="${colour}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${body}</svg></body>`,
    );
    writeFileSync(
      `client/assets/tab/${name}${suffix}.png`,
      await page.screenshot({ omitBackground: true }),
    );
  }
}
await browser.close();
