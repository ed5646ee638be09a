import { api } from '@shared/contract';
import type { Endpoint } from '@shared/contract/endpoint';
import { policies } from '@shared/policy';
import { inkPng, aFiling } from '../make';
import { photo } from '../hostile/files-made';
import { onePage } from '../hostile/pdf-of';
import { startS3 } from '../stand-in/s3';
import { startWechat } from '../stand-in/wechat';
import { makeWorld, testKeys, type TestWorld } from '../world';
import { blocks, chosen, httpEvent, routes, scheduleEvent } from './gateway';
import { bundles, startLambda, type Answer, type Lambda } from './lambda';

const account = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'a-secret-of-the-test',
  region: 'cn-north-1',
};
const wechatId = { appId: 'wx0123456789abcdef', secret: 'a-secret-of-the-test' };
const all: Endpoint[] = Object.values(api).flatMap((group) => Object.values(group) as Endpoint[]);
const endpoints = all
  .filter((e) => e.audience !== 'demo')
  .map((e) => [`${e.method} ${e.path}`, e] as const);
const pathOf = (e: Endpoint): string => e.path.replace(/:\w+/g, 'none_0000000000000000');

let w: TestWorld;
let s3: Awaited<ReturnType<typeof startS3>>;
let wechat: Awaited<ReturnType<typeof startWechat>>;
let built: ReturnType<typeof bundles>;
let settings: Record<string, string>;
let code: string;
let filed: string;
const running = new Map<string, Lambda>();

/** What serverless.yml gives a function, with the values of this test in place of the stored ones. */
const envOf = (name: string): Record<string, string> =>
  Object.fromEntries(
    Object.keys(blocks()[name]?.environment ?? {}).map((key) => [key, settings[key]!]),
  );
const start = (name: string, env = envOf(name)) =>
  startLambda(built.folder, name, { PATH: process.env.PATH ?? '', ...env });
const fn = (name: string): Lambda => running.get(name)!;

beforeAll(async () => {
  // The functions have no clock but the real one, by which a session of long ago would be over.
  w = await makeWorld({ start: new Date().toISOString() });
  s3 = await startS3(account, 'files');
  wechat = await startWechat(wechatId);
  built = bundles();
  settings = {
    DATABASE_URL: w.database.appUrl,
    DATABASE_OWNER_URL: w.database.ownerUrl,
    PUBLIC_ORIGIN: 'https://house.example',
    SEAL_KEYS: JSON.stringify(testKeys.keys),
    SEAL_CURRENT: testKeys.current,
    SEAL_INDEX_KEY: testKeys.indexKey,
    WECHAT_APP_ID: wechatId.appId,
    WECHAT_SECRET: wechatId.secret,
    WECHAT_CHECK_FILE: 'a1B2c3D4.txt:0123456789abcdef',
    FILES_BUCKET: 'files',
  };
  // What the cloud itself sets, and the addresses of the stand-ins.
  const around = {
    AWS_REGION: account.region,
    AWS_ACCESS_KEY_ID: account.accessKeyId,
    AWS_SECRET_ACCESS_KEY: account.secretAccessKey,
    FILES_ENDPOINT: s3.base,
    WECHAT_BASE: wechat.base,
  };
  await Promise.all(
    Object.keys(blocks()).map(async (name) =>
      running.set(name, await start(name, { ...envOf(name), ...around })),
    ),
  );
  filed = await aFiling(w, { at: 'filed' });
  code = (
    await w.asSystem((tx) => tx.selectFrom('poster').select('code').executeTakeFirstOrThrow())
  ).code;
}, 120_000);
afterAll(async () => {
  for (const each of running.values()) each.end();
  built.remove();
  await Promise.all([s3.stop(), wechat.stop()]);
  await w.close();
});

const tokenFor = (e: Endpoint): string | undefined =>
  ({
    public: undefined,
    demo: undefined,
    admin: w.city.admin.token,
    bureau: w.city.desk.token,
    school: w.citySchool.teacher.token,
    signed_in: w.citySchool.teacher.token,
    school_or_bureau: w.citySchool.teacher.token,
  })[e.audience];
const headersOf = (e: Endpoint, key: string, token = tokenFor(e)): Record<string, string> => ({
  ...(token && { authorization: `Bearer ${token}` }),
  ...(e.method === 'POST' && { 'idempotency-key': key.padEnd(20, '0') }),
});
const owner = (e: Endpoint): string => chosen(routes(), e.method, pathOf(e))[0]!;
const json = (answer: Answer) =>
  JSON.parse(answer.body) as {
    refusal?: { code: string };
    request?: string;
    [name: string]: unknown;
  };
