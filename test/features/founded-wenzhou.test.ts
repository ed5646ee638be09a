import { documents } from '@shared/contract/documents';
import { requestOf } from '../client';
import { readPdf, wordsOf } from '../pdf';
import { act, sign, upload } from '../make';
import { cited, makeRegion, type Bureau, type RegionWorld, type School } from '../region-world';
import type { Actor } from '../world';

// 温教办技〔2022〕65号 in a city and a county that an operator founded; every tool is one a school named.
let w: RegionWorld;
let school: School;
let county: Bureau;
beforeAll(async () => {
  w = await makeRegion('wenzhou');
  ({ county } = w);
  school = county.filers.school!;
});
afterAll(() => w.close());

type Kind = 'app' | 'terminal';
const must = <T extends { status: number; text: string }>(r: T): T => {
  if (r.status !== 200) throw new Error(`${r.status} ${r.text}`);
  return r;
};
const open = async (who: Bureau[string], id: string) => must(await who.api.case.open({ id })).value;
/** What stands against a filing that is good but for this: the article by what is wrong. */
const against = async (more: Record<string, unknown>, kind: Kind = 'app') => {
  const refused = await w.submit(school, await w.start(school, { kind }), more);
  expect([refused.status, refused.text]).toEqual([422, expect.any(String)]);
  return cited(refused);
};
const begun = async (of: School, kind: Kind = 'app', more: Record<string, unknown> = {}) => {
  const id = await w.start(of, { kind });
  must(await w.submit(of, id, more));
  return id;
};
/** The three experts of the school score it. */
const judged = (of: School, id: string) => w.opine([of.a!, of.b!, of.c!], id);
/** A filing the school has decided on and signed, accepted by the desk: offices are asked. */
const inReview = async (of: School, bureau: Bureau, kind: Kind = 'app') => {
  const id = await begun(of, kind);
  await judged(of, id);
  must(await w.submit(of, id, { plan_changed: undefined }));
  await w.toReview(of, bureau, id);
  return id;
};
/** Whoever the rules let approve does so. */
const approved = async (bureau: Bureau, id: string) => {
  for (const who of [...w.officesOf(bureau), bureau.head!]) {
    const { offers } = await open(who, id);
    if (offers.some((o) => o.do === 'approve' && !o.why))
      must(await act(who, id, { do: 'approve', answers: { approval_text: '同意。' } }));
  }
};
const filed = async (of: School, bureau: Bureau, kind: Kind = 'app') => {
  const id = await inReview(of, bureau, kind);
  await w.opine(w.officesOf(bureau), id);
  await approved(bureau, id);
  must(await act(bureau.tech!, id, { do: 'register' }));
  return id;
};
/** The offices asked for an opinion in review, and the one that approves when all have given it: the lead. */
const asked = async (of: School, bureau: Bureau, kind: Kind) => {
  const id = await inReview(of, bureau, kind);
  const waiting = async () => (await open(bureau.desk!, id)).waiting.map((x) => x.office);
  // Beside them the office the bureau named says whether the plan is lawful (四（二）).
  const offices = (await waiting()).filter((office) => office !== '合法性审查处室').sort();
  await w.opine(w.officesOf(bureau), id);
  return { offices, lead: await waiting() };
};
const readBy = async (of: School, id: string) => {
  const { app } = await open(of.teacher!, id);
  return (await w.public.lookup.byPair({ school: of.id, app: app.id })).value;
};

test('[S4-01] terminals and apps are two families: both are filed, and each is asked its own questions', async () => {
  const terminal = await begun(school, 'terminal');
  const app = await begun(school, 'app');
  expect([
    (await open(school.teacher!, terminal)).answers.object,
    (await open(school.teacher!, app)).answers.object,
  ]).toEqual(['terminal', 'app']);
  expect(await against({ purchase_plan: undefined }, 'terminal')).toHaveProperty('purchase_plan');
  expect(await against({ moe_no: undefined, moe_qr: undefined })).toHaveProperty('moe_filed');
});

