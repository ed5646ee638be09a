import type { Article, Place, Setting, Who } from '../policy';
import { publicReason } from './public-reason';

/** Something is in force while a change is on its way. */
export const granted = { fact: 'case.granted', is: true } as const;
/** The places where the school has it. */
export const atSchool = ['signing', 'returned', 'revising'] as const;
/** The places where the bureau has it. */
export const inReview = ['intake', 'review', 'approval'] as const;

/**
 * The places of a school's filing with one reviewing office: a whole life for regulations that set
 * conditions but no procedure.
 */
export const plainPlaces = {
  draft: { life: 'filing', title: '草稿', standing: 'draft', start: true, held: 'filer' },
  signing: { life: 'filing', title: '待校长签名', standing: 'at_school', held: 'filer_head' },
  returned: { life: 'filing', title: '退回修改', standing: 'returned', held: 'filer' },
  revising: { life: 'filing', title: '变更填写中', standing: 'at_school', held: 'filer' },
  intake: { life: 'filing', title: '待受理', standing: 'in_review', held: 'desk' },
  review: { life: 'filing', title: '审查中', standing: 'in_review', leaves: { pass: 'approval', fault: 'returned' } },
  approval: { life: 'filing', title: '待审批', standing: 'in_review', held: 'head' },
  filed: { life: 'filing', title: '已备案', standing: 'filed' },
  suspended: { life: 'filing', title: '已暂停使用', standing: 'suspended' },
  stopped: { life: 'filing', title: '已停止使用', standing: 'stopped', final: true },
  revoked: { life: 'filing', title: '备案已撤销', standing: 'revoked', final: true },
  rejected: { life: 'filing', title: '不予备案', standing: 'rejected', final: true },
  withdrawn: { life: 'filing', title: '已撤销申请', standing: 'withdrawn', final: true },
} as const satisfies Readonly<Record<string, Place<string>>>;
export type PlainPlace = keyof typeof plainPlaces;

/** What the bureau must decide for itself in this life. */
export const plainSettings = {
  accept_days: { kind: 'number', ask: '收到申请后几个工作日内决定是否受理', limit: { least: 1, most: 30 }, suggest: 5 },
  review_days: { kind: 'number', ask: '受理后几个工作日内办结', limit: { least: 1, most: 60 }, suggest: 15 },
  recheck_months: {
    kind: 'number',
    ask: '备案后几个月复核一次（不承诺定期复核的不填）',
    limit: { least: 1, most: 60 },
    optional: true,
  },
} as const satisfies Readonly<Record<string, Setting>>;

/**
 * 催办: whoever files may remind the office once a promised day has passed, at each of these places.
 */
export const reminders = <P extends string>(places: readonly P[]) =>
  places.map(
    (place) =>
      ({
        do: 'remind',
        by: ['filer', 'filer_head'],
        from: [place],
        to: place,
        when: {
          any: [
            { fact: 'clock.accept', is: 'over' },
            { fact: 'clock.review', is: 'over' },
          ],
        },
      }) as const,
  );

/**
 * 回避: whoever filed (`filing`) neither reviews nor decides (`deciding`), and whoever accepted or
 * reviewed does not approve or reject.
 */
export const apartFrom = (
  filing: readonly string[] = ['submit', 'sign', 'amend'],
  deciding: readonly string[] = ['accept', 'opine:*', 'approve', 'reject'],
): (readonly [string, string])[] => [
  ...filing.flatMap((a) => deciding.map((b) => [a, b] as const)),
  ['accept', 'approve'],
  ['accept', 'reject'],
  ['opine:*', 'approve'],
  ['opine:*', 'reject'],
];

type Needs = {
  /** The forms a school fills in to submit. */
  submit: readonly string[];
  /** The form of points the reviewing office answers. */
  points: string;
  /** Answers whose change makes the office look again; absent = always. */
  looksAt?: readonly string[];
};

/**
 * The moves, clocks and separation of duties of that life, as articles of the house and of the
 * bureau: never shown as law. The policy brings the office slot `review`, a form of points and the
 * rows of `use`.
 */
