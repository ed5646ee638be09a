import Papa from 'papaparse';

/** One row of a table and the line numbers a spreadsheet shows for it; `cells` are trimmed. */
export type CsvRow = { row: number; cells: readonly string[] };

/** What reading a table gives: rows that are not blank, or why it cannot be read and at which cell. */
export type Csv =
  | { ok: true; rows: readonly CsvRow[] }
  | { ok: false; why: 'too_many' | 'not_text' | 'broken'; at?: string };

/** More rows than this under the heading are refused; an office that has more sends several files. */
export const MOST_ROWS = 10_000;

const MOST_LINES = MOST_ROWS + 3; // a heading, the blank line at the end, and the one that proves there are too many

/** The name a spreadsheet gives a cell: row 3, column 27 (both counted from 1) is AA3. */
export const cellAddress = (row: number, column: number): string => {
  let letters = '';
  for (let n = column; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return `${letters}${row}`;
};

const decode = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** Text of a file saved by Excel or WPS: UTF-16 with its mark, else UTF-8, else GB18030 (of which GBK is a part); the mark goes. */
export const textOf = (bytes: Uint8Array): string | undefined => {
  const mark = (bytes[0]! << 8) | bytes[1]!;
  if (mark === 0xfffe) return decode(bytes, 'utf-16le');
  if (mark === 0xfeff) return decode(bytes, 'utf-16be');
  return decode(bytes, 'utf-8') ?? decode(bytes, 'gb18030');
};

/** Reads a comma, tab or semicolon separated table of at most 10,000 rows; blank rows are left out but still counted in the addresses. */
export const readCsv = (bytes: Uint8Array): Csv => {
  const text = textOf(bytes);
  if (text === undefined || text.includes('\0')) return { ok: false, why: 'not_text' };
  const { data, errors } = Papa.parse<string[]>(text, {
    delimitersToGuess: [',', '\t', ';'],
    preview: MOST_LINES,
  });
  if (data.length === MOST_LINES) return { ok: false, why: 'too_many' };
  const quote = errors.find((e) => e.type === 'Quotes');
  if (quote)
    return {
      ok: false,
      why: 'broken',
      at: cellAddress((quote.row ?? 0) + 1, data[quote.row ?? 0]?.length ?? 1),
    };
  const rows = data.map((row, i) => ({ row: i + 1, cells: row.map((c) => c.trim()) }));
  return { ok: true, rows: rows.filter(({ cells }) => cells.some((c) => c !== '')) };
};
