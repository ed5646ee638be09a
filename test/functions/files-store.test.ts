import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeFolderStore } from '@functions/outside/store/folder';
import { dispositionOf, type ObjectStore, type UploadForm } from '@functions/outside/store/port';
import { makeS3Store } from '@functions/outside/store/s3';
import { startS3 } from '../stand-in/s3';
import { linkFault, postFault } from '../stand-in/s3-signature';

const account = { accessKeyId: 'TESTKEY', secretAccessKey: 'test/secret+key', region: 'cn-test-1' };
const signingKey = Buffer.alloc(32, 7).toString('base64');
const rule = { maxBytes: 1000, contentType: 'image/jpeg', seconds: 60 };
const KEY = 'quarantine/doc_0a1b/2c3d.jpg';

type Bed = {
  store: ObjectStore;
  send: (url: string, init?: RequestInit) => Promise<Response>;
  later: (ms: number) => void;
  end: () => Promise<void>;
};

const beds: Record<string, () => Promise<Bed>> = {
  folder: async () => {
    let at = Date.now();
    const folder = await mkdtemp(join(tmpdir(), 'files-'));
    const store = makeFolderStore({
      folder,
      base: 'http://here.test/blob',
      signingKey,
      clock: () => at,
    });
    const send = async (url: string, init?: RequestInit) =>
      (await store.handle(new Request(url, init))) ?? new Response('unmounted', { status: 599 });
    return {
      store,
      send,
      later: (ms) => void (at += ms),
      end: () => rm(folder, { recursive: true }),
    };
  },
  s3: async () => {
    let shift = 0;
    const s3 = await startS3(account, 'files', () => Date.now() + shift);
    const store = makeS3Store({
      bucket: 'files',
      region: account.region,
      endpoint: s3.base,
      credentials: account,
    });
    return {
      store,
      send: (url, init) => fetch(url, init),
      later: (ms) => void (shift += ms),
      end: s3.stop,
    };
  },
};

const body = (
  form: UploadForm,
  bytes: Uint8Array,
  change: Record<string, string> = {},
): FormData => {
  const data = new FormData();
  for (const [name, value] of Object.entries({ ...form.fields, ...change }))
    data.append(name, value);
  data.append('file', new Blob([new Uint8Array(bytes)]), '../../照片.exe');
  return data;
};
const bytes = (n: number): Uint8Array => Uint8Array.from({ length: n }, (_, i) => (i * 31) % 256);

