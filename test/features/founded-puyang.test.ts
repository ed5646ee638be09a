import { cited, makeRegion, type RegionWorld, type School } from '../region-world';
import { act } from '../make';

// 濮教指〔2020〕51号 in a city and a county that an operator founded; every tool is one a school named.
let w: RegionWorld;
let school: School;
beforeAll(async () => {
  w = await makeRegion('puyang');
  school = w.city.filers.school!;
});
afterAll(() => w.close());

/** What stands against a filing that is good but for this: the article by what is wrong. */
const against = async (more: Record<string, unknown>, of = school) => {
  const refused = await w.submit(of, await w.start(of), more);
  expect([refused.status, refused.text]).toEqual([422, expect.any(String)]);
  return cited(refused);
};
/** A parent's complaint of each kind reaches the desk, under this article. */
const complained = async (app: string, categories: readonly string[]) => {
  const seen: string[] = [];
  for (const category of categories) {
    const { code } = (await w.tell(school, app, category)).value;
    seen.push((await w.public.complaint.track({ code })).value.category.clause.no);
  }
  const queue = (await w.city.desk!.api.case.inbox({ life: 'complaint' })).value.items;
  return { articles: seen, waiting: queue.filter((c) => c.app.id === app).length };
};

test('a filing goes from the teacher to the parent', async () => {
  const id = await w.start(school);
  expect((await w.submit(school, id)).value).toMatchObject({ placeTitle: '待校长签名' });
  await w.toReview(school, w.city, id);
  await w.opine(w.officesOf(w.city), id);
  const approved = await act(w.city.head!, id, {
    do: 'approve',
    answers: { approval_text: '同意。' },
  });
  expect(approved.value).toMatchObject({ standing: 'filed' });
  const { app } = (await school.teacher!.api.case.open({ id })).value;
  const read = (await w.public.lookup.byPair({ school: school.id, app: app.id })).value;
  expect(read).toMatchObject({ use: 'yes', decidedBy: '龙湖市教育局' });
});

describe('what is in use', () => {
  const report = async (of: School, more: Record<string, unknown> = {}) => {
    const id = await w.start(of, { life: 'inventory' });
    return { id, sent: await w.submit(of, id, more) };
  };

  test('[S1-03] each unit reports what it uses; its bureau sees it from then on', async () => {
    const id = await w.start(school, { life: 'inventory' });
    expect((await w.city.desk!.api.case.open({ id })).status).toBe(404);
    expect((await w.submit(school, id)).value).toMatchObject({ standing: 'listed' });
    expect((await w.city.desk!.api.case.open({ id })).value).toMatchObject({
      life: 'inventory',
      placeTitle: '已报送',
    });
    expect((await w.city.desk!.api.case.list({})).value.items.map((f) => f.id)).toContain(id);
  });

  test('[S1-22] 是否备案 asks for the ministry’s filing and its number; a school of the city says 市直', async () => {
    expect(cited((await report(school, { unit_name: '龙湖区' })).sent)).toEqual({
      listed_unit_city: '附件',
    });
    expect(cited((await report(school, { moe_filed: true, moe_no: undefined })).sent)).toEqual({
      moe_no: '附件',
    });
    const county = w.county.filers.school!;
    expect((await report(county, { unit_name: '柳屯县' })).sent.status).toBe(200);
  });

  test('[S1-18] a school that finds it harmful stops it with a reason, and nobody reports it as in use any more', async () => {
    const { id } = await report(school);
    expect((await act(school.teacher!, id, { do: 'stop' })).refusal?.code).toBe('reason_needed');
    const stopped = await act(school.teacher!, id, { do: 'stop', reason: '有有害内容，已退订' });
    expect(stopped.value).toMatchObject({ standing: 'stopped' });
    expect((await w.city.desk!.api.case.open({ id })).value.timeline.at(-1)).toMatchObject({
      did: 'stop',
      reason: '有有害内容，已退订',
      clauses: [{ no: '第九条' }],
    });
  });
});

