import { archive, act, aFiling, anApp, sign, submit } from '../make';
import { makeWorld, type TestWorld } from '../world';

const START = '2026-09-01T01:00:00.000Z';
let w: TestWorld;
beforeAll(async () => {
  w = await makeWorld({ start: START });
});
beforeEach(() => w.clock.set(START));
afterAll(() => w.close());

describe('催办', () => {
  test('past the promised day the school reminds the desk, which hears of it; before that it may not', async () => {
    const { teacher, principal } = w.citySchool;
    const id = await aFiling(w, { at: 'intake', app: await anApp(w) });
    expect((await act(teacher, id, { do: 'remind' })).refusal).toMatchObject({
      code: 'not_now',
      clause: { kind: 'house' },
    });
    w.clock.set('2026-09-21T01:00:00.000Z');
    const done = await act(principal, id, { do: 'remind' });
    expect([done.status, done.value?.place]).toEqual([200, 'intake']);
    await w.drain();
    const inbox = (await w.city.desk.api.messages.list({})).value.items;
    expect(inbox.some((m) => m.title.includes('学校催办') && m.about === id)).toBe(true);
  });

  test("it stands in nobody's way: the principal can still take the signature back", async () => {
    const id = await aFiling(w, { at: 'intake', app: await anApp(w) });
    w.clock.set('2026-09-21T01:00:00.000Z');
    await act(w.citySchool.teacher, id, { do: 'remind' });
    expect((await act(w.citySchool.principal, id, { do: 'recall' })).value).toMatchObject({
      place: 'signing',
    });
  });

  test("it is the school's to do, not the bureau's and not another school's", async () => {
    const id = await aFiling(w, { at: 'intake', app: await anApp(w) });
    w.clock.set('2026-09-21T01:00:00.000Z');
    expect((await act(w.city.desk, id, { do: 'remind' })).refusal?.code).toBe('not_your_step');
    expect(
      (await w.countySchool.teacher.api.case.act({ id, do: 'remind', version: 2 })).status,
    ).toBe(404);
  });
});

describe('续期', () => {
  test('it begins with everything that is in force, which stays in force until the next grant, and the next grant sets the next day of review', async () => {
    const { teacher, principal } = w.citySchool;
    const { desk, network, content, lead, head } = w.city;
    const app = await anApp(w, { kind: 'mini' });
    const id = await aFiling(w, { at: 'filed', app });
    await archive(w, { teacher, desk }, id);
    w.clock.set('2027-08-20T01:00:00.000Z');
    expect((await act(teacher, id, { do: 'renew' })).value).toMatchObject({ place: 'revising' });
    const opened = (await teacher.api.case.open({ id })).value;
    expect(opened.answers).toMatchObject({
      overview: expect.any(String),
      funding: 'budget',
      project_lead: '周敏',
      decision_minutes: [expect.anything()],
    });
    expect((await w.public.lookup.byPair({ school: w.citySchool.id, app })).value.use).toBe('yes');
    // One answer is new; nothing else is asked again.
    expect((await submit(w, teacher, id, { decision_day: '2027-08-18' })).status).toBe(200);
    expect((await sign(w, principal, id)).status).toBe(200);
    await act(desk, id, { do: 'accept' });
    const seen = (await desk.api.case.open({ id })).value;
    expect(seen.inForce?.decision_day).not.toBe(seen.answers.decision_day);
    for (const [who, opinion] of [
      [network, 'network'],
      [content, 'content'],
      [lead, 'focus'],
    ] as const) {
      const state = (await who.api.case.open({ id })).value;
      if (state.opinions.find((o) => o.key === opinion)?.state !== 'open') continue;
      const form = {
        network: ['net_mlps', 'net_data', 'net_holes'],
        content: ['con_harm', 'con_ads', 'con_games'],
        focus: ['p_mechanism', 'p_collective', 'p_contract', 'p_fair', 'p_proper'],
      }[opinion];
      expect(
        (
          await act(who, id, {
            do: 'opine',
            opinion,
            outcome: 'pass',
            answers: Object.fromEntries(
              [
                ...form,
                ...state.findings.filter((f) => f.says === 'ask').map((f) => `check:${f.id}`),
              ].map((f) => [f, { is: 'pass' }]),
            ) as never,
          })
        ).status,
      ).toBe(200);
    }
    expect(
      (await act(head, id, { do: 'approve', answers: { approval_text: '同意续期。' } })).value,
    ).toMatchObject({ place: 'filed' });
    await archive(w, { teacher, desk }, id);
    w.clock.set('2027-12-01T01:00:00.000Z');
    expect((await w.public.lookup.byPair({ school: w.citySchool.id, app })).value).toMatchObject({
      use: 'yes',
      decidedOn: '2027-08-20',
    });
    expect(
      (await teacher.api.case.open({ id })).value.clocks.find((c) => c.id === 'recheck')?.due?.day,
    ).toBe('2028-08-20');
  });

  test('only what is filed is renewed, and only by its school', async () => {
    const id = await aFiling(w, { at: 'review', app: await anApp(w) });
    expect((await act(w.citySchool.teacher, id, { do: 'renew' })).refusal?.code).toBe('not_now');
    const filed = await aFiling(w, { at: 'filed', app: await anApp(w) });
    expect((await act(w.city.desk, filed, { do: 'renew' })).refusal?.code).toBe('not_your_step');
  });
});

describe('the same app elsewhere', () => {
  test('a reviewer sees what it and its provider came to at other schools of the region; the school does not', async () => {
    const app = await anApp(w, { provider: '到处可见科技有限公司', name: '到处可见' });
    const other = await anApp(w, { provider: '到处可见科技有限公司', name: '到处可见二号' });
    await aFiling(w, { at: 'filed', app });
    const paused = await aFiling(w, { at: 'filed', app: other });
    await act(w.city.head, paused, { do: 'suspend', reason: '数据泄露' });
    const id = await aFiling(w, { at: 'review', app, school: w.countySchool, bureau: w.county });
    expect((await w.county.desk.api.case.open({ id })).value.elsewhere).toEqual({
      app: { filed: 1 },
      provider: { suspended: 1 },
    });
    expect((await w.countySchool.teacher.api.case.open({ id })).value.elsewhere).toBeUndefined();
  });

  test("[S2-09] a second tool for the same use is pointed out to the reviewer, with the nation's article", async () => {
    await aFiling(w, { at: 'filed', app: await anApp(w) });
    const id = await aFiling(w, { at: 'review', app: await anApp(w) });
    const findings = (await w.city.desk.api.case.open({ id })).value.findings;
    expect(findings.find((f) => f.clause.no === '（十）' && f.says === 'warn')).toMatchObject({
      clause: { doc: '教技函〔2019〕55号', kind: 'text' },
    });
  });
});
