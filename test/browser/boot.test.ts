import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { launch, type Phone } from './chromium';

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.png': 'image/png',
};
// The built files, and an API that is down: the pages must draw themselves all the same.
const server = createServer((ask, answer) => {
  const name = (ask.url ?? '/').split('?')[0]!;
  const file = path.join('dist/h5', name === '/' ? 'index.html' : path.normalize(name));
  if (!existsSync(file)) return answer.writeHead(503).end('{}');
  return answer
    .writeHead(200, { 'content-type': types[path.extname(file)] ?? 'application/octet-stream' })
    .end(readFileSync(file));
});
let phone: Phone;
let at = '';
beforeAll(async () => {
  if (!existsSync('dist/h5/index.html'))
    throw new Error('dist/h5 is not there: run npm run build:h5 first');
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  at = `http://127.0.0.1:${(server.address() as AddressInfo).port}/#`;
  phone = await launch();
});
afterAll(async () => {
  await phone?.close();
  await new Promise((done) => server.close(done));
});

test.each([
  '/pages/home/index',
  '/pages/todo/index',
  '/pages/inbox/index',
  '/pages/me/index',
  '/public/clause/index',
])(
  '%s draws, throws nothing, asks no other host, and every target is 44 high',
  async (route) => {
    const page = await phone.page();
    const thrown: string[] = [];
    const hosts = new Set<string>();
    page.on('pageerror', (error) => thrown.push(error.message));
    page.on(
      'request',
      (request) => request.url().startsWith('http') && hosts.add(new URL(request.url()).host),
    );
    await page.goto(at + route);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    const small = await page.evaluate(() =>
      Array.from(document.querySelectorAll('button, input, textarea'))
        .filter((e) => e.getClientRects().length > 0 && e.getBoundingClientRect().height < 44)
        .map((e) => `${e.className}: ${e.textContent}`),
    );
    expect({ thrown, hosts: [...hosts], small }).toEqual({
      thrown: [],
      hosts: [new URL(at).host],
      small: [],
    });
    await page.close();
  },
  30_000,
);

test('长辈版 makes the type 1.35 times as large and stays on after a reload', async () => {
  const page = await phone.page();
  await page.goto(`${at}/pages/me/index`);
  const size = () =>
    page
      .locator('.screen')
      .first()
      .evaluate((e) => parseFloat(getComputedStyle(e).fontSize));
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  const before = await size();
  await page.evaluate(() => localStorage.setItem('elder', JSON.stringify({ data: true })));
  await page.reload();
  await page.locator('.screen--elder').first().waitFor();
  expect((await size()) / before).toBeCloseTo(1.35, 1);
  await page.close();
}, 30_000);
