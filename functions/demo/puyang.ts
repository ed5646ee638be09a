import { addDays } from '@shared/kernel/calendar';
import type { Answers } from '@shared/domain/case';
import { decentApp } from './answers';
import type { BureauSeed } from './plant';
import { listedApp, puyangListed } from './puyang-listed';
import type { Region } from './region';

/**
 * The region as the regulation names it (濮教指〔2020〕51号, addressees). Schools, firms, apps, people
 * and telephone numbers are invented.
 */
const POLICY = 'puyang@2020-02-25';

const filing = { accept_days: 5, review_days: 15, recheck_months: 12 };
const settings = { ...filing, complaint_days: 10, stop_days: 3, reply_days: 5 };
const below = (
  name: string,
  key: string,
  tel: string,
  prefix: string,
): Omit<BureauSeed, 'parent'> & { key: string } => ({
  key,
  name,
  path: `py/${key}/`,
  level: 'county',
  policy: POLICY,
  tel,
  prefix,
  settings,
  offices: { review: '教育信息中心' },
});
const city: BureauSeed = {
  name: '濮阳市教育局',
  path: 'py/',
  level: 'city',
  policy: POLICY,
  tel: '0393-0000100',
  prefix: '濮教备',
  settings,
  offices: { review: '市教育信息中心' },
};
const counties = [
  below('濮阳县教育局', 'pyx', '0393-0000101', '濮阳县教备'),
  below('清丰县教育局', 'qf', '0393-0000102', '清教备'),
];

const filers: Region['filers'] = [
  {
    key: 'oil',
    name: '濮阳市油田实验小学（演示）',
    kind: 'school',
    of: 'city',
    stages: ['primary'],
    teacher: '常青',
    head: '师远',
    shown: true,
  },
  {
    key: 'wheat',
    name: '濮阳县麦香中学（演示）',
    kind: 'school',
    of: 'pyx',
    stages: ['junior'],
    teacher: '段云',
    head: '鲁直',
    shown: true,
  },
  {
    key: 'pear',
    name: '清丰县梨园职业学校（演示）',
    kind: 'school',
    of: 'qf',
    stages: ['vocational'],
    nature: 'private',
    teacher: '柴静远',
    head: '葛峰',
  },
];

const apps: Region['apps'] = [
  {
    key: 'cloud',
    name: '云课伴（演示）',
    kind: 'app',
    provider: '郑州云课科技有限公司（演示）',
    moeNo: '教APP备4100001号',
    packageName: 'com.example.yunkeban',
  },
  {
    key: 'words',
    name: '字词天天练（演示）',
    kind: 'app',
    provider: '郑州云课科技有限公司（演示）',
    moeNo: '教APP备4100002号',
    packageName: 'com.example.zici',
  },
  {
    key: 'live',
    name: '乡村直播课（演示）',
    kind: 'app',
    provider: '河南田野教育软件有限公司（演示）',
    moeNo: '教APP备4100003号',
    packageName: 'com.example.xiangcun',
  },
  {
    key: 'skill',
    name: '技能实训通（演示）',
    kind: 'app',
    provider: '河南田野教育软件有限公司（演示）',
    moeNo: '教APP备4100004号',
    packageName: 'com.example.shixun',
  },
  listedApp,
  {
    key: 'none',
    name: '口袋错题本（演示）',
    kind: 'app',
    provider: '濮阳小舟网络有限公司（演示）',
    packageName: 'com.example.cuoti',
  },
];

const ten: Answers = Object.fromEntries(
  Array.from({ length: 10 }, (_, index) => [`c${index + 1}`, { is: 'pass' as const }]),
);
const unitOf = { city: '市直', pyx: '濮阳县', qf: '清丰县' } as Readonly<Record<string, string>>;

const usedFor = { cloud: ['reading'], words: ['homework'] } as Readonly<Record<string, string[]>>;

