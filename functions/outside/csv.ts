import { Readable } from 'node:stream';
import type * as Papa from 'papaparse';
import { cleaned } from '@shared/kernel/text';
import { nextTurn } from './clock';

// Loaded when a table is first read: most starts read none.
const parser = (): typeof Papa => require('papaparse') as typeof Papa;

/**
 * One row of a table and the line number a spreadsheet shows for it; `cells` are trimmed, blank
 * ones at its end left out.
 */
export type CsvRow = { row: number; cells: readonly string[] };

/**
 * Why a table cannot be read: a workbook or a web page, no text at all, more rows, columns or
 * letters in a cell than anybody needs, a quote that does not end.
 */
export type CsvFault = 'workbook' | 'not_text' | 'too_many' | 'too_wide' | 'too_long' | 'broken';

/**
 * What reading a table gives: rows that are not blank, or why it cannot be read and at which cell.
 */
export type Csv = { ok: true; rows: readonly CsvRow[] } | { ok: false; why: CsvFault; at?: string };

/**
 * Rows of one table, its headings and sums among them; an office that has more sends several files.
 */
export const MOST_LINES = 10_100;
/** Columns of one table that hold anything. */
export const MOST_COLUMNS = 50;
/** Letters of one cell. */
export const MOST_LETTERS = 1000;

const PIECE = 32_768; // what is decoded or parsed before others have their turn: some milliseconds
const LONGEST_ROW = 20_000; // letters

/** The name a spreadsheet gives a cell: row 3, column 27 (both counted from 1) is AA3. */
export const cellAddress = (row: number, column: number): string => {
  let letters = '';
  for (let n = column; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return `${letters}${row}`;
};

const decode = async (bytes: Uint8Array, encoding: string): Promise<string | undefined> => {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const parts: string[] = [];
  try {
    for (let at = 0; at < bytes.length; at += PIECE * 8) {
      parts.push(decoder.decode(bytes.subarray(at, at + PIECE * 8), { stream: true }));
      await nextTurn();
    }
    return parts.join('') + decoder.decode();
  } catch {
    return undefined;
  }
};

// Text of a file saved by Excel or WPS: UTF-16 with its mark, else UTF-8, else GB18030 (of which
// GBK is a part); the mark goes.
const textOf = async (bytes: Uint8Array): Promise<string | undefined> => {
  const mark = (bytes[0]! << 8) | bytes[1]!;
  if (mark === 0xfffe) return decode(bytes, 'utf-16le');
  if (mark === 0xfeff) return decode(bytes, 'utf-16be');
  return (await decode(bytes, 'utf-8')) ?? decode(bytes, 'gb18030');
};

const startsWith = (bytes: Uint8Array, ...signs: number[]): boolean =>
  signs.every((sign, index) => bytes[index] === sign);
const isWorkbook = (bytes: Uint8Array): boolean =>
  startsWith(bytes, 0x50, 0x4b, 3, 4) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0);

const written = (cell: string): string => cleaned(cell.slice(0, MOST_LETTERS * 2)).trim();

// What shows nothing is no cell: a row that ends in it, or holds nothing else, ends before it.
const trimmed = (cells: readonly string[]): string[] => {
  let end = cells.length;
  while (end > 0 && (cells[end - 1] === '' || written(cells[end - 1]!) === '')) end -= 1;
  return cells.slice(0, end).map(written);
};

const faultIn = ({ row, cells }: CsvRow): Csv | undefined => {
  if (cells.length > MOST_COLUMNS)
    return { ok: false, why: 'too_wide', at: cellAddress(row, MOST_COLUMNS + 1) };
  const long = cells.findIndex((cell) => cell.length > MOST_LETTERS);
  return long < 0 ? undefined : { ok: false, why: 'too_long', at: cellAddress(row, long + 1) };
};