describe.each(Object.keys(beds))('the %s store', (kind) => {
  let bed: Bed;
  beforeEach(async () => {
    bed = await beds[kind]!();
  });
  afterEach(() => bed.end());
  const post = async (form: UploadForm, size: number, change?: Record<string, string>) =>
    (await bed.send(form.url, { method: 'POST', body: body(form, bytes(size), change) })).status;

  test('takes an upload of exactly the most bytes and gives them back', async () => {
    const form = await bed.store.upload(KEY, rule);
    expect(await post(form, 1000)).toBe(204);
    expect(await bed.store.head(KEY)).toEqual({ bytes: 1000, contentType: 'image/jpeg' });
    expect(await bed.store.read(KEY, 1000)).toEqual(bytes(1000));
    await expect(bed.store.read(KEY, 999)).rejects.toThrow('larger');
  });

  test('refuses one byte more, no byte, and a great many bytes', async () => {
    const form = await bed.store.upload(KEY, rule);
    expect([400, 413]).toContain(await post(form, 1001));
    expect(await post(form, 0)).toBe(400);
    expect([400, 413]).toContain(await post(form, 3_000_000));
    expect(await bed.store.head(KEY)).toBeUndefined();
    expect(await post(form, 5)).toBe(204); // a failed upload may be tried again
  });

  test('refuses another key, another type, one more field and a changed policy', async () => {
    const form = await bed.store.upload(KEY, rule);
    const policyField = kind === 's3' ? 'Policy' : 'policy';
    const text = Buffer.from(form.fields[policyField]!, 'base64')
      .toString()
      .replace('1000', '9000');
    for (const change of [
      { key: 'clean/other.jpg' },
      { 'Content-Type': 'text/html' },
      { acl: 'public-read' },
      { [policyField]: Buffer.from(text).toString('base64') },
    ])
      expect([change, await post(form, 10, change as Record<string, string>)]).toEqual([
        change,
        403,
      ]);
    expect(await bed.store.head(KEY)).toBeUndefined();
    expect(await bed.store.head('clean/other.jpg')).toBeUndefined();
  });

  test('refuses an upload and a link after their time', async () => {
    const form = await bed.store.upload(KEY, rule);
    expect(await post(form, 10)).toBe(204);
    const late = await bed.store.upload(KEY, rule);
    const url = await bed.store.link(KEY, { seconds: 60, as: '照片.jpg', attachment: false });
    expect((await bed.send(url)).status).toBe(200);
    bed.later(61_000);
    expect(await post(late, 10)).toBe(403);
    expect((await bed.send(url)).status).toBe(403);
  });

  test('a link gives the bytes under a Chinese name; a PDF is always saved', async () => {
    await bed.store.write('clean/a.jpg', bytes(70_000), 'image/jpeg');
    const shown = await bed.send(
      await bed.store.link('clean/a.jpg', { seconds: 60, as: '决定 文件.jpg', attachment: false }),
    );
    expect(shown.headers.get('content-disposition')).toBe(
      'inline; filename="__ __.jpg"; filename*=UTF-8\'\'%E5%86%B3%E5%AE%9A%20%E6%96%87%E4%BB%B6.jpg',
    );
    expect(shown.headers.get('content-type')).toBe('image/jpeg');
    expect(new Uint8Array(await shown.arrayBuffer())).toEqual(bytes(70_000));
    await bed.store.write('clean/b.pdf', bytes(10), 'application/pdf');
    const saved = await bed.send(
      await bed.store.link('clean/b.pdf', { seconds: 60, as: '表.pdf', attachment: false }),
    );
    expect(saved.headers.get('content-disposition')).toMatch(/^attachment;/);
  });

  test('a link opens nothing but its own file, unchanged', async () => {
    await bed.store.write('clean/a.jpg', bytes(10), 'image/jpeg');
    await bed.store.write('clean/b.jpg', bytes(10), 'image/jpeg');
    const url = await bed.store.link('clean/a.jpg', {
      seconds: 60,
      as: 'a.jpg',
      attachment: false,
    });
    expect((await bed.send(url.replace('clean/a.jpg', 'clean/b.jpg'))).status).toBe(403);
    expect(
      (
        await bed.send(
          url.replace(/.$/, (c) => (c === '0' ? '1' : '0')).replace(/(signature=)./i, '$1_'),
        )
      ).status,
    ).toBe(403);
    expect((await bed.send(url.split('?')[0]!)).status).toBe(403);
  });

  test('what is absent is undefined, a missing link is 404, removing twice is fine', async () => {
    await bed.store.write(KEY, bytes(3), 'image/jpeg');
    await bed.store.remove(KEY);
    await bed.store.remove(KEY);
    expect(await bed.store.head(KEY)).toBeUndefined();
    expect(await bed.store.read(KEY, 10)).toBeUndefined();
    expect(
      (await bed.send(await bed.store.link(KEY, { seconds: 5, as: 'x', attachment: true }))).status,
    ).toBe(404);
  });

  test.each([
    '',
    '/etc/passwd',
    '../up',
    'a/../b',
    'a//b',
    'a/',
    '.hidden',
    'a\\b',
    'a%2fb',
    'a b',
    '表.pdf',
    'a\0b',
    'x'.repeat(201),
  ])('%p is no key', async (key) => {
    await expect(bed.store.upload(key, rule)).rejects.toThrow('not a key');
    await expect(bed.store.write(key, bytes(1), 'image/jpeg')).rejects.toThrow('not a key');
    await expect(bed.store.read(key, 10)).rejects.toThrow('not a key');
    await expect(bed.store.remove(key)).rejects.toThrow('not a key');
    await expect(
      (async () => bed.store.link(key, { seconds: 5, as: 'x', attachment: true }))(),
    ).rejects.toThrow('not a key');
  });

  test('a signature lives a week at most', async () => {
    await expect(bed.store.upload(KEY, { ...rule, seconds: 604_801 })).rejects.toThrow('7 days');
    await expect(
      (async () => bed.store.link(KEY, { seconds: 0, as: 'x', attachment: true }))(),
    ).rejects.toThrow('7 days');
  });
});

