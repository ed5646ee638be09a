import { barProvider } from '@functions/demo/plant';
import { act, aFiling, anApp, opine } from '../make';
import { makeWorld, type Actor, type TestWorld } from '../world';

let w: TestWorld;
let school: TestWorld['citySchool'];
let city: TestWorld['city'];
beforeAll(async () => {
  w = await makeWorld();
  ({ citySchool: school, city } = w);
});
afterAll(() => w.close());

const at = async (place: 'intake' | 'review' | 'approval' | 'filed') => {
  const app = await anApp(w);
  return { app, id: await aFiling(w, { at: place, app }) };
};
const status = async (app: string) =>
  (await w.public.lookup.byPair({ school: school.id, app })).value;
const approve = (who: Actor, id: string) =>
  act(who, id, { do: 'approve', answers: { approval_text: '同意备案。' } });
/** Gives a person of the house a second seat in the city's bureau. */
const alsoSits = async (
  who: Actor,
  role: 'head' | 'office' | 'desk',
  slots: string[] = [],
): Promise<Actor> => {
  const seat = w.server.newId('member');
  await w.asSystem((tx) =>
    tx
      .insertInto('member')
      .values({
        id: seat,
        person_id: who.person,
        org_id: city.id,
        role,
        slots,
        title: '',
        created_at: w.clock.get(),
      })
      .execute(),
  );
  return w.signIn({ person: who.person, seat });
};

test('[S0-08] only what the bureau has approved may be used: nothing, in review, then yes', async () => {
  const app = await anApp(w);
  expect(await status(app)).toMatchObject({
    use: 'none',
    says: '未查到备案，备案审查后方可使用',
    clause: { doc: '宿教办发〔2024〕25号', no: '二' },
  });
  const id = await aFiling(w, { at: 'approval', app });
  expect(await status(app)).toMatchObject({
    use: 'none',
    rule: 'in_review',
    says: '正在审查，暂不可用',
  });
  expect((await approve(city.head, id)).value).toMatchObject({ place: 'filed', standing: 'filed' });
  expect(await status(app)).toMatchObject({
    use: 'yes',
    rule: 'filed',
    clause: {
      doc: '宿教办发〔2024〕25号',
      no: '二',
      quote: expect.stringContaining('备案审查后方可使用'),
    },
    decidedBy: '河滨市教育局',
    decidedOn: '2026-09-01',
  });
  expect((await status(app)).validUntil).toBeUndefined();
});

test('no approval before every opinion is in: not in review, not by skipping one', async () => {
  const { id } = await at('review');
  expect((await approve(city.head, id)).refusal).toMatchObject({
    code: 'not_now',
    params: { place: '审查中' },
  });
  await opine(city.network, id, 'network');
  await opine(city.content, id, 'content');
  expect((await approve(city.head, id)).refusal?.code).toBe('not_now');
  expect((await act(city.head, id, { do: 'reject', reason: '不要' })).refusal?.code).toBe(
    'not_now',
  );
  await opine(city.lead, id, 'focus');
  expect((await approve(city.head, id)).status).toBe(200);
});

test('an approval says something, and is given once, from the version that was seen', async () => {
  const { id } = await at('approval');
  expect((await act(city.head, id, { do: 'approve' })).refusal?.faults).toMatchObject([
    { field: 'approval_text', code: 'missing' },
  ]);
  const { version } = (await city.head.api.case.open({ id })).value;
  const answers = { approval_text: '同意备案。' };
  const replies = await Promise.all(
    [1, 2, 3].map(() => city.head.api.case.act({ id, do: 'approve', version, answers })),
  );
  expect(replies.map((r) => r.status).sort()).toEqual([200, 409, 409]);
  expect((await approve(city.head, id)).refusal?.code).toBe('not_now');
  expect(
    (await school.teacher.api.case.open({ id })).value.timeline.filter((t) => t.did === 'approve'),
  ).toHaveLength(1);
});

test('what turned bad since the submission stops the approval, with its clause', async () => {
  const { id, app } = await at('approval');
  await w.asSystem((tx) => barProvider(tx, app));
  expect(await approve(city.head, id)).toMatchObject({
    status: 422,
    refusal: {
      code: 'findings',
      faults: [
        {
          label: '提供者已列入黑名单，禁止使用',
          clause: { no: '（十六）' },
          params: { finding: 'barred' },
        },
      ],
    },
  });
  expect((await school.teacher.api.case.open({ id })).value.place).toBe('approval');
});

