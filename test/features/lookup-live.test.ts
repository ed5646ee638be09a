import { barProvider } from '@functions/demo/plant';
import { api } from '@shared/contract';
import { queueJob } from '@functions/outbox/store';
import { ask } from '../account-world';
import { requestOf } from '../client';
import { act, aFiling, anApp } from '../make';
import { makeWorld, POLICY, type TestWorld } from '../world';

let w: TestWorld;
beforeEach(async () => {
  w = await makeWorld();
});
afterEach(() => w.close());

const read = async (
  app: string,
  kept?: string,
): Promise<{ status: number; tag: string; body: unknown }> => {
  const request = requestOf(api.lookup.byPair, { school: w.citySchool.id, app });
  if (kept) request.headers.set('if-none-match', kept);
  const reply = await w.fetch(request);
  return {
    status: reply.status,
    tag: reply.headers.get('etag')!,
    body: reply.status === 200 ? await reply.json() : undefined,
  };
};

describe('what the registry says at this moment', () => {
  test('a national filing paused, ended and valid again by a plain UPDATE turns the page each time, with no job and no other writing', async () => {
    const app = await anApp(w);
    await aFiling(w, { at: 'filed', app });
    const set = (standing: string) =>
      ask(w, 'UPDATE app SET moe_standing = $2 WHERE id = $1', app, standing);
    const green = {
      use: 'yes',
      rule: 'filed',
      since: '2026-09-01',
      next: { from: '2026-10-02', use: 'no' },
    };
    const red = { use: 'no', rule: 'moe_revoked', clause: { no: '二' } };
    let last = await read(app);
    expect(last.body).toMatchObject(green);
    for (const [standing, shown] of [
      ['paused', red],
      ['revoked', red],
      ['valid', green],
      ['unknown', green],
    ] as const) {
      await set(standing);
      const now = await read(app, last.tag);
      expect([standing, now.status, now.body]).toEqual([
        standing,
        200,
        expect.objectContaining({ use: shown.use }),
      ]);
      expect(now.body).toMatchObject(shown);
      last = now;
    }
    expect((await read(app, last.tag)).status).toBe(304);
  });

  test('only what a turn would change is kept with the page, once for standings that come to the same', async () => {
    const app = await anApp(w);
    await aFiling(w, { at: 'filed', app });
    const [row] = await ask<{ spans: { id: string; if?: string[] }[] }>(
      w,
      'SELECT spans FROM public_status WHERE app_id = $1',
      app,
    );
    expect(row!.spans.map((s) => [s.id, s.if])).toEqual([
      ['moe_revoked', ['paused', 'revoked']],
      ['online_overdue', ['paused', 'revoked']],
      ['filed', undefined],
      ['online_overdue', undefined],
    ]);
  });

  test('a page written before turns were kept reads as it did', async () => {
    const app = await anApp(w);
    await aFiling(w, { at: 'filed', app });
    await ask(
      w,
      "UPDATE public_status SET spans = jsonb_path_query_array(spans, '$[*] ? (!exists(@.if))') WHERE app_id = $1",
      app,
    );
    await ask(w, "UPDATE app SET moe_standing = 'revoked' WHERE id = $1", app);
    expect((await read(app)).body).toMatchObject({
      use: 'yes',
      rule: 'filed',
      since: '2026-09-01',
      next: { from: '2026-10-02' },
    });
  });

  test('a provider that was listed is red for a phone that kept the page', async () => {
    const kept = await read(w.apps.other);
    await w.asSystem((tx) => barProvider(tx, w.apps.other));
    expect(await read(w.apps.other, kept.tag)).toMatchObject({
      status: 200,
      body: { rule: 'barred', list: { title: '黑名单' } },
    });
  });

  test('where what was filed was withdrawn, the tag changes with what the policy says of what nobody filed', async () => {
    const app = await anApp(w);
    const id = await aFiling(w, { at: 'intake', app });
    await act(w.citySchool.teacher, id, { do: 'withdraw' });
    const first = await read(app);
    expect(first).toMatchObject({ body: { rule: 'none', says: '未查到备案，备案审查后方可使用' } });
    expect((await read(app, first.tag)).status).toBe(304);
    await ask(
      w,
      `UPDATE policy_card SET unfiled = jsonb_set(unfiled, '{valid,says}', '"未查到备案，不得使用"') WHERE policy = $1`,
      POLICY,
    );
    expect(await read(app, first.tag)).toMatchObject({
      status: 200,
      body: { says: '未查到备案，不得使用' },
    });
  });

  test('where nothing was filed, the tag changes with what the bureau’s policy forbids and with the bureau’s telephone', async () => {
    const first = await read(w.apps.other);
    expect((await read(w.apps.other, first.tag)).status).toBe(304);
    await ask(w, "UPDATE policy_card SET rules = jsonb_set(rules::jsonb, '{forbids}', '[]')::text");
    const second = await read(w.apps.other, first.tag);
    expect(second).toMatchObject({ status: 200, body: { forbids: [] } });
    await ask(w, "UPDATE org SET tel = '0527-80000009' WHERE id = $1", w.city.id);
    expect(await read(w.apps.other, second.tag)).toMatchObject({
      status: 200,
      body: { bureau: { tel: '0527-80000009' } },
    });
  });
});

