import type { StatusAnswer } from '@shared/contract/lookup';
import type { VerdictKind } from '@shared/vocabulary/verdicts';
import { chineseDay } from '@shared/kernel/calendar';
import type { Mark } from '@client/words/verdict';

/** Of what a child needs for itself. */
export const ownChoice = '请家长到国家平台自行查询，按需自愿选择。学校不得借此要求或推荐。';

/** What is coming, while it is asked for; config/first-look.html says it before any script. */
export const coming =
  '马上写明：这个应用在这所学校能不能用、为什么，家长现在可以怎样做，有疑问打哪个电话。以教育部门的备案记录为准。';

const still = '学校还在要求使用的，可以投诉。';
const gone = '不要使用，已经安装的可以卸载。';
const unpaid = '不用安装，也不用付费。';
const paid = '不用重新注册，也不用付费。';
const wait = '先不要使用，恢复后再扫码会显示“可以使用”。';
const call = '学校要求使用的，可以投诉，或打电话问教育部门。';

const advice = {
  yes: [],
  permitted: [],
  pilot: ['只在学校选定的班级和期限内试点，其他班级不得要求使用。'],
  none: [unpaid, call],
  suspended: [wait, paid, still],
  barred: [gone, paid, still],
  reviewing: ['还没有批准，现在不用安装，也不用付费。', still],
  rectifying: ['整改完成前先不要使用。', still],
  expired: ['学校重新备案之前，先不要使用。', still],
  pilot_over: ['试点期已经过了，先不要使用。', still],
  stopped: ['学校已经停用，不用再安装。', still],
  revoked: [gone, still],
  moe_revoked: [gone, still],
  moe_paused: [wait, still],
  rejected: [unpaid, still],
  no: ['现在先不要使用。', still],
} as const satisfies Record<VerdictKind, readonly string[]>;

/** The verdicts of which the rule of the region says more than their word. */
const saidByRule: readonly VerdictKind[] = ['none', 'permitted'];

const natureSays = {
  required: '学校可以统一要求使用，但不得向学生和家长收费。',
  recommended: '推荐使用，由家长自愿选择，不用也可以。',
} as const;

/** Whether a school may use it now, in part at least. */
export const isUsable = ({ use }: Pick<StatusAnswer, 'use'>): boolean =>
  use === 'yes' || use === 'pilot';

type Advised = Pick<StatusAnswer, 'verdict' | 'nature' | 'says' | 'word'>;

const sentence = (says: string): string => (says.endsWith('。') ? says : `${says}。`);

// What is told beside the verdict's own word: the rules of the region say it, not this page.
const told = ({ says, word }: Advised): readonly string[] =>
  says === '' || says === word ? [] : [sentence(says)];

/** What a parent may do now, or must know of what may be used: whole sentences, at most three. */
export const adviceOn = (answer: Advised): readonly string[] => {
  if (answer.verdict === 'yes' && answer.nature) return [natureSays[answer.nature]];
  const says = saidByRule.includes(answer.verdict) ? told(answer) : [];
  return [...says, ...advice[answer.verdict]];
};

const asks: Partial<Record<VerdictKind, string>> = {
  suspended: '为什么暂停',
  barred: '为什么禁止',
  expired: '为什么不能用',
  pilot_over: '为什么不能用',
  stopped: '为什么停用',
  revoked: '为什么撤销',
  moe_revoked: '为什么不能用',
  moe_paused: '为什么暂停',
  rejected: '为什么没有通过',
  no: '为什么不能用',
};

/** Why it may not be used: the question, what is told the public, and who said it when. */
export type Why = { title: string; says: string; from?: string };

// What an act forbids is explained by whoever did it; what time or a list forbids by the rule.
const byAct = ({ rule, record = [] }: StatusAnswer) =>
  rule === 'suspended' || rule === 'none' ? record[record.length - 1] : undefined;

/** Why it may not be used, in public words; undefined where the verdict says all. */
export const whyOf = (answer: StatusAnswer): Why | undefined => {
  const title = asks[answer.verdict];
  if (!title) return undefined;
  const act = byAct(answer);
  if (act)
    return {
      title,
      says: act.why ?? `${act.by}没有写明原因，可以打电话问。`,
      from: `${act.by} · ${chineseDay(act.on)}`,
    };
  return {
    title,
    says: answer.says,
    ...(answer.since && { from: `${chineseDay(answer.since)}起` }),
  };
};

/** What is said of a code that is not ours or was altered. */
export const badCode: Mark & { now: readonly string[] } = {
  tone: 'stop',
  icon: 'alert',
  word: '二维码无效',
  now: [
    '这张码可能印坏了，也可能被人换过。不要在扫出的页面填写个人信息，也不要付款。',
    '请改用名称或备案号查询，或打电话问教育部门。',
  ],
};
