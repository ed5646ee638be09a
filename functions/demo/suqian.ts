import { addDays } from '@shared/kernel/calendar';
import type { BureauSeed } from './plant';
import { demoAnswers, demoPoints } from './answers';
import type { Region } from './region';

/**
 * The region as the regulation names it (宿教办发〔2024〕25号, addressees). Schools, firms, apps and
 * people are invented.
 */
const POLICY = 'suqian@2024-09-01';

const settings = {
  accept_days: 5,
  review_days: 15,
  online_days: 30,
  recheck_months: 12,
  complaint_days: 10,
};
const offices = { filing: '教育信息化科', network: '网络安全与信息化科', content: '基础教育科' };
const below = (
  name: string,
  key: string,
  tel: string,
  prefix: string,
): Omit<BureauSeed, 'parent'> & { key: string } => ({
  key,
  name,
  path: `sq/${key}/`,
  level: 'county',
  policy: POLICY,
  tel,
  prefix,
  settings,
  offices,
});

/** The city bureau. */
const city: BureauSeed = {
  name: '宿迁市教育局',
  path: 'sq/',
  level: 'city',
  policy: POLICY,
  tel: '0527-84389867',
  prefix: '宿教具备',
  settings,
  offices: { filing: '教育装备与信息化处', network: '网络安全处', content: '基础教育处' },
};

/** The counties and functional zones; some organs are not called 教育局. */
const counties = [
  below('沭阳县教育局', 'sy', '0527-83550000', '沭教具备'),
  below('泗阳县教育局', 'siy', '0527-85210000', '泗阳教具备'),
  below('泗洪县教育局', 'sh', '0527-86220000', '泗洪教具备'),
  below('宿豫区教育局', 'syq', '0527-84460000', '豫教具备'),
  below('宿城区教育局', 'scq', '0527-82960000', '城教具备'),
  below('宿迁经济技术开发区教育工作办公室', 'jk', '0527-88850000', '经开教办具备'),
  below('市湖滨新区教育局', 'hb', '0527-84890000', '湖教具备'),
  below('苏宿工业园区劳动保障和社会事业局', 'ss', '0527-80910000', '苏宿社具备'),
  below('市洋河新区教育局', 'yh', '0527-84930000', '洋教具备'),
];

const filers: Region['filers'] = [
  {
    key: 'river',
    name: '宿迁市河滨实验小学（演示）',
    kind: 'school',
    of: 'city',
    stages: ['primary'],
    teacher: '周敏',
    head: '林文',
    shown: true,
  },
  {
    key: 'lake',
    name: '宿迁市骆湖九年制学校（演示）',
    kind: 'school',
    of: 'city',
    stages: ['primary', 'junior'],
    teacher: '何苗',
    head: '高远',
    shown: true,
  },
  {
    key: 'seed',
    name: '宿迁市青禾幼儿园（演示）',
    kind: 'school',
    of: 'city',
    stages: ['kindergarten'],
    nature: 'private',
    teacher: '许晴',
    head: '方圆',
  },
  {
    key: 'office',
    name: '宿迁市教育局基础教育处（演示）',
    kind: 'office',
    of: 'city',
    teacher: '郑凯',
    head: '田野',
    shown: true,
  },
  {
    key: 'unit',
    name: '宿迁市教育装备中心（演示）',
    kind: 'unit',
    of: 'city',
    teacher: '冯涛',
    head: '石磊',
  },
  {
    key: 'plum',
    name: '沭阳县梅园小学（演示）',
    kind: 'school',
    of: 'sy',
    stages: ['primary'],
    teacher: '蒋欣',
    head: '江河',
    shown: true,
  },
  {
    key: 'shu',
    name: '沭阳县沭河中学（演示）',
    kind: 'school',
    of: 'sy',
    stages: ['junior', 'senior'],
    teacher: '韩梅',
    head: '苏青',
  },
  {
    key: 'park',
    name: '苏宿工业园区星湖小学（演示）',
    kind: 'school',
    of: 'ss',
    stages: ['primary'],
    teacher: '杨柳',
    head: '白桦',
  },
];

const apps: Region['apps'] = [
  {
    key: 'buddy',
    name: '智学伴（演示）',
    kind: 'app',
    provider: '宿迁智学科技有限公司（演示）',
    moeNo: '教APP备3200123号',
    packageName: 'com.example.zhixueban',
    storeIds: ['apple:1234567890', 'huawei:C100123456'],
  },
  {
    key: 'reading',
    name: '晨读打卡（演示）',
    kind: 'app',
    provider: '江苏晨光教育软件有限公司（演示）',
    moeNo: '教APP备3200456号',
    packageName: 'com.example.chendu',
  },
  {
    key: 'sums',
    name: '口算小达人（演示）',
    kind: 'app',
    provider: '宿迁智学科技有限公司（演示）',
    moeNo: '教APP备3200457号',
    packageName: 'com.example.kousuan',
  },
  {
    key: 'home',
    name: '家校通小程序（演示）',
    kind: 'mini',
    provider: '沭阳家校网络有限公司（演示）',
  },
  {
    key: 'cloud',
    name: '骆湖云课堂（演示）',
    kind: 'platform',
    provider: '江苏晨光教育软件有限公司（演示）',
  },
  {
    key: 'english',
    name: '英语听说通（演示）',
    kind: 'app',
    provider: '南方听说科技有限公司（演示）',
    moeNo: '教APP备4400321号',
    packageName: 'com.example.tingshuo',
  },
  {
    key: 'bad',
    name: '趣味闯关学（演示）',
    kind: 'app',
    provider: '闯关网络科技有限公司（演示）',
    moeNo: '教APP备3300888号',
    barred: true,
  },
  {
    key: 'gone',
    name: '拍题帮（演示）',
    kind: 'app',
    provider: '拍题信息技术有限公司（演示）',
    moeNo: '教APP备1100999号',
    moeStanding: 'revoked',
  },
];

