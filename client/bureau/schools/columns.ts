import type { SchoolRemark } from '@shared/contract/bureau';
import type { Fault } from '@shared/kernel/refusal';
import { faultText } from '@client/words/fault';

/** The heading of the table, in any order, and what may stand below it. */
export const columns = [
  { name: '名称', says: '学校或单位的全称' },
  { name: '类别', says: '学校、机关处室、直属单位' },
  { name: '隶属', says: '市直、县区' },
  { name: '办学类别', says: '公办、民办（学校填）' },
  {
    name: '办学层次',
    says: '幼儿园、小学、初中、高中、职业学校，可填几个，用顿号隔开；也可填九年一贯制、完全中学、特殊教育等（学校填）',
  },
] as const;

/** A table to start from. */
export const example = `${columns.map((column) => column.name).join(',')}\n河滨实验小学,学校,市直,公办,小学`;

/** One error of the table by its cell, as the spreadsheet names it: B3. */
export const faultLine = (fault: Fault): string => {
  const said = faultText(fault);
  return said.includes(fault.field) || !/^[A-Z]{1,3}\d+$/.test(fault.field)
    ? said
    : `${fault.field} 格：${said}`;
};

const remarks = {
  known: () => '已有，没有改动',
  spelled: (as) => `已有，登记的写法是“${as}”，没有改动`,
  differs: (as) =>
    `已有同名单位，但${as}不同，没有导入；是另一所的，请写全名称（如加上乡镇、街道）再导入`,
  twice: (as) => `与第 ${as} 行是同一所，只导入一次`,
  elsewhere: (as) => `${as}也有同名单位，作为两所分别登记`,
} as const satisfies Record<SchoolRemark['why'], (as: string) => string>;

/** What is to be said of one row: 第 3 行 河滨小学：已有，没有改动。 */
export const remarkLine = ({ row, name, why, as }: SchoolRemark): string =>
  `第 ${row} 行 ${name}：${remarks[why](as)}。`;
