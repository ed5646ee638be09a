import { organs, type Organ } from '../../vocabulary/organs';
import type { Article, Clock, Form, Move, Place, Setting, Then, Words } from '../policy';

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

/** A complaint about an office of a bureau goes to the bureau above it, every other to the school's own. */
export const complaintDecider = {
  first: [{ when: { fact: 'respondent.kind', is: 'office' }, is: 'above' }],
  else: 'own',
} as const satisfies NonNullable<Words['decides']>['complaint'];

/** Who does what to a complaint; `by` handles it once it was received. */
export const complaintMovesBy = <const B extends 'desk' | 'lead'>(by: B) =>
  [
    { do: 'submit', by: ['citizen'], from: ['told'], to: 'received' },
    { do: 'receive', by: ['desk'], from: ['received'], to: 'handling' },
    { do: 'ask', by: [by], from: ['handling'], to: 'asked', reason: true },
    { do: 'reply', by: ['citizen'], from: ['asked'], to: 'handling', reason: true },
    { do: 'uphold', by: [by], from: ['handling'], to: 'upheld', reason: true },
    { do: 'dismiss', by: [by], from: ['handling'], to: 'dismissed', reason: true },
    { do: 'refer', by: [by], from: ['handling'], to: 'referred', needs: ['refer_to'], reason: true },
    { do: 'refer', by: ['desk'], from: ['received'], to: 'referred', needs: ['refer_to'], reason: true },
  ] as const satisfies readonly Move<ComplaintPlace, never>[];

/** Who does what to a complaint that the desk handles itself. */
export const complaintMoves = complaintMovesBy('desk');

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

/** What follows where the text of a category names the organ it is for. */
export const referred = (category: string, organ: Organ) =>
  ({
    of: 'complaint',
    on: { did: 'refer' },
    when: { fact: 'category', is: category },
    effects: [{ open: 'referral', with: { organ } }],
  }) as const satisfies Then<never>;

/** The categories of the national text that belong to an organ by its own words. */
const NATIONAL = ['publishing', 'illegal_ads', 'crime'] as const;

/** To which organ a complaint is referred, where the text of its category does not say so itself. */
export const referral = (said: readonly string[]): { forms: Record<string, Form>; then: readonly Then<never>[] } => {
  const open = { not: { fact: 'category', in: [...NATIONAL, ...said] } } as const;
  return {
    forms: {
      refer_to: {
        title: '移送',
        fields: [
          {
            id: 'refer_organ',
            kind: 'choice',
            label: '移送部门',
            ask: '移送给哪个部门？',
            options: organs,
            shown: open,
          },
        ],
      },
    },
    then: [
      {
        of: 'complaint',
        on: { did: 'refer' },
        when: open,
        effects: [{ open: 'referral', with: { organ: { fact: 'refer_organ' } } }],
      },
    ],
  };
};

/**
 * The handling of complaints where the regulation names what may be complained about but not how it
 * is handled: the house's article and the bureau's promise. `said` are the categories whose article
 * names the organ they are referred to.
 */
export const complaintLife = ({
  said = [],
  by = 'desk',
}: { said?: readonly string[]; by?: 'desk' | 'lead' } = {}): readonly Article<ComplaintPlace, never>[] => [
  {
    no: '投诉办理',
    kind: 'house',
    quote: '投诉由学校的教育主管部门接收、核查、答复',
    reason: '文件要求受理投诉，没有规定怎样办理，按通常做法办理。',
    ...referral(said),
    moves: complaintMovesBy(by),
    complaints: [{ id: 'other', title: '其他问题', by: 'school' }],
  },
  {
    no: '投诉时限',
    kind: 'bureau',
    quote: '投诉答复的期限，由教育主管部门公开承诺',
    reason: '文件没有规定答复投诉的期限，由教育主管部门自行确定并公开。',
    clocks: { complaint: complaintClock },
  },
];
