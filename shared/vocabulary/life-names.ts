import type { Life } from './lives';
import type { Verb, VerbTitles } from './verbs';

/** What stands for an act in one kind of case, where it is not what stands for it elsewhere. */
export type PerLife<Words> = Readonly<
  Partial<Record<Life, Readonly<Partial<Record<Verb, Partial<Words>>>>>>
>;

/** How an act in one kind of case is called, where that is not how verbs.ts calls it. */
export const lifeNames = {
  inventory: { submit: { history: '报送在用' } },
  complaint: { submit: { history: '提交投诉' } },
  order: {
    issue: { title: '发整改通知', history: '发出整改通知' },
    report: { title: '提交整改结果', history: '提交整改结果' },
    verify: { title: '整改合格', history: '整改合格' },
    return: { title: '退回继续整改', history: '退回继续整改' },
    lapse: { title: '逾期未整改', history: '到期没有整改' },
    dismiss: { title: '不发通知', history: '决定不发通知' },
  },
  listing: {
    propose: { title: '提出列入', history: '提出列入名单' },
    reply: { title: '陈述申辩', history: '陈述申辩' },
    lapse: { title: '陈述申辩期满', history: '陈述申辩期满' },
    dismiss: { title: '不列入', history: '决定不列入名单' },
    report: { title: '提交整改情况', history: '提交整改情况' },
    verify: { title: '整改合格', history: '整改合格' },
    return: { title: '退回继续整改', history: '退回继续整改' },
    withdraw: { title: '撤销列入', history: '撤销列入' },
  },
  stop_use: {
    issue: { title: '发停用通知', history: '通知立即停止使用' },
    report: { title: '提交停用凭证', history: '提交停用凭证' },
    verify: { title: '确认已停用', history: '确认已停用' },
    return: { title: '退回重新提交', history: '退回停用凭证' },
    lapse: { title: '逾期未停用', history: '到期没有提交停用凭证' },
  },
  referral: {
    issue: { title: '发移送函', history: '发出移送函' },
    answer: { title: '登记反馈', history: '登记对方反馈的结果' },
    dismiss: { title: '不移送', history: '决定不移送' },
  },
} as const satisfies PerLife<VerbTitles>;

/** What an act in this kind of case is called otherwise; undefined where it is called what it is everywhere. */
export const ownNames = (life: Life, verb: Verb): Partial<VerbTitles> | undefined =>
  (lifeNames as PerLife<VerbTitles>)[life]?.[verb];
