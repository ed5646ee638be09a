import type { Level } from '@shared/kernel/kinds';
import { longest } from '@shared/kernel/limits';
import type { Fault } from '@shared/kernel/refusal';
import { plainName } from '@shared/kernel/names';
import {
  cellAddress,
  MOST_COLUMNS,
  MOST_LETTERS,
  readCsv,
  type CsvFault,
  type CsvRow,
} from '../outside/csv';
import { faultsOfBlanks, type Blank } from './school-blanks';
import {
  askedStages,
  askedWords,
  choices,
  chosen,
  columns,
  stagesIn,
  type Chosen,
  type Column,
} from './school-columns';
import {
  cellIn,
  finding,
  inOrder,
  readHead,
  valueIn,
  type Placed,
  type Places,
} from './school-head';
import type { NewSchool } from './school-store';
import { textFault } from './setting';
import { nextTurn } from '../outside/clock';

/** More schools than this are refused; an office that has more sends several files. */
export const MOST_SCHOOLS = 10_000;

const TURN = 200; // rows that are read before others have their turn

/** A school as its row says, without what the house adds; `row` is its line in the spreadsheet. */
export type SchoolRow = Pick<NewSchool, 'name' | 'plain' | 'kind' | 'nature' | 'stages'> & {
  row: number;
};
/** A row that says a school of an earlier one again. */
export type SaidAgain = { row: number; name: string; first: number };

/**
 * What reading a table of schools gives: every school once, with the rows that say one again; or
 * every fault, each named by its cell.
 */
export type SchoolRows =
  { ok: true; rows: SchoolRow[]; again: SaidAgain[] } | { ok: false; faults: Fault[] };

const unreadable: Readonly<Record<CsvFault, readonly [string, string]>> = {
  workbook: ['这是表格软件自己的格式', '请在表格软件里点“另存为”，选“CSV”，再导入。'],
  not_text: ['读不出文字', '请在表格软件里点“另存为”，选“CSV UTF-8”，再导入。'],
  too_many: [`一次最多 ${MOST_SCHOOLS} 行`, '请分成几个文件导入。'],
  too_wide: [`超出了 ${MOST_COLUMNS} 列`, '请只留要导入的几列。'],
  too_long: [`这一格超出了 ${MOST_LETTERS} 个字`, '请改短，或检查前面是不是少了引号、逗号或换行。'],
  broken: ['从这里起读不出表格', '这里的引号没有成对，请改好，或在表格软件里另存为 CSV 再试。'],
};

const faultOfTable = (why: CsvFault, at = 'A1'): SchoolRows => ({
  ok: false,
  faults: [finding(at, ...unreadable[why])],
});

// Sums, remarks and who filled it in stand below the schools.
const BESIDES =
  /^(?:合计|总计|小计|共计|总数|汇总|(?:注|说明|备注|填[表报][人单位]*|制表人?|审核人?|联系人|日期)[:：])/;
const isBesides = (at: Places, row: CsvRow): boolean =>
  valueIn(at, row, 'kind') === '' && BESIDES.test(row.cells.find((cell) => cell !== '') ?? '');

/** What is found on the way through the rows. */
type Found = { faults: Placed[]; blanks: Blank[]; again: SaidAgain[] };

const readRow = (row: CsvRow, at: Places, own: Level, { faults, blanks }: Found): SchoolRow => {
  const value = (column: Column): string => valueIn(at, row, column);
  const cell = (column: Column): string => cellIn(at, row, column);
  const put = (column: Column, fault: Fault): void =>
    void faults.push({ row: row.row, column: at.get(column)!, fault });
  const notOption = (column: Column, words: string): void =>
    put(column, finding(cell(column), `“${columns[column]}”填写不对`, `只能填：${words}。`));
  const missing = (column: Column): Fault => ({
    field: cell(column),
    code: 'missing',
    label: `${cell(column)} ${columns[column]}`,
  });
  const pick = <C extends Chosen>(column: C, needed: boolean) => {
    const means = chosen(column, value(column));
    if (value(column) === '') {
      if (needed)
        blanks.push({ row: row.row, column, at: at.get(column)!, fault: missing(column) });
    } else if (means === undefined) notOption(column, askedWords(choices[column]));
    return means;
  };
  const name = value('name');
  const wrongName = textFault(cell('name'), `${cell('name')} ${columns.name}`, name, longest.name);
  if (wrongName) put('name', wrongName);
  const kind = pick('kind', true);
  const level = pick('level', true);
  if (level && level !== own)
    put('level', finding(cell('level'), `“${value('level')}”不归本局`, '请由它所属的教育局导入。'));
  const nature = pick('nature', kind === 'school' || value('kind') === '');
  const stages = stagesIn(value('stages'));
  if (stages === undefined) notOption('stages', askedStages);
  else if (stages.length === 0 && kind === 'school') put('stages', missing('stages'));
  return {
    row: row.row,
    name,
    plain: plainName(name),
    kind: kind ?? 'school',
    nature: nature ?? null,
    stages: stages ?? [],
  };
};

const facts = { kind: '类别', nature: '办学类别', stages: '办学层次' } as const;
type Facts = Pick<SchoolRow, keyof typeof facts>;

/**
 * In which facts two of one name differ, in the words of the columns; empty for one school written
 * twice.
 */
export const differences = (one: Facts, other: Facts): string[] =>
  (Object.keys(facts) as (keyof typeof facts)[])
    .filter((fact) => String([one[fact]].flat().sort()) !== String([other[fact]].flat().sort()))
    .map((fact) => facts[fact]);

const readBody = async (
  body: readonly CsvRow[],
  at: Places,
  own: Level,
): Promise<Found & { first: Map<string, SchoolRow> }> => {
  const found: Found = { faults: [], blanks: [], again: [] };
  const first = new Map<string, SchoolRow>();
  for (const [i, row] of body.entries()) {
    if (i % TURN === TURN - 1) await nextTurn();
    const read = readRow(row, at, own, found);
    const earlier = first.get(read.plain);
    const differ = earlier && read.plain !== '' ? differences(read, earlier) : [];
    if (!earlier) first.set(read.plain, read);
    else if (differ.length === 0)
      found.again.push({ row: row.row, name: read.name, first: earlier.row });
    else
      found.faults.push({
        row: row.row,
        column: at.get('name')!,
        fault: finding(
          cellIn(at, row, 'name'),
          `与第 ${earlier.row} 行同名，${differ.join('、')}不同`,
          '是两所的，请写全名称（如加上乡镇、街道）；是一所的，请删去一行。',
        ),
      });
  }
  return { ...found, first };
};

/**
 * Reads a table of schools (columns 名称, 类别, 隶属, 办学类别, 办学层次 in any order, below a title or not) for
 * a bureau of this level; nothing is kept here.
 * The table is a file's bytes or pasted text.
 */
export const readSchools = async (table: Uint8Array | string, own: Level): Promise<SchoolRows> => {
  const csv = await readCsv(table);
  if (!csv.ok) return faultOfTable(csv.why, csv.at);
  const head = readHead(csv.rows);
  if (!head.ok) return head;
  const { at } = head;
  const body = head.body.filter((row) => !isBesides(at, row));
  if (body.length > MOST_SCHOOLS)
    return faultOfTable('too_many', cellAddress(body[MOST_SCHOOLS]!.row, 1));
  const { faults, blanks, again, first } = await readBody(body, at, own);
  const wrong = [...faults, ...faultsOfBlanks(blanks, body)];
  return wrong.length > 0
    ? { ok: false, faults: inOrder(wrong) }
    : { ok: true, rows: [...first.values()], again };
};
