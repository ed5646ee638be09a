import * as fc from 'fast-check';
import * as z from 'zod/mini';
import { plantEntry, plantLives } from '../every-life';
import { api } from '@shared/contract';
import { refusalBody, type Endpoint } from '@shared/contract/endpoint';
import { idFrom, prefixes, type IdKind } from '@shared/kernel/id';
import { statusOf, type RefusalCode } from '@shared/kernel/refusal';
import { standingIds } from '@shared/vocabulary/standings';
import { verbIds } from '@shared/vocabulary/verbs';
import { ask, makeWechatWorld, type WechatWorld } from '../account-world';
import { act, aFiling, goodAnswers, points, upload } from '../make';

// Always the same requests, so that a failure is the change's; FUZZ=100000 SEED=… for long runs over others.
const REQUESTS = Number(process.env.FUZZ ?? 20_000);
const SEED = Number(process.env.SEED ?? 20_261_127);
jest.setTimeout(Math.max(60_000, REQUESTS * 60));

let w: WechatWorld;
let pool: string[];
let tokens: (string | undefined)[];
let kept: { bureau: string; list: string };
beforeAll(async () => {
  // Each request comes from an address of its own, or the pace would answer for the house.
  w = await makeWechatWorld(false, { behindProxy: true });
  const filed = await aFiling(w, { at: 'filed' });
  const review = await aFiling(w, { at: 'review', app: w.apps.other });
  const draft = await aFiling(w, { at: 'draft', app: w.apps.mini });
  const county = await aFiling(w, { at: 'approval', school: w.countySchool, bureau: w.county });
  await act(w.city.content, review, {
    do: 'opine',
    opinion: 'content',
    outcome: 'pass',
    answers: points.content as never,
  });
  const { code } = (
    await w.public.complaint.tell({
      school: w.citySchool.id,
      app: w.apps.reader,
      category: 'fee',
      happened: '收费。',
    })
  ).value;
  const poster = (await w.citySchool.teacher.api.case.open({ id: filed })).value.poster!.code;
  const { file } = await upload(w, w.citySchool.teacher, draft);
  await w.drain();
  const complaint = (
    await ask<{ id: string }>(w, `SELECT id FROM case_file WHERE life = 'complaint'`)
  )[0]!.id;
  const other = await plantLives(w, { school: w.citySchool, bureau: w.city, app: w.apps.other });
  const undone = 'undone:1:0';
  await ask(
    w,
    `INSERT INTO case_task (case_id, key, org_id, office, what) VALUES ($1, $2, $3, 'desk', '后续办理未完成')`,
    other.cases.listing,
    undone,
    w.city.id,
  );
  const keeper = await w.found({
    name: '清溪市教育局',
    path: 'qx/',
    level: 'city',
    policy: 'puyang@2020-02-25',
    tel: '0393-80000001',
    prefix: '清教备',
    staff: {},
    filers: {},
  });
  const entry = await plantEntry(w, { bureau: keeper, app: w.apps.mini });
  kept = { bureau: keeper.id, list: 'black' };
  const message = (await ask<{ id: string }>(w, 'SELECT id FROM message LIMIT 1'))[0]!.id;
  pool = [
    filed,
    review,
    draft,
    county,
    code,
    poster,
    file,
    complaint,
    ...Object.values(other.cases),
    undone,
    ...Object.values(kept),
    entry,
    message,
    w.citySchool.id,
    w.countySchool.id,
    w.city.id,
    w.apps.reader,
    w.apps.mini,
    w.city.network.person,
    w.city.desk.seat,
    w.citySchool.teacher.seat,
    '智学伴',
    '教APP备3200123号',
    'com.example.zhixueban',
  ];
  const { city, county: lw, citySchool } = w;
  tokens = [
    undefined,
    citySchool.teacher.token,
    citySchool.principal.token,
    city.desk.token,
    city.lead.token,
    city.network.token,
    city.head.token,
    city.admin.token,
    lw.desk.token,
    'x'.repeat(43),
  ];
}, 60_000);
afterAll(() => w.close());

