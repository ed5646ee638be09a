import { addDays } from '@shared/kernel/calendar';
import type { Answers } from '@shared/domain/case';
import { decentApp } from './answers';
import type { BureauSeed } from './plant';
import type { OwnAct, Region, Story } from './region';

/**
 * The regulation (温教办技〔2022〕65号) is addressed to 各县（市、区）教育局（社会事业局）; schools, firms, tools and
 * people are invented.
 */
const POLICY = 'wenzhou@2022-09-22';

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
const below = (
  name: string,
  key: string,
  tel: string,
  prefix: string,
): Omit<BureauSeed, 'parent'> & { key: string } => ({
  key,
  name,
  path: `wz/${key}/`,
  level: 'county',
  policy: POLICY,
  tel,
  prefix,
  settings,
  offices: {
    finance: '计财科',
    basic: '基教科',
    legal: '法规科',
    vocational: '职教科',
    lawful: '政策法规科',
  },
});

/** The city bureau; its offices bear the names that the regulation gives them. */
const city: BureauSeed = {
  name: '温州市教育局',
  path: 'wz/',
  level: 'city',
  policy: POLICY,
  tel: '0577-88000000',
  prefix: '温教技备',
  settings,
  offices: {},
};

const counties = [
  below('鹿城区教育局', 'lc', '0577-88010000', '鹿教技备'),
  below('乐清市教育局', 'yq', '0577-61010000', '乐教技备'),
  below('瑞安市教育局', 'ra', '0577-65010000', '瑞教技备'),
  below('永嘉县教育局', 'yj', '0577-67010000', '永教技备'),
  below('龙港市社会事业局', 'lg', '0577-64010000', '龙社技备'),
];

const filers: Region['filers'] = [
  {
    key: 'senior',
    name: '温州市瓯越高级中学（演示）',
    kind: 'school',
    of: 'city',
    stages: ['senior'],
    teacher: '章宁',
    head: '倪海峰',
    experts: ['尤立', '柯平', '池静'],
    shown: true,
  },
  {
    key: 'craft',
    name: '温州市塘河职业学校（演示）',
    kind: 'school',
    of: 'city',
    stages: ['vocational'],
    teacher: '程立新',
    head: '施展',
    experts: ['鲍言', '连城', '应天'],
  },
  {
    key: 'primary',
    name: '鹿城区望江小学（演示）',
    kind: 'school',
    of: 'lc',
    stages: ['primary'],
    teacher: '卓然',
    head: '柳叶',
    experts: ['阮晴', '计帆', '申屠远'],
    shown: true,
  },
  {
    key: 'junior',
    name: '乐清市柳溪初级中学（演示）',
    kind: 'school',
    of: 'yq',
    stages: ['junior'],
    teacher: '童瑶',
    head: '华章',
    experts: ['伍可', '成蹊', '滕宇'],
  },
  {
    key: 'kinder',
    name: '瑞安市云江幼儿园（演示）',
    kind: 'school',
    of: 'ra',
    stages: ['kindergarten'],
    nature: 'private',
    teacher: '芦苇',
    head: '缪可',
    experts: ['季枫', '祝涵', '廖阔'],
  },
  {
    key: 'sea',
    name: '龙港市海风小学（演示）',
    kind: 'school',
    of: 'lg',
    stages: ['primary'],
    teacher: '向帆',
    head: '洪亮',
    experts: ['封晓', '管琳', '褚怡'],
  },
];

const apps: Region['apps'] = [
  {
    key: 'pad',
    name: '瓯学平板（演示）',
    kind: 'terminal',
    provider: '温州瓯学信息技术有限公司（演示）',
  },
  {
    key: 'slate',
    name: '云课平板（演示）',
    kind: 'terminal',
    provider: '浙江雁荡教育装备有限公司（演示）',
  },
  {
    key: 'essay',
    name: '作文互批（演示）',
    kind: 'app',
    provider: '温州瓯学信息技术有限公司（演示）',
    moeNo: '教APP备3300101号',
    packageName: 'com.example.zuowen',
  },
  {
    key: 'lab',
    name: '虚拟实验室（演示）',
    kind: 'app',
    provider: '温州瓯学信息技术有限公司（演示）',
    moeNo: '教APP备3300102号',
    packageName: 'com.example.shiyan',
  },
  {
    key: 'recite',
    name: '童声诵读（演示）',
    kind: 'app',
    provider: '浙江楠溪文化科技有限公司（演示）',
    moeNo: '教APP备3300103号',
    packageName: 'com.example.songdu',
  },
  {
    key: 'craft',
    name: '实训助手（演示）',
    kind: 'app',
    provider: '浙江雁荡教育装备有限公司（演示）',
    moeNo: '教APP备3300104号',
    packageName: 'com.example.shixun',
  },
  {
    key: 'errors',
    name: '错题本（演示）',
    kind: 'app',
    provider: '浙江楠溪文化科技有限公司（演示）',
    moeNo: '教APP备3300105号',
    packageName: 'com.example.cuoti',
  },
  {
    key: 'maths',
    name: '数理伴学（演示）',
    kind: 'app',
    provider: '温州瓯学信息技术有限公司（演示）',
    moeNo: '教APP备3300106号',
    packageName: 'com.example.shuli',
  },
];

