import { randomBytes } from 'node:crypto';
import { ask } from '../account-world';
import { act, aFiling, fill, goodAnswers, points } from '../make';
import { makeWorld, type Actor, type TestWorld } from '../world';

jest.setTimeout(60_000);
let w: TestWorld;
beforeAll(async () => {
  w = await makeWorld();
});
afterAll(() => w.close());

type Input = Parameters<Actor['api']['case']['act']>[0];
const events = (id: string, did: string) =>
  ask(w, `SELECT seq FROM case_event WHERE case_id = $1 AND body::jsonb->>'did' = $2`, id, did);
const jobs = (id: string) => ask(w, `SELECT 1 FROM outbox WHERE body->>'case' = $1`, id);
const newKey = () => randomBytes(12).toString('hex');

/** Sends one act a hundred times at once and expects one effect and a hundred equal replies. */
const hundred = async (who: Actor, id: string, input: Input, did: string): Promise<void> => {
  const before = (await jobs(id)).length;
  const key = newKey();
  const replies = await Promise.all(
    Array.from({ length: 100 }, () => who.api.case.act(input, { key })),
  );
  expect(replies.filter((r) => r.status !== 200)).toEqual([]);
  expect(new Set(replies.map((r) => r.text)).size).toBe(1);
  expect(await events(id, did)).toHaveLength(1);
  expect(await jobs(id)).toHaveLength(before + 1);
  expect((await who.api.case.act({ ...input, reason: '另一个内容' }, { key })).refusal?.code).toBe(
    'key_reused',
  );
  expect(await events(id, did)).toHaveLength(1);
};

test('submit, opine and approve, a hundred times at once each', async () => {
  const { teacher } = w.citySchool;
  const id = await aFiling(w, { at: 'draft' });
  await hundred(
    teacher,
    id,
    { id, do: 'submit', version: 0, answers: (await fill(w, teacher, id)) as never },
    'submit',
  );
  const [kept] = await ask<{ sealed: number; answers: number }>(
    w,
    `SELECT (SELECT count(*)::int FROM case_text WHERE case_id = f.id) AS sealed,
      (SELECT count(*)::int FROM jsonb_each(f.state->'answers') a WHERE a.value ? 'sealed') AS answers FROM case_file f WHERE id = $1`,
    id,
  );
  expect(kept!.sealed).toBe(kept!.answers);
  const reviewed = await aFiling(w, { at: 'review', app: w.apps.other });
  await hundred(
    w.city.network,
    reviewed,
    {
      id: reviewed,
      do: 'opine',
      round: 1,
      opinion: 'network',
      outcome: 'pass',
      answers: points.network as never,
    },
    'opine',
  );
  const ready = await aFiling(w, { at: 'approval', app: w.apps.mini });
  const version = (await w.city.head.api.case.open({ id: ready })).value.version;
  await hundred(
    w.city.head,
    ready,
    { id: ready, do: 'approve', version, answers: { approval_text: '同意备案。' } },
    'approve',
  );
  expect(
    await ask(
      w,
      'SELECT 1 FROM poster WHERE school_id = $1 AND app_id = $2',
      w.citySchool.id,
      w.apps.mini,
    ),
  ).toHaveLength(1);
  expect(await ask(w, 'SELECT 1 FROM paper_copy WHERE case_id = $1', ready)).toHaveLength(2);
});

test('a hundred complaints with one key are one, also of two people who happened to choose the same key', async () => {
  const key = newKey();
  const input = {
    school: w.citySchool.id,
    app: w.apps.reader,
    category: 'unfiled',
    happened: '同一次。',
  };
  const replies = await Promise.all(
    Array.from({ length: 100 }, () => w.public.complaint.tell(input, { key })),
  );
  expect(new Set(replies.map((r) => r.text)).size).toBe(1);
  expect(await ask(w, `SELECT 1 FROM case_file WHERE life = 'complaint'`)).toHaveLength(1);
  const note = {
    id: await aFiling(w, { at: 'intake', school: w.countySchool, bureau: w.county }),
    text: '同一把钥匙',
  };
  const [a, b] = await Promise.all([
    w.county.desk.api.case.note(note, { key }),
    w.county.head.api.case.note(note, { key }),
  ]);
  expect([a.status, b.status]).toEqual([200, 200]);
  expect(await ask(w, 'SELECT 1 FROM note WHERE case_id = $1', note.id)).toHaveLength(2);
});

