import { kindOf, type Asked } from '../fields';
import type { FactKind } from '../fields/kind';
import { appKindTitles, toolUses } from '../kernel/kinds';
import { listKinds } from './list-kinds';
import { organs } from './organs';

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

/**
 * Every fact a policy may read without asking for it. Loaders fill these; a name outside this list
 * does not exist.
 */
export const coreFacts: Readonly<Record<string, CoreFact>> = {
  today: { kind: 'day', means: '今天' },
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
  'app.on': { kind: 'set', ...among({ none: '都不在', ...listKinds }), means: '应用在哪些名单上' },
  'provider.on': {
    kind: 'set',
    ...among({ none: '都不在', ...listKinds }),
    means: '提供者在哪些名单上',
  },
  'respondent.kind': {
    kind: 'choice',
    ...among({
      school: '学校',
      office: '机关处（科）室',
      unit: '直属单位',
      provider: '提供者',
      bureau: '教育主管部门',
    }),
    means: '被要求的单位的种类',
  },
  'respondent.reachable': { kind: 'yes', means: '被要求的单位有人可以登录' },
  category: { kind: 'choice', means: '投诉的种类' },
  'category.by': {
    kind: 'choice',
    ...among({ school: '学校', app: '应用' }),
    means: '投诉的是学校还是应用',
  },
  organ: { kind: 'choice', ...among(organs), means: '移送给哪个部门' },
};

/**
 * The states that a case publishes for its opinions, clocks and tracks: opinion.<id>, clock.<id>,
 * track.<id>.
 */
export const publishedStates = {
  opinion: ['open', 'pass', 'fault', 'bar'],
  clock: ['idle', 'running', 'paused', 'over'],
  track: ['na', 'open', 'given', 'done', 'lapsed'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** The fact that a field's answer becomes: personal data shuts it. */
export const factOfField = (field: Asked): CoreFact => ({
  kind: field.secret ? 'shut' : kindOf(field).fact,
  ...(field.options ? { values: Object.keys(field.options) } : { values: kindOf(field).values }),
  means: typeof field.label === 'string' ? field.label : field.id,
});
