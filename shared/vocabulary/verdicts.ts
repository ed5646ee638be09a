import { standings } from './standings';

/**
 * What the public is told of a tool in a school, in one word each; everybody who says it says it in
 * these. Which of them holds is decided in `shared/domain/verdict.ts`.
 */
export const verdictWords = {
  yes: '可以使用',
  permitted: '在名单上，可以选用',
  pilot: standings.pilot,
  none: '未查到备案',
  suspended: '暂停使用',
  barred: standings.barred,
  reviewing: '正在审查，暂不可用',
  rectifying: '正在整改，暂不可用',
  expired: '备案已到期，暂不可用',
  pilot_over: '试点已结束，暂不可用',
  stopped: standings.stopped,
  revoked: '备案已撤销，不得使用',
  moe_revoked: '国家备案已撤销，不得使用',
  moe_paused: '国家备案已暂停，暂停使用',
  rejected: '未通过备案，不得使用',
  no: '现在不能使用',
} as const;
/** A verdict of the public page. */
export type VerdictKind = keyof typeof verdictWords;
/** All verdicts there are. */
export const verdictKinds = /* @__PURE__ */ Object.keys(verdictWords) as VerdictKind[];
/** The verdicts that a rule may give which forbids the use of what is filed. */
export const refusingKinds = [
  'suspended',
  'barred',
  'rectifying',
  'expired',
  'pilot_over',
  'stopped',
  'revoked',
  'moe_revoked',
  'moe_paused',
  'rejected',
] as const satisfies readonly VerdictKind[];
export type Refusing = (typeof refusingKinds)[number];