describe('the door of the folder store', () => {
  let folder: string;
  let store: ReturnType<typeof makeFolderStore>;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'files-'));
    store = makeFolderStore({ folder, base: 'http://here.test/blob', signingKey });
  });
  afterEach(() => rm(folder, { recursive: true }));
  const handle = (url: string, init?: RequestInit & { duplex?: 'half' }) =>
    store.handle(new Request(url, init));

  test('takes an upload once, even when two arrive together', async () => {
    const form = await store.upload(KEY, rule);
    const both = await Promise.all(
      [1, 2].map((n) => handle(form.url, { method: 'POST', body: body(form, bytes(n)) })),
    );
    expect(both.map((r) => r?.status).sort()).toEqual([204, 409]);
    expect((await handle(form.url, { method: 'POST', body: body(form, bytes(3)) }))?.status).toBe(
      409,
    );
    expect(await readdir(join(folder, 'arriving'))).toEqual([]);
  });

  test('stops reading an endless upload', async () => {
    const form = await store.upload(KEY, rule);
    const start = Object.entries(form.fields)
      .map(([k, v]) => `--b\r\ncontent-disposition: form-data; name="${k}"\r\n\r\n${v}\r\n`)
      .join('');
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      start: (c) =>
        c.enqueue(
          Buffer.from(
            `${start}--b\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n`,
          ),
        ),
      pull: (c) => {
        sent += 1024;
        c.enqueue(new Uint8Array(1024));
      },
    });
    const answer = await handle(form.url, {
      method: 'POST',
      body: endless,
      duplex: 'half',
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
    });
    expect(answer?.status).toBe(413);
    expect(sent).toBeLessThan(1_000_000);
    expect(await readdir(join(folder, 'arriving'))).toEqual([]);
  });

  test('stops reading a form that is all fields, or that goes on after its file', async () => {
    const form = await store.upload(KEY, rule);
    const padding = 'x'.repeat(8000);
    const crowded = body(form, bytes(5));
    for (let i = 0; i < 50; i += 1) crowded.append(`more${i}`, padding);
    expect((await handle(form.url, { method: 'POST', body: crowded }))?.status).toBe(413);
    expect(await store.head(KEY)).toBeUndefined();
  });

  test.each([
    [
      'a form that breaks off',
      '--b\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\n\r\nhalf',
    ],
    [
      'a form without a file',
      '--b\r\ncontent-disposition: form-data; name="key"\r\n\r\nx\r\n--b--\r\n',
    ],
    ['no form at all', 'hello'],
  ])('%s is an answer, not an exception', async (_, text) => {
    const answer = await handle('http://here.test/blob', {
      method: 'POST',
      body: text,
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
    });
    expect([400, 403]).toContain(answer?.status);
  });

  test('an upload that breaks off within its file may be tried again', async () => {
    const form = await store.upload(KEY, rule);
    const start = Object.entries(form.fields)
      .map(([k, v]) => `--b\r\ncontent-disposition: form-data; name="${k}"\r\n\r\n${v}\r\n`)
      .join('');
    const text = `${start}--b\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\n\r\nhalf of it`;
    expect(
      (
        await handle(form.url, {
          method: 'POST',
          body: text,
          headers: { 'content-type': 'multipart/form-data; boundary=b' },
        })
      )?.status,
    ).toBe(400);
    expect(await store.head(KEY)).toBeUndefined();
    expect((await handle(form.url, { method: 'POST', body: body(form, bytes(9)) }))?.status).toBe(
      204,
    );
  });

  test('a file before its fields, and a grant for fetching, upload nothing', async () => {
    const form = await store.upload(KEY, rule);
    const first = new FormData();
    first.append('file', new Blob([new Uint8Array(5)]), 'a.jpg');
    for (const [name, value] of Object.entries(form.fields)) first.append(name, value);
    expect((await handle(form.url, { method: 'POST', body: first }))?.status).toBe(403);
    const grant = new URL(await store.link(KEY, { seconds: 60, as: 'x', attachment: false }))
      .searchParams;
    const swapped = {
      ...form,
      fields: { ...form.fields, policy: grant.get('policy')!, signature: grant.get('signature')! },
    };
    expect(
      (await handle(form.url, { method: 'POST', body: body(swapped, bytes(5)) }))?.status,
    ).toBe(403);
  });

  test('a file is sent so that nothing in it runs; HEAD has no body; other paths are not its business', async () => {
    await store.write('clean/a', bytes(4), 'application/pdf');
    const url = await store.link('clean/a', { seconds: 60, as: 'x', attachment: false });
    const answer = await handle(url);
    expect(answer?.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer?.headers.get('content-security-policy')).toContain('sandbox');
    expect(answer?.headers.get('content-disposition')).toMatch(/^attachment/); // by its stored type, whatever its name
    expect(await (await handle(url, { method: 'HEAD' }))?.text()).toBe('');
    expect(await handle('http://here.test/blobs')).toBeNull();
    expect((await handle(url, { method: 'DELETE' }))?.status).toBe(405);
  });

  test('a short signing key is refused at start', () => {
    expect(() =>
      makeFolderStore({ folder, base: 'http://here.test/blob', signingKey: 'c2hvcnQ=' }),
    ).toThrow('32 bytes');
  });
});

