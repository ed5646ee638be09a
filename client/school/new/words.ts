import type { Me } from '@shared/contract/account';
import type { Life } from '@shared/policy/policy';
import { inProvider, seatOf } from '@client/account/seat';

/**
 * How beginning one kind of record speaks to one kind of organisation; `firm` is the provider's own
 * name.
 */
export type For = {
  page: string;
  asks: string;
  lead: string;
  ours: string;
  record: string;
  begin: string;
  firm?: string;
};

const filing: For = {
  page: '新建备案',
  asks: '要备案哪个应用？',
  lead: '扫一扫应用的下载二维码，或输入名称、备案号。',
  ours: '本校',
  record: '申请',
  begin: '为这个应用申请备案',
};
const provider: For = {
  page: '登记备案情况',
  asks: '登记哪个应用的备案？',
  lead: '选本单位提供的应用。先在国家平台提交申请，再在这里登记。',
  ours: '本单位',
  record: '申请',
  begin: '登记这个应用的备案情况',
};
const inventory: For = {
  page: '报送在用应用',
  asks: '正在使用哪个应用？',
  lead: '正在使用的应用逐个报送；报送不是备案，没有备案的仍要申请。',
  ours: '本校',
  record: '报送',
  begin: '报送这个应用',
};

/**
 * The words for whoever begins: a school, office or unit for what it uses or reports as in use, a
 * provider for what it offers.
 */
export const wordsFor = (me: Me, life: Life = 'filing'): For => {
  const org = seatOf(me)?.org;
  if (inProvider(me)) return { ...provider, ...(org && { firm: org.name }) };
  const words = life === 'inventory' ? inventory : filing;
  return org && org.kind !== 'school' ? { ...words, ours: '本单位' } : words;
};

/** What there is to begin, as the choice above the search names it. */
export const choiceOf = {
  filing: { label: '申请备案', note: '学校要开始使用，先备案' },
  inventory: { label: '报送在用应用', note: '学校已经在用的，报给教育部门' },
} as const satisfies Partial<Record<Life, { label: string; note: string }>>;
