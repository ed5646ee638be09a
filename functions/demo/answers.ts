import type { Answers, Attached } from '@shared/domain/case';

/** What the nation asks of every app, answered as a decent provider's app deserves. */
export const decentApp = (photo: Attached): Answers => ({
  features: ['minors'],
  time_limit: true,
  age_range: true,
  data_guard: true,
  real_name: true,
  data_shown: true,
  data_needed: true,
  mlps_level: 'l3',
  mlps_file: [photo],
  installed_from: 'store',
  platforms_first: true,
});

/** Answers of a demonstration filing that pass every check; `more` tells this one apart. */
export const demoAnswers = (photo: Attached, more: Answers): Answers => ({
  ...decentApp(photo),
  nature: 'recommended',
  project_lead: '周敏',
  lead_phone: '13800001234',
  overview: '因作业批改量大，拟在三年级数学作业中使用，由教研组推进，预期减轻批改负担。',
  scope_users: ['pupils', 'teachers'],
  scope_grades: '三年级',
  scope_use: ['homework'],
  decision_kind: 'council',
  decision_present: 9,
  decision_result: 'passed',
  decision_minutes: [photo],
  no_burden: true,
  first_person: '林文',
  direct_person: '陈立',
  specific_unit: '三年级组',
  specific_person: '周敏',
  funding: 'budget',
  contract: 'yes',
  contract_file: [photo],
  procurement: '经校长办公会研究同意，由学校统一采购一年服务，学生免费使用。',
  student_fee: false,
  no_charge: true,
  no_committee: true,
  no_direct_pay: true,
  no_trial: true,
  no_profit: true,
  no_weak_password: true,
  has_ads: false,
  has_games: false,
  is_bound: false,
  shows_scores: false,
  has_unrelated: false,
  within_scope: true,
  consulted: ['staff', 'pupils', 'parents'],
  key_business: false,
  data_items: ['name', 'class'],
  data_authority: [photo],
  ...more,
});

const pass = (...ids: string[]): Answers =>
  Object.fromEntries(ids.map((id) => [id, { is: 'pass' as const }]));
/** What each office ticks when all is well. */
export const demoPoints = {
  network: pass('net_mlps', 'net_data', 'net_holes'),
  content: pass('con_harm', 'con_ads', 'con_games'),
  focus: pass(
    'p_mechanism',
    'p_collective',
    'p_contract',
    'p_fair',
    'p_proper',
    'check:moe_other',
    'check:mlps_missing',
  ),
} as const;