describe('pages written anew after an app changed', () => {
  const copies = 100;
  /** A hundred more schools with the same filing, on the page before the real one. */
  const copy = async (filing: string): Promise<void> => {
    const like = (table: string, where: string, change: string) =>
      ask(
        w,
        `INSERT INTO ${table} SELECT (jsonb_populate_record(x, jsonb_build_object(${change}))).* FROM ${table} x, generate_series(1, ${copies}) n WHERE ${where} = $1`,
        filing,
      );
    const school = "'org_' || lpad(n::text, 24, '0')";
    const id = "'cas_' || lpad(n::text, 24, '0')";
    await ask(
      w,
      `INSERT INTO org SELECT (jsonb_populate_record(x, jsonb_build_object('id', ${school}))).* FROM org x, generate_series(1, ${copies}) n WHERE x.id = $1`,
      w.citySchool.id,
    );
    await like('case_file', 'x.id', `'id', ${id}, 'filer_org', ${school}, 'number', NULL`);
    await like('public_status', 'x.filing_id', `'filing_id', ${id}, 'school_id', ${school}`);
  };
  const renamed = async () =>
    Number(
      (
        await ask<{ n: string }>(
          w,
          "SELECT count(*) AS n FROM public_status WHERE card::jsonb->'app'->>'name' = '新名字'",
        )
      )[0]!.n,
    );
  const change = async (): Promise<void> => {
    await ask(w, "UPDATE app SET name = '新名字' WHERE id = $1", w.apps.reader);
    await w.asSystem((tx) =>
      queueJob(tx, {
        id: w.server.newId('job'),
        kind: 'app.changed',
        body: { app: w.apps.reader },
        at: w.server.now(),
      }),
    );
    await w.drain();
  };
  const nth = (n: number): string => `cas_${String(n).padStart(24, '0')}`;

  test('a filing that fails, in our code or in the database, holds up neither its hundred nor the pages behind it, and is tried again alone until it turns', async () => {
    await copy(await aFiling(w, { at: 'filed' }));
    await ask(w, "UPDATE case_file SET policy = 'lost@2020-01-01' WHERE id = $1", nth(2));
    await ask(
      w,
      `ALTER TABLE public_status ADD CONSTRAINT stuck CHECK (filing_id <> '${nth(5)}') NOT VALID`,
    );
    await change();
    expect(await renamed()).toBe(copies + 1 - 2);
    expect(w.logged.flatMap((l) => l.filing ?? [])).toEqual([nth(2), nth(5)]);
    const waiting = () =>
      ask(
        w,
        "SELECT body FROM outbox WHERE kind = 'app.changed' AND done_at IS NULL ORDER BY body->>'filing'",
      );
    expect(await waiting()).toEqual([{ body: { filing: nth(2) } }, { body: { filing: nth(5) } }]);
    await ask(w, `UPDATE case_file SET policy = 'suqian@2024-09-01' WHERE id = '${nth(2)}'`);
    w.clock.set('2026-09-01T01:05:00.000Z');
    await w.drain();
    expect([await renamed(), await waiting()]).toEqual([copies, [{ body: { filing: nth(5) } }]]);
    await ask(w, 'ALTER TABLE public_status DROP CONSTRAINT stuck');
    w.clock.set('2026-09-01T01:30:00.000Z');
    await w.drain();
    expect([await renamed(), await waiting()]).toEqual([copies + 1, []]);
  });
});
