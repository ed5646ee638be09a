import type { Day } from '../kernel/calendar';
import type { MoeStanding } from '../kernel/kinds';
import type { Clause } from '../kernel/refusal';
import { standings } from '../vocabulary/standings';
import { barsOf, listingSays, type Listed } from './listed';
import type { UseSpan } from './public-status';

/**
 * What the public is told of a tool in a school, in one word each; everybody who says it says it in
 * these.
 */
export const verdictWords = {
  yes: '可以使用',
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

/**
 * What the verdict on a tool in a school depends on: the lists that the app and its provider stand
 * on, the app's national filing, and what was written of the school's own filing.
 */
export type Published = {
  app_listed: Listed | null;
  provider_listed: Listed | null;
  /** The path of the bureau the school files with. */ path: string;
  moe_standing: MoeStanding;
  spans: readonly UseSpan[] | null;
  standing: string | null;
};

type Use = 'yes' | 'pilot' | 'no' | 'none';
/**
 * Whether a tool may be used today, the rule that says so, and the word the public reads. `next` is
 * what time alone will change.
 */
export type PublicVerdict = {
  use: Use;
  rule: string;
  says: string;
  verdict: VerdictKind;
  word: string;
  since?: Day;
  until?: Day;
  clause?: Clause;
  next?: { from: Day; use: Use; says: string };
};

/**
 * The rule that decides says it first: time or a list may forbid what a filing still in force would
 * allow.
 */
const byRule: Readonly<Record<string, VerdictKind>> = {
  in_review: 'reviewing',
  suspended: 'suspended',
  online_overdue: 'suspended',
  paper_overdue: 'suspended',
  expired: 'expired',
  pilot_over: 'pilot_over',
  pilot_too_long: 'pilot_over',
  provider_barred: 'barred',
  app_barred: 'barred',
  revoked: 'revoked',
};

const byStanding: Readonly<Record<string, VerdictKind>> = {
  at_school: 'none',
  draft: 'none',
  withdrawn: 'none',
  in_review: 'reviewing',
  returned: 'reviewing',
  rechecking: 'reviewing',
  rectifying: 'rectifying',
  suspended: 'suspended',
  barred: 'barred',
  listed: 'barred',
  stopped: 'stopped',
  revoked: 'revoked',
  rejected: 'rejected',
  expired: 'expired',
};

const kindOf = (use: Use, rule: string, r: Published): VerdictKind => {
  if (use === 'yes' || use === 'pilot') return use;
  if (rule === 'moe_revoked') return r.moe_standing === 'paused' ? 'moe_paused' : 'moe_revoked';
  return byRule[rule] ?? byStanding[r.standing ?? ''] ?? use;
};

/**
 * What holds while the app's national filing stands so at this moment: what was written for that
 * turn, or else what held when it was written.
 */
const spansUnder = (spans: readonly UseSpan[], standing: MoeStanding): readonly UseSpan[] => {
  const turned = spans.filter((s) => s.if?.includes(standing));
  return turned.length > 0 ? turned : spans.filter((s) => !s.if);
};

type Decided = Omit<PublicVerdict, 'verdict' | 'word'>;

const decided = (r: Published, today: Day): Decided => {
  const ofProvider = barsOf([r.provider_listed], r.path, today)[0];
  const bar = ofProvider ?? barsOf([r.app_listed], r.path, today)[0];
  if (bar)
    return {
      use: 'no',
      rule: ofProvider ? 'provider_barred' : 'app_barred',
      says: listingSays(bar),
      since: bar.since,
      ...(bar.until && { until: bar.until }),
      clause: bar.clause,
    };
  if (!r.spans) return { use: 'none', rule: 'none', says: '未查到备案，学校不得要求使用' };
  const spans = spansUnder(r.spans, r.moe_standing);
  let at = 0;
  while (at + 1 < spans.length && spans[at + 1]!.from <= today) at += 1;
  const span = spans[at]!;
  const next = spans[at + 1];
  if (span.use === 'no' && span.id === 'none')
    return r.standing === 'in_review' || r.standing === 'returned'
      ? { use: 'none', rule: 'in_review', says: '正在审查，暂不可用' }
      : { use: 'none', rule: 'none', says: '没有有效的备案，学校不得要求使用' };
  return {
    use: span.use,
    rule: span.id,
    says: span.says,
    // Since when a turn holds is known only once the spans are written anew.
    ...(!span.if && { since: span.from }),
    ...(span.clause && { clause: span.clause }),
    ...(next && { next: { from: next.from, use: next.use, says: next.says } }),
  };
};

/** The verdict of a Shanghai day on a tool in a school. */
export const publicVerdict = (r: Published, today: Day): PublicVerdict => {
  const d = decided(r, today);
  const verdict = kindOf(d.use, d.rule, r);
  return { ...d, verdict, word: verdictWords[verdict] };
};
