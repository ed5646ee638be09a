import { act } from '../make';
import { cited, makeRegion, type RegionWorld, type School } from '../region-world';

// 教技函〔2019〕55号, which binds every region: shown in a region that adds least to it, in bureaus an operator founded.
let w: RegionWorld;
let school: School;
beforeAll(async () => {
  w = await makeRegion('beijing');
  school = w.city.filers.school!;
});
afterAll(() => w.close());

const must = <T extends { status: number; text: string }>(r: T): T => {
  if (r.status !== 200) throw new Error(`${r.status} ${r.text}`);
  return r;
};
const against = async (more: Record<string, unknown>) => {
  const refused = await w.submit(school, await w.start(school), more);
  expect([refused.status, refused.text]).toEqual([422, expect.any(String)]);
  return cited(refused);
};
/** What is pointed out about a filing that was sent, each with its article. */
const pointedOut = async (more: Record<string, unknown>) => {
  const id = await w.start(school);
  must(await w.submit(school, id, more));
  const { findings } = (await school.teacher!.api.case.open({ id })).value;
  return Object.fromEntries(findings.map((f) => [f.id, f.clause.no]));
};

test.each(['app', 'account', 'mini', 'platform'] as const)(
  '[S2-01] a tool of kind %s is filed',
  async (kind) => {
    const id = await w.start(school, { kind });
    expect((await w.submit(school, id)).value).toMatchObject({ placeTitle: '待校长签名' });
    expect((await school.teacher!.api.case.open({ id })).value.app.kind).toBe(kind);
  },
);

test('[S2-04] an app for minors has a time limit and an age range; a forum is reviewed; who trains is registered, certified, and, from abroad, examined: what is not met is pointed out', async () => {
  const features = ['minors', 'forum', 'training', 'subject', 'foreign'];
  const duties = [
    'time_limit',
    'age_range',
    'forum_review',
    'trainers_checked',
    'teachers_certified',
    'foreign_checked',
  ];
  const all = (met: boolean | undefined) => Object.fromEntries(duties.map((id) => [id, met]));
  const [unmet, ...rest] = duties.map((id) => [`no_${id}`, '（五）']);
  expect(await against({ features, ...all(undefined) })).toEqual(
    Object.fromEntries(duties.map((id) => [id, '（五）'])),
  );
  const said = await pointedOut({ features, ...all(false) });
  expect(Object.entries(said).filter(([, no]) => no === '（五）')).toEqual([unmet, ...rest]);
  expect(Object.values(await pointedOut({ features, ...all(true) }))).not.toContain('（五）');
  expect(await against({ features: ['none', 'forum'], forum_review: true })).toHaveProperty(
    'features_none',
  );
});

test('[S2-05] pupils’ data: guarded, by real name, shown and limited to what is needed, with the text that asks their parents; “none” is none', async () => {
  const data = { data_items: ['name'], data_authority: undefined };
  expect(await against(data)).toEqual({ data_authority: '（六）' });
  const promises = ['data_guard', 'real_name', 'data_shown', 'data_needed'];
  expect(
    await against({
      data_items: ['name'],
      ...Object.fromEntries(promises.map((id) => [id, undefined])),
    }),
  ).toEqual(Object.fromEntries([...promises, 'data_authority'].map((id) => [id, '（六）'])));
  expect(await against({ data_items: ['none', 'name'] })).toHaveProperty('data_none', '（六）');
});

test('[S2-06] 等级保护 is shown by its papers where the national platform has not shown it; an app outside the stores is pointed out', async () => {
  expect(await against({ mlps_level: 'l3', mlps_file: undefined })).toEqual({
    mlps_file: '（七）',
  });
  expect(
    await pointedOut({ mlps_level: 'none', mlps_file: undefined, installed_from: 'link' }),
  ).toMatchObject({ mlps_missing: '（七）', not_in_store: '（七）' });
  expect(await pointedOut({ mlps_level: 'l3', mlps_until: '2026-08-31' })).toMatchObject({
    mlps_old: '（七）',
  });
});

test('[S2-11] the national and provincial platforms are looked at first, and how a tool fits with them is noted', async () => {
  expect(await against({ platforms_first: undefined })).toEqual({ platforms_first: '（十二）' });
  expect(await pointedOut({ platforms_first: false })).toHaveProperty(
    'platforms_first',
    '（十二）',
  );
  const id = await w.start(school);
  must(await w.submit(school, id, { integration: '用网络学习空间的账号登录。' }));
  const { answers } = (await school.principal!.api.case.open({ id })).value;
  expect(answers).toMatchObject({ integration: '用网络学习空间的账号登录。' });
});

