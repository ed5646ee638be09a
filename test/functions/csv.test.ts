import fc from 'fast-check';
import { cellAddress, MOST_ROWS, readCsv } from '@functions/outside/csv';
import { newCode, newId, now, random, today } from '@functions/outside/clock';
import { isId, readCode } from '@shared/kernel/id';

const utf8 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf8'));
const cells = (bytes: Uint8Array): (readonly string[])[] => {
  const csv = readCsv(bytes);
  if (!csv.ok) throw new Error(`${csv.why} ${csv.at ?? ''}`);
  return csv.rows.map((r) => r.cells);
};
const TABLE = [
  ['学校名称', '联系人', '电话'],
  ['宿迁市河滨实验小学（演示）', '张三', '13800000000'],
];

describe('a table as a Chinese office saves it', () => {
  test('UTF-8 with and without its mark, lines ended either way', () => {
    for (const mark of ['', '\uFEFF'])
      for (const end of ['\n', '\r\n'])
        expect(cells(utf8(mark + TABLE.map((r) => r.join(',')).join(end) + end))).toEqual(TABLE);
  });

  test('GB18030, with a rare ideograph of four bytes', () => {
    // 学校,张三 in GBK; 㐂 (U+3402) needs four bytes
    expect(
      cells(
        Uint8Array.from([
          0xd1, 0xa7, 0xd0, 0xa3, 0x2c, 0xd5, 0xc5, 0xc8, 0xfd, 0x0d, 0x0a, 0x81, 0x39, 0xef, 0x31,
          0x2c, 0x31,
        ]),
      ),
    ).toEqual([
      ['学校', '张三'],
      ['㐂', '1'],
    ]);
  });

  test('UTF-16 with tabs, which Excel calls Unicode text', () => {
    const text = `\uFEFF${TABLE.map((r) => r.join('\t')).join('\r\n')}\r\n`;
    const little = Buffer.from(text, 'utf16le');
    expect(cells(new Uint8Array(little))).toEqual(TABLE);
    expect(cells(new Uint8Array(Buffer.from(little).swap16()))).toEqual(TABLE);
  });

  test('tabs and semicolons between cells; one column alone', () => {
    for (const sign of ['\t', ';'])
      expect(cells(utf8(TABLE.map((r) => r.join(sign)).join('\n')))).toEqual(TABLE);
    expect(cells(utf8('学校名称\n甲小学\n'))).toEqual([['学校名称'], ['甲小学']]);
  });

  test('quotes around commas, quotes and line breaks', () => {
    expect(cells(utf8('名称,备注\r\n"甲,乙","他说""好""\r\n然后"\r\n'))).toEqual([
      ['名称', '备注'],
      ['甲,乙', '他说"好"\r\n然后'],
    ]);
  });

  test('addresses are those a spreadsheet shows, blank rows counted', () => {
    const csv = readCsv(utf8('a,b\n\n,\n  x ,y\n'));
    expect(csv).toEqual({
      ok: true,
      rows: [
        { row: 1, cells: ['a', 'b'] },
        { row: 4, cells: ['x', 'y'] },
      ],
    });
    expect([
      cellAddress(1, 1),
      cellAddress(3, 26),
      cellAddress(3, 27),
      cellAddress(9, 702),
      cellAddress(9, 703),
    ]).toEqual(['A1', 'Z3', 'AA3', 'ZZ9', 'AAA9']);
  });
});

describe('what is no such table', () => {
  test('ten thousand rows under a heading are read, one more is refused', () => {
    const rows = (n: number) => utf8(`名称,号\r\n${'甲,1\r\n'.repeat(n)}`);
    expect(cells(rows(MOST_ROWS))).toHaveLength(MOST_ROWS + 1);
    expect(readCsv(rows(MOST_ROWS + 1))).toEqual({ ok: false, why: 'too_many' });
    expect(readCsv(utf8('\n'.repeat(50_000)))).toEqual({ ok: false, why: 'too_many' });
  });

  test('a picture or a workbook is not text', () => {
    expect(readCsv(Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0, 0xff, 0xff]))).toEqual({
      ok: false,
      why: 'not_text',
    });
    expect(readCsv(Uint8Array.from([0x61, 0xff, 0x2c]))).toEqual({ ok: false, why: 'not_text' });
  });

  test('a quote that never ends is reported with its cell', () => {
    expect(readCsv(utf8('a,b\nc,"d\ne,f\n'))).toEqual({ ok: false, why: 'broken', at: 'B2' });
  });

  test('nothing throws, and no row is empty', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const csv = readCsv(bytes);
        if (csv.ok) expect(csv.rows.every((r) => r.cells.some((c) => c !== ''))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the clock and chance', () => {
  test('the day is Shanghai’s, wherever the server is', () => {
    expect(today('2026-12-31T15:59:59.999Z')).toBe('2026-12-31');
    expect(today('2026-12-31T16:00:00.000Z')).toBe('2027-01-01');
    expect(now()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  test('ids and codes are of their kind and do not repeat', () => {
    const ids = Array.from({ length: 500 }, () => newId('filing'));
    expect(ids.every((id) => isId('filing', id))).toBe(true);
    expect(new Set(ids).size).toBe(500);
    expect(readCode(newCode())).toBeDefined();
    expect(random(40)).toHaveLength(40);
  });
});
