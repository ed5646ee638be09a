import type { Fault } from '@shared/kernel/refusal';
import { cellAddress, type CsvRow } from '../outside/csv';
import { columnOf, columns, type Column } from './school-columns';

/** Where each column stands, counted from 1. */
export type Places = ReadonlyMap<Column, number>;

/**
 * What the top of a table says: where its columns stand and which rows are the schools', or what is
 * wrong with it.
 */
export type Head =
  { ok: true; at: Places; body: readonly CsvRow[] } | { ok: false; faults: Fault[] };

const SEARCHED = 20; // rows above the heading: a title, the office, the day
const all = Object.keys(columns) as Column[];
const heading = Object.values(columns).join('、');

/** A fault named by its cell, in words of its own. */
export const finding = (cell: string, what: string, fix: string): Fault => ({
  field: cell,
  code: 'finding',
  label: `${cell}：${what}`,
  params: { finding: 'row', fix },
});

/** What stands in a column of a row, with single blanks. */
export const valueIn = (at: Places, row: CsvRow, column: Column): string =>
  (row.cells[at.get(column)! - 1] ?? '').replace(/\s+/g, ' ');

/** What a spreadsheet calls that cell. */
export const cellIn = (at: Places, row: CsvRow, column: Column): string =>
  cellAddress(row.row, at.get(column)!);

/** A fault and where its cell stands. */
export type Placed = { row: number; column: number; fault: Fault };

/** Faults as one meets their cells, row after row. */
export const inOrder = (placed: Placed[]): Fault[] =>
  placed
    .sort((one, other) => one.row - other.row || one.column - other.column)
    .map((wrong) => wrong.fault);

const found = (row: CsvRow): Column[] =>
  row.cells.map(columnOf).filter((column) => column !== undefined);

const twice = (head: CsvRow): Fault[] => {
  const seen = new Set<Column>();
  return head.cells.flatMap((cell, index) => {
    const column = columnOf(cell);
    if (!column) return [];
    if (!seen.has(column)) {
      seen.add(column);
      return [];
    }
    return [
      finding(
        cellAddress(head.row, index + 1),
        `“${columns[column]}”这一列出现了两次`,
        '请只留一列。',
      ),
    ];
  });
};

const missing = (head: CsvRow): Fault[] => {
  const here = found(head);
  const absent = all.filter((column) => !here.includes(column));
  if (absent.length === 0) return [];
  const unread = head.cells.filter((cell) => cell !== '' && !columnOf(cell));
  return [
    finding(
      cellAddress(head.row, 1),
      `缺少${absent.map((column) => `“${columns[column]}”`).join('')}这${absent.length > 1 ? '几' : '一'}列`,
      `表头应有：${heading}。${unread.length > 0 ? `没有认出的列：${unread.slice(0, 5).join('、').slice(0, 60)}。` : ''}`,
    ),
  ];
};

/**
 * Finds the heading, below a title if there is one. Columns that are not asked for are passed over.
 */
export const readHead = (rows: readonly CsvRow[]): Head => {
  const at = rows.slice(0, SEARCHED).findIndex((row) => new Set(found(row)).size > 1);
  const head = rows[at];
  if (!head)
    return {
      ok: false,
      faults: [
        rows.length < 2
          ? finding('A2', '表格里没有学校', `第一行写表头：${heading}，下面每行一所学校。`)
          : finding(cellAddress(rows[0]!.row, 1), '没有找到表头', `表头应有：${heading}。`),
      ],
    };
  const faults = [...twice(head), ...missing(head)];
  if (faults.length > 0) return { ok: false, faults };
  const body = rows.slice(at + 1);
  return body.length > 0
    ? {
        ok: true,
        at: new Map(
          head.cells.flatMap((cell, index) =>
            columnOf(cell) ? [[columnOf(cell)!, index + 1]] : [],
          ),
        ),
        body,
      }
    : {
        ok: false,
        faults: [
          finding(cellAddress(head.row + 1, 1), '表格里没有学校', '表头下面每行写一所学校。'),
        ],
      };
};