const answers: Region['answers'] = ({ photo, today, filer, app, story }) => ({
  unit_name: unitOf[filer.of] ?? '',
  contact_person: filer.teacher,
  contact_phone: '13800001234',
  main_functions: '语文朗读和生字练习',
  moe_filed: app.moeNo !== undefined,
  moe_no: app.moeNo ?? '',
  // The list of what is in use asks only for its nine columns.
  ...(story.life !== 'inventory' && {
    ...decentApp(photo),
    org_nature: filer.nature ?? 'public',
    stages: filer.stages ?? [],
    consulted: ['staff', 'pupils', 'parents'],
    scope_use: usedFor[app.key] ?? ['lesson'],
    decision_day: addDays(today, -5),
    decision_kind: 'council',
    decision_result: 'passed',
    decision_minutes: [photo],
    nature: 'recommended',
    direction: true,
    no_rumours: true,
    has_unrelated: false,
    has_vulgar: false,
    content_checked: true,
    data_items: ['name'],
    data_authority: [photo],
    account_closing: true,
    mlps_level: 'l2',
    mlps_file: [photo],
    mlps_until: addDays(today, 300),
    licence_file: [photo],
    licence_until: addDays(today, 900),
    legal_person: true,
    lasting: true,
    icp_no: '豫ICP备13016345号-1',
    has_ads: false,
    has_games: false,
    is_bound: false,
    key_business: false,
    no_burden: true,
    student_fee: false,
    forced_fee: false,
    eye_file: [photo],
    feedback: '“我的”页面的在线客服',
    subject_training: false,
    live: false,
  }),
});

const upTo = (start: number): (readonly [string, number])[] => [
  ['submit', start],
  ['sign', start - 1],
  ['accept', start - 2],
  ['review', start - 5],
  ['approve', start - 8],
];

/** 濮阳: schools' filings, and the list of what is in use. */
export const puyang: Region = {
  key: 'py',
  policy: POLICY,
  city,
  counties,
  shown: ['city', 'pyx'],
  staff: [
    { key: 'desk', name: '卫兰', role: 'desk', slots: [], what: '受理窗口' },
    { key: 'review', name: '邵明', role: 'office', slots: ['review'], what: '审查十类内容' },
    { key: 'head', name: '翟正', role: 'head', slots: [], what: '备案审批' },
    { key: 'admin', name: '侯敏', role: 'admin', slots: [], what: '系统管理' },
  ],
  filers,
  apps,
  begun: { unit_name: '市直', main_functions: '课后错题整理' },
  answers,
  approval: { approval_text: '同意。' },
  acts: {
    review: () => ({ opine: 'review', by: 'review', slot: 'review', answers: ten }),
    review_fault: ({ words }) => ({
      opine: 'review',
      by: 'review',
      slot: 'review',
      outcome: 'fault',
      reason: words,
      answers: { ...ten, c7: { is: 'fail', note: words } },
    }),
  },
  stories: [
    { school: 'oil', app: 'cloud', steps: upTo(50) },
    { school: 'oil', app: 'words', steps: upTo(5).slice(0, 3) },
    { school: 'oil', app: 'none', steps: [] },
    { school: 'oil', app: 'live', life: 'inventory', steps: [['submit', 30]] },
    {
      school: 'wheat',
      app: 'live',
      more: { live: true, live_tips: false, live_clean: true, live_real: true },
      steps: [...upTo(25), ['suspend', 4, '直播间出现广告，停用整改']],
    },
    {
      school: 'wheat',
      app: 'cloud',
      steps: [...upTo(15).slice(0, 3), ['review_fault', 9, '“伙伴”版块有赌博链接']],
    },
    {
      school: 'wheat',
      app: 'words',
      life: 'inventory',
      steps: [
        ['submit', 28],
        ['stop', 6, '改用其他应用，已卸载'],
      ],
    },
    { school: 'pear', app: 'skill', steps: upTo(80) },
    { school: 'oil', app: 'sums', steps: upTo(70) },
    { school: 'wheat', app: 'sums', steps: upTo(65) },
    { school: 'pear', app: 'sums', steps: upTo(60) },
  ],
  listed: puyangListed,
};