test('[S1-04] only what the ministry has filed may be used: anything else is stopped', async () => {
  expect(await against({ moe_filed: false })).toEqual({ moe_not_filed: '三' });
  const app = (await school.teacher!.api.case.open({ id: await w.start(school) })).value.app.id;
  const { articles, waiting } = await complained(app, ['not_filed']);
  expect([articles, waiting]).toEqual([['三'], 1]);
});

describe('live lessons', () => {
  const live = {
    live: true,
    live_tips: false,
    live_clean: true,
    live_real: true,
  };

  test('[S1-05] no tipping: declared for live lessons, stopped, and a kind of complaint', async () => {
    expect(await against({ ...live, live_tips: undefined })).toEqual({ live_tips: '四' });
    expect(await against({ ...live, live_tips: true })).toEqual({ live_tips: '四' });
    const app = await w.app(school.teacher!);
    expect(await complained(app, ['live_tips'])).toEqual({ articles: ['四'], waiting: 1 });
  });

  test('[S1-06] harmful information, rumours, advertisements and anonymous abuse are kinds of complaint', async () => {
    expect(await against({ ...live, live_clean: false })).toEqual({ live_clean: '五' });
    const app = await w.app(school.teacher!);
    expect(await complained(app, ['live_harm', 'live_ads', 'live_abuse'])).toEqual({
      articles: ['五', '五', '五'],
      waiting: 3,
    });
  });

  test('[S1-07] real names are declared', async () => {
    expect(await against({ ...live, live_real: false })).toEqual({ live_real: '六' });
    expect((await w.submit(school, await w.start(school), live)).status).toBe(200);
  });
});

test('[S1-08] pupils of compulsory, senior and vocational schools, public and private; the operator is kept apart from the app', async () => {
  expect(await against({}, w.city.filers.garden!)).toEqual({ out_of_scope: '第二条' });
  for (const key of ['private', 'trade']) {
    const of = w.city.filers[key]!;
    const id = await w.start(of);
    expect((await w.submit(of, id)).status).toBe(200);
    const { answers } = (await of.teacher!.api.case.open({ id })).value;
    expect([answers.org_nature, answers.stages]).toEqual(
      key === 'private' ? ['private', ['senior']] : ['public', ['vocational']],
    );
  }
  const [one, other] = [
    await school.teacher!.api.registry.add({ name: '甲课', kind: 'app', provider: '同一家公司' }),
    await school.teacher!.api.registry.add({ name: '乙课', kind: 'app', provider: '同一家公司' }),
  ];
  const { apps } = (await school.teacher!.api.registry.find({ q: '课' })).value;
  expect(apps.filter((a) => [one.value.app, other.value.app].includes(a.id))).toMatchObject([
    { provider: '同一家公司' },
    { provider: '同一家公司' },
  ]);
});

test('[S1-09] direction, review of content, nothing beside learning', async () => {
  expect(
    await against({
      direction: false,
      no_rumours: false,
      content_checked: false,
      has_unrelated: true,
      has_vulgar: true,
    }),
  ).toEqual({
    direction: '第三条',
    no_rumours: '第三条',
    content_checked: '第三条',
    unrelated: '第三条',
    vulgar: '第三条',
  });
});

test('[S1-10] each duty about data is promised, and 注销 ends an account of our own', async () => {
  const promised = ['data_guard', 'real_name', 'data_shown', 'data_needed', 'account_closing'];
  expect(await against(Object.fromEntries(promised.map((id) => [id, false])))).toEqual(
    Object.fromEntries(promised.map((id) => [id, '第三条'])),
  );
  const leaver = w.city.filers.trade!.principal!;
  expect((await leaver.api.account.forget({ sure: true })).status).toBe(200);
  expect((await leaver.api.account.me({})).status).toBe(401);
});

test('[S1-11] classified protection is tested and filed, with evidence and its day', async () => {
  expect(await against({ mlps_level: 'none' })).toEqual({ mlps_missing: '第三条' });
  expect(await against({ mlps_file: undefined })).toEqual({ mlps_file: '第三条' });
  expect(await against({ mlps_until: '2026-08-31' })).toEqual({ mlps_old: '第三条' });
});

