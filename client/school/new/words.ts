import type { Me } from '@shared/contract/account';
import { inProvider, seatOf } from '@client/seat';

/** How beginning a filing speaks to one kind of organisation; `firm` is the provider's own name. */
export type For = { page: string; asks: string; lead: string; ours: string; begin: string; firm?: string };

const school: For = { page: '新建备案', asks: '要备案哪个应用？', lead: '扫一扫应用的下载二维码，或输入名称、备案号。', ours: '本校', begin: '为这个应用申请备案' };
const provider: For = { page: '登记备案情况', asks: '登记哪个应用的备案？', lead: '选本单位提供的应用。先在国家平台提交申请，再在这里登记。', ours: '本单位', begin: '登记这个应用的备案情况' };

/** The words for whoever begins: a school, office or unit for what it uses, a provider for what it offers. */
export const wordsFor = (me: Me): For => {
  const org = seatOf(me)?.org;
  if (inProvider(me)) return { ...provider, ...(org && { firm: org.name }) };
  return org && org.kind !== 'school' ? { ...school, ours: '本单位' } : school;
};