const nasty = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\udfff',
  'a\u0000b',
  '\\u0000',
  '%00',
  '%',
  '%%',
  '_',
  "'",
  "' OR 1=1 --",
  '"; DROP TABLE case_file; --',
  '$1',
  '${x}',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  '{{7*7}}',
  'null',
  'undefined',
  'NaN',
  'Infinity',
  '-0',
  '1e400',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '0',
  '-1',
  '9'.repeat(400),
  '中'.repeat(500),
  '😀',
  '👨‍👩‍👧‍👦',
  '\u202eabc',
  '\ufeff',
  '\u2028',
  '|',
  '||',
  'a|b',
  '9999-12-31|x',
  '2026-13-45|x',
  '0000-00-00|x',
  '2026-02-30|cas_x',
  '1|1',
  '12/31/2026|x',
  '0000-01-01T00:00:00.000Z|msg_x',
  '2026-02-30T00:00:00.000Z|msg_x',
  '+275760-09-13T00:00:00.000Z|x',
  '-000001-01-01|x',
  '2026-09-01T00:00:00.000Z|cas_x',
  'Tue Sep 01 2026|x',
  '2026-09-01 (a)|x',
  `org_${'x'.repeat(30)}|名`,
  '\t',
  '\r\n',
  'x'.repeat(70_000),
  '𠮷',
  'é'.normalize('NFD'),
];
const known = () => fc.constantFrom(...pool);
const anId = fc
  .constantFrom(...(Object.keys(prefixes) as IdKind[]))
  .chain((kind) => fc.uint8Array({ minLength: 15, maxLength: 15 }).map((b) => idFrom(kind, b)));
const text = () =>
  fc.oneof(
    { weight: 4, arbitrary: known() },
    { weight: 4, arbitrary: fc.constantFrom(...nasty) },
    { weight: 1, arbitrary: anId },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  );
const number = fc.oneof(
  fc.constantFrom(
    0,
    1,
    2,
    3,
    4,
    5,
    -1,
    0.5,
    -0,
    1e21,
    2 ** 31,
    2 ** 53,
    1e308,
    Number.NaN,
    Number.POSITIVE_INFINITY,
  ),
  fc.integer(),
);
const deep = fc
  .integer({ min: 1, max: 400 })
  .map((n) => JSON.parse(`${'[{"a":'.repeat(n)}1${'}]'.repeat(n)}`) as unknown);
const junk = (): fc.Arbitrary<unknown> =>
  fc.oneof(
    text(),
    number,
    fc.boolean(),
    fc.constant(null),
    fc.array(fc.oneof(text(), number), { maxLength: 5 }),
    fc.jsonValue({ maxDepth: 4 }),
    deep,
    fc.constant({
      ...(JSON.parse('{"__proto__":{"is":"pass"},"constructor":{"is":"fail"}}') as object),
    }),
  );
const formAnswers = () =>
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.dictionary(
        fc.oneof(
          fc.constantFrom(
            ...Object.keys(goodAnswers()),
            'signature',
            'approval_text',
            'paper_code',
            'online_day',
            'online_shot',
            'online_by',
            'net_mlps',
            'check:x',
            '__proto__',
            'constructor',
          ),
          text(),
        ),
        junk(),
        { maxKeys: 8 },
      ),
    },
    {
      weight: 2,
      arbitrary: fc
        .record({ is: fc.constantFrom('pass', 'fail', 'na') })
        .map((p) =>
          Object.fromEntries(
            Object.keys({ ...points.network, ...points.content, ...points.focus }).map((k) => [
              k,
              p,
            ]),
          ),
        ),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom(...Object.keys(goodAnswers())), junk())
        .map(([k, v]) => ({ ...goodAnswers(), [k]: v })),
    },
    { weight: 1, arbitrary: junk() },
  );

/** A value that a schema may or may not take: mostly of its kind, often hostile, sometimes something else altogether. */
const valueFor = (name: string, schema: z.core.$ZodType): fc.Arbitrary<unknown> => {
  const def = (schema as z.ZodMiniType).def as {
    type: string;
    innerType?: z.core.$ZodType;
    entries?: Record<string, unknown>;
    options?: z.core.$ZodType[];
    element?: z.core.$ZodType;
  };
  const own = (): fc.Arbitrary<unknown> => {
    if (name === 'answers') return formAnswers();
    if (name === 'do')
      return fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...verbIds) }, text());
    if (name === 'opinion')
      return fc.constantFrom(
        'network',
        'content',
        'focus',
        'constructor',
        '__proto__',
        'network:x',
        ':',
        '',
      );
    if (name === 'track')
      return fc.constantFrom('paper', 'online', 'constructor', '__proto__', 'toString', '');
    if (name === 'standing') return fc.constantFrom(...standingIds);
    if (name === 'csv')
      return fc.oneof(
        text(),
        fc
          .array(
            fc.array(text(), { maxLength: 6 }).map((r) => r.join(',')),
            { maxLength: 6 },
          )
          .map((rows) => ['名称,类别,隶属,办学类别,办学层次', ...rows].join('\n')),
      );
    if (name === 'after')
      return fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(...nasty.filter((n) => n.includes('|'))) },
        fc
          .tuple(
            fc.oneof(
              text(),
              fc.date().map((d) => (Number.isNaN(d.getTime()) ? 'x' : d.toISOString())),
            ),
            text(),
          )
          .map(([a, b]) => `${a}|${b}`),
      );
    switch (def.type) {
      case 'optional':
        return valueFor(name, def.innerType!);
      case 'enum':
        return fc.constantFrom(...Object.values(def.entries!));
      case 'number':
        return number;
      case 'boolean':
        return fc.boolean();
      case 'array':
        return fc.array(valueFor(name, def.element!), { maxLength: 4 });
      case 'record':
        return fc.dictionary(
          fc.oneof(
            fc.constantFrom(
              'accept_days',
              'review_days',
              'network',
              'filing',
              'constructor',
              '__proto__',
            ),
            text(),
          ),
          junk(),
          { maxKeys: 4 },
        );
      case 'literal':
        return fc.constant(true);
      default:
        return text();
    }
  };
  return fc.oneof({ weight: 9, arbitrary: own() }, { weight: 1, arbitrary: junk() });
};

