import type { Policy } from '@shared/policy/policy';
import { barProvider } from '@functions/demo/plant';
import { ask } from '../account-world';
import { act, aFiling, anApp, fill, submit, upload, wrongs } from '../make';
import { makeWorld, type TestWorld } from '../world';

const DOC = '宿教办发〔2024〕25号';
let w: TestWorld;
let teacher: TestWorld['citySchool']['teacher'];
beforeAll(async () => {
  w = await makeWorld();
  teacher = w.citySchool.teacher;
});
afterAll(() => w.close());

const draft = async (app?: string): Promise<string> =>
  (await teacher.api.case.begin({ app: app ?? (await anApp(w)) })).value.id;
const unmoved = async (id: string): Promise<void> => {
  expect((await teacher.api.case.open({ id })).value).toMatchObject({
    version: 0,
    place: 'draft',
    timeline: [],
    answers: {},
  });
};

test('every formal fault is told at once, each with its clause, and nothing is left half done', async () => {
  const id = await draft();
  const r = await submit(w, teacher, id, {
    overview: '字'.repeat(101),
    procurement: '字'.repeat(120),
    lead_phone: '1380000123',
    moe_no: '教APP备ABCDEFG号',
    specific_unit: '三年级😀组',
    project_lead: '周敏🎉',
    scope_grades: '甲\u0007班',
    decision_minutes: [],
    decision_present: 1,
    decision_day: '2026-02-30',
    contract: 'maybe',
    stages: ['college'],
    no_charge: false,
    nature: null,
    has_ads: 'no',
  });
  expect(r).toMatchObject({ status: 422, refusal: { code: 'faults' } });
  expect(wrongs(r)).toEqual([
    'contract:not_an_option',
    'decision_day:not_a_day',
    'decision_minutes:missing',
    'decision_present:too_small',
    'has_ads:wrong_kind',
    'lead_phone:phone_shape',
    'moe_no:moe_no_shape',
    'nature:missing',
    'no_charge:attest_needed',
    'overview:too_long',
    'procurement:too_long',
    'project_lead:emoji',
    'scope_grades:control_char',
    'specific_unit:emoji',
    'stages:not_an_option',
  ]);
  for (const f of r.refusal!.faults!)
    expect({
      field: f.field,
      doc: f.clause?.doc,
      quoted: (f.clause?.quote.length ?? 0) > 3,
    }).toEqual({ field: f.field, doc: DOC, quoted: true });
  await unmoved(id);
});

test('[S0-33] the overview holds a hundred 字, white space not counted; one more is told by how many', async () => {
  const id = await draft();
  const over = await submit(w, teacher, id, { overview: '字'.repeat(101) });
  expect(over.refusal?.faults).toMatchObject([
    {
      field: 'overview',
      code: 'too_long',
      params: { max: 100, over: 1 },
      label: '项目概况',
      clause: { no: '附件' },
    },
  ]);
  await unmoved(id);
  expect(
    (await submit(w, teacher, id, { overview: `${'字'.repeat(50)}\n ${'校'.repeat(50)}` })).status,
  ).toBe(200);
  const { policy } = (await teacher.api.policy.read({ id: 'suqian@2024-09-01' })).value;
  const { articles } = policy as unknown as Policy;
  const fields = articles.flatMap((a) => Object.values(a.forms ?? {}).flatMap((f) => f.fields));
  expect(fields.find((f) => f.id === 'overview')?.prompts).toHaveLength(4);
});

test('[S0-34] the purchase and the collective study hold a hundred 字', async () => {
  const id = await draft();
  expect(wrongs(await submit(w, teacher, id, { procurement: '' }))).toEqual([
    'procurement:missing',
  ]);
  expect(wrongs(await submit(w, teacher, id, { procurement: '购'.repeat(101) }))).toEqual([
    'procurement:too_long',
  ]);
  expect((await submit(w, teacher, id, { procurement: '购'.repeat(100) })).status).toBe(200);
});

describe('[S0-05] the three responsible people', () => {
  test.each(['first_person', 'direct_person', 'specific_person'])(
    '[S0-05] %s must be named',
    async (field) => {
      const r = await submit(w, teacher, await draft(), { [field]: '' });
      expect(r.refusal?.faults).toMatchObject([
        {
          field,
          code: 'missing',
          clause: { doc: DOC, no: '一', quote: expect.stringContaining('第一责任人') },
        },
      ]);
    },
  );
  test('[S0-05] they stand on the record of a kindergarten as of any school', async () => {
    const id = await draft();
    expect((await submit(w, teacher, id, { stages: ['kindergarten'] })).status).toBe(200);
    expect((await teacher.api.case.open({ id })).value.answers).toMatchObject({
      first_person: '林校长',
      direct_person: '陈副校长',
      specific_person: '周敏',
      stages: ['kindergarten'],
    });
  });
});

