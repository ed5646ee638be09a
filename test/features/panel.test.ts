import type { Role } from '@shared/kernel/kinds';
import { rulesFor } from '@shared/policy';
import { ask } from '../account-world';
import { bookOf, sent } from '../book';
import { act, anApp, sign, upload } from '../make';
import { makeWorld, type Actor, type TestWorld } from '../world';

const POLICY = 'wenzhou@2022-09-22';
const rules = rulesFor(POLICY)!;
const book = bookOf('wenzhou');
const submits = [
  ...new Set(
    rules.moves
      .filter((m) => m.do === 'submit' && m.by.includes('filer'))
      .flatMap((m) => m.needs ?? []),
  ),
];

let w: TestWorld;
let school: string;
let teacher: Actor;
let principal: Actor;
let desk: Actor;
let tech: Actor;
let experts: Actor[];
beforeAll(async () => {
  w = await makeWorld();
  const settings = {
    experts_count: 3,
    experts_mean: 3,
    experts_least: 2,
    accept_days: 5,
    review_days: 15,
    recheck_months: 12,
    complaint_days: 10,
    last_signature: false,
    pilot_classes_most: 3,
    pilot_months_most: 6,
  };
  const seat = (name: string, role: Role, ...slots: string[]) => ({ name, role, slots });
  const bureau = await w.found<
    'desk' | 'tech',
    'school',
    'teacher' | 'principal' | 'a' | 'b' | 'c' | 'd'
  >({
    name: '瓯江区教育局',
    path: 'oj/',
    level: 'county',
    policy: POLICY,
    tel: '0577-80000001',
    prefix: '瓯教技备',
    settings,
    staff: { desk: seat('受理', 'desk'), tech: seat('技术', 'office', 'tech') },
    filers: {
      school: {
        name: '瓯江小学',
        kind: 'school',
        people: {
          teacher: seat('陈晨', 'filer'),
          principal: seat('林校长', 'filer_head'),
          a: seat('专家甲', 'expert'),
          b: seat('专家乙', 'expert'),
          c: seat('专家丙', 'expert'),
          d: seat('专家丁', 'expert'),
        },
      },
    },
  });
  const s = bureau.filers.school;
  ({ desk, tech } = bureau);
  ({ id: school, teacher, principal } = s);
  experts = [s.a, s.b, s.c, s.d];
});
afterAll(() => w.close());

const scores = (n: number) => ({
  ...Object.fromEntries(
    rules.forms.expert_view!.fields.filter((f) => f.kind === 'score').map((f) => [f.id, n]),
  ),
  no_conflict: true,
  expert_text: '方案可行。',
});
const begun = async (more: Record<string, unknown> = {}): Promise<string> => {
  const { id } = (
    await teacher.api.case.begin({ app: await anApp(w, { moeNo: '教APP备3300001号' }) })
  ).value;
  const answers = sent(rules, { ...book.填报, ...more }, submits, await upload(w, teacher, id));
  const done = await act(teacher, id, { do: 'submit', answers: answers as never });
  expect([done.status, done.text]).toEqual([200, expect.any(String)]);
  return id;
};
const score = (who: Actor, id: string, n: number, more: object = {}) =>
  act(who, id, {
    do: 'opine',
    opinion: 'experts',
    outcome: 'pass',
    answers: { ...scores(n), ...more } as never,
  });

test('[S4-17] three experts score, two of them in the same moment; the scores of all decide', async () => {
  const id = await begun();
  expect((await teacher.api.case.open({ id })).value.placeTitle).toBe('专家论证中');
  const both = await Promise.all([score(experts[0]!, id, 4), score(experts[1]!, id, 5)]);
  expect(both.map((r) => r.status)).toEqual([200, 200]);
  const last = await score(experts[2]!, id, 3);
  expect(last.value).toMatchObject({ placeTitle: '待集体决策' });
  const seen = (await teacher.api.case.open({ id })).value.opinions;
  expect(
    seen.map((o) => [o.panel, o.said.find((x) => x.label === '必要性')?.value]).sort(),
  ).toEqual([
    [true, 3],
    [true, 4],
    [true, 5],
  ]);
});