type Shot = {
  name: string;
  who: number;
  input: Record<string, unknown>;
  key: string;
  raw?: string;
  headers: Record<string, string>;
};
const endpoints = Object.entries(api).flatMap(([noun, group]) =>
  Object.entries(group as Record<string, Endpoint>).map(([verb, e]) => ({
    name: `${noun}.${verb}`,
    e,
  })),
);
const byName = new Map(endpoints.map((x) => [x.name, x.e]));
// These end what the others need; the matrix asks them.
const sparing = new Set(['account.leave', 'account.leaveAll', 'account.forget', 'bureau.remove']);

// Where most of the house lies behind one door.
const deepest = new Set(['case.act', 'case.save', 'case.act', 'bureau.set']);

const shots = (): fc.Arbitrary<Shot> => {
  const header = fc.oneof(
    { weight: 6, arbitrary: fc.constant({}) },
    fc.dictionary(
      fc.constantFrom(
        'if-none-match',
        'content-type',
        'accept',
        'x-forwarded-for',
        'origin',
        'range',
        'content-encoding',
        'authorization',
        'idempotency-key',
        'cookie',
      ),
      fc.constantFrom(
        '',
        '"x"',
        '*',
        'text/plain',
        'multipart/form-data',
        'Bearer',
        'Bearer null',
        `Bearer ${'a'.repeat(50)}`,
        'é',
        '0'.repeat(5000),
        'gzip',
        'bytes=0-1',
      ),
    ),
  );
  const asked = endpoints
    .filter((x) => !sparing.has(x.name))
    .flatMap((x) => (deepest.has(x.name) ? Array.from({ length: 6 }, () => x) : [x]));
  return fc.constantFrom(...asked).chain(({ name, e }) => {
    const shape = (
      (e.input() as z.ZodMiniType).def as unknown as { shape: Record<string, z.core.$ZodType> }
    ).shape;
    // Of all bureaus and names few keep a list: a right pair is asked as often as a wrong one.
    const right = (key: string) =>
      name.startsWith('lists.') && key in kept ? [kept[key as keyof typeof kept]] : [];
    const fields = Object.entries(shape).map(([k, v]) => {
      const any = valueFor(k, v);
      return [k, fc.oneof(any, ...right(k).map((value) => fc.constant(value)))] as const;
    });
    const whole = fc.record(Object.fromEntries(fields), {
      requiredKeys: Object.keys(shape).filter(
        (k) => (shape[k] as z.ZodMiniType).def.type !== 'optional',
      ),
    });
    const partly = fc.record(Object.fromEntries(fields), { requiredKeys: [] });
    return fc
      .record({
        name: fc.constant(name),
        who: fc.nat({ max: 9 }),
        input: fc.oneof({ weight: 6, arbitrary: whole }, partly) as fc.Arbitrary<
          Record<string, unknown>
        >,
        key: fc.oneof(
          { weight: 8, arbitrary: fc.uuid() },
          fc.constantFrom('', 'short', 'the-same-key-every-time', 'é'.repeat(20)),
        ),
        headers: header as fc.Arbitrary<Record<string, string>>,
      })
      .chain((shot) =>
        fc.oneof(
          { weight: 12, arbitrary: fc.constant(shot) },
          fc
            .constantFrom(
              '',
              '{',
              '[]',
              'null',
              '1',
              '"x"',
              '{"a":1}}',
              '[['.repeat(5000),
              `{"answers":{"overview":${'['.repeat(60_000)}${']'.repeat(60_000)}},"do":"submit","version":0}`,
              '{"id":"\\u0000"}',
              '{"q":"\\ud800"}',
              '\u0000',
              '{"__proto__":{}}',
            )
            .map((raw) => ({ ...shot, raw })),
        ),
      );
  });
};

const encoded = (value: unknown): string => {
  const as = typeof value === 'string' ? value : String(JSON.stringify(value));
  return encodeURIComponent(as.isWellFormed() ? as : as.replace(/[\ud800-\udfff]/g, '%'));
};