const upTo = (start: number): (readonly [string, number])[] => [
  ['submit', start],
  ['sign', start - 1],
  ['accept', start - 2],
  ['network', start - 4],
  ['content', start - 5],
  ['focus', start - 6],
  ['approve', start - 8],
];

/** The national platform's confirmation and the stamped copy: four days. */
const both = (start: number): (readonly [string, number])[] => [
  ['paper', start],
  ['paper_ok', start - 1],
  ['online', start - 2],
  ['online_ok', start - 3],
];

/** 宿迁: cases in every standing. */
export const suqian: Region = {
  key: 'sq',
  policy: POLICY,
  city,
  counties,
  shown: ['city', 'sy'],
  staff: [
    { key: 'desk', name: '王萍', role: 'desk', slots: [], what: '受理窗口' },
    { key: 'lead', name: '赵刚', role: 'office', slots: ['filing'], what: '牵头审查（五项重点）' },
    {
      key: 'network',
      name: '钱进',
      role: 'office',
      slots: ['network', 'head:network'],
      what: '网络和数据安全审查',
    },
    {
      key: 'content',
      name: '孙丽',
      role: 'office',
      slots: ['content', 'head:content'],
      what: '内容审查',
    },
    { key: 'head', name: '李正', role: 'head', slots: [], what: '备案审批' },
    { key: 'admin', name: '吴静', role: 'admin', slots: [], what: '系统管理' },
  ],
  filers,
  apps,
  begun: { nature: 'recommended', platforms_first: true, scope_grades: '二年级' },
  answers: ({ photo, today, filer, app, story }) =>
    demoAnswers(photo, {
      org_nature: 'public',
      stages: filer.stages ?? [],
      nature: story.nature ?? 'recommended',
      moe_no: app.moeNo ?? '',
      decision_day: addDays(today, -6),
    }),
  approval: { approval_text: '同意备案。' },
  acts: {
    network: () => ({
      opine: 'network',
      by: 'network',
      slot: 'network',
      answers: demoPoints.network,
    }),
    content: () => ({
      opine: 'content',
      by: 'content',
      slot: 'content',
      answers: demoPoints.content,
    }),
    focus: () => ({ opine: 'focus', by: 'lead', slot: 'filing', answers: demoPoints.focus }),
    network_fault: ({ words }) => ({
      opine: 'network',
      by: 'network',
      slot: 'network',
      outcome: 'fault',
      reason: words,
      answers: { ...demoPoints.network, net_mlps: { is: 'fail', note: words } },
    }),
    online: ({ photo, today }) => ({
      report: 'online',
      by: 'teacher',
      as: 'filer',
      answers: { online_day: addDays(today, -1), online_shot: [photo], online_by: '周敏' },
    }),
    online_ok: () => ({ verify: 'online', by: 'desk', as: 'desk' }),
    paper_ok: () => ({ verify: 'paper', by: 'desk', as: 'desk' }),
  },
  stories: [
    {
      school: 'river',
      app: 'buddy',
      steps: [...upTo(80), ...both(66)],
    },
    { school: 'river', app: 'reading', nature: 'required', steps: upTo(20) },
    {
      school: 'river',
      app: 'english',
      steps: [...upTo(95), ...both(82), ['suspend', 2, '应用服务器发生数据泄露事件，立即暂停使用']],
    },
    { school: 'river', app: 'sums', steps: [] },
    { school: 'lake', app: 'cloud', steps: upTo(9).slice(0, 4) },
    { school: 'lake', app: 'buddy', steps: upTo(4).slice(0, 2) },
    {
      school: 'lake',
      app: 'english',
      steps: [
        ...upTo(30).slice(0, 3),
        ['content', 26],
        ['focus', 25],
        ['network_fault', 24, '等保测评报告已过期，请补充最新报告'],
      ],
    },
    { school: 'seed', app: 'reading', steps: [['submit', 3]] },
    { school: 'seed', app: 'home', steps: upTo(14).slice(0, 6) },
    { school: 'office', app: 'cloud', steps: [...upTo(50), ['paper', 40], ['paper_ok', 39]] },
    { school: 'unit', app: 'reading', steps: [...upTo(100), ['stop', 10, '项目结束，不再使用']] },
    { school: 'plum', app: 'buddy', steps: [...upTo(60)] },
    {
      school: 'plum',
      app: 'home',
      steps: [...upTo(40).slice(0, 6), ['reject', 31, '收集的信息超出使用需要，家长没有授权']],
    },
    {
      school: 'shu',
      app: 'english',
      steps: [
        ['submit', 12],
        ['withdraw', 11],
      ],
    },
    {
      school: 'shu',
      app: 'reading',
      steps: [...upTo(70), ...both(55), ['amend', 5]],
    },
    {
      school: 'park',
      app: 'buddy',
      steps: [...upTo(400), ...both(385), ['renew', 5]],
    },
    {
      school: 'park',
      app: 'sums',
      steps: [
        ...upTo(45),
        ['online', 30],
        ['online_ok', 29],
        ['revoke', 6, '使用中收费，查证属实'],
      ],
    },
  ],
};