test('[S4-17] one low score of all is enough to send the plan back', async () => {
  const id = await begun();
  await score(experts[0]!, id, 5);
  await score(experts[1]!, id, 5);
  expect(
    (
      await score(experts[2]!, id, 5, {
        [rules.forms.expert_view!.fields.find((f) => f.label === '安全性')!.id]: 1,
      })
    ).value,
  ).toMatchObject({ standing: 'returned' });
});

test('a panel keeps the seats its round began with, whatever the bureau decides meanwhile', async () => {
  const [bureauId] = (
    await ask<{ id: string }>(w, "SELECT id FROM org WHERE path = 'oj/' AND kind = 'bureau'")
  ).map((r) => r.id);
  const setTo = (n: number) =>
    ask(
      w,
      `UPDATE org SET settings = settings || '{"experts_count": ${n}}' WHERE id = $1`,
      bureauId,
    );
  const id = await begun();
  expect((await score(experts[0]!, id, 4)).status).toBe(200);
  await setTo(1);
  expect((await teacher.api.case.open({ id })).value.placeTitle).toBe('专家论证中');
  expect((await score(experts[1]!, id, 4)).value).toMatchObject({ placeTitle: '专家论证中' });
  expect((await score(experts[2]!, id, 4)).value).toMatchObject({ placeTitle: '待集体决策' });
  await setTo(3);
});

test('an expert reads the papers while the panel sits, without names, and nothing before or after', async () => {
  const id = await begun();
  const file = Object.values((await teacher.api.case.open({ id })).value.answers).flatMap((a) =>
    Array.isArray(a) && typeof a[0] === 'object' ? [(a[0] as { file: string }).file] : [],
  )[0]!;
  expect((await experts[0]!.api.files.link({ id: file })).status).toBe(200);
  const secret = Object.values(rules.fields).find((f) => f.secret && f.kind === 'phone')!.id;
  expect((await teacher.api.case.open({ id })).value.answers[secret]).toMatch(/^1\d{10}$/);
  expect((await experts[0]!.api.case.open({ id })).value.answers[secret]).toBe('（已隐去）');
  expect(
    (
      await experts[0]!.api.files.declare({
        filing: id,
        name: 'a.png',
        bytes: 400,
        use: 'attachment',
      })
    ).refusal?.code,
  ).toBe('not_found');
  expect(
    (await experts[0]!.api.registry.add({ name: '外来应用', kind: 'app', provider: '某公司' }))
      .refusal?.code,
  ).toBe('not_yours');
  expect(
    (await experts[0]!.api.registry.find({ q: '教APP备3300001号' })).value.apps.every(
      (a) => a.mine === undefined,
    ),
  ).toBe(true);
  for (const expert of experts.slice(0, 3)) await score(expert, id, 4);
  expect((await experts[0]!.api.files.link({ id: file })).refusal?.code).toBe('not_found');
});

/** What the teacher sends when the school has decided, with the plan the experts saw, or another one. */
const decided = async (id: string, plan: 'same' | 'other', more: Record<string, unknown> = {}) => {
  const seen = (await teacher.api.case.open({ id })).value;
  const filled = sent(rules, { ...book.填报, ...more }, submits, await upload(w, teacher, id));
  return act(teacher, id, {
    do: 'submit',
    answers: {
      ...filled,
      plan_file: plan === 'same' ? seen.answers.plan_file : filled.plan_file,
    } as never,
  });
};
const passed = async (): Promise<string> => {
  const id = await begun();
  for (const expert of experts.slice(0, 3)) await score(expert, id, 4);
  return id;
};

test('[S4-17] after the experts the plan they passed goes to the principal; another plan goes to them again, unless only the scan was renewed', async () => {
  const kept = await passed();
  expect((await decided(kept, 'same')).value).toMatchObject({ placeTitle: '待校长签名' });
  const swapped = await passed();
  expect((await decided(swapped, 'other')).refusal?.faults).toMatchObject([
    { field: 'plan_changed', code: 'missing' },
  ]);
  expect((await decided(swapped, 'other', { 方案有实质修改: '是' })).value).toMatchObject({
    placeTitle: '专家论证中',
  });
  expect(
    (await teacher.api.case.open({ id: swapped })).value.opinions
      .filter((o) => o.panel)
      .map((o) => o.state),
  ).toEqual(['open', 'open', 'open']);
  const renewed = await passed();
  expect((await decided(renewed, 'other', { 方案有实质修改: '否' })).value).toMatchObject({
    placeTitle: '待校长签名',
  });
});

