import { askedFields } from '@shared/domain/answers';
import { policies, rulesFor } from '@shared/policy';
import { blankCase, type DecisionContext } from '@shared/domain/case';
import { decide } from '@shared/domain/decide';
import { findings } from '@shared/domain/findings';
import { heldBy, type Bars } from '@shared/domain/listed';
import { entriesOf } from '@shared/domain/lists';
import { holidayTable } from '@shared/kernel/holidays';
import { organs } from '@shared/vocabulary/organs';
import { upheld, written } from './complaint';
import type { Rules } from '@shared/policy/rules';

const of = (id: string): Rules => rulesFor(id)!;
const [suqian, puyang, beijing, wenzhou] = [
  of('suqian@2024-09-01'),
  of('puyang@2020-02-25'),
  of('beijing@2022-04-27'),
  of('wenzhou@2022-09-22'),
];
const national = policies['national@2019-08-10']!;
const asked = (rules: Rules, by: string): string[] =>
  rules.moves
    .filter((m) => m.do === 'submit' && m.by.includes(by as 'filer'))
    .flatMap((m) => m.needs ?? [])
    .flatMap((id) => rules.forms[id]!.fields.map((f) => f.id));

const MADE = { path: '/', by: '教育局', since: '2026-03-01' };
/** What lists stop of a filing that is being submitted, and under which article. */
const stopped = (rules: Rules, bars: Bars): (string | undefined)[][] => {
  const { places } = rules.policy.words;
  const [place, { standing }] = Object.entries(places).find(
    ([, { life, start }]) => life === 'filing' && start,
  )!;
  const blank = blankCase('cas_1', 'filing', rules.policy.id, { place, standing });
  const context: DecisionContext = {
    facts: { 'filer.kind': 'school', 'filer.stages': ['primary'], 'app.kind': 'app' },
    settings: {},
    now: '2026-03-02T01:00:00.000Z',
    holidays: holidayTable([], [], '2026-12-31'),
    bars: heldBy([bars], '/county/', '2026-03-02'),
  };
  const tried = decide(rules, blank, { do: 'submit', by: TEACHER, answers: {} }, context);
  return (tried.ok ? [] : (tried.refusal.faults ?? []))
    .filter((fault) => fault.params?.finding === 'barred')
    .map((fault) => [String(fault.params!.finding), fault.clause?.no]);
};
const TEACHER = { person: 'teacher', as: ['filer'] };

const scopeOf = (stages: string[], kind = 'school') =>
  findings(puyang, 'filing', { facts: { 'filer.kind': kind, stages }, settings: {} }, 'submit')
    .filter((f) => f.id === 'out_of_scope')
    .map((f) => [f.says, f.clause.no, f.clause.quote]);

test('pupils of compulsory, senior and vocational schools, and no others; the operator is judged apart from the app', () => {
  expect(Object.keys(puyang.fields.stages!.options!).sort()).toEqual([
    'junior',
    'kindergarten',
    'primary',
    'senior',
    'vocational',
  ]);
  for (const stage of ['primary', 'junior', 'senior', 'vocational'])
    expect([stage, scopeOf([stage]), scopeOf(['kindergarten', stage])]).toEqual([stage, [], []]);
  expect(scopeOf(['kindergarten'])).toEqual([
    ['stop', '第二条', expect.stringContaining('义务教育学校、普通高中、中职学校的在校学生')],
  ]);
  // An office or a unit has no stage and no nature: it is neither asked nor stopped.
  const school = (kind: string): string[] =>
    askedFields(puyang, ['school'], { facts: { 'filer.kind': kind }, settings: {} }).map(
      (f) => f.id,
    );
  expect([school('school'), school('unit'), school('office')]).toEqual([
    ['org_nature', 'stages'],
    [],
    [],
  ]);
  expect(scopeOf([], 'unit')).toEqual([]);
  // The app is what is listed, its provider is whom that bars.
  const { app, provider } = entriesOf(puyang, 'black', MADE);
  expect([app?.holds, provider?.holds.map((h) => [h.does, h.clause.no])]).toEqual([
    [],
    [['bars_use', '第八条']],
  ]);
  expect(stopped(puyang, { cas_9: provider! })).toEqual([['barred', '第八条']]);
  expect(stopped(puyang, { cas_9: app! })).toEqual([]);
});

// each: the promise, and the words of 第三条 that it must stand under
test.each([
  ['data_guard', '数据保障机制'],
  ['real_name', '后台实名、前台自愿'],
  ['data_shown', '明示收集使用信息的目的、方式和范围'],
  ['data_needed', '不得收集与其提供服务无关的个人信息'],
  ['account_closing', '注销账号和相关信息'],
])('%s is promised before anything is submitted, under its own sentence', (id, words) => {
  expect(asked(puyang, 'filer').filter((x) => x === id)).toEqual([id]);
  expect(puyang.fields[id]).toMatchObject({
    kind: 'attest',
    clause: { no: '第三条', quote: expect.stringContaining(words) },
  });
  expect(puyang.fields[id]!.optional).toBeUndefined();
});

test('every breach of it found true puts the provider up for the blacklist', () => {
  const breaches = ['no_consent', 'forced_consent', 'excess_data', 'privacy', 'no_closing'];
  expect(
    puyang.categories
      .filter((c) => breaches.includes(c.id))
      .map((c) => [c.id, c.clause.doc, c.clause.no, upheld(puyang, c.id)]),
  ).toEqual(
    breaches.map((id) => [
      id,
      '濮教指〔2020〕51号',
      '第三条',
      [
        {
          open: 'listing',
          do: 'propose',
          to: 'provider',
          clause: { doc: '濮教指〔2020〕51号', no: '第七条' },
        },
      ],
    ]),
  );
});

