import type { Fault } from '@shared/kernel/refusal';
import type { CsvRow } from '../outside/csv';
import type { Chosen } from './school-columns';
import { finding, type Placed } from './school-head';

/**
 * A cell that is needed and empty: its row, its column and where that stands, and what it is as a
 * fault of its own.
 */
export type Blank = { row: number; column: Chosen; at: number; fault: Fault };

const SHOWN = 6; // cells named in one sentence

/**
 * Faults for empty cells. Those that merging leaves below a filled one, several side by side or one
 * below the other, are one fault together.
 */
export const faultsOfBlanks = (blanks: readonly Blank[], body: readonly CsvRow[]): Placed[] => {
  const place = new Map(body.map(({ row }, index) => [row, index]));
  const empty = new Set(blanks.map(({ row, column }) => `${place.get(row)} ${column}`));
  const isEmpty = (index: number, column: Chosen): boolean => empty.has(`${index} ${column}`);
  // Of each column the empty cell met last, and whether a filled one stands above its run: from an
  // empty top nothing was merged.
  const runs = new Map<Chosen, { at: number; filled: boolean }>();
  const isMerged = ({ row, column }: Blank): boolean => {
    const index = place.get(row)!;
    const run = runs.get(column);
    const filled = run?.at === index - 1 ? run.filled : index > 0;
    runs.set(column, { at: index, filled });
    const beside = column === 'kind' ? 'level' : 'kind';
    return (
      filled && (isEmpty(index, beside) || isEmpty(index - 1, column) || isEmpty(index + 1, column))
    );
  };
  const merged: Blank[] = [];
  const own: Blank[] = [];
  for (const blank of blanks) (isMerged(blank) ? merged : own).push(blank);
  const [head] = merged;
  const cells = merged.map(({ fault }) => fault.field);
  return [
    ...own.map(({ row, at, fault }) => ({ row, column: at, fault })),
    ...(head
      ? [
          {
            row: head.row,
            column: head.at,
            fault: finding(
              cells[0]!,
              `${cells.slice(0, SHOWN).join('、')}${cells.length > SHOWN ? ` 等 ${cells.length} 格` : ''}空着，像是合并过的单元格`,
              '请在表格软件里取消合并，把上面的内容向下填满，再导入。',
            ),
          },
        ]
      : []),
  ];
};