test('[S4-02] free of charge, no forcing or tempting to buy: stopped under its article, and kinds of complaint', async () => {
  expect(await against({ student_fee: true, must_buy: true, no_charge: false })).toEqual({
    free: '二（一）',
    must_buy: '二（一）',
    no_charge: '二（一）',
  });
  const app = await w.app(school.teacher!);
  const { code } = must(await w.tell(school, app, 'must_buy')).value;
  expect((await w.public.complaint.track({ code })).value.category).toMatchObject({
    title: '强制或诱导购买终端、收费应用',
    clause: { no: '二（一）' },
  });
});

test('[S4-03] never a condition for classes or assessment: stopped under its article, and a kind of complaint', async () => {
  expect(await against({ is_condition: true }, 'terminal')).toEqual({ condition: '二（二）' });
  const app = await w.app(school.teacher!);
  const { code } = must(await w.tell(school, app, 'condition')).value;
  expect((await w.public.complaint.track({ code })).value.category.clause.no).toBe('二（二）');
});

test('[S4-04] the school chooses, reviews and signs what has its number, then its bureau has it', async () => {
  expect(await against({ moe_no: undefined, moe_qr: undefined })).toEqual({
    moe_filed: '二（三）',
  });
  const id = await begun(school);
  await judged(school, id);
  must(await w.submit(school, id, { plan_changed: undefined }));
  expect((await act(county.desk!, id, { do: 'accept' })).status).not.toBe(200);
  expect((await sign(w, school.principal!, id)).value).toMatchObject({ placeTitle: '待受理' });
  expect((await open(school.teacher!, id)).timeline.at(-1)).toMatchObject({
    did: 'sign',
    clauses: [{ no: '二（三）' }],
  });
});

describe('who reviews', () => {
  test('[S4-05] a terminal: the technology centre leads, finance and basic education beside it', async () => {
    expect(await asked(school, county, 'terminal')).toEqual({
      lead: ['教育技术中心'],
      offices: ['教育技术中心', '计财处', '基教处'].sort(),
    });
  });

  test('[S4-06] an app: basic education leads; law, research and technology beside it', async () => {
    expect(await asked(school, county, 'app')).toEqual({
      lead: ['基教处'],
      offices: ['基教处', '法规处', '教育教学研究院', '教育技术中心'].sort(),
    });
  });

  test.each(['terminal', 'app'] as const)(
    '[S4-07] a vocational school’s %s: vocational education leads; law, research and technology beside it',
    async (kind) => {
      const of = w.city.filers.trade!;
      expect(await asked(of, w.city, kind)).toEqual({
        lead: ['职教处'],
        offices: ['职教处', '法规处', '教育教学研究院', '教育技术中心'].sort(),
      });
    },
  );

  test.each(['terminal', 'app'] as const)(
    '[S4-08] a kindergarten’s %s: the pre-school centre leads; law, research and technology beside it',
    async (kind) => {
      const of = w.city.filers.garden!;
      expect(await asked(of, w.city, kind)).toEqual({
        lead: ['学前指导中心'],
        offices: ['学前指导中心', '法规处', '教育教学研究院', '教育技术中心'].sort(),
      });
    },
  );

  test('[S4-13] basic education looks at fit, need, feasibility and science; a directly run school goes to its own office', async () => {
    const direct = w.city.filers.school!;
    expect(await asked(direct, w.city, 'app')).toEqual({
      lead: ['市局直属管理处'],
      offices: ['市局直属管理处', '法规处', '教育教学研究院', '教育技术中心'].sort(),
    });
    const id = await inReview(school, county);
    await w.opine([county.basic!], id);
    const { opinions } = await open(county.desk!, id);
    const lead = opinions.find((o) => o.clause.no === '三（二）4')!;
    expect(lead.points.map((p) => p.label)).toEqual([
      '与学校教育教学的契合度',
      '必要性',
      '可行性',
      '科学性',
    ]);
  });

  test('[S4-11] the law office looks for infringing, reactionary, violent and pornographic content', async () => {
    const id = await inReview(school, county);
    await w.opine([county.legal!], id);
    const { opinions } = await open(county.desk!, id);
    expect(opinions.find((o) => o.key === 'legal')).toMatchObject({
      clause: { no: '三（二）2' },
      points: ['没有侵权内容', '没有反动内容', '没有暴力内容', '没有涉黄内容'].map((label) => ({
        label,
      })),
    });
  });

  test('[S4-12] finance looks at funds, audit and charges of a terminal; charging is a kind of complaint', async () => {
    expect(await against({ funding: undefined }, 'terminal')).toEqual({ funding: '三（二）3' });
    const id = await inReview(school, county, 'terminal');
    await w.opine([county.finance!], id);
    const { opinions } = await open(county.desk!, id);
    expect(opinions.find((o) => o.key === 'finance')?.points.map((p) => p.label)).toEqual([
      '经费有保障',
      '项目经费可以审计',
      '没有乱收费、搭车收费',
    ]);
    const { code } = must(await w.tell(school, await w.app(school.teacher!), 'fee')).value;
    expect((await w.public.complaint.track({ code })).value.category).toMatchObject({
      title: '乱收费、搭车收费',
      clause: { no: '三（二）3' },
    });
  });
});

