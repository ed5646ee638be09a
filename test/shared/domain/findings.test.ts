import type { ActInput, Answers } from '@shared/domain/case';
import { factsFor } from '@shared/domain/facts';
import { findings } from '@shared/domain/findings';
import { faults } from '@shared/domain/answers';
import { decide } from '@shared/domain/decide';
import type { Life, Verb } from '@shared/policy/policy';
import { answers, blank, file, people, rules, sealed, submitForms, world } from './suqian';

type Facts = Parameters<typeof world>[1];
const over = (given: Answers, facts: Facts = {}) =>
  findings(rules, 'filing', factsFor(rules, blank(), world(undefined, facts), given));
const says = (id: string, given: Answers, facts: Facts = {}): string | undefined =>
  over(given, facts).find((f) => f.id === id)?.says;

// every check of 宿迁: what makes it speak, and how
const speaks: Record<string, [Answers, 'stop' | 'warn' | 'ask', Facts?]> = {
  collective: [{ decision_result: 'refused' }, 'stop'],
  decision_future: [{ decision_day: '2026-03-03' }, 'stop'],
  moe_revoked: [{}, 'stop', { 'app.moe_standing': 'revoked' }],
  no_contract: [{ contract: 'no' }, 'warn'],
  moe_filed: [{ moe_no: undefined }, 'stop'],
  moe_other: [{ object: 'mini' }, 'ask'],
  own_unfiled: [
    { moe_no: undefined },
    'ask',
    { 'provider.name': '河滨实验小学', 'filer.name': '河滨实验小学' },
  ],
  moe_odd: [{ moe_no: '教APP备320001号' }, 'warn'],
  free: [{ student_fee: true }, 'stop'],
  ads: [{ has_ads: true }, 'stop'],
  games: [{ has_games: true }, 'stop'],
  bound: [{ is_bound: true }, 'stop'],
  scores: [{ shows_scores: true }, 'stop'],
  unrelated: [{ has_unrelated: true }, 'stop'],
  platforms_first: [{ platforms_first: false }, 'warn'],
  mlps_missing: [{ mlps_level: 'none' }, 'ask'],
  mlps_old: [{ mlps_until: '2026-03-01' }, 'warn'],
  data_authority: [{ data_items: ['name'] }, 'stop'],
  data_none: [{ data_items: ['none', 'face'] }, 'stop'],
  not_consulted: [{ consulted: ['none'] }, 'warn'],
  consulted_none: [{ consulted: ['none', 'staff'] }, 'stop'],
  alike: [{}, 'warn', { 'filer.uses': ['lesson'] }],
  key_third: [{ key_business: true, self_run: false, exclusive: false }, 'warn'],
  exclusive: [{ key_business: true, self_run: false, exclusive: true }, 'stop'],
  features_none: [{ features: ['none', 'forum'] }, 'stop'],
  no_time_limit: [{ features: ['minors'], time_limit: false }, 'warn'],
  no_age_range: [{ features: ['minors'], age_range: false }, 'warn'],
  no_forum_review: [{ features: ['forum'], forum_review: false }, 'warn'],
  no_trainers_checked: [{ features: ['training'], trainers_checked: false }, 'warn'],
  no_teachers_certified: [{ features: ['subject'], teachers_certified: false }, 'warn'],
  no_foreign_checked: [{ features: ['foreign'], foreign_checked: false }, 'warn'],
  not_in_store: [{ installed_from: 'link' }, 'warn'],
};
/** The checks that 宿迁 takes over from the nation. */
const fromNation = new Set([
  'not_consulted',
  'consulted_none',
  'alike',
  'key_third',
  'exclusive',
  'features_none',
  'no_time_limit',
  'no_age_range',
  'no_forum_review',
  'no_trainers_checked',
  'no_teachers_certified',
  'no_foreign_checked',
  'not_in_store',
]);

test('every check of the policy is tried here', () => {
  expect(rules.checks.map((c) => c.id).sort()).toEqual(Object.keys(speaks).sort());
});

test('a sound filing gives no finding at all', () => {
  expect(over(answers())).toEqual([]);
});

