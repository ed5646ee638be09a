import { addDays } from '@shared/kernel/calendar';
import type { Answers } from '@shared/domain/case';
import { decentApp } from './answers';
import type { BureauSeed } from './plant';
import type { AppSeed, Region } from './region';

/**
 * The region as the regulation names it (京教信〔2022〕5号, addressees). Schools, firms, apps, people and
 * telephone numbers are invented.
 */
const POLICY = 'beijing@2022-04-27';

const settings = {
  accept_days: 5,
  review_days: 15,
  recheck_months: 12,
  complaint_days: 10,
  city_days: 15,
  rectify_days: 15,
};
const below = (
  name: string,
  key: string,
  tel: string,
  prefix: string,
): Omit<BureauSeed, 'parent'> & { key: string } => ({
  key,
  name,
  path: `bj/${key}/`,
  level: 'county',
  policy: POLICY,
  tel,
  prefix,
  settings,
  offices: { content: '内容审核科室', review: '备案审查科室' },
});
const city: BureauSeed = {
  name: '北京市教育委员会',
  path: 'bj/',
  level: 'city',
  policy: POLICY,
  tel: '010-00000100',
  prefix: '京教备',
  settings,
  offices: { content: '内容审核处室', review: '备案审查处室' },
};

/** Districts; two organs are not called 区教委. */
const counties = [
  below('北京市海淀区教育委员会', 'hd', '010-00000101', '海教备'),
  below('北京市西城区教育委员会', 'xc', '010-00000102', '西教备'),
  below('北京市通州区教育委员会', 'tz', '010-00000103', '通教备'),
  below('北京市燕山教育委员会', 'ys', '010-00000104', '燕教备'),
  below('北京经济技术开发区社会事业局', 'jk', '010-00000105', '经开社备'),
];

const FIRM = '北京知行教育科技有限公司（演示）';
const CENTRE = '北京京学教育服务中心（演示）';

const filers: Region['filers'] = [
  {
    key: 'fir',
    name: '北京市云杉实验学校（演示）',
    kind: 'school',
    of: 'city',
    stages: ['primary', 'junior'],
    teacher: '江宁',
    head: '沈岳',
    shown: true,
  },
  { key: 'firm', name: FIRM, kind: 'provider', of: 'city', teacher: '周行', shown: true },
  { key: 'centre', name: CENTRE, kind: 'provider', of: 'city', teacher: '钟远' },
  {
    key: 'maple',
    name: '海淀区枫林小学（演示）',
    kind: 'school',
    of: 'hd',
    stages: ['primary'],
    teacher: '苏晴',
    head: '顾川',
    shown: true,
  },
  {
    key: 'wind',
    name: '燕山迎风小学（演示）',
    kind: 'school',
    of: 'ys',
    stages: ['primary'],
    teacher: '罗萍',
    head: '丁山',
  },
  {
    key: 'east',
    name: '经开区亦庄东里中学（演示）',
    kind: 'school',
    of: 'jk',
    stages: ['junior', 'senior'],
    teacher: '方悦',
    head: '季明',
  },
];