test('that a live lesson has no real names is the school’s doing, and that is what is promised', () => {
  expect(puyang.categories.find((c) => c.id === 'live_anonymous')).toMatchObject({
    by: 'school',
    clause: { no: '六' },
  });
  expect(puyang.fields.live_real).toMatchObject({ kind: 'attest', clause: { no: '六' } });
  expect(puyang.fields.live_clean).toMatchObject({ kind: 'attest', clause: { no: '五' } });
});

test('national rules bind beside the local ones, and prevail where both cannot be met', () => {
  // The ministries' opinion is the older one: it binds since 第一条 and 第四条 say so, not for being newer.
  expect(puyang.policy.newer).toBeUndefined();
  const named = puyang.policy.articles.filter((a) => !a.doc && ['第一条', '第四条'].includes(a.no));
  expect(named.some((a) => a.quote.includes('教育部等八部门'))).toBe(true);
  expect(named.some((a) => a.quote.includes('国务院、教育部'))).toBe(true);
  const base = new Set(
    national.articles
      .flatMap((a) => a.checks ?? [])
      .filter((c) => (c.of ?? 'filing') === 'filing')
      .map((c) => c.id),
  );
  expect(base.size).toBeGreaterThan(8);
  for (const rules of [suqian, puyang, beijing, wenzhou])
    expect([...base].filter((id) => !rules.checks.some((c) => c.id === id))).toEqual([]);
});

test('every policy names who interprets it', () => {
  expect(Object.fromEntries(Object.values(policies).map((p) => [p.id, p.owner]))).toMatchObject({
    'puyang@2020-02-25': '濮阳市教育局',
    'suqian@2024-09-01': '宿迁市教育局',
  });
  for (const p of Object.values(policies)) expect(p.owner.length).toBeGreaterThan(3);
});

test('security is shown by evidence: classified protection is asked wherever a provider or a school speaks of a provider', () => {
  expect(asked(suqian, 'filer')).toEqual(
    expect.arrayContaining(['mlps_level', 'mlps_file', 'mlps_until']),
  );
  expect(asked(puyang, 'filer')).toEqual(expect.arrayContaining(['mlps_level', 'mlps_file']));
  expect(asked(beijing, 'provider')).toEqual(
    expect.arrayContaining(['mlps_no', 'mlps_report', 'icp_no', 'icp_day']),
  );
  // A number alone is no evidence: the proof itself is handed in, and cannot be left out.
  for (const [rules, id] of [
    [suqian, 'mlps_file'],
    [puyang, 'mlps_file'],
    [wenzhou, 'mlps_file'],
    [beijing, 'mlps_file'],
    [beijing, 'mlps_report'],
  ] as const) {
    const field = rules.fields[id]!;
    expect([rules.policy.id, field]).toEqual([
      rules.policy.id,
      expect.objectContaining({ kind: 'file', min: 1 }),
    ]);
    expect(field.optional).toBeUndefined();
  }
});

test('the national and provincial platforms come first: who has not looked there is told so, with the article', () => {
  const said = findings(
    suqian,
    'filing',
    { facts: { platforms_first: false }, settings: {} },
    'submit',
  ).find((f) => f.id === 'platforms_first');
  expect(said).toMatchObject({ says: 'warn', clause: { no: '四' } });
});

test('whoever is on a blacklist of a bureau above is stopped in every region, by the article of that list', () => {
  const { provider } = entriesOf(puyang, 'black', MADE);
  for (const rules of [suqian, puyang, beijing, wenzhou])
    expect([rules.policy.id, stopped(rules, { cas_9: provider! }), stopped(rules, {})]).toEqual([
      rules.policy.id,
      [['barred', '第八条']],
      [],
    ]);
});

test('what the nation has registered is taken over, not asked again', () => {
  for (const rules of [suqian, wenzhou, beijing, puyang])
    expect([rules.policy.id, rules.fields.moe_no?.from]).toEqual([rules.policy.id, 'app.moe_no']);
});

test('a licence later than the ICP filing is pointed out, and what the communications authority handles is referred to it', () => {
  const facts = {
    class: 'subject',
    licence_day: '2022-05-01',
    icp_day: '2022-03-20',
    pupil_subject: true,
    trains: true,
  };
  const said = findings(beijing, 'provider_filing', { facts, settings: {} }, 'submit').find(
    (f) => f.id === 'licence_after_icp',
  );
  expect(said).toMatchObject({ says: 'warn', clause: { no: '四（二）', kind: 'text' } });
  expect(
    beijing.categories
      .filter((c) => written(beijing, c.id) === 'telecom')
      .map((c) => [c.id, c.clause.no]),
  ).toEqual([
    ['icp', '四（二）'],
    ['not_closed', '四（二）'],
  ]);
  expect(organs.telecom).toBe('通信管理部门');
});

test('breaches of discipline go to the discipline office', () => {
  const goes = wenzhou.routes.filter(
    (row) => row.of === 'complaint' && row.when.category?.includes('misconduct'),
  );
  expect(goes.map((row) => [wenzhou.policy.words.offices[row.lead], row.clause.kind])).toEqual([
    ['纪检部门', 'text'],
  ]);
  expect(wenzhou.categories.find((c) => c.id === 'misconduct')?.clause).toEqual(goes[0]!.clause);
});
