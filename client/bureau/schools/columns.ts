import type { Fault } from '@shared/kernel/refusal';
import { faultText } from '@client/words/fault';

/** The heading of the table, in any order, and what may stand below it. */
export const columns = [
  { name: '名称', says: '学校或单位的全称' },
  { name: '类别', says: '学校、机关处室、直属单位' },
  { name: '隶属', says: '市直、县区' },
  { name: '办学类别', says: '公办、民办（学校填）' },
  { name: '办学层次', says: '幼儿园、小学、初中、高中、职业学校，可填几个，用顿号隔开（学校填）' },
] as const;

/** A table to start from. */
export const example = `${columns.map((c) => c.name).join(',')}\n河滨实验小学,学校,市直,公办,小学`;

/** One error of the table by its cell, as the spreadsheet names it: B3. */
export const faultLine = (fault: Fault): string => {
  const said = faultText(fault);
  return said.includes(fault.field) || !/^[A-Z]{1,3}\d+$/.test(fault.field)
    ? said
    : `${fault.field} 格：${said}`;
};