describe('a small pilot', () => {
  const pilot = {
    scale: 'pilot',
    pilot_classes: '五（1）班',
    pilot_count: 1,
    pilot_until: '2026-10-31',
  };

  test('[S4-09] is the school’s own decision; for wide use the whole filing is made, while the pilot stands', async () => {
    const id = await begun(school, 'app', pilot);
    expect(must(await sign(w, school.principal!, id)).value.standing).toBe('pilot');
    expect(await readBy(school, id)).toMatchObject({ use: 'pilot', says: '学校小范围试点使用' });
    // The school decides, and its bureau reads of it.
    expect(await open(w.county.desk!, id)).toMatchObject({ standing: 'pilot' });
    const seen = must(await w.county.desk!.api.case.list({})).value.items;
    expect(seen.map((f) => f.id)).toContain(id);
    must(await act(school.teacher!, id, { do: 'expand' }));
    expect(cited(await w.submit(school, id, pilot))).toHaveProperty('enlarge_full', '三（一）5');
    const wide = { scale: 'full', pilot_classes: undefined, pilot_count: undefined };
    expect(
      must(await w.submit(school, id, { ...wide, pilot_until: undefined })).value.placeTitle,
    ).toBe('专家论证中');
    expect(await readBy(school, id)).toMatchObject({ use: 'pilot' });
  });
});

test('[S4-10] a complaint of misconduct is referred, and the parent reads that it was', async () => {
  const app = await w.app(school.teacher!);
  const { code } = must(await w.tell(school, app, 'misconduct')).value;
  const waitsFor = async (who: Actor) =>
    (await who.api.case.inbox({ life: 'complaint' })).value.items.find((c) => c.app.id === app);
  const { id } = (await waitsFor(county.desk!))!;
  expect(await waitsFor(county.discipline!)).toBeUndefined();
  must(await act(county.desk!, id, { do: 'receive' }));
  // From then on it is 纪检's to look into: the desk and the other offices have no say in it.
  expect((await waitsFor(county.discipline!))?.id).toBe(id);
  expect(await waitsFor(county.desk!)).toBeUndefined();
  const refer = { do: 'refer' as const, reason: '已转纪检监察机关处理。' };
  for (const who of [county.desk!, county.basic!, county.finance!, county.head!])
    expect((await act(who, id, refer)).refusal?.code).toBe('not_your_step');
  expect((await open(county.discipline!, id)).told).toMatchObject({
    readable: true,
    happened: '孩子班上就是这样。',
  });
  expect((await open(county.finance!, id)).told).toMatchObject({ readable: false });
  expect(cited(await act(county.discipline!, id, refer))).toEqual({ refer_organ: '投诉办理' });
  must(await act(county.discipline!, id, { ...refer, answers: { refer_organ: 'discipline' } }));
  expect((await w.public.complaint.track({ code })).value).toMatchObject({
    standing: 'referred',
    category: { clause: { no: '三（二）1' } },
  });
  await w.drain();
  const letters = (await county.desk!.api.case.inbox({ life: 'referral' })).value.items;
  const letter = letters.find((line) => line.app.id === app)!;
  expect(await open(county.desk!, letter.id)).toMatchObject({
    organ: '纪检监察机关',
    cause: { did: 'refer', case: id, clauses: [{ no: '投诉办理' }] },
  });
});

