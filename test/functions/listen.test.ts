import { request, type IncomingMessage } from 'node:http';
import { makeServer } from '@functions/local/listen';
import { makeLookup } from '@functions/lookup/answerer';

const code = 'vnv2czq6zkcxdqp1qa';
const row = {
  app_version: 1,
  provider_version: 1,
  bureau_version: 1,
  school_version: 1,
  status_version: 1,
  card: '{"name":"智学伴"}',
  spans: null,
  app_bars: {},
  provider_bars: {},
  path: '/river/',
};
const pool = { query: () => Promise.resolve({ rows: [row] }) } as unknown as Parameters<
  typeof makeLookup
>[0];
const server = makeServer(
  makeLookup(pool, () => '2026-09-01T01:00:00.000Z'),
  (r) => Promise.resolve(new Response(`other ${new URL(r.url).pathname}`, { status: 299 })),
);
let port = 0;
beforeAll(
  () =>
    new Promise<void>((done) =>
      server.listen(0, '127.0.0.1', () => {
        port = (server.address() as { port: number }).port;
        done();
      }),
    ),
);
afterAll(
  () =>
    new Promise((done) => {
      server.close(done);
      server.closeAllConnections();
    }),
);

const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  new Promise<{ status: number; raw: string[]; headers: IncomingMessage['headers']; body: string }>(
    (done, fail) => {
      request({ port, host: '127.0.0.1', path, headers, method }, async (r) => {
        let body = '';
        for await (const part of r) body += String(part);
        done({ status: r.statusCode!, raw: r.rawHeaders, headers: r.headers, body });
      })
        .once('error', fail)
        .end();
    },
  );

test('a lookup is answered whole, with every header once', async () => {
  const { status, raw, headers, body } = await ask(`/lookup/${code}`);
  const names = raw.filter((_, i) => i % 2 === 0).map((name) => name.toLowerCase());
  expect(status).toBe(200);
  expect(JSON.parse(body)).toMatchObject({ name: '智学伴', asOf: '2026-09-01' });
  expect([...new Set(names)]).toEqual(names);
  expect(headers).toMatchObject({
    'content-length': String(Buffer.byteLength(body)),
    'cache-control': 'no-cache',
    'x-frame-options': 'DENY',
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringContaining("default-src 'none'"),
  });
});

test('its tag in any spelling of the header gives 304 without a body', async () => {
  const etag = (await ask(`/lookup/${code}`)).headers.etag!;
  for (const name of ['If-None-Match', 'if-none-match'])
    expect(await ask(`/lookup/${code}`, { [name]: etag })).toMatchObject({
      status: 304,
      body: '',
      headers: { etag },
    });
  expect((await ask(`/lookup/${code}`, { 'if-none-match': '"1"' })).status).toBe(200);
});

test('an altered code and a spoiled address are refused and not kept', async () => {
  for (const path of [`/lookup/${code.replace('v', 'w')}`, '/lookup/%E0%A4%A', '/lookup/'])
    expect(await ask(path)).toMatchObject({
      status: 404,
      headers: { 'cache-control': 'no-store' },
    });
});

test.each([
  ['/public/statusx', 'GET'],
  ['/lookups', 'GET'],
  [`/lookup/${code}`, 'POST'],
  ['/', 'GET'],
])('%s %s is somebody else’s', async (path, method) => {
  expect(await ask(path, {}, method)).toMatchObject({ status: 299, body: `other ${path}` });
});