test.each(Object.entries(speaks))(
  '%s speaks when it should, with its clause, and only then',
  (id, [edit, how, facts]) => {
    const found = over(answers(edit), facts).filter((f) => f.id === id);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      says: how,
      clause: {
        doc: fromNation.has(id) ? '教技函〔2019〕55号' : '宿教办发〔2024〕25号',
        kind: id === 'own_unfiled' ? 'house' : 'text',
      },
    });
    expect(found[0]!.clause.quote.length).toBeGreaterThan(8);
    expect(says(id, answers())).toBeUndefined();
  },
);

test('the edges of the checks', () => {
  expect(says('decision_future', answers({ decision_day: '2026-03-02' }))).toBeUndefined();
  expect(says('mlps_old', answers({ mlps_until: '2026-03-02' }))).toBeUndefined();
  expect(says('moe_filed', answers({ moe_no: undefined, moe_qr: file('qr') }))).toBeUndefined();
  expect(says('moe_filed', answers({ moe_no: undefined, object: 'platform' }))).toBeUndefined();
  expect(
    says('data_authority', answers({ data_items: ['name'], data_authority: file('consent') })),
  ).toBeUndefined();
});

test('a question names the office that answers it', () => {
  expect(over(answers({ mlps_level: 'none' })).find((f) => f.id === 'mlps_missing')!.asks).toEqual({
    by: ['network'],
    text: '没有等保材料，是否仍可使用？',
  });
});

test('all faults come at once, each with its field, its label and its clause', () => {
  const bad = answers({
    overview: '太'.repeat(101),
    decision_minutes: [],
    no_burden: false,
    org_nature: 'mixed',
    decision_day: '2026-02-30',
    decision_present: 1,
    moe_no: '教APP备X号',
    project_lead: null,
    procurement: '好😀好好好',
    stages: ['college'],
    funding: ['budget'],
  });
  const found = faults(rules, submitForms, bad, factsFor(rules, blank(), world(), bad));
  expect(Object.fromEntries(found.map((f) => [f.field, f.code]))).toEqual({
    overview: 'too_long',
    decision_minutes: 'missing',
    no_burden: 'attest_needed',
    org_nature: 'not_an_option',
    decision_day: 'not_a_day',
    decision_present: 'too_small',
    moe_no: 'moe_no_shape',
    project_lead: 'missing',
    procurement: 'emoji',
    stages: 'not_an_option',
    funding: 'wrong_kind',
  });
  expect(found.every((f) => f.clause !== undefined && f.label !== '')).toBe(true);
  expect(found.find((f) => f.field === 'overview')!.params).toEqual({ max: 100, over: 1 });
  expect(
    decide(rules, blank(), { do: 'submit', by: people.teacher, answers: bad }, world()),
  ).toMatchObject({ ok: false, refusal: { code: 'faults' } });
});

test('one hundred 字 are allowed, white space aside; sealed values only where secrets belong', () => {
  const fine = answers({ overview: ` ${'备'.repeat(50)}\n ${'案'.repeat(50)} ` });
  const f = factsFor(rules, blank(), world(), fine);
  expect(faults(rules, submitForms, fine, f)).toEqual([]);
  expect(
    faults(rules, ['scope'], { ...fine, scope_grades: sealed('x') }, f).map((x) => x.code),
  ).toEqual(['wrong_kind']);
});

test('questions for schools are not asked of offices', () => {
  const given = answers({ org_nature: undefined, stages: undefined });
  const office = factsFor(rules, blank(), world(undefined, { 'filer.kind': 'office' }), given);
  expect(faults(rules, ['tool'], given, office)).toEqual([]);
  expect(
    faults(rules, ['tool'], given, factsFor(rules, blank(), world(), given)).map((x) => x.field),
  ).toEqual(['org_nature', 'stages']);
});

test('stops hold at submit and again at approval', () => {
  const gone = world(undefined, { 'app.moe_standing': 'revoked' });
  const found = (verb?: Verb, life: Life = 'filing') =>
    findings(rules, life, factsFor(rules, blank(), gone, answers()), verb).map((f) => f.id);
  const submit: ActInput = { do: 'submit', by: people.teacher, answers: answers() };
  expect(decide(rules, blank(), submit, gone)).toMatchObject({
    ok: false,
    refusal: { code: 'findings', clause: { no: '二' } },
  });
  expect(found('approve')).toEqual(['moe_revoked']);
  expect(found('sign')).toEqual([]);
  expect(found(undefined, 'complaint')).toEqual([]);
});
