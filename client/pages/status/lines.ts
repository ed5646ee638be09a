import type { StatusAnswer } from '@shared/contract/lookup';
import { chineseDay } from '@shared/kernel/calendar';

/** One fact under the verdict; `visit` is an address behind its link. */
export type Line = { label: string; value: string; visit?: string; action?: string };

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

type Fact = { label: string; value: string | undefined; visit?: string; action?: string };

/**
 * The facts a parent may know, in the order they are asked: who decided and when, until when,
 * national number, scope, provider. A fact that is not known has no line.
 */
export const linesOf = (answer: StatusAnswer): Line[] => {
  const deed = answer.standing === 'rejected' || answer.use === 'pilot' ? '决定' : '批准';
  const until = answer.validUntil && answer.use !== 'none' ? answer.validUntil : undefined;
  // A turn that the end of the trial alone explains is already said by that line.
  const soon =
    answer.next &&
    answer.next.use !== answer.use &&
    !(answer.validUntil && answer.next.from > answer.validUntil)
      ? `${chineseDay(answer.next.from)}起　${answer.next.says}`
      : undefined;
  const facts: Fact[] = [
    {
      label: `${deed}单位`,
      value:
        [answer.decidedBy, answer.decidedOn && chineseDay(answer.decidedOn)]
          .filter(Boolean)
          .join('\n') || undefined,
    },
    { label: '有效期至', value: until && chineseDay(until) },
    { label: '将有变化', value: soon },
    {
      label: `${deed}范围`,
      value: [termsOf(answer), answer.scope].filter(Boolean).join(' · ') || undefined,
    },
    // Nobody registers terminals nationally, so there is nothing to compare.
    {
      label: '国家备案号',
      value: answer.app.moeNo ?? (answer.app.kind === 'terminal' ? undefined : '没有登记'),
      visit: answer.platform,
      action: '去核对',
    },
    {
      label: '提供者',
      value: [answer.app.provider, kinds[answer.app.kind]].filter(Boolean).join('　'),
    },
    // What is under way is said; where it stands otherwise, the verdict has said already.
    { label: '办理情况', value: answer.verdict === 'reviewing' ? answer.place : undefined },
  ];
  return facts.flatMap((fact) =>
    fact.value === undefined ? [] : [{ ...fact, value: fact.value }],
  );
};
