import type { Day } from '../kernel/calendar';
import type { MoeStanding } from '../kernel/kinds';
import type { Clause } from '../kernel/refusal';
import { verdictWords, type VerdictKind } from '../vocabulary/verdicts';
import { heldBy, type Bar, type Bars } from './listed';
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
  /** What is said where nothing is in force; lists leave it out. */ unfiled?: Unfiled | null;
};

/** What the public reads where nothing was filed, and under which clause. */
export type Unfiled = { says: string; clause: Clause };

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
  clause?: Clause;
  /** The list that decides, and the case that made its entry. */
  list?: { title: string; entry: string };
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
  if (decided.kind === 'permitted') return decided.kind;
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
  const lists = [published.provider_bars, published.app_bars];
  const held = lists.flatMap((bars) => heldBy([bars], published.path, today));
  const bar = held.find(({ does }) => does === 'bars_use');
  if (bar) return { use: 'no', kind: 'barred', rule: 'barred', ...byList(bar) };
  const filed = ofFiling(published, today);
  const permit = held.find(({ does }) => does === 'permits_use');
  return filed.use === 'none' && permit
    ? { use: 'yes', kind: 'permitted', rule: 'permitted', ...byList(permit) }
    : filed;
};

const byList = ({ says, since, clause, list, case: entry }: Bar) => ({
  says,
  since,
  clause,
  list: { title: list, entry },
});

/**
 * What a filing says that allows nothing: what came of it, or the same as where nothing was filed.
 */
const ofNothing = (standing: string | null, none: Decided): Decided => {
  if (standing === 'in_review' || standing === 'returned')
    return { use: 'none', kind: 'reviewing', rule: 'in_review', says: verdictWords.reviewing };
  const kind = byStanding[standing ?? ''] ?? 'none';
  return kind === 'none' ? none : { use: 'none', rule: 'none', says: verdictWords[kind] };
};

/** What the school's own filing says. */
const ofFiling = (published: Published, today: Day): Decided => {
  const none: Decided = {
    use: 'none',
    rule: 'none',
    says: verdictWords.none,
    ...published.unfiled,
  };
  if (!published.spans) return none;
  const spans = spansUnder(published.spans, published.moe_standing);
  let at = 0;
  while (at + 1 < spans.length && spans[at + 1]!.from <= today) at += 1;
  const span = spans[at]!;
  const next = spans[at + 1];
  if (span.use === 'no' && span.id === 'none') return ofNothing(published.standing, none);
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