let turn = 0;
const call = async (
  e: Endpoint,
  {
    params = {},
    input = {},
    token,
  }: { params?: Record<string, string>; input?: object; token?: string } = {},
): Promise<Answer> => {
  const path = e.path.replace(/:(\w+)/g, (_, name: string) => params[name]!);
  const headers = headersOf(e, `call-${(turn += 1)}`, token);
  return fn(owner(e)).invoke(
    httpEvent(
      e.method === 'GET'
        ? { path, headers, query: input as Record<string, string> }
        : { method: e.method, path, headers, body: JSON.stringify(input) },
    ),
  );
};

describe('routes', () => {
  test.each(endpoints)('%s reaches exactly one function', (_, e) => {
    expect(chosen(routes(), e.method, pathOf(e))).toHaveLength(1);
  });

  test('the demonstration is not in the cloud', () => {
    const demo = all.filter((e) => e.audience === 'demo');
    expect(demo.length).toBeGreaterThan(0);
    for (const e of demo) expect(chosen(routes(), e.method, e.path)).toEqual([]);
  });

  test('no route is without an endpoint', () => {
    const others = ['/q/{proxy+}', '/health', '/{file}'];
    const used = new Set(endpoints.map(([, e]) => owner(e)));
    expect([...new Set(routes().map((r) => r.name))].sort()).toEqual([...used].sort());
    for (const r of routes().filter((r) => !others.includes(`/${r.parts.join('/')}`)))
      expect(
        endpoints.some(
          ([, e]) => chosen([r], e.method, pathOf(e)).length === 1 && owner(e) === r.name,
        ),
      ).toBe(true);
  });
});

describe('every endpoint', () => {
  test.each(endpoints)('%s is answered by its function and by nothing above it', async (_, e) => {
    // Signing out, here or everywhere, must not end the session that the others use.
    const spare = await w.join('某老师', w.citySchool.id, 'filer');
    const token = tokenFor(e) === w.citySchool.teacher.token ? spare.token : tokenFor(e);
    const answer = await fn(owner(e)).invoke(
      httpEvent({
        method: e.method,
        path: pathOf(e),
        headers: headersOf(e, `plain-${e.path}`.replace(/\W/g, '-'), token),
        ...(e.method !== 'GET' && { body: '{}' }),
      }),
    );
    expect(answer.statusCode).toBeLessThan(500);
    expect(answer.headers).toMatchObject({
      'content-type': expect.stringContaining('application/json'),
      'x-content-type-options': 'nosniff',
    });
    // What nobody serves is answered without the id of a request; lookups log nothing and have none either.
    if (owner(e) === 'lookup')
      expect(['bad_code', 'not_found']).toContain(json(answer).refusal?.code);
    else if (answer.statusCode !== 200) expect(json(answer).request).toMatch(/^req_/);
  });

  const posted = endpoints.filter(([, e]) => e.method !== 'GET');
  const broken = ['{"a":', '[]', 'null', '"text"', '{"a":"\\u0000"}', '[['];
  test.each(posted)('%s refuses a malformed body', async (_, e) => {
    for (const [i, body] of broken.entries()) {
      const answer = await fn(owner(e)).invoke(
        httpEvent({
          method: e.method,
          path: pathOf(e),
          headers: headersOf(e, `broken-${i}-${e.path}`.replace(/\W/g, '-')),
          body,
          base64: i % 2 === 1,
        }),
      );
      expect([body, answer.statusCode, json(answer).refusal?.code]).toEqual([
        body,
        422,
        'bad_request',
      ]);
    }
  });

  test.each(
    Object.keys(blocks()).filter((name) =>
      routes().some((r) => r.name === name && name !== 'lookup'),
    ),
  )('%s says that it does not know a path', async (name) => {
    const answer = await fn(name).invoke(httpEvent({ path: '/nowhere/at/all' }));
    expect([answer.statusCode, json(answer).refusal?.code]).toEqual([404, 'not_found']);
  });

  test.each(endpoints.filter(([, e]) => e.audience !== 'public'))(
    '%s wants to know who asks',
    async (_, e) => {
      const answer = await fn(owner(e)).invoke(
        httpEvent({ method: e.method, path: pathOf(e), ...(e.method !== 'GET' && { body: '{}' }) }),
      );
      expect([answer.statusCode, json(answer).refusal?.code]).toEqual([401, 'sign_in_first']);
    },
  );
});

