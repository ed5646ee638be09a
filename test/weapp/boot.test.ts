import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { boot } from './harness';

// A server that is down: every page must still draw itself and say so.
const server = createServer((_, answer) => answer.writeHead(503).end('{}'));
let api = '';
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((done) => server.close(done)));

test('the built mini-program boots, switches its four tabs and opens a subpackage', async () => {
  const app = boot({ api });
  try {
    await app.open('pages/home/index');
    for (const [tab, route] of [
      ['查询', 'pages/home/index'],
      ['办理', 'pages/todo/index'],
      ['消息', 'pages/inbox/index'],
      ['我的', 'pages/me/index'],
    ] as const) {
      await app.tab(tab);
      expect(app.page().route).toBe(route);
      await app.waitFor((node) => node.attrs['aria-role'] === 'main');
    }
    // Attributes reach the screen through numbers that templates and runtime must agree on; when they do not, names land in wrong places.
    await app.tab('查询');
    const button = await app.waitFor((node) => node.attrs['aria-role'] === 'button');
    expect(button.attrs['hover-class']).toMatch(/^(tap--down|none)$/);
    await app.open('public/clause/index');
    await app.waitFor('依据');
    expect(app.errors).toEqual([]);
  } finally {
    app.close();
  }
});

test('a page that is not in app.json is refused, as WeChat refuses it', async () => {
  const app = boot({ api });
  try {
    await app.open('pages/nowhere/index');
    expect(app.errors).toEqual(['reLaunch:fail page "pages/nowhere/index" is not found']);
  } finally {
    app.close();
  }
});
