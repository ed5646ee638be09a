import type { Fault } from '@shared/kernel/refusal';
import type { CsvRow } from '../outside/csv';
import type { Chosen } from './school-columns';
import { finding, type Placed } from './school-head';

/** A cell that is needed and empty: its row, its column and where that stands, and what it is as a fault of its own. */
export type Blank = { row: number; column: Chosen; at: number; fault: Fault };

const SHOWN = 6; // cells named in one sentence

/** Faults for empty cells. Those that merging leaves below a filled one, several side by side or one below the other, are one fault together. */
export const faultsOfBlanks = (blanks: readonly Blank[], body: readonly CsvRow[]): Placed[] => {
  const place = new Map(body.map(({ row }, i) => [row, i]));
  const empty = new Set(blanks.map(({ row, column }) => `${place.get(row)} ${column}`));
  const isMerged = ({ row, column }: Blank): boolean => {
    const i = place.get(row)!;
    const beside = column === 'kind' ? 'level' : 'kind';
    return (
      i > 0 &&
      [`${i} ${beside}`, `${i - 1} ${column}`, `${i + 1} ${column}`].some((cell) => empty.has(cell))
    );
  };
  const merged = blanks.filter(isMerged);
  const own = blanks.filter((blank) => !isMerged(blank));
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
