import { longest } from '@shared/kernel/limits';
import type { Life, Verb } from '@shared/policy/policy';
import { bodyWord } from '@client/words/party';

type Asked = { bureau: boolean; kind: string; life: Life };
type Reader = (verb: Verb, from: Asked) => string | undefined;

// The applicant reads what a bureau writes, the bureau what an applicant writes, and the teacher why
// the principal sent it back.
const byFiling: Reader = (verb, { bureau, kind }) => {
  if (bureau || verb === 'opine') return bodyWord(kind);
  return verb === 'return' ? '经办人' : '教育部门';
};
// Whom a case is put to reads what is told them; what is dropped was never put to anybody.
const byPut: Reader = (verb, { bureau, kind }) => {
  if (!bureau) return '教育部门';
  return verb === 'dismiss' ? undefined : bodyWord(kind);
};

const readers: Readonly<Record<Life, Reader>> = {
  filing: byFiling,
  provider_filing: byFiling,
  inventory: byFiling,
  complaint: () => '投诉人',
  order: byPut,
  listing: byPut,
  stop_use: byPut,
  referral: () => undefined,
};

/** Who will read a reason; undefined where nobody outside the bureau does. */
export const readerOf = (verb: Verb, from: Asked): string | undefined =>
  readers[from.life](verb, from);

/** How many letters a reason may have. */
export const mostWords = (life: Life): number =>
  life === 'complaint' ? longest.complaint : longest.reason;

const toComplainant: Partial<Record<Verb, string>> = {
  ask: '写清楚想请投诉人补充什么；投诉人凭查询码看到。',
  uphold: '写明查到了什么、怎样处理；投诉人会看到。',
  dismiss: '写明查了什么、为什么不属实；投诉人会看到。',
  refer: '写明移送给哪个部门、怎样联系；投诉人会看到。',
};

/** What to write, where that is more than a reason. */
export const hintOf = (life: Life, verb: Verb): string | undefined =>
  life === 'complaint' ? toComplainant[verb] : undefined;

const back: Partial<Record<Life, string>> = {
  filing: '查看申报材料',
  provider_filing: '查看申报材料',
  inventory: '查看申报材料',
  complaint: '查看投诉',
};

/** What leads from an act to the case itself. */
export const backTo = (life: Life): string => back[life] ?? '查看详情';

/** What the text of an act is called. */
export const askedFor = (verb: Verb, needed: boolean): string => {
  if (verb === 'ask') return '需要补充什么';
  return needed ? '理由' : '补充说明';
};
