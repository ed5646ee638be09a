import type { Policy } from '@shared/policy/policy';
import { rulesOf } from '@shared/policy/rules';
import { faults } from '@shared/domain/answers';
import { findings } from '@shared/domain/findings';
import { suqian } from '@shared/policy/regions/suqian-2024-09-01';
import {
  factsOn,
  fieldsOf,
  knownFact,
  prefilled,
  sourceOf,
  type Ground,
} from '@client/form/reading';
import { shownAnswer, pointWord } from '@client/form/shown';
import { tooBig } from '@client/form/size';
import { stepsOf } from '@client/school/form/steps';
import { submitForms } from '@client/case/forms';

// The phone gets the policy as JSON, so the tests read it the same way.
const rules = rulesOf(JSON.parse(JSON.stringify(suqian)) as Policy);
const ground: Ground = {
  life: 'filing' as const,
  id: 'cas_0123456789abcdef',
  policy: 'suqian@2024-09-01',
  place: 'draft',
  standing: 'draft',
  round: 0,
  settings: {},
  answers: {},
  facts: {
    today: '2026-11-22',
    'filer.kind': 'school',
    'filer.level': 'city',
    'filer.name': '河滨小学',
    'filer.nature': 'public',
    'filer.stages': ['primary'],
    'filer.head': true,
    'app.kind': 'app',
    'app.name': '智学伴',
    'provider.name': '某公司',
    'provider.barred': false,
  },
};
const forms = submitForms(rules);
const fields = fieldsOf(rules, forms);

test('what the registers know is filled in; personal facts are not', () => {
  const answers = prefilled(fields, { stages: ['junior'], app_name: '别的名字' }, ground.facts);
  expect(answers).toMatchObject({
    object: 'app',
    school_name: '河滨小学',
    org_nature: 'public',
    stages: ['junior'],
    app_name: '智学伴',
  });
  expect(answers.first_person).toBeUndefined();
  expect(answers.moe_no).toBeUndefined();
  expect(knownFact(rules.fields.first_person!, ground.facts)).toBeUndefined();
  expect([
    sourceOf(rules.fields.stages!),
    sourceOf(rules.fields.provider_name!),
    sourceOf(rules.fields.overview!),
  ]).toEqual(['单位信息', '应用登记', undefined]);
});

test('a question appears when its condition holds, and not while it is unknown', () => {
  const asked = (answers: Parameters<typeof factsOn>[2]) =>
    faults(rules, forms, answers, factsOn(rules, ground, answers)).map((f) => f.field);
  expect(asked({})).not.toContain('contract_file');
  expect(asked({ contract: 'no' })).not.toContain('contract_file');
  expect(asked({ contract: 'yes' })).toContain('contract_file');
});

test('findings follow what is typed at once, by the server’s day', () => {
  const said = (answers: Parameters<typeof factsOn>[2]) =>
    findings(rules, 'filing', factsOn(rules, ground, answers))
      .filter((f) => f.says !== 'ask')
      .map((f) => f.id);
  expect(said({})).toEqual([]);
  expect(said({ has_ads: true })).toContain('ads');
  expect(said({ moe_no: '教APP备320456号' })).toContain('moe_odd');
  expect(said({ moe_no: '教APP备3204561号' })).not.toContain('moe_odd');
  expect(said({ decision_day: '2026-11-22' })).not.toContain('decision_future');
  expect(said({ decision_day: '2026-11-23' })).toContain('decision_future');
});

test('an earlier answer that the server gave as a fact does not hide what is typed now', () => {
  const stale = { ...ground, facts: { ...ground.facts, has_ads: true } };
  expect(factsOn(rules, stale, { has_ads: false }).facts.has_ads).toBe(false);
});

test('the steps come in the policy’s order and lose no form', () => {
  const steps = stepsOf(rules, forms);
  expect(steps.map((s) => s.title)).toEqual(['应用', '集体决定', '承诺与材料']);
  expect(steps.flatMap((s) => s.forms).sort()).toEqual([...forms].sort());
  expect(stepsOf(rules, ['signature']).map((s) => s.title)).toEqual(['其他']);
});

test('answers are read in words, never in codes', () => {
  const read = (id: string, answer: Parameters<typeof shownAnswer>[1]) =>
    shownAnswer(rules.fields[id]!, answer);
  expect(read('nature', 'required')).toBe('要求使用');
  expect(read('scope_users', ['pupils', 'parents'])).toBe('学生、家长');
  expect(read('decision_day', '2026-10-08')).toBe('2026年10月8日');
  expect(read('decision_present', 9)).toBe('9 人');
  expect(read('student_fee', false)).toBe('否');
  expect(read('no_charge', true)).toBe('已承诺');
  expect(read('first_person', { sealed: 'per_x', commitment: 'c' })).toBe('已填写');
  expect(read('p_contract', { is: 'fail', note: '没有合同' })).toBe('不符合：没有合同');
  expect([read('overview', ''), read('data_items', []), read('overview', undefined)]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect([pointWord('是否仍可使用？', 'fail'), pointWord('规范使用', 'fail')]).toEqual([
    '否',
    '不符合',
  ]);
});

test('a file may have 50 MB', () => {
  const MB = 1024 * 1024;
  expect(tooBig({ size: 50 * MB })).toBeUndefined();
  expect(tooBig({ size: 50 * MB + 1 })).toContain('50 MB');
});
