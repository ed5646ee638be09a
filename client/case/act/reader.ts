import { longest } from '@shared/kernel/limits';
import type { Life, Verb } from '@shared/policy/policy';
import { bodyWord } from '@client/words/party';

type Asked = { bureau: boolean; kind: string; life: Life };

// Of these whoever filed them reads; what a bureau begins is not put to anybody yet.
const filed: readonly Life[] = ['filing', 'provider_filing', 'inventory'];

/**
 * Who will read a reason: the applicant what a bureau writes, the bureau what an applicant writes,
 * whoever told a complaint its answer, and the teacher why the principal sent it back. Undefined
 * where nobody outside the bureau does.
 */
export const readerOf = (verb: Verb, from: Asked): string | undefined => {
  if (from.life === 'complaint') return '投诉人';
  if (!filed.includes(from.life)) return undefined;
  if (from.bureau || verb === 'opine') return bodyWord(from.kind);
  return verb === 'return' ? '经办人' : '教育部门';
};

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

/** What leads from an act to the case itself. */
export const backTo = (life: Life): string => {
  if (life === 'complaint') return '查看投诉';
  return filed.includes(life) ? '查看申报材料' : '查看详情';
};

/** What the text of an act is called. */
export const askedFor = (verb: Verb, needed: boolean): string => {
  if (verb === 'ask') return '需要补充什么';
  return needed ? '理由' : '补充说明';
};