export const plainFiling = ({ submit, points, looksAt }: Needs): readonly Article<PlainPlace, 'review'>[] =>
  [
    {
      no: '办理流程',
      kind: 'house',
      quote: '学校填报、校长签名，教育主管部门受理、审查、审批',
      reason:
        '文件规定了条件和责任，没有规定备案怎样办理，按通常做法办理：材料不齐的一次告知要改的地方，补齐再受理；变更期间原备案继续有效。',
      forms: {
        signature: { title: '签名', fields: [{ id: 'signature', kind: 'file', label: '校长签名', min: 1, max: 1 }] },
        approval: { title: '审批意见', fields: [{ id: 'approval_text', kind: 'text', label: '审批意见', max: 100 }] },
        ...publicReason,
      },
      opinions: [
        { id: 'review', title: '审查意见', at: 'review', by: 'review', form: points, ...(looksAt && { looksAt }) },
      ],
      moves: [
        { do: 'submit', by: ['filer'], from: ['draft', 'returned', 'revising'], to: 'signing', needs: submit },
        { do: 'sign', by: ['filer_head'], from: ['signing'], to: 'intake', needs: ['signature'] },
        { do: 'return', by: ['filer_head'], from: ['signing'], to: 'returned', reason: true },
        { do: 'return', by: ['desk'], from: ['intake'], to: 'returned', reason: true },
        { do: 'accept', by: ['desk'], from: ['intake'], to: 'review', issues: 'acceptance' },
        { do: 'approve', by: ['head'], from: ['approval'], to: 'filed', grants: true, needs: ['approval'] },
        {
          do: 'reject',
          by: ['head'],
          from: ['approval'],
          to: { first: [{ when: granted, is: 'filed' }], else: 'rejected' },
          reason: true,
        },
        { do: 'transfer', by: ['review'], from: ['review'], to: 'review' },
        { do: 'recall', by: ['filer'], from: ['signing'], to: 'draft', undoes: ['submit'] },
        { do: 'recall', by: ['filer_head'], from: ['intake'], to: 'signing', undoes: ['sign'] },
        { do: 'recall', by: ['review'], from: ['approval', 'returned'], to: 'review', undoes: ['opine'] },
        {
          do: 'withdraw',
          by: ['filer', 'filer_head'],
          from: [...atSchool, ...inReview],
          to: { first: [{ when: granted, is: 'filed' }], else: 'withdrawn' },
        },
        { do: 'amend', by: ['filer'], from: ['filed'], to: 'revising' },
        ...reminders(inReview),
        {
          do: 'suspend',
          by: ['desk', 'head', 'filer_head'],
          from: ['filed', ...atSchool, ...inReview],
          to: 'suspended',
          when: granted,
          needs: ['public_reason'],
          reason: true,
        },
        { do: 'resume', by: ['head'], from: ['suspended'], to: 'filed', reason: true },
        {
          do: 'stop',
          by: ['filer_head'],
          from: ['filed', 'suspended'],
          to: 'stopped',
          ends: true,
          needs: ['public_reason'],
          reason: true,
        },
        {
          do: 'revoke',
          by: ['head'],
          from: ['filed', 'suspended'],
          to: 'revoked',
          ends: true,
          needs: ['public_reason'],
          reason: true,
        },
      ],
      use: [
        {
          id: 'suspended',
          when: { fact: 'case.standing', is: 'suspended' },
          is: 'no',
          verdict: 'suspended',
          says: '已暂停使用',
        },
      ],
    },
    {
      no: '承诺时限',
      kind: 'bureau',
      quote: '受理、审查和复核的期限，由教育主管部门公开承诺',
      reason: '文件没有规定受理、审查和复核的期限，由教育主管部门自行确定并公开；复核日只提醒续期，到期不使备案失效。',
      clocks: {
        accept: {
          life: 'filing',
          title: '受理',
          from: { enter: ['intake'] },
          until: { enter: ['review', 'returned', 'withdrawn', 'filed', 'signing', 'suspended'] },
          length: { workingDays: { setting: 'accept_days' } },
          warn: 3,
          stricter: 'shorter',
          shown: true,
        },
        review: {
          life: 'filing',
          title: '办结',
          from: { did: 'accept' },
          until: { enter: ['filed', 'rejected', 'withdrawn', 'suspended'] },
          pauses: ['returned', 'signing', 'intake'],
          length: { workingDays: { setting: 'review_days' } },
          warn: 3,
          stricter: 'shorter',
          shown: true,
        },
        recheck: {
          life: 'filing',
          title: '复核',
          from: { granted: true },
          length: { months: { setting: 'recheck_months' } },
          warn: 30,
          stricter: 'shorter',
          shown: true,
        },
      },
      moves: [{ do: 'renew', by: ['filer'], from: ['filed'], to: 'revising' }],
    },
    {
      no: '回避',
      kind: 'house',
      quote: '办过前面环节的人，不再办理审批',
      reason: '文件没有写明回避。为了公正，同一个人在一次备案中不能既申请又审查，也不能既受理、审查又审批。',
      separationOfDuties: apartFrom(),
    },
  ] satisfies readonly Article<PlainPlace, Who<'review'>>[];