const pass = (...ids: string[]): Answers =>
  Object.fromEntries(ids.map((id) => [id, { is: 'pass' as const }]));
const plan = pass('p_fit', 'p_need', 'p_feasible', 'p_science');
/** What a tool is for, where that is not teaching in class. */
const uses: Readonly<Record<string, string>> = {
  essay: 'homework',
  errors: 'homework',
  recite: 'reading',
};
const lead =
  (slot: string): OwnAct =>
  () => ({ opine: 'lead', by: slot, slot, answers: plan });
/** What an expert gives for each of the seven questions. */
const scores: Answers = {
  no_conflict: true,
  e_need: 5,
  e_feasible: 4,
  e_proper: 4,
  e_fit: 5,
  e_safe: 4,
  e_advanced: 4,
  e_economy: 4,
  expert_text: '方案目标明确，措施可行，同意实施。',
};

type Steps = Story['steps'];
/** The experts' panel, the collective decision and the principal: nine days. */
const atSchool = (start: number): Steps => [
  ['submit', start],
  ['expert', start - 1, 'expert1'],
  ['expert', start - 2, 'expert2'],
  ['expert', start - 3, 'expert3'],
  ['submit', start - 5],
  ['sign', start - 6],
];
const reviewed = (start: number, ...offices: readonly string[]): Steps => [
  ...atSchool(start),
  ['accept', start - 8],
  ['lawful', start - 9],
  ...offices.map((office) => [office, start - 10] as const),
];
/** The office that leads gives its opinion last and approves. */
const filed = (start: number, ...offices: readonly string[]): Steps => [
  ...reviewed(start, ...offices),
  ['approve', start - 12, leads[offices[offices.length - 1]!] ?? offices[offices.length - 1]!],
  ['register', start - 13],
];
/** Opinions whose name is not that of their office. */
const leads: Readonly<Record<string, string>> = { tech_terminal: 'tech' };
const pilot: Answers = { scale: 'pilot' };

