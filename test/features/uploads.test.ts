import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { getRequestListener } from '@hono/node-server';
import { makeFolderStore } from '@functions/outside/store/folder';
import type { UploadForm } from '@functions/outside/store/port';

jest.setTimeout(60_000);

const MB = 1 << 20;
const PATIENCE = { milliseconds: 1500, bytes: 3000, times: 20 };
const signingKey = Buffer.alloc(32, 7).toString('base64');
const pattern = Buffer.from(Uint8Array.from({ length: 9973 }, (_, i) => (i * 31) % 251));
const bytesOf = (n: number): Buffer => Buffer.alloc(n, pattern);

let folder: string;
let server: Server;
let port: number;
let store: ReturnType<typeof makeFolderStore>;
let hasty: ReturnType<typeof makeFolderStore>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uploads-'));
  server = createServer(
    getRequestListener(
      async (r) =>
        (await store.handle(r)) ??
        (await hasty.handle(r)) ??
        new Response('other', { status: 404 }),
    ),
  );
  server.listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  port = (server.address() as AddressInfo).port;
  const base = `http://127.0.0.1:${port}`;
  store = makeFolderStore({ folder, base: `${base}/blob`, signingKey });
  const setting = { folder, base: `${base}/hasty`, signingKey, patience: PATIENCE };
  hasty = makeFolderStore(setting);
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  await rm(folder, { recursive: true, force: true });
});

let count = 0;
const announced = async (maxBytes: number): Promise<UploadForm & { key: string }> => {
  const key = `q/file_${(count += 1)}`;
  const rule = { maxBytes, contentType: 'application/octet-stream', seconds: 60 };
  return { key, ...(await store.upload(key, rule)) };
};
const arrived = async (key: string, bytes: Buffer): Promise<boolean> =>
  Buffer.compare((await store.read(key, 100 * MB)) ?? Buffer.alloc(0), bytes) === 0;

