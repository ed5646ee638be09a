import { ask } from '../account-world';
import { act } from '../make';
import { makeRegion, type RegionWorld, type School } from '../region-world';

// 北京 五: 市教委 orders corrections, so its desk begins an order of its own accord.
let w: RegionWorld;
let school: School;
let app: string;
beforeAll(async () => {
  w = await makeRegion('beijing');
  school = w.city.filers.school!;
  app = await w.app(school.teacher!);
});
afterAll(() => w.close());

const desk = () => w.city.desk!;
const wanted = () => ({ life: 'order' as const, app, org: school.id });
const order = { order_what: '停止向学生收费并退还。', order_until: '2026-09-15' };

test('a desk begins one from a case of the school, finds it in its inbox and issues it with its form', async () => {
  const filing = await w.start(school, { app });
  expect((await school.teacher!.api.case.open({ id: filing })).value.begins).toEqual([]);
  const { id } = (await desk().api.case.begin(wanted())).value;
  expect((await desk().api.case.inbox({})).value.items).toMatchObject([
    { id, life: 'order', org: { id: school.id }, mine: '拟写整改通知' },
  ]);
  const empty = await act(desk(), id, { do: 'issue', answers: {} });
  expect(empty.refusal?.faults?.map((fault) => fault.field)).toEqual(['order_what', 'order_until']);
  const past = await act(desk(), id, {
    do: 'issue',
    answers: { ...order, order_until: '2026-09-01' },
  });
  expect(past.refusal?.faults).toMatchObject([{ field: 'order_until', code: 'in_past' }]);
  const issued = await act(desk(), id, { do: 'issue', answers: order });
  expect(issued.value).toMatchObject({
    placeTitle: '限期整改，待签收',
    standing: 'ordered',
    number: '云教备改〔2026〕1号',
  });
  const whole = (await desk().api.case.open({ id })).value;
  expect(whole.timeline.map((event) => event.did)).toEqual(['issue']);
  expect(whole.begins).toEqual(['listing']);
  expect((await desk().api.case.list({ life: 'order' })).value.items.map((one) => one.id)).toEqual([
    id,
  ]);
});

test('it is refused while one is open, and about what there is not', async () => {
  const begin = async (more: object) =>
    (await desk().api.case.begin({ ...wanted(), ...more })).refusal?.code;
  expect(await begin({})).toBe('duplicate_filing');
  expect(await begin({ org: `org_${'0'.repeat(24)}` })).toBe('not_found');
  expect(await begin({ org: w.county.filers.school!.id })).toBe('not_found');
  expect(await begin({ org: w.city.id })).toBe('not_found');
  expect(await begin({ app: 'app_00000000000000000000' })).toBe('not_found');
  expect(await begin({ life: 'filing' })).toBe('not_yours');
  expect(await begin({ life: undefined })).toBe('not_yours');
});

test('without an organisation it is about the app’s provider, to whom papers are put though nobody of it can sign in', async () => {
  const { id } = (await desk().api.case.begin({ ...wanted(), org: undefined })).value;
  const [firm] = await ask<{ id: string; name: string; kind: string }>(
    w,
    `SELECT o.id, o.name, o.kind FROM case_file f JOIN org o ON o.id = f.respondent_org WHERE f.id = $1`,
    id,
  );
  expect(firm).toMatchObject({ kind: 'provider', name: expect.stringMatching(/^练习科技/) });
  const again = await desk().api.case.begin({ ...wanted(), org: undefined });
  expect(again.refusal?.code).toBe('duplicate_filing');
  const firms = await ask(w, `SELECT 1 FROM org WHERE kind = 'provider'`);
  expect(firms).toHaveLength(1);
  const issued = await act(desk(), id, { do: 'issue', answers: order });
  expect(issued.value).toMatchObject({ placeTitle: '待书面送达' });
});

test('it is not theirs: neither a school’s, nor another office’s, nor the county’s; and until it is issued whom it is about meets it nowhere', async () => {
  expect((await school.teacher!.api.case.begin(wanted())).refusal?.code).toBe('not_now');
  expect((await w.city.head!.api.case.begin(wanted())).refusal?.code).toBe('not_yours');
  const ofCounty = { ...wanted(), org: w.county.filers.school!.id };
  expect((await w.county.desk!.api.case.begin(ofCounty)).refusal).toMatchObject({
    code: 'not_yours',
    params: { why: 'other_bureau' },
  });
  const draft = (await desk().api.case.begin({ ...wanted(), app: await w.app(school.teacher!) }))
    .value.id;
  for (const who of [school.teacher!, school.principal!]) {
    expect((await who.api.case.open({ id: draft })).status).toBe(404);
    const seen = (await who.api.case.list({ life: 'order' })).value.items.map((one) => one.id);
    expect(seen).not.toContain(draft);
    expect(seen).toHaveLength(1);
  }
});