// Every row read by itself is a small thing; one that does not end is looked at only so far.
const faultOfLongRow = (text: string, row: number, delimiter: string): Csv => {
  const { data, errors } = parser().parse<string[]>(text.slice(0, LONGEST_ROW), {
    delimiter,
    preview: 1,
  });
  const cells = data[0] ?? [];
  return errors.some((error) => error.type === 'Quotes')
    ? { ok: false, why: 'broken', at: cellAddress(row, Math.max(1, cells.length)) }
    : (faultIn({ row, cells }) ?? {
        ok: false,
        why: 'too_long',
        at: cellAddress(row, Math.max(1, cells.length)),
      });
};

// One piece in every turn of the process, so that whoever else asks is answered in between.
async function* piecesOf(text: string): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += PIECE) {
    yield text.slice(at, at + PIECE);
    await nextTurn();
  }
}

type Reading = { lines: number; given: number; rows: CsvRow[] };

/** Takes the rows of one piece over; gives what ends the reading. */
const take = (
  { data, errors, meta }: Papa.ParseResult<string[]>,
  text: string,
  so: Reading,
): Csv | undefined => {
  const quote = errors.find((error) => error.type === 'Quotes');
  for (const [index, cells] of data.entries()) {
    const row = { row: so.lines + index + 1, cells: trimmed(cells) };
    if (quote?.row === index)
      return { ok: false, why: 'broken', at: cellAddress(row.row, Math.max(1, row.cells.length)) };
    const fault = faultIn(row);
    if (fault) return fault;
    if (row.cells.length > 0) so.rows.push(row);
    if (so.rows.length > MOST_LINES)
      return { ok: false, why: 'too_many', at: cellAddress(row.row, 1) };
  }
  so.lines += data.length;
  // Blank lines below a table are common; a hundred thousand of them are not a table.
  if (so.lines > MOST_LINES * 10)
    return { ok: false, why: 'too_many', at: cellAddress(MOST_LINES, 1) };
  so.given = Math.min(text.length, so.given + PIECE);
  return so.given - meta.cursor > LONGEST_ROW
    ? faultOfLongRow(text.slice(meta.cursor), so.lines + 1, meta.delimiter)
    : undefined;
};

const parse = (text: string, delimiter: string | undefined): Promise<Csv> =>
  new Promise((resolve, reject) => {
    const so: Reading = { lines: 0, given: 0, rows: [] };
    const pieces = Readable.from(piecesOf(text));
    parser().parse<string[], Readable>(pieces, {
      ...(delimiter ? { delimiter } : { delimitersToGuess: [',', '\t', ';', '，'] }),
      chunk: (piece, parser) => {
        const end = take(piece, text, so);
        if (!end) return;
        resolve(end);
        parser.abort();
        pieces.destroy();
      },
      complete: () => resolve({ ok: true, rows: so.rows }),
      error: reject,
    });
  });

// Excel's own word for the sign between cells; it shows no such row.
const SEP = /^\uFEFF?"?sep=([^\r\n"])"?,*(?:\r\n|\r|\n)/i;

/**
 * Reads a comma, tab or semicolon separated table, as bytes or as text that was pasted. Blank rows
 * are left out but still counted in the addresses.
 * Gives way to others every few milliseconds, however large or odd the table is.
 */
export const readCsv = async (table: Uint8Array | string): Promise<Csv> => {
  if (typeof table !== 'string' && isWorkbook(table)) return { ok: false, why: 'workbook' };
  const text = typeof table === 'string' ? table : await textOf(table);
  if (text === undefined || text.includes('\0')) return { ok: false, why: 'not_text' };
  if (/^\uFEFF?\s*<(?:!doctype|html|table|\?xml)/i.test(text.slice(0, 200)))
    return { ok: false, why: 'workbook' };
  const sep = SEP.exec(text.slice(0, 40));
  return parse(sep ? text.slice(sep[0].length) : text.replace(/^\uFEFF/, ''), sep?.[1]);
};