test('[S4-14] vocational, research and pre-school offices have their criteria; research assesses the use afterwards', async () => {
  const [garden, trade] = [w.city.filers.garden!, w.city.filers.trade!];
  const points = async (of: School, who: string, key: string) => {
    const id = await inReview(of, w.city);
    await w.opine([w.city[who]!], id);
    const { opinions } = await open(w.city.desk!, id);
    return opinions.find((o) => o.key === key)!.points.map((p) => p.label);
  };
  const three = ['必要性', '可行性', '科学性'];
  expect(await points(trade, 'vocational', 'vocational')).toEqual(three);
  expect(await points(garden, 'preschool', 'preschool')).toEqual([
    '与学校教育教学的契合度',
    ...three,
  ]);
  expect(await points(trade, 'research', 'research')).toEqual(['适合课堂应用']);
  const id = await filed(trade, w.city);
  const assessed = await act(w.city.research!, id, {
    do: 'report',
    track: 'assessment',
    answers: {
      assess_day: '2026-09-01',
      assess_result: 'good',
      assess_file: [await upload(w, w.city.research!, id, 'report.png', 'scan')],
    } as never,
  });
  expect([assessed.status, assessed.text]).toEqual([200, expect.any(String)]);
  const track = async () =>
    (await open(w.city.vocational!, id)).tracks.find((t) => t.id === 'assessment');
  expect(await track()).toMatchObject({ state: 'given', clause: { no: '三（二）6' } });
  must(await act(w.city.vocational!, id, { do: 'verify', track: 'assessment' }));
  expect((await track())?.state).toBe('done');
});

test('[S4-15] the technology centre looks at reason, advance, feasibility and purchase of a terminal, and at its acceptance', async () => {
  expect(await against({ purchase_plan: undefined }, 'terminal')).toEqual({
    purchase_plan: '三（二）8',
  });
  const id = await filed(school, county, 'terminal');
  const { opinions } = await open(county.desk!, id);
  expect(
    opinions
      .find((o) => o.key === 'tech')
      ?.points.map((p) => p.label)
      .slice(0, 4),
  ).toEqual(['实施方案的合理性', '实施方案的先进性', '实施方案的可行性', '采购方案']);
  const proof = {
    acceptance_day: '2026-09-01',
    acceptance_file: [await upload(w, school.teacher!, id)],
  };
  must(
    await act(school.teacher!, id, { do: 'report', track: 'acceptance', answers: proof as never }),
  );
  must(await act(county.tech!, id, { do: 'verify', track: 'acceptance' }));
  expect((await open(school.teacher!, id)).tracks.find((t) => t.id === 'acceptance')).toMatchObject(
    { state: 'done', clause: { no: '三（二）8' } },
  );
  const other = await inReview(school, county);
  await w.opine([county.tech!], other);
  expect(
    (await open(county.desk!, other)).opinions
      .find((o) => o.key === 'tech')
      ?.points.map((p) => p.label),
  ).toEqual(['技术审查']);
});

test('[S4-16] without the plan nothing is filed', async () => {
  expect(await against({ plan_file: undefined })).toEqual({ plan_file: '四（一）' });
});

