import type { SecurityLineView } from '@shared/contract/bureau';
import { chineseDay, clockOf, dayOf, type Day } from '@shared/kernel/calendar';
import type { RefusalCode, statusOf } from '@shared/kernel/refusal';
import { securityTitles } from '@shared/kernel/security';

type Status = typeof statusOf;
type Forbidden = { [C in RefusalCode]: Status[C] extends 403 ? C : never }[RefusalCode];
/** Every refusal that is written into the security log. */
export type LoggedRefusal = Forbidden | 'invitation_spent' | 'not_found';

/** Why somebody was refused, in the few words a badge has room for. */
export const refusedWords = {
  not_yours: '这个身份不能办',
  not_your_step: '这一步由别人办',
  took_part_before: '办过前面，应回避',
  not_invited: '没有受邀请',
  login_blocked: '微信不允许登录',
  other_provider: '不是本单位的应用',
  assigned_elsewhere: '已转交别人办',
  invitation_name: '姓名和邀请不一致',
  invitation_spent: '邀请已失效',
  not_found: '不在查看范围',
} as const satisfies Record<LoggedRefusal, string>;

/** What the first part of an address is about, for what has no kind of its own in the log. */
export const areas: Readonly<Record<string, string>> = {
  bureau: '办理设置',
  complaint: '投诉',
  documents: '打印',
  files: '附件',
  case: '办理',
  inbox: '待办',
  lookup: '查询',
  me: '个人账号',
  messages: '消息',
  org: '人员和学校',
  policy: '办理规则',
  public: '公开查询',
  registry: '应用登记',
  session: '登录',
};

const isLogged = (code: string): code is LoggedRefusal => Object.keys(refusedWords).includes(code);

/**
 * One line of the log in words: `time` of the day, what was done, who did it and where, `detail`
 * (the sort of device), and why it was refused.
 */
export type Line = {
  id: string;
  time: string;
  what: string;
  who: string;
  detail: string;
  refused?: string;
  /** Where it leads: the case that somebody opened. */
  leads?: string;
};

const pages: Readonly<Record<string, string>> = { cas: '/case/detail/index' };

/** Says one line of the log in words. */
export const lineOf = (line: SecurityLineView): Line => {
  // Refused: a code, and for what has no kind of its own the method and the address.
  const [code = '', , path = ''] = line.went === 'refused' ? line.detail.split(' ') : [];
  const area = areas[path.split('/')[1] ?? ''];
  const page = line.went === 'done' ? pages[line.about.split('_')[0]!] : undefined;
  return {
    id: line.id,
    time: clockOf(line.at).slice(11),
    what:
      line.what === 'attempt' ? `其他操作${area ? `：${area}` : ''}` : securityTitles[line.what],
    who: [line.person ?? '已注销的账号', line.org].filter(Boolean).join('　'),
    detail: line.went === 'refused' ? '' : line.detail,
    ...(line.went === 'refused' && { refused: isLogged(code) ? refusedWords[code] : '' }),
    ...(page && { leads: `${page}?id=${line.about}` }),
  };
};

/** Lines by the day they were written on, in the order they came. */
export const byDay = (
  lines: readonly SecurityLineView[],
  today: Day,
): { title: string; today: boolean; lines: Line[] }[] => {
  const days = [...new Set(lines.map((line) => dayOf(line.at)))];
  return days.map((day) => ({
    title: chineseDay(day),
    today: day === today,
    lines: lines.filter((line) => dayOf(line.at) === day).map(lineOf),
  }));
};
