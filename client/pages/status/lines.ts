import type { StatusAnswer } from '@shared/contract/lookup';
import { chineseDay } from '@shared/kernel/calendar';
import { entryAddress } from './entry';

/** One fact under the verdict; behind its link is an address to `visit`, or a page to `open`. */
export type Line = {
  label: string;
  value: string;
  visit?: string;
  open?: string;
  action?: string;
};

const kinds = {
  app: '',
  platform: '（学习平台）',
  mini: '（小程序）',
  account: '（公众号）',
  terminal: '（学习终端）',
} as const;
const natures = { required: '要求使用', recommended: '推荐使用' } as const;

/** On what terms it was granted: required or recommended, free or not. */
export const termsOf = ({ nature, free }: Pick<StatusAnswer, 'nature' | 'free'>): string => {
  const cost = free ? '免费' : '收费';
  return [nature && natures[nature], free === undefined ? '' : cost].filter(Boolean).join(' · ');
};

type Fact = Omit<Line, 'value'> & { value: string | undefined };

const joined = (parts: readonly (string | false | undefined)[], between: string) =>
  parts.filter(Boolean).join(between) || undefined;

/** The list that decides: since when, and its entry. */
const listed = ({ list, since }: StatusAnswer): Fact[] =>
  list
    ? [
        {
          label: '名单',
          value: joined([list.title, since && `${chineseDay(since)}列入`], '\n'),
          open: entryAddress(list.entry),
          action: '查看',
        },
      ]
    : [];

/** A turn that time alone brings; what the end of a trial explains is said by that line. */
const coming = ({ next, use, validUntil }: StatusAnswer): string | undefined => {
  const isNews = next && next.use !== use && !(validUntil && next.from > validUntil);
  return isNews ? `${chineseDay(next.from)}起　${next.says}` : undefined;
};

const granted = (answer: StatusAnswer): Fact[] => {
  const { decidedBy, decidedOn, validUntil, use, standing, scope } = answer;
  const deed = standing === 'rejected' || use === 'pilot' ? '决定' : '批准';
  const until = use === 'none' ? undefined : validUntil;
  return [
    {
      label: `${deed}单位`,
      value: joined([decidedBy, decidedOn && chineseDay(decidedOn)], '\n'),
    },
    { label: '有效期至', value: until && chineseDay(until) },
    { label: '将有变化', value: coming(answer) },
    { label: `${deed}范围`, value: joined([termsOf(answer), scope], ' · ') },
  ];
};

const ofApp = ({ app, platform }: StatusAnswer): Fact[] => [
  // Nobody registers terminals nationally, so there is nothing to compare.
  {
    label: '国家备案号',
    value: app.moeNo ?? (app.kind === 'terminal' ? undefined : '没有登记'),
    visit: platform,
    action: '去核对',
  },
  { label: '提供者', value: joined([app.provider, kinds[app.kind]], '　') },
];

/**
 * The facts a parent may know, in the order they are asked: the list that decides, who decided and
 * when, until when, national number, scope, provider. A fact that is not known has no line.
 */
export const linesOf = (answer: StatusAnswer): Line[] => {
  const facts: Fact[] = [
    ...listed(answer),
    ...granted(answer),
    ...ofApp(answer),
    // What is under way is said; where it stands otherwise, the verdict has said already.
    { label: '办理情况', value: answer.verdict === 'reviewing' ? answer.place : undefined },
  ];
  return facts.flatMap((fact) =>
    fact.value === undefined ? [] : [{ ...fact, value: fact.value }],
  );
};