/** 温州: terminals and APPs, pilots and full filings. */
export const wenzhou: Region = {
  key: 'wz',
  policy: POLICY,
  city,
  counties,
  shown: ['city', 'lc'],
  staff: [
    { key: 'desk', name: '潘虹', role: 'desk', slots: [], what: '受理窗口' },
    {
      key: 'tech',
      name: '徐波',
      role: 'office',
      slots: ['tech'],
      what: '教育技术中心（技术审查、备案）',
    },
    { key: 'finance', name: '胡宁', role: 'office', slots: ['finance'], what: '计财（经费审查）' },
    { key: 'basic', name: '戴云', role: 'office', slots: ['basic'], what: '基教（方案审查）' },
    { key: 'legal', name: '谢安然', role: 'office', slots: ['legal'], what: '法规（内容审查）' },
    {
      key: 'lawful',
      name: '常青松',
      role: 'office',
      slots: ['lawful'],
      what: '规范性、合法性审查',
    },
    {
      key: 'research',
      name: '夏禾',
      role: 'office',
      slots: ['research'],
      what: '教育教学研究院（课堂应用）',
    },
    {
      key: 'vocational',
      name: '邵峰',
      role: 'office',
      slots: ['vocational'],
      what: '职教（方案审查）',
    },
    {
      key: 'preschool',
      name: '项薇',
      role: 'office',
      slots: ['preschool'],
      what: '学前指导中心（方案审查）',
    },
    {
      key: 'direct',
      name: '蔡铭',
      role: 'office',
      slots: ['direct'],
      what: '市局直属管理处（方案审查）',
      only: 'city',
    },
    { key: 'head', name: '温克勤', role: 'head', slots: [], what: '备案审批' },
    { key: 'admin', name: '严芳', role: 'admin', slots: [], what: '系统管理' },
  ],
  filers,
  apps,
  begun: { scale: 'pilot', pilot_classes: '高一（3）班' },
  answers: ({ photo, today, filer, app }) => ({
    org_nature: filer.nature ?? 'public',
    stages: filer.stages ?? [],
    project_lead: filer.teacher,
    lead_phone: '13800005770',
    ...(app.moeNo && { moe_no: app.moeNo }),
    ...decentApp(photo),
    overview: '为提高课堂教学效率，由教研组推进，分班级逐步使用，预期减轻师生负担。',
    scale: 'full',
    pilot_classes: '五（1）班、五（2）班',
    pilot_count: 2,
    pilot_until: addDays(today, 180),
    plan_file: [photo],
    plan_changed: true,
    funding: 'budget',
    ...(app.kind === 'terminal' && { purchase_plan: [photo] }),
    student_fee: false,
    must_buy: false,
    no_charge: true,
    is_condition: false,
    decision_day: today,
    decision_kind: 'party',
    decision_present: 7,
    decision_result: 'passed',
    decision_minutes: [photo],
    nature: 'recommended',
    has_ads: false,
    has_games: false,
    is_bound: false,
    data_items: ['name', 'class'],
    data_authority: [photo],
    consulted: ['staff', 'pupils', 'parents'],
    scope_use: [uses[app.key] ?? 'lesson'],
    key_business: false,
  }),
  approval: { approval_text: '同意。' },
  acts: {
    lawful: ({ photo }) => ({
      opine: 'legality',
      by: 'lawful',
      slot: 'lawful',
      answers: { ...pass('g_proper', 'g_lawful'), legality_file: [photo] },
    }),
    approve: ({ words }) => ({
      do: 'approve',
      by: words,
      as: words,
      answers: { approval_text: '同意。' },
    }),
    reject: ({ words }) => ({ do: 'reject', by: 'preschool', as: 'preschool', reason: words }),
    expert: ({ words }) => ({ opine: 'experts', by: words, slot: 'expert', answers: scores }),
    wider: ({ answers }) => ({
      do: 'submit',
      by: 'teacher',
      as: 'filer',
      answers: { ...answers, scale: 'full' },
    }),
    tech: () => ({ opine: 'tech', by: 'tech', slot: 'tech', answers: pass('t_technical') }),
    tech_terminal: () => ({
      opine: 'tech',
      by: 'tech',
      slot: 'tech',
      answers: pass('t_reason', 't_advanced', 't_feasible', 't_purchase', 'check:terminal_no'),
    }),
    finance: () => ({
      opine: 'finance',
      by: 'finance',
      slot: 'finance',
      answers: pass('c_funds', 'c_audit', 'c_fees'),
    }),
    basic_terminal: () => ({
      opine: 'basic',
      by: 'basic',
      slot: 'basic',
      answers: pass('p_need', 'p_feasible', 'p_science'),
    }),
    legal: () => ({
      opine: 'legal',
      by: 'legal',
      slot: 'legal',
      answers: pass('l_rights', 'l_reaction', 'l_violence', 'l_porn'),
    }),
    research: () => ({
      opine: 'research',
      by: 'research',
      slot: 'research',
      answers: pass('r_lesson'),
    }),
    basic: lead('basic'),
    direct: lead('direct'),
    vocational: () => ({
      opine: 'vocational',
      by: 'vocational',
      slot: 'vocational',
      answers: pass('v_need', 'v_feasible', 'v_science'),
    }),
    preschool: () => ({
      opine: 'preschool',
      by: 'preschool',
      slot: 'preschool',
      answers: pass('k_fit', 'k_need', 'k_feasible', 'k_science'),
    }),
    register: () => ({ do: 'register', by: 'tech', as: 'tech' }),
  },
  stories: [
    {
      school: 'senior',
      app: 'pad',
      steps: filed(70, 'finance', 'basic_terminal', 'tech_terminal'),
    },
    { school: 'senior', app: 'lab', steps: atSchool(4).slice(0, 2) },
    {
      school: 'senior',
      app: 'essay',
      more: pilot,
      steps: [
        ['submit', 60],
        ['sign', 59],
        ['expand', 20],
        ['wider', 19],
        ...atSchool(18).slice(1, 4),
        ['wider', 13],
        ...reviewed(19, 'legal', 'research').slice(5),
      ],
    },
    { school: 'senior', app: 'errors', steps: [] },
    { school: 'craft', app: 'craft', steps: reviewed(16, 'legal', 'tech') },
    {
      school: 'craft',
      app: 'pad',
      steps: [
        ...reviewed(24, 'legal', 'research', 'tech_terminal', 'vocational'),
        ['approve', 12, 'vocational'],
      ],
    },
    {
      school: 'primary',
      app: 'recite',
      more: pilot,
      steps: [
        ['submit', 30],
        ['sign', 29],
      ],
    },
    { school: 'primary', app: 'essay', steps: atSchool(9) },
    { school: 'junior', app: 'essay', steps: filed(90, 'legal', 'research', 'tech', 'basic') },
    {
      school: 'kinder',
      app: 'recite',
      steps: [
        ...reviewed(40, 'legal', 'research', 'tech', 'preschool'),
        ['reject', 28, '幼儿园日常活动已能满足需要，没有使用的必要'],
      ],
    },
    {
      school: 'sea',
      app: 'errors',
      steps: [
        ...filed(80, 'legal', 'research', 'tech', 'basic'),
        ['suspend', 3, '自查发现练习内容超出教学进度，先暂停使用'],
      ],
    },
  ],
};
