import type { Life, Standing } from '@shared/policy/policy';
import type { IconName } from '@client/ui/Icon';
import type { Tone } from '@client/ui/tone';

/** How a standing is shown: word, colour and icon together, never colour alone. */
export type StandingWord = { word: string; tone: Tone; icon: IconName };

/** The word, tone and icon of every standing a case can have. */
export const standingWord = {
  draft: { word: '草稿', tone: 'ended', icon: 'pen' },
  at_school: { word: '学校办理中', tone: 'primary', icon: 'school' },
  in_review: { word: '审查中', tone: 'waiting', icon: 'clock' },
  returned: { word: '退回修改', tone: 'waiting', icon: 'alert' },
  pilot: { word: '试点中', tone: 'waiting', icon: 'clock' },
  filed: { word: '已备案', tone: 'filed', icon: 'check' },
  rechecking: { word: '复核中', tone: 'waiting', icon: 'clock' },
  rectifying: { word: '整改中', tone: 'waiting', icon: 'alert' },
  suspended: { word: '已暂停使用', tone: 'stop', icon: 'pause' },
  barred: { word: '禁止使用', tone: 'stop', icon: 'ban' },
  stopped: { word: '已停止使用', tone: 'ended', icon: 'circle' },
  revoked: { word: '备案已撤销', tone: 'stop', icon: 'ban' },
  rejected: { word: '不予备案', tone: 'stop', icon: 'ban' },
  withdrawn: { word: '已撤回', tone: 'ended', icon: 'circle' },
  expired: { word: '备案已到期', tone: 'ended', icon: 'clock' },
  received: { word: '已收到', tone: 'waiting', icon: 'inbox' },
  handling: { word: '核查中', tone: 'waiting', icon: 'clock' },
  asked: { word: '请补充', tone: 'waiting', icon: 'alert' },
  referred: { word: '已移送', tone: 'ended', icon: 'share' },
  closed: { word: '已办结', tone: 'ended', icon: 'check' },
  ordered: { word: '责令整改', tone: 'waiting', icon: 'flag' },
  corrected: { word: '已整改', tone: 'filed', icon: 'check' },
  overdue: { word: '已逾期', tone: 'stop', icon: 'alert' },
  proposed: { word: '拟列入名单', tone: 'waiting', icon: 'flag' },
  listed: { word: '已列入名单', tone: 'stop', icon: 'ban' },
  released: { word: '已移出名单', tone: 'ended', icon: 'circle' },
} as const satisfies Record<Standing, StandingWord>;

const inUse: StandingWord = { word: '在用', tone: 'primary', icon: 'list' };

/** How a case stands, as its kind of record means it: in the list of what is in use, listed is nothing bad. */
export const lookOf = ({ life, standing }: { life: Life; standing: Standing }): StandingWord =>
  life === 'inventory' && standing === 'listed' ? inUse : standingWord[standing];

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
