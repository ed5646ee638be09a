import type { FactValue } from '@shared/kernel/condition';
import { holidayTable } from '@shared/kernel/holidays';
import {
  blankCase,
  type ActInput,
  type Actor,
  type Answers,
  type Case,
  type CaseEvent,
  type DecisionContext,
} from '@shared/domain/case';
import { decide } from '@shared/domain/decide';
import { evolve } from '@shared/domain/evolve';
import { factsFor } from '@shared/domain/facts';
import { findings } from '@shared/domain/findings';
import { rulesFor } from '@shared/policy';

/** The flattened rules of 宿迁. */
export const rules = rulesFor('suqian@2024-09-01')!;

/** The people around one filing; some hold two offices, so that separation of duties has something to refuse. */
export const people = {
  teacher: { person: 'teacher', as: ['filer'] },
  colleague: { person: 'colleague', as: ['filer'] },
  principal: { person: 'principal', as: ['filer_head'] },
  /** A small school: the same person fills in and signs, and also sits at the bureau. */
  many: { person: 'many', as: ['filer', 'filer_head', 'desk', 'network', 'head'] },
  clerk: { person: 'clerk', as: ['desk', 'filing'] },
  clerk2: { person: 'clerk2', as: ['desk'] },
  lead: { person: 'lead', as: ['filing', 'head'] },
  network: { person: 'network', as: ['network'] },
  network2: { person: 'network2', as: ['network'] },
  content: { person: 'content', as: ['content'] },
  director: { person: 'director', as: ['head'] },
  citizen: { person: 'citizen', as: ['citizen'] },
  nobody: { person: 'nobody', as: [] },
} as const satisfies Record<string, Actor>;

/** The bureau's promises. */
export const settings = {
  accept_days: 5,
  review_days: 15,
  online_days: 30,
  recheck_months: 12,
  complaint_days: 10,
};

const FACTS: Record<string, FactValue> = {
  'filer.kind': 'school',
  'filer.level': 'county',
  'filer.name': '实验小学',
  'app.kind': 'app',
  'app.name': '智学伴',
  'app.moe_standing': 'filed',
};

/** A moment in the world; days off are unknown here, so weeks are plain. */
export const world = (
  now = '2026-03-02T01:00:00.000Z',
  facts: Record<string, FactValue> = {},
): DecisionContext => ({
  facts: { ...FACTS, ...facts },
  settings,
  now,
  holidays: holidayTable([], [], '2026-12-31'),
});

/** A sealed personal value. */
export const sealed = (id: string) => ({ sealed: `per_${id}`, commitment: `abc${id}` });

/** An attached file. */
export const file = (id: string) => [
  { file: `doc_${id}`, name: `${id}.jpg`, sha256: id.padEnd(64, '0') },
];

/** Answers that may be submitted. */
export const answers = (more: Answers = {}): Answers => ({
  object: 'app',
  school_name: '实验小学',
  org_nature: 'public',
  stages: ['primary'],
  app_name: '智学伴',
  moe_no: '教APP备3200001号',
  nature: 'recommended',
  provider_name: '某某科技有限公司',
  project_lead: sealed('lead'),
  lead_phone: sealed('phone'),
  overview: '为提高课堂教学效率，在五年级使用，教研组推进，减轻负担。',
  scope_users: ['pupils'],
  scope_grades: '五年级',
  scope_use: ['lesson'],
  platforms_first: true,
  decision_day: '2026-02-20',
  decision_kind: 'council',
  decision_present: 7,
  decision_result: 'passed',
  decision_minutes: file('minutes'),
  no_burden: true,
  first_person: sealed('first'),
  direct_person: sealed('direct'),
  specific_unit: '教务处',
  specific_person: sealed('specific'),
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
  mlps_level: 'l2',
  mlps_file: file('mlps'),
  data_items: ['none'],
  features: ['none'],
  data_guard: true,
  real_name: true,
  data_shown: true,
  data_needed: true,
  installed_from: 'store',
  funding: 'budget',
  contract: 'yes',
  contract_file: file('contract'),
  procurement: '校长办公会集体研究，按规定采购。',
  ...more,
});

/** The forms that submit asks. */
export const submitForms = rules.moves.find(
  (m) => m.do === 'submit' && m.by.includes('filer'),
)!.needs!;