describe('a rejection', () => {
  test('carries its reason and its article, and a new filing may begin', async () => {
    const { id, app } = await at('approval');
    expect(
      (await act(city.head, id, { do: 'reject', reason: '与已备案的应用重复' })).value,
    ).toMatchObject({ place: 'rejected', standing: 'rejected' });
    const last = (await school.teacher.api.case.open({ id })).value.timeline.at(-1);
    expect(last).toMatchObject({
      did: 'reject',
      title: '不予备案',
      office: '河滨市教育局审批负责人',
      reason: '与已备案的应用重复',
      clauses: [{ doc: '宿教办发〔2024〕25号', no: '二' }],
    });
    expect(await status(app)).toMatchObject({ use: 'none', rule: 'none' });
    expect((await school.teacher.api.case.begin({ app })).status).toBe(200);
  });

  test('without a reason is refused', async () => {
    const { id } = await at('approval');
    expect(await act(city.head, id, { do: 'reject' })).toMatchObject({
      status: 422,
      refusal: { code: 'reason_needed', clause: { no: '二' } },
    });
  });
});

test('not yours: only the head of the deciding bureau decides', async () => {
  const { id } = await at('approval');
  for (const who of [city.network, city.content, city.admin, school.principal, school.teacher])
    expect((await approve(who, id)).refusal).toMatchObject({
      code: 'not_your_step',
      clause: { no: '二' },
    });
  expect(
    (
      await w.county.head.api.case.act({
        id,
        do: 'approve',
        version: 6,
        answers: { approval_text: '同意' },
      })
    ).status,
  ).toBe(404);
  const below = await aFiling(w, { at: 'approval', school: w.countySchool, bureau: w.county });
  expect((await approve(city.head, below)).refusal?.code).toBe('not_your_step');
  expect((await approve(w.county.head, below)).status).toBe(200);
});

describe('nobody decides where they took part before', () => {
  test('who accepted does not approve', async () => {
    const both = await alsoSits(city.desk, 'head');
    const { id } = await at('approval');
    for (const input of [
      { do: 'approve', answers: { approval_text: '同意' } },
      { do: 'reject', reason: '不行' },
    ] as const) {
      expect(await act(both, id, input)).toMatchObject({
        status: 403,
        refusal: { code: 'took_part_before', clause: { no: '回避', kind: 'house' } },
      });
    }
    expect(
      (await both.api.case.open({ id })).value.offers.find((o) => o.do === 'approve')?.why,
    ).toMatchObject({ code: 'took_part_before' });
  });

  test('who gave an opinion does not approve, whichever it was', async () => {
    for (const who of [city.network, city.content, city.lead]) {
      const both = await alsoSits(who, 'head');
      const { id } = await at('approval');
      expect((await approve(both, id)).refusal?.code).toBe('took_part_before');
      expect((await approve(city.head, id)).status).toBe(200);
    }
  });

  test('who filed gives no opinion', async () => {
    const both = await alsoSits(school.teacher, 'office', ['content']);
    const { id } = await at('review');
    expect(await opine(both, id, 'content')).toMatchObject({
      status: 403,
      refusal: { code: 'took_part_before' },
    });
    expect(
      (await both.api.case.open({ id })).value.offers.find((o) => o.do === 'opine')?.why,
    ).toMatchObject({ code: 'took_part_before' });
  });
});

test('[S0-35] what is decided stands with office and date; the school never reads a name of the bureau', async () => {
  const { id } = await at('filed');
  const own = JSON.stringify((await school.principal.api.case.open({ id })).value);
  for (const name of ['牵头', '网安', '内容', '局长'])
    expect(own).not.toContain(`河滨市教育局${name}`);
  expect(own).not.toMatch(/"person"/);
  const decided = (await city.head.api.case.open({ id })).value;
  expect(decided).toMatchObject({ grantedOn: '2026-09-01', inForce: { nature: 'recommended' } });
  expect(decided.timeline.at(-1)).toMatchObject({ did: 'approve', person: '河滨市教育局局长' });
});
