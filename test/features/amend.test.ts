import { act, aFiling, anApp, opine, sign, submit } from '../make';
import { makeWorld, type TestWorld } from '../world';

let w: TestWorld;
let school: TestWorld['citySchool'];
let city: TestWorld['city'];
let app: string;
let id: string;
beforeAll(async () => {
  w = await makeWorld();
  ({ citySchool: school, city } = w);
});
afterAll(() => w.close());
beforeEach(async () => {
  app = await anApp(w);
  id = await aFiling(w, { at: 'filed', app });
});

const wide = {
  scope_users: ['pupils', 'teachers', 'parents'],
  scope_grades: '全校',
  nature: 'required',
};
const status = async () => (await w.public.lookup.byPair({ school: school.id, app })).value;
const open = async () => (await school.teacher.api.case.open({ id })).value;
const toReview = async () => {
  expect((await act(school.teacher, id, { do: 'amend' })).value.place).toBe('revising');
  expect((await submit(w, school.teacher, id, wide)).status).toBe(200);
  await sign(w, school.principal, id);
  await act(city.desk, id, { do: 'accept' });
};
const allPass = async () => {
  for (const [who, o] of [
    [city.network, 'network'],
    [city.content, 'content'],
    [city.lead, 'focus'],
  ] as const)
    await opine(who, id, o);
};
const old = {
  use: 'yes',
  nature: 'recommended',
  scope: '学生、教师 · 三年级 · 作业与练习',
  decidedOn: '2026-09-01',
};

test('[S0-19] the old version stays in force until the wider one is granted; then that is', async () => {
  await toReview();
  expect(await status()).toMatchObject(old);
  expect((await open()).inForce).toMatchObject({ scope_grades: '三年级', nature: 'recommended' });
  expect((await open()).answers).toMatchObject({ scope_grades: '全校', nature: 'required' });
  await allPass();
  expect(await status()).toMatchObject(old);
  const { poster } = await open();
  w.clock.set('2026-09-08T01:00:00.000Z');
  expect(
    (await act(city.head, id, { do: 'approve', answers: { approval_text: '同意变更。' } })).status,
  ).toBe(200);
  expect(await status()).toMatchObject({
    use: 'yes',
    nature: 'required',
    scope: '学生、教师、家长 · 全校 · 作业与练习',
    decidedOn: '2026-09-08',
    code: poster!.code,
  });
  expect((await open()).numbers.acceptance).toMatch(/^河教备〔2026〕\d+号$/);
  w.clock.set('2026-09-01T01:00:00.000Z');
});

test('no opinion of the first grant serves the second: all three are asked again', async () => {
  await toReview();
  expect((await open()).opinions.map((o) => `${o.state} ${o.stood}`)).toEqual(
    Array(3).fill('open false'),
  );
  expect(
    (await act(city.head, id, { do: 'approve', answers: { approval_text: '同意' } })).refusal?.code,
  ).toBe('not_now');
});

test.each([
  [
    'withdrawn while it was written',
    async () => {
      await act(school.teacher, id, { do: 'amend' });
      return act(school.teacher, id, { do: 'withdraw' });
    },
  ],
  [
    'withdrawn in review',
    async () => {
      await toReview();
      return act(school.principal, id, { do: 'withdraw' });
    },
  ],
  [
    'rejected',
    async () => {
      await toReview();
      await allPass();
      return act(city.head, id, { do: 'reject', reason: '范围过大' });
    },
  ],
])('a change that was %s leaves what was in force', async (_how, end) => {
  expect((await end()).value).toMatchObject({ place: 'filed', standing: 'filed' });
  expect(await status()).toMatchObject(old);
  const seen = await open();
  expect(seen.answers).toMatchObject({ scope_grades: '三年级', nature: 'recommended' });
  expect(seen.answers).toEqual(seen.inForce);
  expect(seen.opinions.map((o) => o.state)).toEqual(['pass', 'pass', 'pass']);
  expect((await act(school.teacher, id, { do: 'amend' })).status).toBe(200);
});

test('a change meets the same rules as the first filing', async () => {
  await act(school.teacher, id, { do: 'amend' });
  expect(await submit(w, school.teacher, id, { ...wide, student_fee: true })).toMatchObject({
    status: 422,
    refusal: { code: 'findings', clause: { no: '三' } },
  });
  expect(await status()).toMatchObject(old);
});

test('not yours, and not twice: only the teacher begins a change, of what is filed', async () => {
  for (const who of [school.principal, city.desk, city.head])
    expect((await act(who, id, { do: 'amend' })).refusal).toMatchObject({
      code: 'not_your_step',
      clause: { kind: 'house' },
    });
  expect((await w.countySchool.teacher.api.case.act({ id, do: 'amend', version: 7 })).status).toBe(
    404,
  );
  await act(school.teacher, id, { do: 'amend' });
  expect((await act(school.teacher, id, { do: 'amend' })).refusal?.code).toBe('not_now');
  const early = await aFiling(w, { at: 'review', app: await anApp(w) });
  expect((await act(school.teacher, early, { do: 'amend' })).refusal?.code).toBe('not_now');
});

test('a change that was withdrawn does not prefill the next one', async () => {
  const id = await aFiling(w, { at: 'filed', app: await anApp(w) });
  const teacher = w.citySchool.teacher;
  await act(teacher, id, { do: 'amend' });
  const seen = (await teacher.api.case.open({ id })).value;
  await teacher.api.case.save({
    id,
    revision: seen.draft!.revision,
    answers: { ...seen.answers, scope_grades: '全校' } as never,
  });
  expect((await act(teacher, id, { do: 'withdraw' })).status).toBe(200);
  await act(teacher, id, { do: 'amend' });
  expect((await teacher.api.case.open({ id })).value.draft!.answers.scope_grades).toBe('三年级');
});

test('when a bureau changes its periods, what parents read follows at once', async () => {
  const id = await aFiling(w, { at: 'filed', app: await anApp(w) });
  const code = (await w.citySchool.teacher.api.case.open({ id })).value.poster!.code;
  const before = (await w.public.lookup.byCode({ code })).value;
  const settings = (await w.city.admin.api.bureau.settings({})).value;
  expect(
    (
      await w.city.admin.api.bureau.set({
        version: settings.version,
        settings: { online_days: 7 },
      })
    ).status,
  ).toBe(200);
  await w.drain();
  const after = (await w.public.lookup.byCode({ code })).value;
  expect([before.next?.from, after.next?.from]).toEqual(['2026-10-02', '2026-09-09']);
  expect(after.since).toBe(before.since);
});
