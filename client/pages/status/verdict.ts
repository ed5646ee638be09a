import type { StatusAnswer } from '@shared/contract/lookup';
import type { IconName } from '@client/ui/Icon';
import type { Tone } from '@client/ui/tone';

type Kind =
  | 'yes'
  | 'pilot'
  | 'none'
  | 'suspended'
  | 'barred'
  | 'reviewing'
  | 'rectifying'
  | 'expired'
  | 'stopped'
  | 'revoked'
  | 'rejected'
  | 'no';

/** What a parent reads first, and what they may do now: whole sentences, most useful first. */
export type Verdict = { tone: Tone; icon: IconName; word: string; now: readonly string[] };

/** Of what a child needs for itself. */
export const ownChoice = '请家长到国家平台自行查询，按需自愿选择。学校不得借此要求或推荐。';

const told = '学校还在要求使用的，可以投诉。';
const gone = '不要使用，已经安装的可以卸载。';
const unpaid = '不用安装，也不用付费。';
const own = '孩子个人需要的，可到国家平台查询，按需自愿选择。';

const verdicts = {
  yes: { tone: 'filed', icon: 'check', word: '可以使用', now: [] },
  pilot: {
    tone: 'waiting',
    icon: 'clock',
    word: '试点中',
    now: ['只在学校选定的班级和期限内试点，其他班级不得要求使用。'],
  },
  none: {
    tone: 'ended',
    icon: 'circle',
    word: '未查到备案，学校不得要求使用',
    now: [`${unpaid}学校要求使用的，可以投诉，或打电话问教育部门。`, own],
  },
  suspended: {
    tone: 'stop',
    icon: 'pause',
    word: '暂停使用',
    now: ['现在先不要使用，恢复后扫码会显示“可以使用”。', told],
  },
  barred: {
    tone: 'stop',
    icon: 'ban',
    word: '禁止使用',
    now: [gone, told],
  },
  reviewing: {
    tone: 'waiting',
    icon: 'clock',
    word: '正在审查，暂不可用',
    now: ['还没有批准，现在不用安装，也不用付费。', told],
  },
  rectifying: {
    tone: 'waiting',
    icon: 'alert',
    word: '正在整改，暂不可用',
    now: ['整改完成前先不要使用。', told],
  },
  expired: {
    tone: 'ended',
    icon: 'clock',
    word: '备案已到期，暂不可用',
    now: ['学校重新备案之前，先不要使用。', told],
  },
  stopped: {
    tone: 'ended',
    icon: 'circle',
    word: '已停止使用',
    now: ['学校已经停用，不用再安装。', told],
  },
  revoked: {
    tone: 'stop',
    icon: 'ban',
    word: '备案已撤销，不得使用',
    now: [gone, told],
  },
  rejected: {
    tone: 'stop',
    icon: 'ban',
    word: '未通过备案，不得使用',
    now: [unpaid, told],
  },
  no: { tone: 'stop', icon: 'ban', word: '现在不能使用', now: ['现在先不要使用。', told] },
} as const satisfies Record<Kind, Verdict>;

/** The rule that decides says it first: time or a list may forbid what a filing still in force would allow. */
const byRule: Readonly<Record<string, Kind>> = {
  in_review: 'reviewing',
  suspended: 'suspended',
  online_overdue: 'suspended',
  expired: 'expired',
  provider_barred: 'barred',
  app_barred: 'barred',
  barred: 'barred',
  listed: 'barred',
  revoked: 'revoked',
};

const byStanding = {
  at_school: 'none',
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
  draft: 'none',
  withdrawn: 'none',
} as const satisfies Partial<Record<NonNullable<StatusAnswer['standing']>, Kind>>;

const isPlain = (standing: string): standing is keyof typeof byStanding =>
  Object.keys(byStanding).includes(standing);

type Part = Pick<StatusAnswer, 'use' | 'rule' | 'says' | 'standing' | 'nature' | 'next'>;

const kindOf = (a: Part): Kind => {
  if (a.use === 'yes' || a.use === 'pilot') return a.use;
  return byRule[a.rule] ?? (a.standing && isPlain(a.standing) ? byStanding[a.standing] : a.use);
};

// A bar by a list ends on a day that only its sentence names.
const barredUntil = (a: Part): string | undefined =>
  a.next && a.next.use !== 'no' ? a.next.from : /至\s*(\d{4}-\d{2}-\d{2})/.exec(a.says)?.[1];

const natureSays = {
  required: '学校可以统一要求使用，但不得向学生和家长收费。',
  recommended: '推荐使用，由家长自愿选择，不用也可以。',
} as const;

/** The verdict of a status answer: first by the rule that decides, then by standing, else a plain no. A bar says until when, if time alone ends it. */
export const verdictOf = (a: Part): Verdict => {
  const kind = kindOf(a);
  const v: Verdict = verdicts[kind];
  if (kind === 'yes') return { ...v, now: a.nature ? [natureSays[a.nature]] : [] };
  const until = kind === 'barred' ? barredUntil(a) : undefined;
  if (kind === 'barred')
    return { ...v, word: until ? `禁止使用（黑名单，至 ${until}）` : '禁止使用（黑名单）' };
  return v;
};

/** The verdict for a code that is not ours or was altered. */
export const badCode: Verdict = {
  tone: 'stop',
  icon: 'alert',
  word: '二维码无效',
  now: [
    '这张码可能印坏了，也可能被人换过。不要在扫出的页面填写个人信息，也不要付款。',
    '请改用名称或备案号查询，或打电话问教育部门。',
  ],
};

const hits = {
  yes: { tone: 'filed', icon: 'check', word: '可以使用' },
  pilot: { tone: 'waiting', icon: 'clock', word: '试点中' },
  no: { tone: 'stop', icon: 'ban', word: '现在不能使用' },
  none: { tone: 'ended', icon: 'circle', word: '未查到备案' },
} as const satisfies Record<StatusAnswer['use'], Omit<Verdict, 'now'>>;

/** The short verdict on one line of a search: why not, where it may not be used. */
export const hitVerdict = ({
  use,
  says,
}: Pick<StatusAnswer, 'use' | 'says'>): Omit<Verdict, 'now'> => {
  if (use === 'yes' || use === 'pilot' || !says) return hits[use];
  return {
    ...hits[use],
    word: use === 'none' && !says.includes('未查到') ? `${says}，暂不可用` : says,
  };
};
