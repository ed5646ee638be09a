import type { Article, Clock, Move, Place, Setting } from '../policy';

/** The places of a complaint: received, handled, perhaps asked back, concluded. */
export const complaintPlaces = {
  told: { life: 'complaint', title: '填写投诉', standing: 'draft', start: true, held: 'citizen' },
  received: { life: 'complaint', title: '已收到', standing: 'received', held: 'desk' },
  handling: { life: 'complaint', title: '核查中', standing: 'handling', held: 'desk' },
  asked: { life: 'complaint', title: '请您补充', standing: 'asked', held: 'citizen' },
  upheld: { life: 'complaint', title: '查证属实，已办结', standing: 'closed', final: true },
  dismissed: { life: 'complaint', title: '已办结', standing: 'closed', final: true },
  referred: { life: 'complaint', title: '已移送', standing: 'referred', final: true },
} as const satisfies Readonly<Record<string, Place<string>>>;
export type ComplaintPlace = keyof typeof complaintPlaces;

/** What the bureau promises about complaints. */
export const complaintSettings = {
  complaint_days: { kind: 'number', ask: '收到投诉后几个工作日内答复', limit: { least: 1, most: 60 }, suggest: 10 },
} as const satisfies Readonly<Record<string, Setting>>;

/** Who does what to a complaint. */
export const complaintMoves = [
  { do: 'submit', by: ['citizen'], from: ['told'], to: 'received' },
  { do: 'receive', by: ['desk'], from: ['received'], to: 'handling' },
  { do: 'ask', by: ['desk'], from: ['handling'], to: 'asked', reason: true },
  { do: 'reply', by: ['citizen'], from: ['asked'], to: 'handling', reason: true },
  { do: 'uphold', by: ['desk'], from: ['handling'], to: 'upheld', reason: true },
  { do: 'dismiss', by: ['desk'], from: ['handling'], to: 'dismissed', reason: true },
  { do: 'refer', by: ['desk'], from: ['received', 'handling'], to: 'referred', reason: true },
] as const satisfies readonly Move<ComplaintPlace, never>[];

/** The promised day of the answer; it stands still while the complainant is asked. */
export const complaintClock = {
  life: 'complaint',
  title: '答复',
  from: { did: 'submit' },
  until: { enter: ['upheld', 'dismissed', 'referred'] },
  pauses: ['asked'],
  length: { workingDays: { setting: 'complaint_days' } },
  warn: 3,
  stricter: 'shorter',
  shown: true,
} as const satisfies Clock<ComplaintPlace>;

/**
 * The handling of complaints where the regulation names what may be complained about but not how it
 * is handled: the house's article and the bureau's promise.
 */
export const complaintLife = (): readonly Article<ComplaintPlace, never>[] => [
  {
    no: '投诉办理',
    kind: 'house',
    quote: '投诉由学校的教育主管部门接收、核查、答复',
    reason: '文件要求受理投诉，没有规定怎样办理，按通常做法办理。',
    moves: complaintMoves,
    complaints: [{ id: 'other', title: '其他问题', by: 'school', to: 'handle' }],
  },
  {
    no: '投诉时限',
    kind: 'bureau',
    quote: '投诉答复的期限，由教育主管部门公开承诺',
    reason: '文件没有规定答复投诉的期限，由教育主管部门自行确定并公开。',
    clocks: { complaint: complaintClock },
  },
];
