import type { Day } from '../kernel/calendar';
import type { MoeStanding } from '../kernel/kinds';
import type { Clause } from '../kernel/refusal';
import { verdictWords, type VerdictKind } from '../vocabulary/verdicts';
import { barsOf, listingSays, type Bars } from './listed';
import type { UseSpan } from './public-status';

/**
 * What the verdict on a tool in a school depends on: the lists that the app and its provider stand
 * on, the app's national filing, and what was written of the school's own filing.
 */
export type Published = {
  app_bars: Bars | null;
  provider_bars: Bars | null;
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
  kind: VerdictKind;
  word: string;
  since?: Day;
  until?: Day;
  clause?: Clause;
  next?: { from: Day; use: Use; says: string };
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

// What forbids says how it is called; of a filing that no rule allows, where it stands says it.
const kindOf = (decided: Decided, published: Published): VerdictKind => {
  if (decided.use === 'yes' || decided.use === 'pilot') return decided.use;
  if (decided.kind === 'moe_revoked' && published.moe_standing === 'paused') return 'moe_paused';
  return decided.kind ?? byStanding[published.standing ?? ''] ?? decided.use;
};

/**
 * What holds while the app's national filing stands so at this moment: what was written for that
 * turn, or else what held when it was written.
 */
const spansUnder = (spans: readonly UseSpan[], standing: MoeStanding): readonly UseSpan[] => {
  const turned = spans.filter((span) => span.if?.includes(standing));
  return turned.length > 0 ? turned : spans.filter((span) => !span.if);
};

type Decided = Omit<PublicVerdict, 'kind' | 'word'> & { kind?: VerdictKind };

const decided = (published: Published, today: Day): Decided => {
  const ofProvider = barsOf([published.provider_bars], published.path, today)[0];
  const bar = ofProvider ?? barsOf([published.app_bars], published.path, today)[0];
  if (bar)
    return {
      use: 'no',
      kind: 'barred',
      rule: ofProvider ? 'provider_barred' : 'app_barred',
      says: listingSays(bar),
      since: bar.since,
      ...(bar.until && { until: bar.until }),
      clause: bar.clause,
    };
  if (!published.spans) return { use: 'none', rule: 'none', says: '未查到备案，学校不得要求使用' };
  const spans = spansUnder(published.spans, published.moe_standing);
  let at = 0;
  while (at + 1 < spans.length && spans[at + 1]!.from <= today) at += 1;
  const span = spans[at]!;
  const next = spans[at + 1];
  if (span.use === 'no' && span.id === 'none')
    return published.standing === 'in_review' || published.standing === 'returned'
      ? { use: 'none', kind: 'reviewing', rule: 'in_review', says: verdictWords.reviewing }
      : { use: 'none', rule: 'none', says: '没有有效的备案，学校不得要求使用' };
  return {
    use: span.use,
    kind: span.verdict,
    rule: span.id,
    says: span.says,
    // Since when a turn holds is known only once the spans are written anew.
    ...(!span.if && { since: span.from }),
    ...(span.clause && { clause: span.clause }),
    ...(next && { next: { from: next.from, use: next.use, says: next.says } }),
  };
};

/** The verdict of a Shanghai day on a tool in a school. */
export const publicVerdict = (published: Published, today: Day): PublicVerdict => {
  const verdict = decided(published, today);
  const kind = kindOf(verdict, published);
  return { ...verdict, kind, word: verdictWords[kind] };
};