/** The proof a track wants. */
export const proof: Record<string, Answers> = {
  consent: { guardian_day: '2026-03-02', guardian_file: file('summary'), guardian_only: true },
  online: { online_day: '2026-03-02', online_shot: file('shot'), online_by: sealed('by') },
  paper: { paper_code: '0a1b2c3d', paper_scan: file('scan') },
};

const POINTS: Record<string, readonly string[]> = {
  network: ['net_mlps', 'net_data', 'net_holes'],
  content: ['con_harm', 'con_ads', 'con_games'],
  focus: ['p_mechanism', 'p_collective', 'p_contract', 'p_fair', 'p_proper'],
};

/** A filled checklist with every question that the office must answer; with `fail`, its first point is not met. */
export const checklist = (
  c: Case,
  w: DecisionContext,
  opinion: string,
  office: string,
  fail = false,
): Answers => ({
  ...Object.fromEntries(
    POINTS[opinion]!.map((p, i) => [
      p,
      fail && i === 0 ? { is: 'fail' as const, note: '材料不全' } : { is: 'pass' as const },
    ]),
  ),
  ...Object.fromEntries(
    findings(rules, 'filing', factsFor(rules, c, w), undefined, c.route)
      .filter((f) => f.asks?.by.includes(office))
      .map((f) => [`check:${f.id}`, { is: 'pass' as const }]),
  ),
});

/** A filing nobody has acted on. */
export const blank = (): Case =>
  blankCase('cas_1', 'filing', rules.policy.id, { place: 'draft', standing: 'draft' });

/** Decides and evolves; the store's part (numbers) is played by a fixed number. Throws when refused. */
export const go = (c: Case, act: ActInput, w: DecisionContext): Case => {
  const result = decide(rules, c, act, w);
  if (!result.ok)
    throw new Error(
      `${act.do} by ${act.by.person} at ${c.place}: ${JSON.stringify(result.refusal)}`,
    );
  return evolve(c, numbered(result.value));
};

/** The number that the store gives in the same transaction. */
export const numbered = (e: CaseEvent): CaseEvent =>
  e.kind === 'moved' && e.issues ? { ...e, number: '宿学备〔2026〕1号' } : e;

/** The acts of a story, by short names. */
export const story = (c: Case, w: DecisionContext, ...steps: readonly string[]): Case =>
  steps.reduce((at, step, i) => {
    const now = new Date(Date.parse(w.now) + i * 60_000).toISOString();
    const then = { ...w, now };
    const opine = (id: string, by: Actor, fail = false): ActInput => ({
      do: 'opine',
      by,
      opinion: id,
      round: at.round,
      outcome: fail ? 'fault' : 'pass',
      answers: checklist(at, then, id, id === 'focus' ? 'filing' : id, fail),
    });
    const acts: Record<string, () => ActInput> = {
      submit: () => ({
        do: 'submit',
        by: people.teacher,
        answers: at.version === 0 ? answers() : at.answers,
      }),
      sign: () => ({ do: 'sign', by: people.principal, answers: { signature: file('sign') } }),
      accept: () => ({ do: 'accept', by: people.clerk2 }),
      network: () => opine('network', people.network),
      content: () => opine('content', people.content),
      focus: () => opine('focus', people.clerk),
      'network-fault': () => opine('network', people.network, true),
      'content-fault': () => opine('content', people.content, true),
      approve: () => ({
        do: 'approve',
        by: people.director,
        answers: { approval_text: '同意备案' },
      }),
      reject: () => ({ do: 'reject', by: people.director, reason: '不符合要求' }),
      amend: () => ({ do: 'amend', by: people.teacher }),
      withdraw: () => ({ do: 'withdraw', by: people.teacher }),
      suspend: () => ({ do: 'suspend', by: people.director, reason: '发生安全事件' }),
      resume: () => ({ do: 'resume', by: people.director, reason: '已整改' }),
      report: () => ({ do: 'report', by: people.teacher, track: 'online', answers: proof.online! }),
      verify: () => ({ do: 'verify', by: people.clerk2, track: 'online' }),
      paper: () => ({ do: 'report', by: people.teacher, track: 'paper', answers: proof.paper! }),
      archive: () => ({ do: 'verify', by: people.clerk2, track: 'paper' }),
    };
    return go(at, acts[step]!(), then);
  }, c);

/** The acts from nothing to approved. */
export const TO_FILED = [
  'submit',
  'sign',
  'accept',
  'network',
  'content',
  'focus',
  'approve',
] as const;
