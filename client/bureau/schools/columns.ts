import type { Fault } from '@shared/kernel/refusal';
import { faultText } from '@client/words/fault';

/** The heading of the table, in any order. */
export const columns = ['名称', '类别', '办学性质', '办学层次'] as const;

/** A table to start from. */
export const example = `${columns.join(',')}\n河滨实验小学,学校,公办,小学`;

/** One error of the table by its cell, as the spreadsheet names it: B3 格. */
export const faultLine = (fault: Fault): string => (/^[A-Z]{1,3}\d+$/.test(fault.field) ? `${fault.field} 格：${faultText(fault)}` : faultText(fault));
