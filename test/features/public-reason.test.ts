import { act, aFiling, anApp } from '../make';
import { makeWorld, type Actor, type TestWorld } from '../world';

let w: TestWorld;
let school: TestWorld['citySchool'];
let city: TestWorld['city'];
beforeAll(async () => {
  w = await makeWorld();
  ({ citySchool: school, city } = w);
});
afterAll(() => w.close());

const filed = async () => {
  const app = await anApp(w);
  const id = await aFiling(w, { at: 'filed', app });
  const page = async () => (await w.public.lookup.byPair({ school: school.id, app })).value;
  return { id, app, page };
};
const told = (text: string) => ({ public_reason: text }) as never;
const HIDDEN = '家长张某来电反映，网警通报〔2026〕7号';

test('the sentence for parents is on the public page with who said it and when; the reason for the office is not', async () => {
  const { id, app, page } = await filed();
  w.clock.set('2026-09-05T08:00:00.000Z');
  const done = await act(city.desk, id, {
    do: 'suspend',
    reason: HIDDEN,
    answers: told('应用发生数据泄露，正在核查。'),
  });
  expect(done.status).toBe(200);
  expect((await page()).record).toEqual([
    { on: '2026-09-01', what: '备案', by: '河滨市教育局' },
    {
      on: '2026-09-05',
      what: '暂停使用',
      by: '河滨市教育局',
      why: '应用发生数据泄露，正在核查。',
    },
  ]);
  const raw = await w.public.lookup.byPair({ school: school.id, app });
  expect(raw.text).not.toContain('网警');
  expect((await school.teacher.api.case.open({ id })).value.timeline.at(-1)).toMatchObject({
    did: 'suspend',
    reason: HIDDEN,
  });
  w.clock.set('2026-09-01T01:00:00.000Z');
});

test('it may be left out: then the record has the act alone', async () => {
  const { id, page } = await filed();
  await act(school.principal, id, { do: 'suspend', reason: HIDDEN });
  expect((await page()).record!.at(-1)).toEqual({
    on: '2026-09-01',
    what: '暂停使用',
    by: '河滨实验小学',
  });
});

test.each([
  ['a telephone', '请打13800001234问周老师', 'reveals'],
  ['an identity number', '学生320102201501011234的信息泄露', 'reveals'],
  ['too many characters', '泄'.repeat(101), 'too_long'],
])('%s in it is refused, and nothing is suspended', async (_, text, code) => {
  const { id, page } = await filed();
  const refused = await act(city.desk, id, {
    do: 'suspend',
    reason: '事件',
    answers: told(text),
  });
  expect(refused.refusal).toMatchObject({
    code: 'faults',
    faults: [{ field: 'public_reason', code }],
  });
  expect((await page()).verdict).toBe('yes');
});

test('what nobody asks at this act is not published, and whoever may not suspend publishes nothing', async () => {
  const { id, page } = await filed();
  const resumed = await act(city.head, id, { do: 'resume', reason: '好', answers: told('好了') });
  expect(resumed.refusal?.code).toBe('not_now');
  for (const who of [school.teacher, city.network, city.admin] satisfies Actor[])
    expect(
      (await act(who, id, { do: 'suspend', reason: '事件', answers: told('泄露') })).refusal?.code,
    ).toBe('not_your_step');
  await act(city.desk, id, { do: 'suspend', reason: '事件' });
  await act(city.head, id, { do: 'resume', reason: '好', answers: told('好了') });
  expect((await page()).record!.map((r) => [r.what, r.why])).toEqual([
    ['备案', undefined],
    ['暂停使用', undefined],
    ['恢复使用', undefined],
  ]);
});

test.each([
  ['stop', 'principal', '停止使用', '河滨实验小学'],
  ['revoke', 'head', '撤销备案', '河滨市教育局'],
] as const)('%s: its line ends the record', async (verb, who, what, by) => {
  const { id, page } = await filed();
  const actor = who === 'head' ? city.head : school.principal;
  await act(actor, id, { do: verb, reason: '事件', answers: told('换用了别的应用。') });
  expect((await page()).record!.at(-1)).toEqual({
    on: '2026-09-01',
    what,
    by,
    why: '换用了别的应用。',
  });
});