test('[S4-17] three experts give seven scores each, and the named office says whether it is lawful', async () => {
  const id = await begun(school);
  await w.opine([school.a!, school.b!], id);
  expect((await open(school.teacher!, id)).placeTitle).toBe('专家论证中');
  await judged(school, id);
  const seen = await open(school.teacher!, id);
  expect(seen.placeTitle).toBe('待集体决策');
  const panel = seen.opinions.filter((o) => o.panel);
  expect(panel).toHaveLength(3);
  for (const label of [
    '必要性',
    '可行性',
    '规范性',
    '适切性',
    '安全性',
    '技术先进性',
    '经济合理性',
  ])
    expect(panel.map((o) => o.said.find((s) => s.label === label)?.value)).toEqual([4, 4, 4]);
  const plan = await inReview(school, county);
  const bare = await act(county.lawful!, plan, {
    do: 'opine',
    opinion: 'legality',
    outcome: 'pass',
    answers: { g_proper: { is: 'pass' }, g_lawful: { is: 'pass' } },
  });
  expect(cited(bare)).toEqual({ legality_file: '四（二）' });
  await w.opine([county.lawful!], plan);
  const { opinions } = await open(county.desk!, plan);
  expect(opinions.find((o) => o.key === 'legality')).toMatchObject({
    state: 'pass',
    clause: { no: '四（二）' },
    points: [{ label: '方案规范' }, { label: '方案合法' }],
  });
});

test('[S4-18] the decision follows the rule for major matters: when, in which meeting, how many, with minutes', async () => {
  const id = await begun(school);
  await judged(school, id);
  const refused = await w.submit(school, id, {
    plan_changed: undefined,
    decision_day: undefined,
    decision_kind: undefined,
    decision_present: undefined,
    decision_minutes: undefined,
    decision_result: 'refused',
  });
  expect(cited(refused)).toMatchObject({
    decision_day: '四（三）',
    decision_kind: '四（三）',
    decision_present: '四（三）',
    decision_minutes: '四（三）',
    collective: '四（三）',
  });
  expect((await open(school.teacher!, id)).placeTitle).toBe('待集体决策');
});

test('[S4-19] after approval the technology department registers it, without paper; only then may it be used', async () => {
  const id = await inReview(school, county);
  await w.opine(w.officesOf(county), id);
  await approved(county, id);
  expect((await open(county.tech!, id)).placeTitle).toBe('待技术部门备案');
  expect((await readBy(school, id)).use).toBe('none');
  must(await act(county.tech!, id, { do: 'register' }));
  expect(await readBy(school, id)).toMatchObject({ use: 'yes' });
  const { tracks, timeline } = await open(school.teacher!, id);
  expect(tracks.filter((t) => t.state !== 'na').map((t) => t.id)).not.toContain('paper');
  expect(timeline.at(-1)).toMatchObject({ did: 'register', clauses: [{ no: '四（四）' }] });
});

test('[S4-20] every office the regulation names has its people and its own name', async () => {
  const { offices } = (await county.admin!.api.bureau.settings({})).value;
  expect(offices.map((o) => [o.says, o.people])).toEqual(
    Object.values(w.rules.policy.words.offices).map((says) => [says, 1]),
  );
});

test('[S4-21] the form: its fields, an overview of 200 字, and the three steps with their days', async () => {
  const over = await against({ overview: '字'.repeat(201) });
  expect(over).toEqual({ overview: '附件' });
  const id = await filed(school, county);
  const printed = await w.fetch(requestOf(documents.form, { id }, school.teacher!.token));
  const words = wordsOf(readPdf(Buffer.from(await printed.arrayBuffer())).pages[0]!);
  for (const label of [
    '学校名称（盖章）',
    '瓯江小学',
    '办学类别',
    '办学层次',
    '项目名称',
    '项目负责人',
    '手机号码',
    '项目概况',
    '学校审核',
    '校长签字（盖章）：',
    '教育行政部门审批',
    '教育技术部门备案',
    '备案日期：',
  ])
    expect(words).toContain(label);
});
