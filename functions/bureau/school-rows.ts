import type { Level, Ownership } from '@shared/kernel/kinds';
import type { Fault } from '@shared/kernel/refusal';
import { cellAddress, MOST_ROWS, readCsv, type CsvRow } from '../outside/csv';
import type { NewSchool } from './school-store';
import { textFault } from './setting';

/** What the columns of the table are called; `nature` and `stages` are asked of schools only. */
const columns = {
  name: '名称',
  kind: '类别',
  level: '隶属',
  nature: '办学类别',
  stages: '办学层次',
} as const;
type Column = keyof typeof columns;

// What people write over a column that we do not keep.
const passedOver = new Set(['', '序号', '备注']);
const kinds: Readonly<Record<string, NewSchool['kind']>> = {
  学校: 'school',
  机关处室: 'office',
  直属单位: 'unit',
};
const levels: Readonly<Record<string, Level>> = { 市直: 'city', 县区: 'county' };
const natures: Readonly<Record<string, Ownership>> = { 公办: 'public', 民办: 'private' };
const stages: Readonly<Record<string, string>> = {
  幼儿园: 'kindergarten',
  小学: 'primary',
  初中: 'junior',
  高中: 'senior',
  职业学校: 'vocational',
};

/** A row as it was understood, without what the house adds. */
export type SchoolRow = Pick<NewSchool, 'name' | 'kind' | 'nature' | 'stages'>;

/** What reading a table of schools gives: every row, or every fault, each named by its cell. */
export type SchoolRows = { ok: true; rows: SchoolRow[] } | { ok: false; faults: Fault[] };

const finding = (cell: string, what: string, fix: string): Fault => ({
  field: cell,
  code: 'finding',
  label: `${cell}：${what}`,
  params: { finding: 'row', fix },
});
const notOption = (
  cell: string,
  column: Column,
  allowed: Readonly<Record<string, unknown>>,
): Fault =>
  finding(cell, `“${columns[column]}”填写不对`, `只能填：${Object.keys(allowed).join('、')}。`);

const readHead = (head: CsvRow): { at: Map<Column, number>; faults: Fault[] } => {
  const at = new Map<Column, number>();
  const faults: Fault[] = [];
  head.cells.forEach((cell, i) => {
    const title = cell.replace(/\s/g, '');
    const column = (Object.keys(columns) as Column[]).find((c) => columns[c] === title);
    const address = cellAddress(head.row, i + 1);
    if (column && at.has(column))
      faults.push(finding(address, `“${title}”这一列出现了两次`, '请只留一列。'));
    else if (column) at.set(column, i + 1);
    else if (!passedOver.has(title))
      faults.push(
        finding(
          address,
          `不认识“${title.slice(0, 20)}”这一列`,
          `表头只能是：${Object.values(columns).join('、')}。`,
        ),
      );
  });
  for (const column of Object.keys(columns) as Column[])
    if (!at.has(column))
      faults.push(
        finding(
          cellAddress(head.row, 1),
          `缺少“${columns[column]}”这一列`,
          `表头应有：${Object.values(columns).join('、')}。`,
        ),
      );
  return { at, faults };
};

/** Checks one row; faults go into `faults`. */
const readRow = (
  row: CsvRow,
  at: Map<Column, number>,
  bureauLevel: Level,
  faults: Fault[],
): SchoolRow => {
  const cell = (column: Column): string => cellAddress(row.row, at.get(column)!);
  const value = (column: Column): string =>
    (row.cells[at.get(column)! - 1] ?? '').replace(/\s+/g, ' ');
  const pick = <T>(
    column: Column,
    allowed: Readonly<Record<string, T>>,
    needed: boolean,
  ): T | undefined => {
    const text = value(column);
    const found = Object.hasOwn(allowed, text) ? allowed[text] : undefined;
    if (text === '' && needed)
      faults.push({
        field: cell(column),
        code: 'missing',
        label: `${cell(column)} ${columns[column]}`,
      });
    else if (text !== '' && found === undefined)
      faults.push(notOption(cell(column), column, allowed));
    return found;
  };
  const wrongName = textFault(cell('name'), `${cell('name')} ${columns.name}`, value('name'), 60);
  if (wrongName) faults.push(wrongName);
  const kind = pick('kind', kinds, true);
  const level = pick('level', levels, true);
  if (level && level !== bureauLevel)
    faults.push(finding(cell('level'), `“${value('level')}”不归本局`, '请由它所属的教育局导入。'));
  const nature = pick('nature', natures, kind === 'school');
  const named = value('stages')
    .split(/[、，,;；/\s]+/)
    .filter((s) => s !== '');
  if (named.length === 0 && kind === 'school')
    faults.push({
      field: cell('stages'),
      code: 'missing',
      label: `${cell('stages')} ${columns.stages}`,
    });
  if (named.some((s) => !Object.hasOwn(stages, s)))
    faults.push(notOption(cell('stages'), 'stages', stages));
  return {
    name: value('name'),
    kind: kind ?? 'school',
    nature: nature ?? null,
    stages: [...new Set(named.flatMap((s) => stages[s] ?? []))],
  };
};

/** Reads a table of schools (columns 名称, 类别, 隶属, 办学类别, 办学层次 in any order) for a bureau of this level; nothing is kept here. */
export const readSchools = (csv: string, bureauLevel: Level): SchoolRows => {
  const table = readCsv(new TextEncoder().encode(csv));
  if (!table.ok && table.why === 'too_many')
    return {
      ok: false,
      faults: [
        finding(cellAddress(MOST_ROWS + 2, 1), `一次最多 ${MOST_ROWS} 行`, '请分成几个文件导入。'),
      ],
    };
  if (!table.ok)
    return {
      ok: false,
      faults: [finding(table.at ?? 'A1', '从这里起读不出表格', '请在表格软件里另存为 CSV 再试。')],
    };
  const [head, ...body] = table.rows;
  if (!head || body.length === 0)
    return {
      ok: false,
      faults: [
        finding(
          'A2',
          '表格里没有学校',
          `第一行写表头：${Object.values(columns).join('、')}，下面每行一所学校。`,
        ),
      ],
    };
  const { at, faults } = readHead(head);
  if (faults.length > 0) return { ok: false, faults };
  const first = new Map<string, number>();
  const rows = body.map((row) => {
    const read = readRow(row, at, bureauLevel, faults);
    const earlier = first.get(read.name);
    if (read.name !== '' && earlier !== undefined)
      faults.push(
        finding(
          cellAddress(row.row, at.get('name')!),
          `与第 ${earlier} 行同名`,
          '请删去其中一行，或写全名称。',
        ),
      );
    else first.set(read.name, row.row);
    return read;
  });
  return faults.length > 0 ? { ok: false, faults } : { ok: true, rows };
};