const apps: readonly AppSeed[] = [
  {
    key: 'study',
    name: '京学堂（演示）',
    kind: 'app',
    provider: CENTRE,
    moeNo: '教APP备1100001号',
    packageName: 'cn.example.jingxue',
  },
  {
    key: 'sport',
    name: '课间体能（演示）',
    kind: 'app',
    provider: FIRM,
    moeNo: '教APP备1100002号',
    packageName: 'cn.example.tineng',
    storeIds: ['apple:1100000002'],
  },
  {
    key: 'art',
    name: '云上美术馆（演示）',
    kind: 'app',
    provider: FIRM,
    packageName: 'cn.example.meishu',
  },
  {
    key: 'lab',
    name: '小小实验家（演示）',
    kind: 'app',
    provider: FIRM,
    packageName: 'cn.example.shiyan',
  },
  {
    key: 'music',
    name: '民乐课堂（演示）',
    kind: 'app',
    provider: FIRM,
    packageName: 'cn.example.minyue',
  },
  {
    key: 'farm',
    name: '劳动日记（演示）',
    kind: 'app',
    provider: FIRM,
    packageName: 'cn.example.laodong',
  },
  {
    key: 'live',
    name: '星火直播课（演示）',
    kind: 'app',
    provider: FIRM,
    moeNo: '教APP备1100003号',
    packageName: 'cn.example.xinghuo',
  },
  {
    key: 'read',
    name: '书香校园（演示）',
    kind: 'app',
    provider: '北京墨香数字科技有限公司（演示）',
    moeNo: '教APP备1100004号',
    packageName: 'cn.example.shuxiang',
  },
  {
    key: 'quick',
    name: '速算乐园（演示）',
    kind: 'app',
    provider: '北京巧算网络技术有限公司（演示）',
    packageName: 'cn.example.susuan',
  },
  {
    key: 'gone',
    name: '搜题快手（演示）',
    kind: 'app',
    provider: '北京快答科技有限公司（演示）',
    moeNo: '教APP备1100005号',
    moeStanding: 'revoked',
  },
];

const pass = (...ids: string[]): Answers =>
  Object.fromEntries(ids.map((id) => [id, { is: 'pass' as const }]));
const points = {
  content: pass(
    'pp_class',
    'pp_content',
    'pp_search',
    'pp_licence',
    'pp_data',
    'pp_mechanism',
    'pp_rules',
    'pp_door',
    'pp_security',
  ),
  review: pass('s_rule', 's_filed', 's_free', 's_content'),
} as const;

/** A subject trainer: licensed, and a legal person not for profit. */
const trainer = {
  subjects: ['chinese', 'maths'],
  subject_trains: true,
  has_licence: true,
  licence_no: '京教线许〔2022〕1号（演示）',
  licence_day: '2022-03-01',
  org_kind: 'nonprofit',
  icp_day: '2022-03-20',
  credit_code: '52110105558000130A',
};

const answers: Region['answers'] = ({ photo, today, filer, app }) => {
  const clean = { has_harm: false, has_games: false, has_ads: false };
  if (filer.kind !== 'provider') {
    return {
      ...decentApp(photo),
      ...clean,
      moe_no: app.moeNo ?? '',
      selection_rule: [photo],
      used_from: addDays(today, 7),
      scope_users: ['pupils', 'teachers'],
      overview: '五年级课堂练习，教师布置，学生在校使用。',
      project_lead: filer.teacher,
      lead_phone: '13800001234',
      student_fee: false,
      consulted: ['staff', 'pupils', 'parents'],
      scope_use: ['homework'],
      decision_day: addDays(today, -6),
      decision_result: 'passed',
      nature: 'recommended',
      is_bound: false,
      data_items: ['none'],
      key_business: false,
    };
  }
  return {
    ...clean,
    main_users: ['staff', 'pupils'],
    edu_scene: true,
    serves: ['teaching', 'pupil_life'],
    made_for_edu: true,
    general_tool: false,
    subjects: ['practice'],
    audience: ['compulsory'],
    platform_day: addDays(today, -3),
    platform_shot: [photo],
    data_guarantee: true,
    no_leak: true,
    minors_data: true,
    guardian_consent: true,
    consent_file: [photo],
    hosts_unlicensed: false,
    photo_search: false,
    m_review: true,
    m_account: true,
    m_staff: true,
    m_reply: true,
    m_rules: [photo],
    m_agreement: [photo],
    m_door: [photo],
    icp_no: '京ICP备2022000101号-1A',
    credit_code: '911101055580001309',
    business_file: [photo],
    mlps_no: '11010512345-22001',
    mlps_report: [photo],
    mlps_next: addDays(today, 200),
    systems: ['android'],
    package_name: app.packageName ?? 'cn.example.app',
    contact_person: filer.teacher,
    contact_phone: '13900001234',
    ...(filer.key === 'centre' && { ...trainer, licence_file: [photo], org_file: [photo] }),
  };
};