describe('lookup', () => {
  const scan = (path: string, more: object = {}) =>
    fn('lookup').invoke(httpEvent({ path, ...more }));

  test('answers a poster code, then 304 to the same tag, weakened or among others', async () => {
    const first = await scan(`/lookup/${code}`);
    expect(first.statusCode).toBe(200);
    expect(json(first)).toMatchObject({
      code,
      app: { name: '智学伴' },
      school: { name: '河滨实验小学' },
    });
    const etag = first.headers!.etag!;
    for (const tag of [etag, `W/${etag}`, `"other", ${etag}`])
      expect(
        (await scan(`/lookup/${code}`, { headers: { 'if-none-match': tag } })).statusCode,
      ).toBe(304);
    expect(
      (await scan(`/lookup/${code}`, { headers: { 'if-none-match': '"other"' } })).statusCode,
    ).toBe(200);
  });

  test('answers a school and an app', async () => {
    const answer = await scan('/public/status', {
      query: { school: w.citySchool.id, app: w.apps.reader },
    });
    expect(json(answer)).toMatchObject({ code, app: { id: w.apps.reader } });
  });

  test.each([
    '/lookup/',
    '/lookup/%',
    '/lookup/%E0%A4%A',
    '/lookup/a/b',
    `/lookup/${'z'.repeat(4000)}`,
    '/public/status',
    '/lookup/中文',
    '/',
  ])('%s is no lookup', async (path) => {
    expect((await scan(path)).statusCode).toBe(404);
  });

  test('sees a change at once', async () => {
    const before = await scan(`/lookup/${code}`);
    await w.asSystem((tx) =>
      tx.updateTable('org').set({ tel: '0527-80000009' }).where('id', '=', w.city.id).execute(),
    );
    const after = await scan(`/lookup/${code}`);
    expect([json(before).bureau, json(after).bureau]).toMatchObject([
      { tel: '0527-80000001' },
      { tel: '0527-80000009' },
    ]);
  });

  test('a database that is away is an error without its words, and no crash', async () => {
    const lost = await start('lookup', {
      DATABASE_URL: 'postgres://nobody:a-password@127.0.0.1:1/none',
    });
    const answer = await lost.invoke(httpEvent({ path: `/lookup/${code}` }));
    expect([answer.statusCode, answer.headers!['cache-control']]).toEqual([500, 'no-store']);
    expect(answer.body).toBe(JSON.stringify({ request: json(answer).request }));
    expect(lost.said()).toContain('ECONNREFUSED');
    expect(lost.said()).not.toContain('a-password');
    lost.end();
  });
});

