import { act, aFiling, opine, points } from '../make';
import { makeWorld, type TestWorld } from '../world';

let w: TestWorld;
beforeAll(async () => {
  w = await makeWorld();
});
afterAll(() => w.close());

test('[S0-07] one filing goes from the teacher to the parent', async () => {
  const id = await aFiling(w, { at: 'filed' });
  const seen = await w.citySchool.teacher.api.case.open({ id });
  expect(seen.value.standing).toBe('filed');
  expect(seen.value.numbers.acceptance).toBe('河教备〔2026〕1号');
  const code = seen.value.poster!.code;
  const status = await w.public.lookup.byCode({ code });
  expect(status.value).toMatchObject({
    use: 'yes',
    decidedBy: '河滨市教育局',
    free: true,
    nature: 'recommended',
  });
});

test('[S0-02] and of a county school in the same way, by its county', async () => {
  const id = await aFiling(w, { at: 'filed', school: w.countySchool, bureau: w.county });
  const { poster, timeline, bureau } = (await w.countySchool.teacher.api.case.open({ id })).value;
  expect(bureau.name).toBe('柳湾县教育局');
  expect(timeline.map((t) => t.did)).toEqual([
    'submit',
    'sign',
    'accept',
    'opine',
    'opine',
    'opine',
    'approve',
  ]);
  expect((await w.public.lookup.byCode({ code: poster!.code })).value).toMatchObject({
    use: 'yes',
    decidedBy: '柳湾县教育局',
    school: { name: '柳湾第一小学' },
  });
});

test('bad input gets a refusal with a code we have words for, and leaves nothing half done', async () => {
  const id = await aFiling(w, { at: 'review', app: w.apps.other });
  const before = (await w.city.desk.api.case.open({ id })).value;
  const desk = w.city.desk.api.case;
  const tries = [
    desk.act({ id, do: 'explode' as never, version: before.version }),
    desk.act({ id: 'cas_1', do: 'accept', version: 1 }),
    desk.act({ id, do: 'accept', version: -1 }),
    desk.act({ id, do: 'accept', version: 1e12 }),
    desk.act({ id, do: 'accept' }),
    desk.act({ id, do: 'suspend', version: before.version, reason: '长'.repeat(501) }),
    desk.act({ id, do: 'suspend', version: before.version, reason: 'nul\u0000' }),
    desk.act({ id, do: 'suspend', version: before.version, reason: 'half \ud800' }),
    w.city.network.api.case.act({
      id,
      do: 'opine',
      round: 1,
      opinion: 'network',
      outcome: 'splendid' as never,
      answers: points.network as never,
    }),
    w.city.network.api.case.act({
      id,
      do: 'opine',
      round: 1,
      opinion: 'network',
      answers: points.network as never,
    }),
    w.city.network.api.case.act({
      id,
      do: 'opine',
      round: 1,
      opinion: 'nonsense',
      outcome: 'pass',
      answers: points.network as never,
    }),
    w.city.network.api.case.act({
      id,
      do: 'opine',
      round: 1,
      opinion: 'network',
      outcome: 'pass',
      answers: { net_mlps: { is: 'perhaps' as never } },
    }),
    w.citySchool.teacher.api.case.save({
      id,
      answers: Object.fromEntries(Array.from({ length: 201 }, (_, i) => [`f${i}`, 'x'])),
      revision: 1,
    }),
  ];
  for (const r of await Promise.all(tries)) {
    expect(r.status).toBeGreaterThanOrEqual(400);
    expect(r.status).toBeLessThan(500);
    expect(r.refusal?.code).toMatch(/^[a-z_]+$/);
  }
  expect((await w.city.desk.api.case.open({ id })).value).toEqual(before);
  expect(w.logged).toEqual([]);
});

test('an opinion keeps only what its form asks', async () => {
  const id = await aFiling(w, { at: 'review', app: w.apps.mini, answers: { moe_no: null } });
  await opine(w.city.network, id, 'network', 'pass', {
    stray: '张三的电话是13800001234',
    lead_phone: '13800009999',
    con_ads: { is: 'fail', note: '不归我管' },
  });
  const seen = (await w.city.desk.api.case.open({ id })).value.opinions.find(
    (o) => o.key === 'network',
  )!;
  expect([seen.state, seen.points.map((p) => p.label)]).toEqual([
    'pass',
    [
      '落实等级保护，定期测评',
      '收集的信息必要，告知同意书写清楚',
      '提供者开展风险排查，漏洞及时修复',
    ],
  ]);
});

test('time left is counted on, and stands still while the school has it', async () => {
  const id = await aFiling(w, { at: 'review', school: w.zoneSchool, bureau: w.zone });
  const clock = async () =>
    (await w.zone.desk.api.case.open({ id })).value.clocks.find((c) => c.id === 'review');
  expect(await clock()).toMatchObject({ state: 'running', due: { day: '2026-09-21' }, left: 15 }); // Sunday 20 September 2026 is a make-up day
  w.clock.set('2026-09-03T01:00:00.000Z');
  await opine(w.zone.network, id, 'network', 'fault', { net_mlps: { is: 'fail', note: '过期' } });
  await opine(w.zone.content, id, 'content');
  await opine(w.zone.lead, id, 'focus');
  w.clock.set('2026-09-07T01:00:00.000Z');
  expect((await clock())?.state).toBe('paused');
  await act(w.zoneSchool.teacher, id, { do: 'withdraw' });
  expect(await clock()).toBeUndefined();
  w.clock.set('2026-09-01T01:00:00.000Z');
});

test('a reason too long is refused in words, at the length its counter shows; a complaint’s answer may be longer', async () => {
  const id = await aFiling(w, {
    at: 'intake',
    app: w.apps.reader,
    school: w.zoneSchool,
    bureau: w.zone,
  });
  const { version } = (await w.zone.desk.api.case.open({ id })).value;
  const back = (reason: string) => w.zone.desk.api.case.act({ id, do: 'return', version, reason });
  expect((await back('字'.repeat(401))).refusal).toMatchObject({
    code: 'faults',
    faults: [{ field: 'reason', code: 'too_long', params: { max: 400, over: 1 } }],
  });
  expect((await back('字'.repeat(400))).status).toBe(200);
  await w.public.complaint.tell({
    school: w.zoneSchool.id,
    app: w.apps.mini,
    category: 'fee',
    happened: '每月收费。',
  });
  const { items } = (await w.zone.desk.api.case.inbox({ life: 'complaint' })).value;
  const told = items.find((item) => item.app.id === w.apps.mini)!;
  const answers = { refer_organ: 'market' };
  const answer = (reason: string) =>
    w.zone.desk.api.case.act({ id: told.id, do: 'refer', version: 1, reason, answers });
  expect((await answer('字'.repeat(1001))).status).toBe(422);
  expect((await answer('字'.repeat(1000))).status).toBe(200);
});
