import type { Field, FieldKind } from './policy';

/** What a fact holds, and so what it can be compared with; `shut` is personal data: a condition may only ask whether it is given. */
export type FactKind = 'text' | 'choice' | 'set' | 'yes' | 'number' | 'day' | 'shut';

/** A fact that code supplies: what it holds, the values it can take, and what it means. */
export type CoreFact = { kind: FactKind; values?: readonly string[]; means: string };

/** Every fact a policy may read without asking for it. Loaders fill these; a name outside this list does not exist. */
export const coreFacts: Readonly<Record<string, CoreFact>> = {
  today: { kind: 'day', means: '今天（北京时间）' },
  'case.place': { kind: 'choice', means: '所在环节' },
  'case.standing': { kind: 'choice', means: '状态' },
  'case.round': { kind: 'number', means: '第几轮审查' },
  'case.granted': { kind: 'yes', means: '已有生效的备案' },
  'filer.kind': { kind: 'choice', values: ['school', 'office', 'unit'], means: '申请单位的种类' },
  'filer.level': { kind: 'choice', values: ['city', 'county'], means: '申请单位的隶属' },
  'filer.name': { kind: 'text', means: '申请单位名称' },
  'filer.nature': { kind: 'choice', values: ['public', 'private'], means: '办学类别' },
  'filer.stages': { kind: 'set', values: ['kindergarten', 'primary', 'junior', 'senior', 'vocational'], means: '办学层次' },
  'filer.head': { kind: 'shut', means: '单位负责人姓名' },
  'app.kind': { kind: 'choice', values: ['app', 'platform', 'mini'], means: '学习工具的类别' },
  'app.name': { kind: 'text', means: '学习工具名称' },
  'app.moe_no': { kind: 'text', means: '教育部备案号' },
  'app.moe_standing': { kind: 'choice', values: ['filed', 'revoked', 'unknown'], means: '国家备案的状态' },
  'moe_no.shape': { kind: 'choice', values: ['sure', 'unusual', 'wrong'], means: '备案号的格式' },
  'provider.name': { kind: 'text', means: '提供者名称' },
  'provider.barred': { kind: 'yes', means: '提供者在黑名单上' },
};

/** The states that a case publishes for its opinions, clocks and tracks: opinion.<id>, clock.<id>, track.<id>. */
export const publishedStates = {
  opinion: ['open', 'pass', 'fault', 'bar'],
  clock: ['idle', 'running', 'paused', 'over'],
  track: ['na', 'open', 'given', 'done', 'lapsed'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** What an answer to each kind of question holds once a condition reads it. */
export const answerKind = {
  text: 'text', choice: 'choice', choices: 'set', yes: 'yes', number: 'number', date: 'day', file: 'number',
  person: 'text', phone: 'text', moe_no: 'text', attest: 'yes', point: 'choice',
} as const satisfies Readonly<Record<FieldKind, FactKind>>;

/** The fact that a field's answer becomes: personal data shuts it. */
export const factOfField = (field: Field): CoreFact => ({
  kind: field.secret ? 'shut' : answerKind[field.kind],
  ...(field.options && { values: Object.keys(field.options) }),
  ...(field.kind === 'point' && { values: ['pass', 'fail', 'na'] }),
  means: typeof field.label === 'string' ? field.label : field.id,
});
