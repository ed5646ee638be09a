import { assert, asyncProperty, array, nat, record } from 'fast-check';
import { makeLookup } from '@functions/lookup/answerer';
import type { LookupRow } from '@functions/lookup/answer';
import { codeFrom } from '@shared/kernel/id';

// A code with right check letters, and one that was altered.
const codes = ['vnv2czq6zkcxdqp1qa', '0000000000000000'] as const;
const row = {
  app_version: 1,
  provider_version: 1,
  bureau_version: 1,
  school_version: 1,
  status_version: 1,
  card: '{"a":1}',
  spans: null,
  app_bars: {},
  provider_bars: {},
  path: '/river/',
} as unknown as LookupRow;

/** A pool whose queries end when the test says so. */
const slowPool = () => {
  const sent: {
    values: string[];
    end: (rows: LookupRow[]) => void;
    fail: (error: Error) => void;
  }[] = [];
  const query = ({ values }: { values: string[] }) =>
    new Promise<{ rows: LookupRow[] }>((done, fail) =>
      sent.push({ values, end: (rows) => done({ rows }), fail }),
    );
  return { sent, pool: { query } as unknown as Parameters<typeof makeLookup>[0] };
};
const turn = () => new Promise((done) => setImmediate(done));
const at = () => '2026-09-01T01:00:00.000Z';

test('a request alone is asked at once', () => {
  const { sent, pool } = slowPool();
  void makeLookup(pool, at).code(codes[0]);
  expect(sent.map((q) => q.values)).toEqual([[codes[0]]]);
});

test('a query already sent is joined by nobody; those that came meanwhile share the next one', async () => {
  const { sent, pool } = slowPool();
  const lookup = makeLookup(pool, at);
  const first = lookup.code(codes[0]);
  const later = [lookup.code(codes[0]), lookup.code(codes[0]), lookup.code(codes[0])];
  await turn();
  expect(sent).toHaveLength(1);
  sent[0]!.end([{ ...row, status_version: 1 }]);
  expect((await first).etag).toContain('1.1.1');
  await turn();
  expect(sent).toHaveLength(2);
  const latest = lookup.code(codes[0]); // came after the second was sent
  sent[1]!.end([{ ...row, status_version: 2 }]);
  for (const reply of await Promise.all(later))
    expect(reply.etag).toBe('"1.2.r0.1.1.1.2026-09-01"');
  await turn();
  expect(sent).toHaveLength(3);
  sent[2]!.end([{ ...row, status_version: 3 }]);
  expect((await latest).etag).toBe('"1.3.r0.1.1.1.2026-09-01"');
});

test('a query that fails fails only those that shared it', async () => {
  const { sent, pool } = slowPool();
  const logged: Record<string, unknown>[] = [];
  const lookup = makeLookup(pool, at, (entry) => logged.push(entry));
  const [first, second] = [lookup.code(codes[0]), lookup.code(codes[0])];
  sent[0]!.fail(new Error('the connection ended'));
  expect((await first).status).toBe(500);
  await turn();
  sent[1]!.end([row]);
  expect((await second).status).toBe(200);
  expect(logged).toMatchObject([{ level: 'error', error: 'Error: the connection ended' }]);
});

test('an altered code is refused without a query', async () => {
  const { sent, pool } = slowPool();
  expect(await makeLookup(pool, at).code(codes[1])).toMatchObject({
    status: 404,
    body: '{"refusal":{"code":"bad_code"},"request":""}',
  });
  expect(sent).toEqual([]);
});

test('the tag changes at midnight in Shanghai', async () => {
  const { sent, pool } = slowPool();
  let now = '2026-12-31T15:59:59.999Z';
  const lookup = makeLookup(pool, () => now);
  const days: unknown[] = [];
  for (const next of [
    '2026-12-31T16:00:00.000Z',
    '2026-12-31T17:00:00.000Z',
    '2026-12-31T15:59:59.999Z',
  ]) {
    const reply = lookup.code(codes[0]);
    sent.at(-1)!.end([row]);
    days.push((await reply).etag?.slice(-11));
    now = next;
    await turn();
  }
  expect(days).toEqual(['2026-12-31"', '2027-01-01"', '2027-01-01"']);
});

// Everything an answer is made of changes its version; the answers kept at hand must not outlive it.
const asked = record({ code: nat(2), app: nat(2), status: nat(2), day: nat(2) });
const scanned = [1, 2, 3].map((n) => codeFrom(new Uint8Array(10).fill(n)));

test('what is kept at hand is what would be worked out anew, whatever changed in between', () =>
  assert(
    asyncProperty(array(asked, { maxLength: 30 }), async (requests) => {
      let now = at();
      let found = row;
      const pool = { query: async () => ({ rows: [found] }) } as unknown as Parameters<
        typeof makeLookup
      >[0];
      const kept = makeLookup(pool, () => now);
      for (const { code, app, status, day } of requests) {
        now = `2026-09-0${day + 1}T01:00:00.000Z`;
        found = {
          ...row,
          app_version: app,
          status_version: status,
          app_name: `应用${app}`,
          card: `{"a":"${code} ${app} ${status}"}`,
        };
        const anew = makeLookup(pool, () => now);
        expect(await kept.code(scanned[code]!)).toEqual(await anew.code(scanned[code]!));
      }
    }),
  ));