const stops: [string, Record<string, unknown>, string, string, string][] = [
  [
    '[S0-06] no collective decision for it',
    { decision_result: 'refused' },
    'decision_result',
    '二',
    '履行集体决策程序',
  ],
  [
    '[S0-06] a decision of a day to come',
    { decision_day: '2026-09-02' },
    'decision_day',
    '二',
    '履行集体决策程序',
  ],
  [
    '[S0-13] an app without national number or code',
    { moe_no: null },
    'moe_no',
    '二',
    '要从经教育部备案的教育移动互联网应用程序',
  ],
  [
    '[S0-15] a recommended tool that costs the pupils money',
    { student_fee: true, nature: 'recommended' },
    'student_fee',
    '三',
    '必须免费面向学生提供',
  ],
  [
    '[S0-15] a required tool that costs the pupils money',
    { student_fee: true, nature: 'required' },
    'student_fee',
    '三',
    '必须免费面向学生提供',
  ],
  ['[S0-18] advertising', { has_ads: true }, 'has_ads', '四', '不得植入商业广告和娱乐游戏'],
  ['[S0-18] games', { has_games: true }, 'has_games', '四', '不得植入商业广告和娱乐游戏'],
  [
    '[S0-19] bound to the management of teaching',
    { is_bound: true, nature: 'required' },
    'is_bound',
    '四',
    '不得与教学管理行为绑定',
  ],
  [
    '[S0-19] publishes marks and rankings',
    { shows_scores: true },
    'shows_scores',
    '四',
    '公布学生成绩和排名',
  ],
  [
    '[S0-19] unrelated information',
    { has_unrelated: true },
    'has_unrelated',
    '四',
    '不得发布与教育教学无关的信息',
  ],
  [
    '[S0-22] pupils’ data without authority',
    { data_authority: [] },
    'data_authority',
    '五',
    '未经授权',
  ],
  [
    '[S0-22] “no data” beside data',
    { data_items: ['none', 'face'] },
    'data_items',
    '五',
    '未经授权',
  ],
];
test.each(stops)(
  '%s stops the submission, with its clause and what to do',
  async (_title, more, field, no, quote) => {
    const id = await draft();
    const r = await submit(w, teacher, id, more as never);
    expect(r).toMatchObject({ status: 422, refusal: { code: 'findings' } });
    expect(r.refusal!.faults).toMatchObject([
      {
        field,
        code: 'finding',
        clause: { doc: DOC, no, quote: expect.stringContaining(quote), kind: 'text' },
      },
    ]);
    expect(r.refusal!.faults![0]!.params?.fix).toMatch(/[一-龥]{4,}。$/);
    await unmoved(id);
  },
);

test('findings of several kinds are told together with the formal faults', async () => {
  const r = await submit(w, teacher, await draft(), {
    has_ads: true,
    student_fee: true,
    lead_phone: '1',
  });
  expect(wrongs(r)).toEqual(['has_ads:finding', 'lead_phone:phone_shape', 'student_fee:finding']);
});

test('[S0-13] a provider that is barred stops it, and so does a national filing that was revoked', async () => {
  const barred = await anApp(w);
  await w.asSystem((tx) => barProvider(tx, barred));
  const r = await submit(w, teacher, await draft(barred));
  expect(r.refusal).toMatchObject({
    code: 'findings',
    faults: [
      {
        label: '提供者已列入黑名单，禁止使用',
        clause: { no: '（十六）' },
        params: { finding: 'barred' },
      },
    ],
  });
  const revoked = await submit(w, teacher, await draft(await anApp(w, { moeStanding: 'revoked' })));
  expect(revoked.refusal).toMatchObject({
    code: 'findings',
    faults: [{ label: '该应用的国家备案已被撤销或暂停', clause: { no: '二' } }],
  });
});

test('a provider that was taken off the list is free again', async () => {
  const app = await anApp(w);
  await w.asSystem((tx) => barProvider(tx, app));
  const id = await draft(app);
  expect((await submit(w, teacher, id)).refusal?.code).toBe('findings');
  await ask(w, `UPDATE provider SET listed = '{}'`);
  expect((await submit(w, teacher, id)).status).toBe(200);
});