describe('the S3 store', () => {
  let s3: Awaited<ReturnType<typeof startS3>>;
  beforeEach(async () => {
    s3 = await startS3(account, 'files');
  });
  afterEach(() => s3.stop());

  test('answers of a wrong secret and a missing bucket are exceptions', async () => {
    const setting = {
      bucket: 'files',
      region: account.region,
      endpoint: s3.base,
      credentials: { ...account, secretAccessKey: 'wrong' },
    };
    await expect(makeS3Store(setting).read('a', 9)).rejects.toThrow('SignatureDoesNotMatch');
    await expect(
      makeS3Store({ ...setting, bucket: 'other', credentials: account }).read('a', 9),
    ).rejects.toThrow('NoSuchBucket');
  });

  test('asks for no checksum that other stores refuse, and signs links for the public address', async () => {
    const store = makeS3Store({
      bucket: 'files',
      region: account.region,
      endpoint: s3.base,
      publicEndpoint: 'https://files.example.cn',
      credentials: account,
    });
    await store.write('a', bytes(3), 'image/png');
    expect(Object.keys(s3.seen[0]!.headers).filter((h) => /checksum|trailer/.test(h))).toEqual([]);
    expect((await store.upload('a', rule)).url).toBe('https://files.example.cn/files');
    expect(await store.link('a', { seconds: 5, as: 'a', attachment: false })).toMatch(
      /^https:\/\/files\.example\.cn\/files\/a\?/,
    );
  });

  // AWS: "Example: Browser-Based Upload using HTTP POST (Using AWS Signature Version 4)"
  test("the stand-in's form check agrees with AWS's published example", () => {
    const aws = {
      accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
      secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
      region: 'us-east-1',
    };
    const policy = [
      '{ "expiration": "2015-12-30T12:00:00.000Z",',
      '  "conditions": [',
      '    {"bucket": "sigv4examplebucket"},',
      '    ["starts-with", "$key", "user/user1/"],',
      '    {"acl": "public-read"},',
      '    {"success_action_redirect": "http://sigv4examplebucket.s3.amazonaws.com/successful_upload.html"},',
      '    ["starts-with", "$Content-Type", "image/"],',
      '    {"x-amz-meta-uuid": "14365123651274"},',
      '    {"x-amz-server-side-encryption": "AES256"},',
      '    ["starts-with", "$x-amz-meta-tag", ""],',
      '',
      '    {"x-amz-credential": "AKIAIOSFODNN7EXAMPLE/20151229/us-east-1/s3/aws4_request"},',
      '    {"x-amz-algorithm": "AWS4-HMAC-SHA256"},',
      '    {"x-amz-date": "20151229T000000Z" }',
      '  ]',
      '}',
    ].join('\r\n');
    const fields = {
      key: 'user/user1/${filename}',
      acl: 'public-read',
      success_action_redirect: 'http://sigv4examplebucket.s3.amazonaws.com/successful_upload.html',
      'Content-Type': 'image/jpeg',
      'x-amz-meta-uuid': '14365123651274',
      'x-amz-server-side-encryption': 'AES256',
      'X-Amz-Credential': 'AKIAIOSFODNN7EXAMPLE/20151229/us-east-1/s3/aws4_request',
      'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
      'X-Amz-Date': '20151229T000000Z',
      'x-amz-meta-tag': '',
      Policy: Buffer.from(policy).toString('base64'),
      'X-Amz-Signature': '8afdbf4008c03f22c2cd3cdb72e4afbb1f6a588f3255ac628749a66d7f09699e',
    };
    const during = Date.UTC(2015, 11, 29, 1);
    expect(postFault(aws, fields, 10, 'sigv4examplebucket', during)).toBeUndefined();
    expect(
      postFault(aws, { ...fields, key: 'user/user2/x' }, 10, 'sigv4examplebucket', during)?.code,
    ).toBe('AccessDenied');
    expect(postFault(aws, fields, 10, 'sigv4examplebucket', Date.UTC(2015, 11, 30, 12))?.code).toBe(
      'AccessDenied',
    );
    expect(
      postFault({ ...aws, secretAccessKey: 'other' }, fields, 10, 'sigv4examplebucket', during)
        ?.code,
    ).toBe('SignatureDoesNotMatch');
  });

  // AWS: "Authenticating Requests: Using Query Parameters (AWS Signature Version 4)"
  test("the stand-in's link check agrees with AWS's published example", () => {
    const aws = {
      accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
      secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
      region: 'us-east-1',
    };
    const query = new URLSearchParams({
      'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
      'X-Amz-Credential': 'AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request',
      'X-Amz-Date': '20130524T000000Z',
      'X-Amz-Expires': '86400',
      'X-Amz-SignedHeaders': 'host',
      'X-Amz-Signature': 'aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
    }).toString();
    const request = {
      method: 'GET',
      path: '/test.txt',
      query,
      headers: { host: 'examplebucket.s3.amazonaws.com' },
    };
    expect(linkFault(aws, request, Date.UTC(2013, 4, 24, 1))).toBeUndefined();
    expect(linkFault(aws, { ...request, path: '/test2.txt' }, Date.UTC(2013, 4, 24, 1))?.code).toBe(
      'SignatureDoesNotMatch',
    );
    expect(linkFault(aws, request, Date.UTC(2013, 4, 25))?.code).toBe('AccessDenied');
  });
});