test('[S1-12] the operator’s papers: licence, legal representative, lasting ability, ICP filing or permit', async () => {
  expect(
    await against({
      licence_file: undefined,
      legal_person: false,
      lasting: false,
      icp_no: undefined,
      telecom_no: undefined,
    }),
  ).toEqual({
    licence_file: '第三条',
    legal_person: '第三条',
    lasting: '第三条',
    permit_missing: '第三条',
  });
  expect(await against({ licence_until: '2026-08-31' })).toEqual({ licence_old: '第三条' });
});

test('[S1-13] quality education, no forced or malicious charges and none in school, eye protection with its document, service to reach, training rules', async () => {
  expect(
    await against({
      no_burden: false,
      student_fee: true,
      forced_fee: true,
      eye_file: undefined,
      feedback: undefined,
      subject_training: true,
      training_file: undefined,
    }),
  ).toEqual({
    no_burden: '第四条',
    free: '第四条',
    forced_fee: '第四条',
    eye_file: '第四条',
    feedback: '第四条',
    training_file: '第四条',
  });
});

test('[S2-12] where the operator takes complaints is recorded, and the reviewers read it', async () => {
  expect(await against({ feedback: undefined })).toEqual({ feedback: '第四条' });
  const id = await w.start(school);
  await w.submit(school, id, { feedback: '“我的”页面的在线客服' });
  await w.toReview(school, w.city, id);
  const { answers } = (await w.city.review!.api.case.open({ id })).value;
  expect(answers.feedback).toBe('“我的”页面的在线客服');
});

test('[S1-14] ten kinds of forbidden content are points of the review and kinds of complaint', async () => {
  const id = await w.start(school);
  await w.submit(school, id);
  await w.toReview(school, w.city, id);
  const ten = Array.from({ length: 10 }, (_, i) => `c${i + 1}`);
  const open = await act(w.city.review!, id, {
    do: 'opine',
    opinion: 'review',
    outcome: 'pass',
    answers: {},
  });
  expect(Object.keys(cited(open))).toEqual(expect.arrayContaining(ten));
  await w.opine([w.city.review!], id);
  const said = (await w.city.desk!.api.case.open({ id })).value.opinions.find(
    (o) => o.key === 'review',
  )!;
  expect(said.points.filter((p) => p.label.startsWith('没有'))).toHaveLength(10);
  const app = await w.app(school.teacher!);
  expect(await complained(app, ten)).toEqual({
    articles: ten.map(() => '第五条'),
    waiting: 10,
  });
});

test('[S1-15] a national filing does not replace the school’s own decision', async () => {
  expect(await against({ decision_result: undefined })).toHaveProperty('decision_result');
  expect(await against({ nature: 'required', decision_result: 'refused' })).toHaveProperty(
    'collective',
  );
});

test('[S1-19] national rules bind beside the local ones, each under its own document, in a pack with its version', async () => {
  const refused = await w.submit(school, await w.start(school), { is_bound: true });
  expect(refused.refusal?.faults).toMatchObject([
    { clause: { doc: '教技函〔2019〕55号', no: '（十一）' } },
  ]);
  const { policy } = (await school.teacher!.api.policy.read({ id: w.rules.policy.id })).value;
  expect(policy).toMatchObject({
    id: 'puyang@2020-02-25',
    articles: expect.arrayContaining([
      expect.objectContaining({ doc: '教技函〔2019〕55号', no: '（十一）' }),
      expect.objectContaining({ no: '第十条', duties: ['precedence'] }),
    ]),
  });
});

test('[S1-20] every pack names who interprets it', async () => {
  for (const [id, owner] of [
    ['puyang@2020-02-25', '濮阳市教育局'],
    ['national@2019-08-10', '教育部等八部门'],
  ] as const)
    expect((await school.teacher!.api.policy.read({ id })).value.policy).toMatchObject({ owner });
});
