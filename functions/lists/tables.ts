import type * as Papa from 'papaparse';
import type writeXlsx from 'write-excel-file/node';
import type { EntryRow, ListRow } from './store';

// Loaded when a table is first asked for: most starts write none.
const csvLibrary = (): typeof Papa => require('papaparse') as typeof Papa;
const xlsxLibrary = (): typeof writeXlsx =>
  (require('write-excel-file/node') as { default: typeof writeXlsx }).default;

const HEADINGS = ['名单', '应用', '提供者', '列入日期', '移出日期', '公布单位'] as const;

const rowsOf = (list: ListRow, entries: readonly EntryRow[]): string[][] =>
  entries.map(({ app, provider, since, ended }) => [
    list.title,
    app,
    provider,
    since,
    ended ?? '',
    list.bureau,
  ]);

/** What a spreadsheet would read as a formula is a name here. */
const plain = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A list as a table of text, with the mark by which a spreadsheet knows that it is UTF-8. */
export const csvOf = (list: ListRow, entries: readonly EntryRow[]): Uint8Array => {
  const table = [[...HEADINGS], ...rowsOf(list, entries)].map((row) => row.map(plain));
  return bytes(`\uFEFF${csvLibrary().unparse(table)}\r\n`);
};

/** A list as a workbook; every cell is text. */
export const xlsxOf = async (list: ListRow, entries: readonly EntryRow[]): Promise<Uint8Array> => {
  const cell = (value: string) => ({ type: String, value });
  const heading = (value: string) => ({ ...cell(value), fontWeight: 'bold' as const });
  const data = [
    HEADINGS.map(heading),
    ...rowsOf(list, entries).map((row) => row.map((value) => cell(value))),
  ];
  const book = await xlsxLibrary()(data, { sheet: list.title.slice(0, 31) }).toBuffer();
  return new Uint8Array(book);
};

/** A list for machines. */
export const jsonOf = (list: ListRow, entries: readonly EntryRow[]): Uint8Array =>
  bytes(
    JSON.stringify({
      list: list.title,
      kind: list.kind,
      bureau: list.bureau,
      clause: { doc: list.clause.doc, no: list.clause.no },
      entries: entries.map(({ id, app, provider, since, ended }) => ({
        id,
        app,
        provider,
        since,
        ...(ended && { ended }),
      })),
    }),
  );