test('a file name cannot break out of its header', () => {
  expect(dispositionOf('a', { as: 'x"\r\nset-cookie: a=1/../\\y.jpg', attachment: false })).toBe(
    'inline; filename="x___set-cookie_ a_1_..__y.jpg"; filename*=UTF-8\'\'x%22__set-cookie%3A%20a%3D1_..__y.jpg',
  );
  expect(dispositionOf('a.pdf', { as: '', attachment: false })).toMatch(
    /^attachment; filename="file"/,
  );
});

test('a file name is cut between characters', () => {
  const named = (as: string): string =>
    decodeURIComponent(dispositionOf('a', { as, attachment: false }).split("UTF-8''")[1]!);
  expect(named(`${'a'.repeat(119)}😀.jpg`)).toBe(`${'a'.repeat(119)}😀`);
  expect(named('😀'.repeat(200))).toBe('😀'.repeat(120));
  expect(named(`a${'\ud83d'}.jpg`)).toBe('a_.jpg');
});

test('the deploy guides name the host that stands in signed addresses, bucket in the path', async () => {
  const keys = { accessKeyId: 'TESTKEY', secretAccessKey: 'secret' };
  const store = makeS3Store({ bucket: 'files', region: 'cn-north-1', credentials: keys });
  const { url } = await store.upload(KEY, rule);
  const { host, pathname } = new URL(url);
  expect(pathname).toBe('/files');
  for (const guide of ['docs/how-to/deploy.md', 'docs/how-to/wechat.md']) {
    expect(readFileSync(guide, 'utf8')).toContain(host.replace('cn-north-1', '<region>'));
  }
  const own = makeS3Store({
    bucket: 'files',
    region: 'cn-north-1',
    credentials: keys,
    publicEndpoint: 'https://files.example.gov.cn',
  });
  expect(new URL((await own.upload(KEY, rule)).url).host).toBe('files.example.gov.cn');
});