const EDGE = 'an-edge-of-the-test';
const head = (fields: Record<string, string>): string =>
  `${Object.entries(fields)
    .map(
      ([name, value]) =>
        `--${EDGE}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    )
    .join(
      '',
    )}--${EDGE}\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n`;
const TAIL = `\r\n--${EDGE}--\r\n`;

/** Posts the parts of a form as some client might: in these pieces, so many milliseconds apart. */
const post = (url: string, pieces: Iterable<Uint8Array | string>, apart = 0): Promise<number> =>
  new Promise((done, fail) => {
    const sent = request(
      url,
      { method: 'POST', headers: { 'content-type': `multipart/form-data; boundary=${EDGE}` } },
      (r) => {
        r.resume();
        done(r.statusCode ?? 0);
      },
    );
    sent.on('error', fail);
    void (async () => {
      for (const piece of pieces) {
        if (!sent.write(piece)) await new Promise((go) => sent.once('drain', go));
        if (apart > 0) await wait(apart);
      }
      sent.end();
    })();
  });
const cut = (bytes: Buffer, size: number): Buffer[] =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
    bytes.subarray(i * size, (i + 1) * size),
  );

test.each([1000, 66_000, 130_000, 300_000, 5 * MB, 50 * MB])(
  'M11 · the form of Node’s own fetch uploads %i bytes every time',
  async (size) => {
    const bytes = bytesOf(size);
    for (let i = 0; i < (size > MB ? 1 : 8); i += 1) {
      const { key, url, fields } = await announced(size);
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.append(name, value);
      form.append('file', new Blob([new Uint8Array(bytes)]), '照片.jpg');
      expect((await fetch(url, { method: 'POST', body: form })).status).toBe(204);
      expect(await arrived(key, bytes)).toBe(true);
    }
  },
);

test('case 27 · form fields and bytes that arrive apart are one upload, 15 of 15', async () => {
  const bytes = bytesOf(300_000);
  for (let i = 0; i < 15; i += 1) {
    const { key, url, fields } = await announced(300_000);
    expect(await post(url, [head(fields), bytes, TAIL], 5)).toBe(204);
    expect(await arrived(key, bytes)).toBe(true);
  }
});

test('M11 · pieces of any size are one upload: all at once, a hundred bytes, a byte, an edge cut in two', async () => {
  const bytes = bytesOf(200_000);
  const whole = (fields: Record<string, string>): Buffer =>
    Buffer.concat([Buffer.from(head(fields)), bytes, Buffer.from(TAIL)]);
  for (const size of [1e9, 65_536, 4096, 100]) {
    const { key, url, fields } = await announced(bytes.length);
    expect([size, await post(url, cut(whole(fields), size))]).toEqual([size, 204]);
    expect(await arrived(key, bytes)).toBe(true);
  }
  const { url, fields } = await announced(100);
  const small = Buffer.concat([
    Buffer.from(head(fields)),
    bytes.subarray(0, 100),
    Buffer.from(TAIL),
  ]);
  expect(await post(url, cut(small, 1))).toBe(204);
});

test('M11 · one byte more than was signed for is refused, however it comes', async () => {
  for (const size of [1e9, 1000]) {
    const { key, url, fields } = await announced(100_000);
    const whole = Buffer.concat([Buffer.from(head(fields)), bytesOf(100_001), Buffer.from(TAIL)]);
    expect(await post(url, cut(whole, size))).toBe(413);
    expect(await store.head(key)).toBeUndefined();
  }
});

/** A form of half a megabyte of which only the beginning comes. */
const slow = (beginning: string): Promise<{ socket: Socket; said: Promise<string> }> =>
  new Promise((done, fail) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(
        `POST /hasty HTTP/1.1\r\nHost: h\r\nContent-Type: multipart/form-data; boundary=${EDGE}\r\nContent-Length: 500000\r\n\r\n${beginning}`,
      );
      let text = '';
      socket.on('data', (part) => (text += part.toString()));
      const said = new Promise<string>((over) => socket.on('close', () => over(text)));
      done({ socket, said });
    });
    socket.on('error', fail);
  });

test('M11 · a form that comes a byte a second ends by a time limit, is told so, and may be sent again', async () => {
  const { key, url, fields } = await announced(300_000);
  const { socket, said } = await slow(head(fields));
  const drip = setInterval(() => socket.write('x'), 200);
  const begun = performance.now();
  expect(await said).toMatch(/^HTTP\/1\.1 408 [\s\S]*body_too_slow/);
  clearInterval(drip);
  expect(performance.now() - begun).toBeLessThan(10_000);
  expect(await store.head(key)).toBeUndefined();
  const bytes = bytesOf(300_000);
  expect(await post(url, [head(fields), bytes, TAIL])).toBe(204);
  expect(await arrived(key, bytes)).toBe(true);
});

test('M11 · two thousand that send nothing more keep nobody from uploading', async () => {
  const beginning = head((await announced(300_000)).fields).slice(0, 200);
  const all = await Promise.all(Array.from({ length: 2000 }, () => slow(beginning)));
  const bytes = bytesOf(300_000);
  const { key, url, fields: mine } = await announced(bytes.length);
  const begun = performance.now();
  expect(await post(url, [head(mine), bytes, TAIL], 5)).toBe(204);
  expect(performance.now() - begun).toBeLessThan(3000);
  expect(await arrived(key, bytes)).toBe(true);
  for (const { said } of all) expect(await said).toMatch(/^HTTP\/1\.1 408 /);
});

test('low · files on disk are readable by their owner alone, those that were there before too', async () => {
  const own = await mkdtemp(join(tmpdir(), 'modes-'));
  const here = makeFolderStore({ folder: own, base: 'http://h.test/blob', signingKey });
  await here.write('c/kept.jpg', bytesOf(10), 'image/jpeg');
  const rule = { maxBytes: 10, contentType: 'image/jpeg', seconds: 60 };
  const form = new FormData();
  for (const [name, value] of Object.entries((await here.upload('q/a', rule)).fields))
    form.append(name, value);
  form.append('file', new Blob([new Uint8Array(5)]), 'a.jpg');
  const sent = new Request('http://h.test/blob', { method: 'POST', body: form });
  expect((await here.handle(sent))?.status).toBe(204);
  const entries = (await readdir(own, { recursive: true, withFileTypes: true })).map((e) => ({
    path: join(e.parentPath, e.name),
    mode: e.isDirectory() ? '700' : '600',
  }));
  const isPrivate = async (): Promise<void> => {
    for (const { path, mode } of [...entries, { path: own, mode: '700' }])
      expect([path, ((await stat(path)).mode & 0o777).toString(8)]).toEqual([path, mode]);
  };
  await isPrivate();
  // As an older version left them, open to all.
  for (const { path, mode } of entries) await chmod(path, mode === '700' ? 0o755 : 0o644);
  await here.write('c/kept.jpg', bytesOf(5), 'image/jpeg');
  await here.write('q/a', bytesOf(5), 'image/jpeg');
  for (const { path } of entries.filter((e) => e.path.includes('used'))) await chmod(path, 0o600);
  await chmod(join(own, 'used'), 0o700);
  await isPrivate();
  await rm(own, { recursive: true });
});