describe('the other functions', () => {
  test('public finds, sends a scanned code on, shows WeChat its file, and is well', async () => {
    expect(json(await call(api.lookup.search, { input: { q: '智学' } })).items).toHaveLength(1);
    const poster = await fn('public').invoke(httpEvent({ path: `/q/${code}` }));
    expect([poster.statusCode, poster.headers!.location]).toEqual([
      302,
      `/#/pages/status/index?code=${code}`,
    ]);
    for (const path of ['/a1B2c3D4.txt', '/q/a1B2c3D4.txt'])
      expect(await fn('public').invoke(httpEvent({ path }))).toMatchObject({
        statusCode: 200,
        body: '0123456789abcdef',
        headers: { 'content-type': 'text/plain; charset=UTF-8' },
      });
    expect((await fn('public').invoke(httpEvent({ path: '/other.txt' }))).statusCode).toBe(404);
    // low · also what no endpoint answers is for https alone
    for (const path of ['/health', '/q/x', '/a1B2c3D4.txt', '/nowhere'])
      expect((await fn('public').invoke(httpEvent({ path }))).headers).toMatchObject({
        'strict-transport-security': expect.stringContaining('max-age=31536000'),
      });
    expect(await fn('public').invoke(httpEvent({ path: '/health' }))).toMatchObject({
      statusCode: 200,
      body: '{"ok":true}',
    });
  });

  test('account asks WeChat, and lists messages', async () => {
    expect(
      json(await call(api.account.wechat, { input: { code: wechat.mint('openid-nobody') } }))
        .refusal?.code,
    ).toBe('not_invited');
    expect(json(await call(api.account.me)).person).toMatchObject({ name: '河滨实验小学老师' });
    expect((await call(api.messages.list)).statusCode).toBe(200);
  });

  test('filing opens and acts; a repeated act gives the same bytes', async () => {
    expect(json(await call(api.case.open, { params: { id: filed } })).placeTitle).toBeTruthy();
    const event = httpEvent({
      method: 'POST',
      path: '/case',
      headers: headersOf(api.case.begin, 'one-key-of-mine'),
      body: JSON.stringify({ app: w.apps.other }),
      base64: true,
    });
    const [first, second] = [await fn('case').invoke(event), await fn('case').invoke(event)];
    expect(first.statusCode).toBe(200);
    expect(second.body).toBe(first.body);
  });

  test.each(Object.keys(policies))(
    'filing reads %s from the file beside it, and gives the phone what was written',
    async (id) => {
      const written = await w.citySchool.teacher.api.policy.read({ id });
      expect(json(await call(api.policy.read, { params: { id } }))).toEqual(written.value);
      expect(written.value?.policy.id).toBe(id);
    },
  );

  test('complaint takes one and shows it to who has its code', async () => {
    const told = await call(api.complaint.tell, {
      input: {
        school: w.citySchool.id,
        app: w.apps.reader,
        category: 'fee',
        happened: '要求家长付费',
      },
    });
    expect(told.statusCode).toBe(200);
    expect((await call(api.complaint.track, { input: { code: json(told).code } })).statusCode).toBe(
      200,
    );
  });

  test('bureau shows its settings, and finds apps as a school types them', async () => {
    expect(json(await call(api.bureau.settings)).tel).toBeTruthy();
    expect(json(await call(api.registry.find, { input: { q: '口算' } })).apps).toHaveLength(1);
    expect(json(await call(api.registry.find, { input: { q: '口算小答人' } })).near).toBe(true);
  });

  test.each([
    ['photo.png', 'png', () => Buffer.from(inkPng())],
    ['IMG_0001.HEIC', 'jpg', () => photo('photo.heic')],
    ['plan.pdf', 'pdf', () => onePage('a plan')],
  ] as const)(
    'files signs an upload of %s to the bucket, cleans it there as %s, and links it',
    async (name, kind, make) => {
      const bytes = make();
      const declared = json(
        await call(api.files.declare, {
          input: { filing: filed, name, bytes: bytes.length, use: 'attachment' },
        }),
      ) as unknown as { file: string; url: string; fields: Record<string, string> };
      const form = new FormData();
      for (const [field, value] of Object.entries(declared.fields)) form.append(field, value);
      form.append('file', new Blob([new Uint8Array(bytes)]), name);
      expect((await fetch(declared.url, { method: 'POST', body: form })).status).toBeLessThan(300);
      expect(json(await call(api.files.check, { params: { id: declared.file } }))).toMatchObject({
        kind,
        name: name.replace('HEIC', 'jpg'),
      });
      const link = json(
        await call(api.files.link, { params: { id: declared.file } }),
      ) as unknown as { url: string };
      expect((await fetch(link.url)).status).toBe(200);
    },
  );

  test('documents prints, with the fonts beside it, as bytes the gateway can carry', async () => {
    const poster = await call(api.documents.poster, { params: { id: filed } });
    expect(poster).toMatchObject({
      statusCode: 200,
      isBase64Encoded: true,
      headers: { 'content-type': 'application/pdf' },
    });
    expect(Buffer.from(poster.body, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('outbox, watch and nightly do their work when the schedule calls', async () => {
    const waiting = async () =>
      (
        await w.asSystem((tx) =>
          tx.selectFrom('outbox').select('id').where('done_at', 'is', null).execute(),
        )
      ).length;
    expect(await waiting()).toBeGreaterThan(0);
    expect(await fn('outbox').invoke<{ done: number }>(scheduleEvent('outbox'))).toEqual({
      done: expect.any(Number),
    });
    expect(await waiting()).toBe(0);
    expect(await fn('watch').invoke(scheduleEvent('watch'))).toEqual({ moved: 0 });
    expect(await fn('nightly').invoke(scheduleEvent('nightly'))).toEqual({
      forgotten: expect.any(Number),
      dropped: 0,
    });
  });

  test('migrate finds nothing to do in a database that is up to date', async () => {
    expect(await fn('migrate').invoke({})).toEqual({ applied: [] });
  });
});

describe('settings', () => {
  test.each(Object.keys(blocks()))(
    '%s names what is not set, and starts with nothing less',
    async (name) => {
      const wanted = Object.keys(envOf(name)).filter((key) => key !== 'WECHAT_CHECK_FILE');
      const refusal = await start(name, {}).then(
        () => '',
        (error: Error) => error.message,
      );
      expect(wanted.filter((key) => refusal.includes(key)).length).toBeGreaterThan(0);
      const others = wanted.slice(1);
      const refused = await start(
        name,
        Object.fromEntries(others.map((key) => [key, settings[key]!])),
      ).then(
        () => '',
        (error: Error) => error.message,
      );
      expect(refused).toContain(`not set: ${wanted[0]}`);
    },
  );

  test('a key that is no JSON is not printed', async () => {
    const refused = await start('bureau', {
      ...envOf('bureau'),
      SEAL_KEYS: 'c2VjcmV0LW9mLW1pbmU=',
    }).then(
      () => '',
      (error: Error) => error.message,
    );
    expect(refused).toContain('SEAL_KEYS is not JSON');
    expect(refused).not.toContain('c2VjcmV0');
  });
});