test('[S4-17] a plan changed once does not go round for ever', async () => {
  const id = await passed();
  await decided(id, 'other', { 方案有实质修改: '是' });
  for (const expert of experts.slice(0, 3)) await score(expert, id, 4);
  expect((await decided(id, 'same', { 方案有实质修改: '是' })).value).toMatchObject({
    placeTitle: '待校长签名',
  });
});

test('an expert scores once, declares to be independent, and answers everything', async () => {
  const id = await begun();
  expect((await score(experts[0]!, id, 4, { no_conflict: false })).refusal?.faults).toMatchObject([
    { field: 'no_conflict', code: 'attest_needed', clause: { no: '四（二）' } },
  ]);
  expect(
    (
      await act(experts[0]!, id, {
        do: 'opine',
        opinion: 'experts',
        outcome: 'pass',
        answers: { no_conflict: true } as never,
      })
    ).refusal?.faults?.length,
  ).toBe(8);
  expect((await score(experts[0]!, id, 9)).refusal?.faults?.[0]).toMatchObject({ code: 'too_big' });
  expect((await score(experts[0]!, id, 4)).status).toBe(200);
  expect((await score(experts[0]!, id, 4)).refusal?.code).toBe('already_done');
});

test("the panel is the school's: nobody at the bureau sees it, no stranger scores, and an expert sees nothing else of the school", async () => {
  const id = await begun();
  for (const stranger of [desk, tech, w.citySchool.teacher])
    expect((await stranger.api.case.open({ id })).status).toBe(404);
  expect((await score(teacher, id, 5)).refusal?.code).toBe('not_your_step');
  const draft = (await teacher.api.case.begin({ app: await anApp(w) })).value.id;
  expect((await experts[3]!.api.case.open({ id: draft })).status).toBe(404);
  expect((await experts[3]!.api.case.open({ id })).status).toBe(200);
  expect((await experts[3]!.api.case.inbox({})).value.items.map((f) => f.id)).toContain(id);
  for (const expert of experts.slice(0, 3)) await score(expert, id, 4);
  expect((await experts[3]!.api.case.open({ id })).status).toBe(404);
  await w.drain();
  expect((await desk.api.messages.list({})).value.items.filter((m) => m.about === id)).toEqual([]);
});

test("[S4-09] a trial is the school's own decision: no expert, no bureau; it may be enlarged once and stands meanwhile; after its last day it is over", async () => {
  const id = await begun({
    使用规模: '小范围试点',
    试点班级: '五（1）班',
    试点班级数: 1,
    试点截止日期: '2026-10-31',
  });
  const app = (await teacher.api.case.open({ id })).value.app.id;
  const read = async () => (await w.public.lookup.byPair({ school, app })).value;
  const signed = await sign(w, principal, id);
  expect([signed.status, signed.value?.standing]).toEqual([200, 'pilot']);
  expect(await read()).toMatchObject({ use: 'pilot' });
  expect((await act(teacher, id, { do: 'expand' })).status).toBe(200);
  expect((await act(teacher, id, { do: 'expand' })).refusal?.code).toBe('not_now');
  expect(await read()).toMatchObject({ use: 'pilot' });
  w.clock.set('2026-11-01T01:00:00.000Z');
  expect(await read()).toMatchObject({ use: 'no', rule: 'pilot_over' });
  w.clock.set('2026-09-01T01:00:00.000Z');
});

test('whoever only scores reads the papers and prints none: the form names people', async () => {
  const id = await begun({
    使用规模: '小范围试点',
    试点班级: '五（2）班',
    试点班级数: 1,
    试点截止日期: '2026-10-31',
  });
  await sign(w, principal, id);
  // Once it is enlarged the panel sits on a case that was granted before, and its form is there.
  await ask(
    w,
    `INSERT INTO case_task (case_id, key, org_id, office, what)
     SELECT id, 'experts:1', filer_org, 'expert', '论证' FROM case_file WHERE id = $1`,
    id,
  );
  expect((await experts[0]!.api.case.open({ id })).status).toBe(200);
  expect((await principal.api.documents.form({ id })).status).toBe(200);
  expect((await experts[0]!.api.documents.form({ id })).status).toBe(404);
});