test('[S2-07] a tool the school made itself is told from one it chose', async () => {
  const own = must(
    await school.teacher!.api.registry.add({
      name: '本校选课',
      kind: 'platform',
      provider: school.name,
    }),
  ).value.app;
  const business = { key_business: true, self_run: undefined, moe_no: '教APP备1100001号' };
  expect(await against(business)).toEqual({ self_run: '（十一）' });
  must(await w.submit(school, await w.start(school, { app: own }), business));
});

test('[S2-09] staff, pupils and parents are heard, tools of one use are few, and without a collective decision none is required; school and bureau both review', async () => {
  expect(await against({ consulted: undefined })).toEqual({ consulted: '（十）' });
  expect(await pointedOut({ consulted: ['none'] })).toHaveProperty('not_consulted', '（十）');
  expect(await against({ nature: 'required', decision_result: 'refused' })).toEqual({
    collective: '（十）',
  });
  const id = await w.start(school);
  must(await w.submit(school, id, { scope_use: ['reading'] }));
  await w.toReview(school, w.city, id);
  await w.opine(w.officesOf(w.city), id);
  must(await act(w.city.head!, id, { do: 'approve', answers: { approval_text: '同意。' } }));
  expect(await pointedOut({ scope_use: ['reading'] })).toHaveProperty('alike', '（十）');
  const { timeline } = (await w.city.desk!.api.case.open({ id })).value;
  expect(timeline.map((t) => t.did)).toEqual(['submit', 'sign', 'accept', 'opine', 'approve']);
});

test('[S2-10] required: no fee; recommended: voluntary, tied to nothing; key business self-run, nobody exclusive', async () => {
  expect(await against({ nature: 'required', student_fee: true })).toHaveProperty('free');
  expect(await against({ nature: 'recommended', is_bound: true })).toEqual({ bound: '（十一）' });
  const third = { key_business: true, self_run: false };
  expect(await against({ ...third, exclusive: undefined })).toEqual({ exclusive: '（十一）' });
  expect(await against({ ...third, exclusive: true })).toEqual({ exclusive: '（十一）' });
  expect(await pointedOut({ ...third, exclusive: false })).toHaveProperty('key_third', '（十一）');
  expect(await against({ nature: 'required', has_ads: true, has_games: true })).toMatchObject({
    ads: expect.any(String),
    games: expect.any(String),
  });
});

describe('complaints', () => {
  const told = async (category: string) => {
    const app = await w.app(school.teacher!);
    const { code } = must(await w.tell(school, app, category)).value;
    const desk = w.city.desk!.api.case;
    const { id } = (await desk.inbox({ life: 'complaint' })).value.items.find(
      (c) => c.app.id === app,
    )!;
    const deed = async (verb: 'receive' | 'uphold' | 'refer', reason?: string) => {
      const { version } = (await desk.open({ id })).value;
      must(await desk.act({ id, do: verb, version, ...(reason && { reason }) }));
    };
    return { deed, track: async () => (await w.public.complaint.track({ code })).value };
  };

  test('[S2-13] what another organ handles is referred under the article that names it', async () => {
    const { deed, track } = await told('crime');
    await deed('refer', '已移送公安机关。');
    expect(await track()).toMatchObject({
      standing: 'referred',
      category: { clause: { no: '（十四）' } },
    });
  });

  test('[S2-14] a complaint is taken up in time and answered to whoever complained', async () => {
    const { deed, track } = await told('marks');
    expect(await track()).toMatchObject({
      standing: 'received',
      clock: { state: 'running', due: expect.any(String) },
    });
    await deed('receive');
    await deed('uphold', '情况属实，已要求学校改正。');
    const { standing, steps, bureau } = await track();
    expect([standing, steps.at(-1)?.text, bureau.name]).toEqual([
      'closed',
      '情况属实，已要求学校改正。',
      '云河市教育委员会',
    ]);
  });
});

test('[S2-19] the national platform is linked, and a national number that is known is not asked again', async () => {
  const { platform } = (await w.public.lookup.about({})).value;
  expect(platform).toContain('app.eduyun.cn');
  const app = await w.app(school.teacher!, 'app', '教APP备1100777号');
  const id = await w.start(school, { app });
  const { facts } = (await school.teacher!.api.case.open({ id })).value;
  const field = Object.values(w.rules.fields).find((f) => f.id === 'moe_no')!;
  expect(facts[field.from!]).toBe('教APP备1100777号');
});
