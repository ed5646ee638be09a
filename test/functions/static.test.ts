import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEnv } from '@functions/local/env';
import { staticFiles } from '@functions/local/static';

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'apb-static-'));
  await mkdir(join(home, 'h5/js'), { recursive: true });
  await writeFile(join(home, 'secret.txt'), 'secret');
  await writeFile(
    join(home, 'h5/index.html'),
    '<script>start()</script><script src="js/app.js"></script>',
  );
  await writeFile(join(home, 'h5/js/app.0a1b2c3d.js'), `// ${'备案 '.repeat(1000)}`);
  await writeFile(join(home, 'h5/js/plain.js'), '1');
  await symlink(join(home, 'secret.txt'), join(home, 'h5/leak.txt'));
});
afterAll(() => rm(home, { recursive: true }));

const get = async (path: string, init?: RequestInit): Promise<Response | undefined> =>
  (await staticFiles(join(home, 'h5')))(new Request(`http://localhost${path}`, init));

test('the page is always asked for again and may run only what it was built with', async () => {
  const page = await get('/');
  const policy = page?.headers.get('Content-Security-Policy') ?? '';
  expect(page?.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
  expect(page?.headers.get('Cache-Control')).toBe('no-cache');
  expect(page?.headers.get('X-Content-Type-Options')).toBe('nosniff');
  expect(page?.headers.get('Strict-Transport-Security')).toContain('max-age=31536000');
  expect(policy).toContain(
    `script-src 'self' 'sha256-${createHash('sha256').update('start()').digest('base64')}';`,
  );
  expect(policy).not.toMatch(/script-src[^;]*unsafe/);
});

test('a file with a hash in its name is kept for a year, others are checked', async () => {
  expect((await get('/js/app.0a1b2c3d.js'))?.headers.get('Cache-Control')).toBe(
    'public, max-age=31536000, immutable',
  );
  const plain = await get('/js/plain.js');
  expect(plain?.headers.get('Cache-Control')).toBe('no-cache');
  expect(
    (await get('/js/plain.js', { headers: { 'If-None-Match': plain?.headers.get('ETag') ?? '' } }))
      ?.status,
  ).toBe(304);
});

test('text is sent compressed to those who take it', async () => {
  const zipped = await get('/js/app.0a1b2c3d.js', { headers: { 'Accept-Encoding': 'gzip, br' } });
  expect(zipped?.headers.get('Content-Encoding')).toBe('gzip');
  expect(Number(zipped?.headers.get('Content-Length'))).toBeLessThan(500);
  expect((await get('/js/app.0a1b2c3d.js'))?.headers.get('Content-Encoding')).toBeNull();
});

test.each([
  '/../secret.txt',
  '/..%2fsecret.txt',
  '/%2e%2e/secret.txt',
  '/js/../../secret.txt',
  '/..\\secret.txt',
  '/leak.txt',
  '/nothing',
  '/js',
  '/js/',
])('%s is not served', async (path) => {
  expect(await get(path)).toBeUndefined();
});

test('other methods are left to the API', async () => {
  expect(await get('/', { method: 'POST' })).toBeUndefined();
  expect((await get('/', { method: 'HEAD' }))?.status).toBe(200);
});

test('demo people come with the built-in database, and over another one only when asked for', () => {
  expect(readEnv({}).demo).toBe(true);
  expect(readEnv({ DEMO: '0' }).demo).toBe(false);
  expect(readEnv({ DATABASE_URL: 'postgres://x' }).demo).toBe(false);
  expect(readEnv({ DATABASE_URL: 'postgres://x', DEMO: '1' }).demo).toBe(true);
});

test('the environment is refused when it makes no sense', () => {
  expect(readEnv({ PORT: '9000', PUBLIC_ORIGIN: 'https://xy.example.cn/' })).toMatchObject({
    port: 9000,
    origin: 'https://xy.example.cn',
  });
  expect(() => readEnv({ PORT: 'abc' })).toThrow('PORT=abc');
  expect(() => readEnv({ PUBLIC_ORIGIN: 'https://xy.example.cn/path' })).toThrow('PUBLIC_ORIGIN=');
});