test('[S0-13] six digits in the national number warn and are let through; letters are refused', async () => {
  const id = await draft();
  expect(wrongs(await submit(w, teacher, id, { moe_no: '教APP备32001A3号' }))).toEqual([
    'moe_no:moe_no_shape',
  ]);
  expect((await submit(w, teacher, id, { moe_no: '教APP备320012号' })).status).toBe(200);
  const { findings, answers } = (await teacher.api.case.open({ id })).value;
  expect(answers.moe_no).toBe('教APP备320012号');
  expect(findings).toMatchObject([{ id: 'moe_odd', says: 'warn', clause: { doc: DOC, no: '二' } }]);
});

test('[S0-30] the national number or a photo of its code will do; both the nature of use and the provider stand on the form', async () => {
  const id = await draft();
  const photo = await upload(w, teacher, id, 'qr.png');
  expect(
    (
      await submit(w, teacher, id, {
        moe_no: null,
        moe_qr: [photo],
        provider_name: '别的公司',
        app_name: '别的名字',
      })
    ).status,
  ).toBe(200);
  const { answers, app } = (await teacher.api.case.open({ id })).value;
  expect(answers).toMatchObject({
    nature: 'recommended',
    provider_name: app.provider,
    app_name: app.name,
    moe_qr: [{ file: photo.file }],
  });
});

test('[S0-29] nature and stages as in the annex; a school may have several stages', async () => {
  const id = await draft();
  expect(
    wrongs(
      await submit(w, teacher, id, { org_nature: 'state', stages: ['primary', 'university'] }),
    ),
  ).toEqual(['org_nature:not_an_option', 'stages:not_an_option']);
  expect(
    (
      await submit(w, teacher, id, {
        org_nature: 'private',
        stages: ['kindergarten', 'primary', 'junior', 'senior', 'vocational'],
        school_name: '假冒小学',
      })
    ).status,
  ).toBe(200);
  expect((await teacher.api.case.open({ id })).value.answers).toMatchObject({
    school_name: '河滨实验小学',
    org_nature: 'private',
  });
});

describe('[S0-16] five declarations about money', () => {
  test.each(['no_charge', 'no_committee', 'no_direct_pay', 'no_trial', 'no_profit'])(
    '[S0-16] %s must be declared',
    async (field) => {
      for (const not of [false, null]) {
        const r = await submit(w, teacher, await draft(), { [field]: not });
        expect(r.refusal?.faults).toMatchObject([
          { field, code: 'attest_needed', clause: { doc: DOC, no: '三' } },
        ]);
      }
    },
  );
});

test('[S0-17] who pays is asked: the budget, own funds or another source', async () => {
  const id = await draft();
  expect(wrongs(await submit(w, teacher, id, { funding: 'parents' }))).toEqual([
    'funding:not_an_option',
  ]);
  expect(wrongs(await submit(w, teacher, id, { funding: null }))).toEqual(['funding:missing']);
  expect(
    (
      await submit(w, teacher, id, {
        funding: 'own',
        student_fee: false,
        procurement: '学校统一采购，免费提供给学生。',
      })
    ).status,
  ).toBe(200);
});

test('[S0-31] no contract is let through with a warning for the review; a contract is shown', async () => {
  const without = await draft();
  expect((await submit(w, teacher, without, { contract: 'no' })).status).toBe(200);
  expect((await teacher.api.case.open({ id: without })).value.findings).toMatchObject([
    {
      id: 'no_contract',
      says: 'warn',
      clause: { doc: DOC, no: '二', quote: expect.stringContaining('是否签订合同') },
    },
  ]);
  expect(
    wrongs(await submit(w, teacher, await draft(), { contract: 'yes', contract_file: [] })),
  ).toEqual(['contract_file:missing']);
});

test('[S0-20] [S2-11] whether the national and provincial platforms serve is asked first; if nobody looked, a warning says so', async () => {
  expect(wrongs(await submit(w, teacher, await draft(), { platforms_first: null }))).toEqual([
    'platforms_first:missing',
  ]);
  const id = await draft();
  expect((await submit(w, teacher, id, { platforms_first: false })).status).toBe(200);
  expect((await teacher.api.case.open({ id })).value.findings).toMatchObject([
    {
      id: 'platforms_first',
      says: 'warn',
      about: expect.stringContaining('国家中小学智慧教育平台'),
      clause: { no: '四' },
    },
  ]);
});