const asked = (start: number): readonly (readonly [string, number])[] => [
  ['submit', start],
  ['content', start - 5],
];
const listed = (start: number, no: string): readonly (readonly [string, number, string?])[] => [
  ...asked(start),
  ['forward', start - 7],
  ['register', start - 20, no],
];
const upTo = (start: number): (readonly [string, number])[] => [
  ['submit', start],
  ['sign', start - 1],
  ['accept', start - 2],
  ['review', start - 5],
  ['approve', start - 8],
];

/** 北京: providers' filings, and schools' filings of what is filed. */
export const beijing: Region = {
  key: 'bj',
  policy: POLICY,
  city,
  counties,
  shown: ['city', 'hd'],
  staff: [
    { key: 'desk', name: '郑岚', role: 'desk', slots: [], what: '受理窗口' },
    {
      key: 'content',
      name: '吴越',
      role: 'office',
      slots: ['content'],
      what: '提供者备案内容审核',
      only: 'city',
    },
    { key: 'review', name: '陈诚', role: 'office', slots: ['review'], what: '学校备案审查' },
    { key: 'head', name: '冯岩', role: 'head', slots: [], what: '备案审批' },
    { key: 'admin', name: '秦雨', role: 'admin', slots: [], what: '系统管理' },
  ],
  filers,
  apps,
  begun: { scope_users: ['pupils'], overview: '三年级课后阅读，自愿参加。' },
  answers,
  approval: { approval_text: '同意备案。' },
  acts: {
    content: () => ({
      opine: 'provider_content',
      by: 'content',
      slot: 'content',
      answers: points.content,
    }),
    content_fault: ({ words }) => ({
      opine: 'provider_content',
      by: 'content',
      slot: 'content',
      outcome: 'fault',
      reason: words,
      answers: { ...points.content, pp_door: { is: 'fail', note: words } },
    }),
    forward: ({ photo, today }) => ({
      do: 'forward',
      by: 'desk',
      as: 'desk',
      answers: { report_day: today, report_shot: [photo] },
    }),
    register: ({ photo, today, words }) => ({
      do: 'register',
      by: 'desk',
      as: 'desk',
      answers: { given_no: words, given_day: today, given_shot: [photo] },
    }),
    review: () => ({ opine: 'review', by: 'review', slot: 'review', answers: points.review }),
    review_fault: ({ words }) => ({
      opine: 'review',
      by: 'review',
      slot: 'review',
      outcome: 'fault',
      reason: words,
      answers: { ...points.review, s_rule: { is: 'fail', note: words } },
    }),
  },
  stories: [
    { school: 'centre', app: 'study', steps: listed(300, '教APP备1100001号') },
    { school: 'firm', app: 'sport', steps: listed(200, '教APP备1100002号') },
    { school: 'firm', app: 'art', steps: asked(12) },
    { school: 'firm', app: 'lab', steps: [['submit', 4]] },
    {
      school: 'firm',
      app: 'music',
      steps: [
        ['submit', 10],
        ['content_fault', 6, '投诉入口在第四级菜单，用户找不到'],
      ],
    },
    {
      school: 'firm',
      app: 'live',
      steps: [
        ...listed(150, '教APP备1100003号'),
        ['revoke', 15, '备案后开设无证机构的直播课，查证属实'],
      ],
    },
    { school: 'fir', app: 'study', steps: upTo(60) },
    { school: 'fir', app: 'sport', steps: upTo(6).slice(0, 3) },
    { school: 'maple', app: 'study', steps: upTo(90) },
    { school: 'maple', app: 'read', steps: [] },
    {
      school: 'wind',
      app: 'read',
      steps: [...upTo(20).slice(0, 3), ['review_fault', 14, '选用制度没有盖章，请补盖后重新上传']],
    },
    {
      school: 'east',
      app: 'read',
      steps: [...upTo(70), ['suspend', 3, '应用出现信息泄露，立即暂停使用']],
    },
  ],
};
