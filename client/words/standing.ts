import { standingFor, standings } from '@shared/vocabulary/standings';
import type { Life, Standing } from '@shared/policy/policy';
import type { IconName } from '@client/ui/Icon';
import type { Tone } from '@client/ui/tone';

/** How a standing is shown: word, colour and icon together, never colour alone. */
export type StandingWord = { word: string; tone: Tone; icon: IconName };

const looks = {
  draft: { tone: 'ended', icon: 'pen' },
  at_school: { tone: 'primary', icon: 'school' },
  in_review: { tone: 'waiting', icon: 'clock' },
  returned: { tone: 'waiting', icon: 'alert' },
  pilot: { tone: 'waiting', icon: 'clock' },
  filed: { tone: 'filed', icon: 'check' },
  rechecking: { tone: 'waiting', icon: 'clock' },
  rectifying: { tone: 'waiting', icon: 'alert' },
  suspended: { tone: 'stop', icon: 'pause' },
  barred: { tone: 'stop', icon: 'ban' },
  stopped: { tone: 'ended', icon: 'circle' },
  revoked: { tone: 'stop', icon: 'ban' },
  rejected: { tone: 'stop', icon: 'ban' },
  withdrawn: { tone: 'ended', icon: 'circle' },
  expired: { tone: 'ended', icon: 'clock' },
  received: { tone: 'waiting', icon: 'inbox' },
  handling: { tone: 'waiting', icon: 'clock' },
  asked: { tone: 'waiting', icon: 'alert' },
  referred: { tone: 'ended', icon: 'share' },
  closed: { tone: 'ended', icon: 'check' },
  ordered: { tone: 'waiting', icon: 'flag' },
  corrected: { tone: 'filed', icon: 'check' },
  overdue: { tone: 'stop', icon: 'alert' },
  proposed: { tone: 'waiting', icon: 'flag' },
  listed: { tone: 'stop', icon: 'ban' },
  released: { tone: 'ended', icon: 'circle' },
} as const satisfies Record<Standing, Omit<StandingWord, 'word'>>;

/** The word, tone and icon of a standing. */
export const standingWord = (standing: Standing): StandingWord => ({
  word: standings[standing],
  ...looks[standing],
});

type Look = Omit<StandingWord, 'word'>;

// In the list of what is in use, listed is nothing bad; what was sent to somebody is with them.
const lifeLooks: Partial<Record<Life, Partial<Record<Standing, Look>>>> = {
  inventory: { listed: { tone: 'primary', icon: 'list' } },
  order: { rectifying: { tone: 'primary', icon: 'doc' } },
  listing: { closed: { tone: 'ended', icon: 'circle' } },
  stop_use: {
    ordered: { tone: 'waiting', icon: 'clock' },
    rectifying: { tone: 'primary', icon: 'doc' },
    corrected: { tone: 'ended', icon: 'check' },
  },
  referral: { referred: { tone: 'primary', icon: 'share' } },
};

/** How a case stands, as its kind means it: word, tone and icon. */
export const lookOf = ({ life, standing }: { life: Life; standing: Standing }): StandingWord => ({
  word: standingFor(life, standing),
  ...(lifeLooks[life]?.[standing] ?? looks[standing]),
});

/** The standings a filing can be filtered by, in the order of its life. */
export const filingStandings = [
  'draft',
  'at_school',
  'in_review',
  'returned',
  'pilot',
  'filed',
  'rechecking',
  'rectifying',
  'suspended',
  'stopped',
  'revoked',
  'rejected',
  'withdrawn',
  'expired',
] as const satisfies readonly Standing[];
