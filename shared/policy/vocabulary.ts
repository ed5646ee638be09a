import { kindOf } from '../fields';
import type { FactKind } from '../fields/kind';
import { appKindTitles, toolUses } from '../kernel/kinds';
import type { Field, Life, Party, Standing, Verb } from './policy';

/** A fact that code supplies: what it holds, the values it can take, and what it means. */
export type CoreFact = {
  kind: FactKind;
  values?: readonly string[];
  means: string;
  titles?: Readonly<Record<string, string>>;
};

const among = (titles: Readonly<Record<string, string>>): Pick<CoreFact, 'values' | 'titles'> => ({
  values: Object.keys(titles),
  titles,
});

/** Every fact a policy may read without asking for it. Loaders fill these; a name outside this list does not exist. */
export const coreFacts: Readonly<Record<string, CoreFact>> = {
  today: { kind: 'day', means: '今天（北京时间）' },
  'case.place': { kind: 'choice', means: '所在环节' },
  'case.standing': { kind: 'choice', means: '状态' },
  'case.round': { kind: 'number', means: '第几轮审查' },
  'case.changed': { kind: 'set', means: '这次提交与上次不同的内容（nothing：没有不同）' },
  'case.granted': { kind: 'yes', means: '已有生效的备案' },
  'filer.kind': {
    kind: 'choice',
    ...among({ school: '学校', office: '机关处（科）室', unit: '直属单位' }),
    means: '申请单位的种类',
  },
  'filer.level': {
    kind: 'choice',
    ...among({ city: '市属', county: '县（区、功能区）属' }),
    means: '申请单位的隶属',
  },
  'filer.name': { kind: 'text', means: '申请单位名称' },
  'filer.nature': {
    kind: 'choice',
    ...among({ public: '公办', private: '民办' }),
    means: '办学类别',
  },
  'filer.stages': {
    kind: 'set',
    ...among({
      kindergarten: '幼儿园',
      primary: '小学',
      junior: '初中',
      senior: '高中',
      vocational: '职业学校',
    }),
    means: '办学层次',
  },
  'filer.head': { kind: 'shut', means: '单位负责人姓名' },
  'app.kind': { kind: 'choice', ...among(appKindTitles), means: '学习工具的类别' },
  'app.name': { kind: 'text', means: '学习工具名称' },
  'app.moe_no': { kind: 'text', means: '教育部备案号' },
  'app.moe_standing': {
    kind: 'choice',
    ...among({ filed: '已备案', paused: '已暂停', revoked: '已撤销', unknown: '未查到' }),
    means: '国家备案的状态',
  },
  'moe_no.shape': {
    kind: 'choice',
    ...among({ sure: '常见', unusual: '少见', wrong: '不对' }),
    means: '备案号的格式',
  },
  'filer.tools': { kind: 'number', means: '本单位正在使用的学习工具个数' },
  'filer.uses': { kind: 'set', ...among(toolUses), means: '本单位正在使用的学习工具的使用场景' },
  'provider.name': { kind: 'text', means: '提供者名称' },
  'provider.barred': { kind: 'yes', means: '提供者在黑名单上' },
};

/** The states that a case publishes for its opinions, clocks and tracks: opinion.<id>, clock.<id>, track.<id>. */
export const publishedStates = {
  opinion: ['open', 'pass', 'fault', 'bar'],
  clock: ['idle', 'running', 'paused', 'over'],
  track: ['na', 'open', 'given', 'done', 'lapsed'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** The fact that a field's answer becomes: personal data shuts it. */
export const factOfField = (field: Field): CoreFact => ({
  kind: field.secret ? 'shut' : kindOf(field).fact,
  ...(field.options ? { values: Object.keys(field.options) } : { values: kindOf(field).values }),
  means: typeof field.label === 'string' ? field.label : field.id,
});

/** What officials call each act. */
export const verbTitles = {
  submit: '提交',
  sign: '签名',
  accept: '受理',
  refuse: '不予受理',
  opine: '审查',
  approve: '批准',
  return: '退回',
  reject: '不予备案',
  register: '登记',
  forward: '报送',
  withdraw: '撤回',
  amend: '变更',
  expand: '扩大使用',
  recall: '收回',
  transfer: '转交',
  remind: '催办',
  suspend: '暂停使用',
  resume: '恢复使用',
  stop: '停止使用',
  revoke: '撤销备案',
  lapse: '到期',
  complete: '办结',
  receive: '接收',
  ask: '请补充',
  reply: '补充',
  refer: '移送',
  uphold: '查证属实',
  dismiss: '查证不属实',
  answer: '答复',
  issue: '发出',
  report: '上报',
  verify: '核实',
  publish: '公布',
  propose: '提议',
  enlist: '列入名单',
  release: '移出名单',
  renew: '续期',
} as const satisfies Readonly<Record<Verb, string>>;

const happened: Partial<Record<Verb, string>> = {
  submit: '提交申请',
  sign: '校长签名',
  return: '退回修改',
  approve: '批准备案',
  withdraw: '撤回申请',
  amend: '开始变更',
  recall: '收回',
  lapse: '备案到期',
  report: '提交证明材料',
  verify: '核对无误',
  refuse: '证明材料退回',
  register: '登记备案',
  expand: '申请扩大使用',
  renew: '申请续期',
};

/** What stands in the history of a case once an act was done: in a list of what is in use nobody applies, an office has no 校长, and an approval may still await its registration. */
export const eventTitle = (
  verb: Verb,
  about: { life?: Life; filer?: string; granted?: boolean } = {},
): string => {
  if (verb === 'submit' && about.life === 'inventory') return '上报在用';
  if (verb === 'sign' && about.filer !== undefined && about.filer !== 'school') return '负责人签名';
  if (verb === 'approve' && about.granted === false) return '审批通过';
  return happened[verb] ?? verbTitles[verb];
};

/** What officials call each fixed party. */
export const partyTitles = {
  filer: '申请人',
  filer_head: '单位负责人',
  citizen: '投诉人',
  provider: '提供者',
  desk: '受理人员',
  head: '审批人',
  expert: '专家',
  system: '系统',
  lead: '牵头处室',
  co: '协同处室',
} as const satisfies Readonly<Record<Party | 'lead' | 'co', string>>;

/** What officials call each kind of case. */
export const lifeTitles = {
  filing: '使用者备案',
  provider_filing: '提供者备案',
  app_listing: '应用名单',
  complaint: '投诉',
  order: '整改通知',
  listing: '名单',
  inventory: '摸排',
} as const satisfies Readonly<Record<Life, string>>;

/** What officials call each standing. */
export const standingTitles = {
  draft: '草稿',
  at_school: '在学校',
  in_review: '审查中',
  returned: '已退回',
  pilot: '试点',
  filed: '已备案',
  rechecking: '复核中',
  rectifying: '整改中',
  suspended: '已暂停使用',
  barred: '已禁用',
  stopped: '已停止使用',
  revoked: '已撤销',
  rejected: '不予备案',
  withdrawn: '已撤回',
  expired: '已到期',
  received: '已收到',
  handling: '核查中',
  asked: '待补充',
  referred: '已移送',
  closed: '已办结',
  ordered: '限期整改',
  corrected: '已整改',
  overdue: '逾期',
  proposed: '拟列入',
  listed: '已列入',
  released: '已移出',
} as const satisfies Readonly<Record<Standing, string>>;
