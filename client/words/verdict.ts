import type { VerdictKind } from '@shared/vocabulary/verdicts';
import type { Standing } from '@shared/policy/policy';
import type { IconName } from '@client/ui/Icon';
import type { Tone } from '@client/ui/tone';

/** How a verdict is shown beside its word, which comes with the answer. */
type Look = { tone: Tone; icon: IconName };
/** A verdict as a badge shows it: word, tone and icon. */
export type Mark = Look & { word: string };
/** The part of an answer that says what the public sees. */
export type Seen = { verdict: VerdictKind; word: string };

const waits = { tone: 'waiting', icon: 'clock' } as const;
const banned = { tone: 'stop', icon: 'ban' } as const;
const paused = { tone: 'stop', icon: 'pause' } as const;

const looks = {
  yes: { tone: 'filed', icon: 'check' },
  permitted: { tone: 'filed', icon: 'check' },
  pilot: waits,
  none: { tone: 'ended', icon: 'circle' },
  suspended: paused,
  barred: banned,
  reviewing: waits,
  rectifying: { tone: 'waiting', icon: 'alert' },
  expired: { tone: 'ended', icon: 'clock' },
  pilot_over: { tone: 'ended', icon: 'clock' },
  stopped: { tone: 'ended', icon: 'circle' },
  revoked: banned,
  moe_revoked: banned,
  moe_paused: paused,
  rejected: banned,
  no: banned,
} as const satisfies Record<VerdictKind, Look>;

/** The verdict in the public's own word, with its tone and icon. */
export const markOf = ({ verdict, word }: Seen): Mark => ({ ...looks[verdict], word });

// How the bureau and the school name what the public calls so: said twice it would only puzzle.
const alike: Partial<Record<VerdictKind, readonly Standing[]>> = {
  yes: ['filed'],
  pilot: ['pilot'],
  none: ['draft', 'at_school', 'withdrawn'],
  suspended: ['suspended'],
  reviewing: ['in_review', 'returned'],
  rectifying: ['rectifying'],
  expired: ['expired'],
  stopped: ['stopped'],
  revoked: ['revoked'],
  rejected: ['rejected'],
};

/** Whether what parents see tells more than where the case stands. */
export const saysOther = ({ verdict }: Seen, standing: Standing): boolean =>
  !alike[verdict]?.includes(standing);