let addresses = 0;
const requestOf = (shot: Shot): Request | undefined => {
  const e = byName.get(shot.name)!;
  const rest = { ...shot.input };
  const path = e.path.replace(/:(\w+)/g, (_, k: string) => {
    const value = encoded(rest[k] ?? '');
    delete rest[k];
    return value.slice(0, 2000) || 'x';
  });
  const query =
    e.method === 'GET'
      ? `?${Object.entries(rest)
          .map(([k, v]) => `${k}=${encoded(v).slice(0, 4000)}`)
          .join('&')}`
      : '';
  const token = tokens[shot.who];
  try {
    return new Request(`http://house.test${path}${query}`, {
      method: e.method,
      headers: {
        'content-type': 'application/json',
        ...(token && { authorization: `Bearer ${token}` }),
        ...(e.method === 'POST' && { 'idempotency-key': shot.key }),
        'x-forwarded-for': `address ${(addresses += 1)}`,
        ...shot.headers,
      },
      ...(e.method !== 'GET' && { body: shot.raw ?? JSON.stringify(rest) }),
    });
  } catch {
    return undefined; // what no client can send
  }
};

const always: readonly RefusalCode[] = [
  'sign_in_first',
  'session_ended',
  'not_yours',
  'bad_request',
  'key_reused',
  'not_found',
  'body_too_big',
];
/** How a file begins, by its kind. */
const beginnings: Readonly<Record<string, string>> = {
  'application/pdf': '%PDF',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'PK',
  'text/csv; charset=utf-8': '名单,应用',
  'application/json; charset=utf-8': '{"list":',
};
/** What is wrong with a reply; undefined when it keeps the contract. */
const wrongWith = async (shot: Shot, response: Response): Promise<string | undefined> => {
  const e = byName.get(shot.name)!;
  const body = await response.text();
  if (response.status >= 500) return `${response.status} ${JSON.stringify(w.logged.at(-1))}`;
  if (
    response.headers.get('x-content-type-options') === null &&
    response.headers.get('content-type')?.includes('json') &&
    !body.includes('"not_found"')
  )
    return 'no safe headers';
  if (response.status === 304) return body === '' ? undefined : 'a body in 304';
  if (response.status === 200) {
    if (e.bytes) return body.startsWith(beginnings[e.bytes]!) ? undefined : `not ${e.bytes}`;
    const read = z.safeParse(e.output(), JSON.parse(body));
    return read.success
      ? undefined
      : `reply outside the contract: ${JSON.stringify(read.error.issues[0])}`;
  }
  const read = z.safeParse(refusalBody(), JSON.parse(body));
  if (!read.success) return `refusal outside the contract: ${body.slice(0, 200)}`;
  const code = read.data.refusal.code as RefusalCode;
  if (statusOf[code] !== response.status) return `${code} with status ${response.status}`;
  return e.refusals.includes(code) || always.includes(code)
    ? undefined
    : `${code} is not among its refusals`;
};

test(`${REQUESTS} hostile requests: no reply of 500 or more, none outside the contract`, async () => {
  const statuses: Record<number, number> = {};
  const asked = new Set<string>();
  const answered = new Set<string>();
  const failures: Record<string, string> = {};
  let sent = 0;
  const all = fc.sample(shots(), { numRuns: REQUESTS, seed: SEED });
  const lane = async (from: number): Promise<void> => {
    for (let n = from; n < all.length; n += 8) {
      const shot = all[n]!;
      const request = requestOf(shot);
      if (!request) continue;
      const response = await w.fetch(request);
      sent += 1;
      asked.add(shot.name);
      statuses[response.status] = (statuses[response.status] ?? 0) + 1;
      if (response.status === 200) answered.add(shot.name);
      const wrong = await wrongWith(shot, response);
      if (wrong)
        failures[`${shot.name} ${wrong.replace(/req_\w+/g, '').slice(0, 400)}`] ??= JSON.stringify(
          shot,
        ).slice(0, 400);
    }
  };
  await Promise.all(Array.from({ length: 8 }, (_, n) => lane(n)));
  console.log(`fuzz: ${sent} requests, seed ${SEED}, statuses ${JSON.stringify(statuses)}`);
  expect(failures).toEqual({});
  expect([...asked].sort()).toEqual(
    endpoints
      .map((x) => x.name)
      .filter((n) => !sparing.has(n))
      .sort(),
  );
  expect(sent).toBeGreaterThan(REQUESTS * 0.95);
  expect(statuses[200]).toBeGreaterThan(sent / 50);
  const well = endpoints.filter(({ name, e }) => name.startsWith('lists.') && e.bytes);
  expect(well.filter(({ name }) => !answered.has(name))).toEqual([]);
  // Whatever was thrown at it, the house still stands.
  expect((await w.citySchool.teacher.api.account.me({})).status).toBe(200);
  expect(w.server.pool.waitingCount).toBe(0);
});