test('a hundred different acts at once on one version: one wins, the others hear that it changed', async () => {
  const id = await aFiling(w, { at: 'intake', school: w.zoneSchool, bureau: w.zone });
  const { version } = (await w.zone.desk.api.case.open({ id })).value;
  const replies = await Promise.all(
    Array.from({ length: 100 }, () => w.zone.desk.api.case.act({ id, do: 'accept', version })),
  );
  expect(replies.filter((r) => r.status === 200)).toHaveLength(1);
  expect(new Set(replies.filter((r) => r.status !== 200).map((r) => r.refusal?.code))).toEqual(
    new Set(['changed_meanwhile']),
  );
  expect(await events(id, 'accept')).toHaveLength(1);
});

test('a refusal is not kept: the same key works once the fault is mended', async () => {
  const id = await aFiling(w, {
    at: 'draft',
    school: w.countySchool,
    bureau: w.county,
    app: w.apps.other,
  });
  const key = newKey();
  const { teacher } = w.countySchool;
  const input = { id, do: 'submit' as const, version: 0 };
  expect(
    (await teacher.api.case.act({ ...input, answers: goodAnswers() as never }, { key })).refusal
      ?.code,
  ).toBe('faults');
  expect(
    (
      await teacher.api.case.act(
        { ...input, answers: (await fill(w, teacher, id)) as never },
        { key },
      )
    ).status,
  ).toBe(200);
});

test('a key that is missing, short or strange is refused before anything happens', async () => {
  const id = await aFiling(w, {
    at: 'draft',
    school: w.zoneSchool,
    bureau: w.zone,
    app: w.apps.other,
  });
  for (const key of ['short', 'a'.repeat(101), 'sixteen letters!!'])
    expect(
      (await w.zoneSchool.teacher.api.case.act({ id, do: 'submit', version: 0 }, { key })).refusal
        ?.faults?.[0],
    ).toMatchObject({ field: 'idempotency-key' });
});

test('two offices give their opinions in the same millisecond', async () => {
  for (let n = 0; n < 5; n += 1) {
    const app = (
      await w.citySchool.teacher.api.registry.add({
        name: `同时审查${n}`,
        kind: 'app',
        provider: '河滨智学科技有限公司',
        moeNo: '教APP备3200130号',
      })
    ).value.app;
    const id = await aFiling(w, { at: 'review', app });
    const give = (who: Actor, opinion: 'network' | 'content') =>
      who.api.case.act({
        id,
        do: 'opine',
        round: 1,
        opinion,
        outcome: 'pass',
        answers: points[opinion] as never,
      });
    const both = await Promise.all([
      give(w.city.network, 'network'),
      give(w.city.content, 'content'),
    ]);
    expect(both.map((r) => (r.text.includes('refusal') ? r.text : r.status))).toEqual([200, 200]);
    const seen = (await w.city.lead.api.case.open({ id })).value;
    expect(seen.opinions.map((o) => [o.key, o.state]).sort()).toEqual([
      ['content', 'pass'],
      ['focus', 'open'],
      ['network', 'pass'],
    ]);
    expect(await events(id, 'opine')).toHaveLength(2);
  }
});

test('a pool of one connection, as in a cloud function, is enough for every act', async () => {
  const small = await makeWorld({ connections: 1 });
  try {
    await aFiling(small, { at: 'filed' });
    expect(await small.drain()).toBeGreaterThan(0);
    expect(small.logged).toEqual([]);
  } finally {
    await small.close();
  }
});

test('refused requests give their connection back', async () => {
  const one = await makeWorld({ connections: 1 });
  try {
    const { teacher } = one.citySchool;
    const stranger = { ...teacher, api: one.public };
    for (let n = 0; n < 5; n += 1) {
      await Promise.all([
        stranger.api.account.me({}),
        teacher.api.bureau.members({}),
        teacher.api.case.open({ id: 'nonsense' }),
        teacher.api.case.open({ id: one.server.newId('case') }),
        teacher.api.case.act(
          { id: one.server.newId('case'), do: 'accept', version: 1 },
          { key: 'short' },
        ),
      ]);
    }
    expect([one.server.pool.idleCount, one.server.pool.waitingCount]).toEqual([
      one.server.pool.totalCount,
      0,
    ]);
    expect((await teacher.api.account.me({})).status).toBe(200);
  } finally {
    await one.close();
  }
});

test('nothing of all this was a fault of ours', async () => {
  await act(
    w.city.desk,
    await aFiling(w, {
      at: 'intake',
      app: (
        await w.citySchool.teacher.api.registry.add({
          name: '最后一个',
          kind: 'mini',
          provider: '河滨智学科技有限公司',
        })
      ).value.app,
    }),
    { do: 'accept' },
  );
  expect(w.logged).toEqual([]);
});
