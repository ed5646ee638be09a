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
export const linesOf = (a: StatusAnswer): Line[] => {
  const deed = a.standing === 'rejected' || a.use === 'pilot' ? '决定' : '批准';
  const until = a.validUntil && a.use !== 'none' ? a.validUntil : undefined;
  // A turn that the end of the trial alone explains is already said by that line.
  const soon =
    a.next && a.next.use !== a.use && !(a.validUntil && a.next.from > a.validUntil)
      ? `${chineseDay(a.next.from)}起　${a.next.says}`
      : undefined;
  const facts: Fact[] = [
    {
      label: `${deed}单位`,
      value:
        [a.decidedBy, a.decidedOn && chineseDay(a.decidedOn)].filter(Boolean).join('\n') ||
        undefined,
    },
    { label: '有效期至', value: until && chineseDay(until) },
    { label: '将有变化', value: soon },
    {
      label: `${deed}范围`,
      value: [termsOf(a), a.scope].filter(Boolean).join(' · ') || undefined,
    },
    // Nobody registers terminals nationally, so there is nothing to compare.
    {
      label: '国家备案号',
      value: a.app.moeNo ?? (a.app.kind === 'terminal' ? undefined : '没有登记'),
      visit: a.platform,
      action: '去核对',
    },
    { label: '提供者', value: [a.app.provider, kinds[a.app.kind]].filter(Boolean).join('　') },
    // What is under way is said; where it stands otherwise, the verdict has said already.
    { label: '办理情况', value: a.verdict === 'reviewing' ? a.place : undefined },
  ];
  return facts.flatMap((f) => (f.value === undefined ? [] : [{ ...f, value: f.value }]));
};