test('[S0-21] graded protection is proved by a file; a test that ran out warns; none at all is a question for the network office', async () => {
  expect(wrongs(await submit(w, teacher, await draft(), { mlps_file: [] }))).toEqual([
    'mlps_file:missing',
  ]);
  const old = await draft();
  expect((await submit(w, teacher, old, { mlps_until: '2026-08-31' })).status).toBe(200);
  expect((await teacher.api.case.open({ id: old })).value.findings).toMatchObject([
    { id: 'mlps_old', says: 'warn', clause: { no: '五' } },
  ]);
  const none = await draft();
  expect((await submit(w, teacher, none, { mlps_level: 'none' })).status).toBe(200);
  expect((await teacher.api.case.open({ id: none })).value.findings).toMatchObject([
    { id: 'mlps_missing', says: 'ask', asks: { by: ['network'] }, clause: { no: '五' } },
  ]);
});

test('[S0-19] the scope of use is kept as data, and keeping to it is declared', async () => {
  expect(
    wrongs(
      await submit(w, teacher, await draft(), {
        scope_users: [],
        scope_use: ['gambling'],
        within_scope: false,
      }),
    ),
  ).toEqual(['scope_use:not_an_option', 'scope_users:missing', 'within_scope:attest_needed']);
});

test('[S0-32] the lead and the telephone are asked, and stand nowhere in the clear', async () => {
  const id = await draft();
  expect(wrongs(await submit(w, teacher, id, { project_lead: '', lead_phone: '' }))).toEqual([
    'lead_phone:missing',
    'project_lead:missing',
  ]);
  expect(
    (await submit(w, teacher, id, { project_lead: '欧阳测试', lead_phone: '+86 139-8765-4321' }))
      .status,
  ).toBe(200);
  expect((await teacher.api.case.open({ id })).value.answers).toMatchObject({
    project_lead: '欧阳测试',
    lead_phone: '13987654321',
  });
  const kept = await ask<{ t: string }>(
    w,
    `SELECT concat((SELECT string_agg(state::text, '') FROM case_file), (SELECT string_agg(body, '') FROM case_event), (SELECT string_agg(box, '') FROM case_text), (SELECT string_agg(box, '') FROM case_draft), (SELECT string_agg(body::text, '') FROM outbox), (SELECT string_agg(box, '') FROM kept_reply)) AS t`,
  );
  expect(kept[0]!.t).toContain('sealed');
  expect(kept[0]!.t).not.toMatch(/欧阳测试|13987654321|9876-?5432/);
});

describe('who may submit', () => {
  test('the teacher alone: not the principal, not another school, not the bureau', async () => {
    const id = await draft();
    const answers = (await fill(w, teacher, id)) as never;
    expect(
      await w.citySchool.principal.api.case.act({ id, do: 'submit', version: 0, answers }),
    ).toMatchObject({ status: 403, refusal: { code: 'not_your_step' } });
    expect(
      (await w.countySchool.teacher.api.case.act({ id, do: 'submit', version: 0, answers })).status,
    ).toBe(404);
    expect((await w.city.desk.api.case.act({ id, do: 'submit', version: 0, answers })).status).toBe(
      404,
    );
    await unmoved(id);
  });

  test('a file of another filing does not count', async () => {
    const [mine, other] = [await draft(), await draft()];
    const photo = await upload(w, teacher, other);
    expect(wrongs(await submit(w, teacher, mine, { decision_minutes: [photo] }))).toContain(
      'decision_minutes:missing',
    );
    await unmoved(mine);
  });

  test('an old version is refused; the same sending twice is one; without a key none', async () => {
    const id = await draft();
    const input = {
      id,
      do: 'submit' as const,
      version: 0,
      answers: (await fill(w, teacher, id)) as never,
    };
    const key = 'the-same-sending-0001';
    const [a, b] = await Promise.all([
      teacher.api.case.act(input, { key }),
      teacher.api.case.act(input, { key }),
    ]);
    expect([a.status, b.status]).toEqual([200, 200]);
    expect(a.text).toBe(b.text);
    expect((await teacher.api.case.act({ ...input, version: 0 })).refusal?.code).toBe(
      'changed_meanwhile',
    );
    expect((await teacher.api.case.act({ ...input, reason: '别的' }, { key })).refusal?.code).toBe(
      'key_reused',
    );
    expect((await teacher.api.case.open({ id })).value.timeline).toHaveLength(1);
  });

  test('twice, or after it was withdrawn, it is too late', async () => {
    const id = await aFiling(w, { at: 'signing', app: await anApp(w) });
    expect((await submit(w, teacher, id)).refusal?.code).toBe('not_now');
    await act(teacher, id, { do: 'withdraw' });
    expect((await submit(w, teacher, id)).refusal?.code).toBe('not_now');
  });
});
