import { act } from '../make';
import { makeRegion, type RegionWorld, type School } from '../region-world';
import { begunBy } from '@shared/vocabulary/lives';

// No policy lets a bureau begin a case of its own accord yet. 北京 五 has the whole way of an order, so here its bureau may begin one.
const mayBegin = begunBy as unknown as Record<string, readonly string[]>;
let w: RegionWorld;
let school: School;
let app: string;
beforeAll(async () => {
  mayBegin.order = ['bureau'];
  w = await makeRegion('beijing');
  school = w.city.filers.school!;
  app = await w.app(school.teacher!);
});
afterAll(() => {
  mayBegin.order = [];
  return w.close();
});

const desk = () => w.city.desk!;
const wanted = () => ({ life: 'order' as const, app, org: school.id });

test('a desk begins one from a case of the school, finds it in its inbox and issues it with its form', async () => {
  const filing = await w.start(school, { app });
  expect((await school.teacher!.api.case.open({ id: filing })).value.begins).toEqual([]);
  const { id } = (await desk().api.case.begin(wanted())).value;
  expect((await desk().api.case.inbox({})).value.items).toMatchObject([
    { id, life: 'order', org: { id: school.id }, mine: '拟写整改通知' },
  ]);
  const empty = await act(desk(), id, { do: 'issue', answers: {} });
  expect(empty.refusal?.faults?.map((fault) => fault.field)).toEqual(['order_what']);
  const issued = await act(desk(), id, {
    do: 'issue',
    answers: { order_what: '停止向学生收费并退还。' },
  });
  expect(issued.value).toMatchObject({ placeTitle: '限期整改中', standing: 'ordered' });
  const whole = (await desk().api.case.open({ id })).value;
  expect(whole.timeline.map((event) => event.did)).toEqual(['issue']);
  expect(whole.begins).toEqual([]);
  expect((await desk().api.case.list({ life: 'order' })).value.items.map((one) => one.id)).toEqual([
    id,
  ]);
});

test('it is refused without an organisation of its own, and while one is open', async () => {
  const begin = async (more: object) =>
    (await desk().api.case.begin({ ...wanted(), ...more })).refusal?.code;
  expect(await begin({})).toBe('duplicate_filing');
  expect(await begin({ org: undefined })).toBe('not_found');
  expect(await begin({ app: 'app_00000000000000000000' })).toBe('not_found');
  expect(await begin({ life: 'filing' })).toBe('not_yours');
  expect(await begin({ life: undefined })).toBe('not_yours');
});

test('it is not theirs: neither a school’s, nor another office’s; and whom it is about meets it nowhere', async () => {
  expect((await school.teacher!.api.case.begin(wanted())).refusal?.code).toBe('not_now');
  expect((await w.city.head!.api.case.begin(wanted())).refusal?.code).toBe('not_yours');
  const [order] = (await desk().api.case.list({ life: 'order' })).value.items;
  for (const who of [school.teacher!, school.principal!]) {
    expect((await who.api.case.open({ id: order!.id })).status).toBe(404);
    expect((await who.api.case.list({ life: 'order' })).value.items).toEqual([]);
  }
});
