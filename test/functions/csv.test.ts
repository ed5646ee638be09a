import fc from 'fast-check';
import { cellAddress, MOST_COLUMNS, MOST_LINES, readCsv } from '@functions/outside/csv';
import { newCode, newId, now, random, today } from '@functions/outside/clock';
import { isId, readCode } from '@shared/kernel/id';

const utf8 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf8'));
const cells = async (table: Uint8Array | string): Promise<(readonly string[])[]> => {
  const csv = await readCsv(table);
  if (!csv.ok) throw new Error(`${csv.why} ${csv.at ?? ''}`);
  return csv.rows.map((r) => r.cells);
};
const TABLE = [
  ['学校名称', '联系人', '电话'],
  ['宿迁市河滨实验小学（演示）', '张三', '13800000000'],
];

describe('a table as a Chinese office saves it', () => {
  test('UTF-8 with and without its mark, lines ended either way', async () => {
    for (const mark of ['', '\uFEFF'])
      for (const end of ['\n', '\r\n'])
        expect(await cells(utf8(mark + TABLE.map((r) => r.join(',')).join(end) + end))).toEqual(
          TABLE,
        );
  });

  test('GB18030, with a rare ideograph of four bytes', async () => {
    // 学校,张三 in GBK; 㐂 (U+3402) needs four bytes
    expect(
      await cells(
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

  test('UTF-16 with tabs, which Excel calls Unicode text', async () => {
    const text = `\uFEFF${TABLE.map((r) => r.join('\t')).join('\r\n')}\r\n`;
    const little = Buffer.from(text, 'utf16le');
    expect(await cells(new Uint8Array(little))).toEqual(TABLE);
    expect(await cells(new Uint8Array(Buffer.from(little).swap16()))).toEqual(TABLE);
  });

  test('tabs and semicolons between cells; one column alone', async () => {
    for (const sign of ['\t', ';', '，'])
      expect(await cells(utf8(TABLE.map((r) => r.join(sign)).join('\n')))).toEqual(TABLE);
    expect(await cells(utf8('学校名称\n甲小学\n'))).toEqual([['学校名称'], ['甲小学']]);
  });

  test('quotes around commas, quotes and line breaks', async () => {
    expect(await cells(utf8('名称,备注\r\n"甲,乙","他说""好""\r\n然后"\r\n'))).toEqual([
      ['名称', '备注'],
      ['甲,乙', '他说"好"\n然后'],
    ]);
  });

  test('addresses are those a spreadsheet shows, blank rows counted', async () => {
    const csv = await readCsv(utf8('a,b\n\n,\n  x ,y\n'));
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
  test('ten thousand rows and some more are read, one more is refused', async () => {
    const rows = (n: number) => utf8('甲,1\r\n'.repeat(n));
    expect(await cells(rows(MOST_LINES))).toHaveLength(MOST_LINES);
    expect(await readCsv(rows(MOST_LINES + 1))).toEqual({
      ok: false,
      why: 'too_many',
      at: `A${MOST_LINES + 1}`,
    });
  });

  test('blank rows are no rows, however many', async () => {
    expect(await cells(utf8(`a,b\n${',,,\n'.repeat(50_000)}`))).toEqual([['a', 'b']]);
  });

  test('more columns or letters in a cell than anybody needs are refused at their cell', async () => {
    const columns = (n: number) => Array.from({ length: n }, (_, i) => `c${i}`).join(',');
    expect((await cells(columns(MOST_COLUMNS)))[0]).toHaveLength(MOST_COLUMNS);
    expect(await cells(`${columns(5)}${','.repeat(500)}\n`)).toEqual([columns(5).split(',')]);
    for (const n of [MOST_COLUMNS + 1, 5000, 1_200_000])
      expect(await readCsv(`${columns(n)}\n1,2\n`)).toEqual({
        ok: false,
        why: 'too_wide',
        at: 'AY1',
      });
    for (const n of [1001, 19_000, 4_000_000])
      expect(await readCsv(`a,b\n1,${'x'.repeat(n)}\n`)).toEqual({
        ok: false,
        why: 'too_long',
        at: 'B2',
      });
  });

  test('a workbook, a web page, a picture is none', async () => {
    const of = (...bytes: number[]) => readCsv(Uint8Array.from(bytes));
    expect(await of(0x50, 0x4b, 3, 4, 0, 0, 0xff, 0xff)).toEqual({ ok: false, why: 'workbook' });
    expect(await of(0xd0, 0xcf, 0x11, 0xe0, 1, 2)).toEqual({ ok: false, why: 'workbook' });
    expect(await readCsv('<html><table><tr><td>名称')).toEqual({ ok: false, why: 'workbook' });
    expect(await of(0x61, 0xff, 0x2c)).toEqual({ ok: false, why: 'not_text' });
  });

  test('a quote that never ends is reported with its cell, near or far from the end', async () => {
    for (const rest of ['e,f\n', 'e,f\n'.repeat(200_000)])
      expect(await readCsv(utf8(`a,b\nc,"d\n${rest}`))).toEqual({
        ok: false,
        why: 'broken',
        at: 'B2',
      });
  });

  test('what is read in pieces is what is read at once', async () => {
    const cell = fc.string({
      unit: fc.constantFrom('校', '𠮷', ',', '"', '\n', ' ', 'a'),
      maxLength: 30,
    });
    const quoted = (text: string) => `"${text.replace(/"/g, '""')}"`;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }),
        fc.constantFrom('\n', '\r\n'),
        async (some, end) => {
          const rows = Array.from({ length: 1500 }, (_, i) => some[i % some.length]!);
          const text = rows.map((row) => `x,${row.map(quoted).join(',')}`).join(end);
          expect(await cells(utf8(text))).toEqual(
            rows.map((row) => {
              const full = ['x', ...row.map((c) => c.trim())];
              while (full.at(-1) === '') full.pop();
              return full;
            }),
          );
        },
      ),
      { numRuns: 20 },
    );
  });

  test('nothing throws, and no row is empty', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        const csv = await readCsv(bytes);
        if (csv.ok) expect(csv.rows.every((r) => r.cells.some((c) => c !== ''))).toBe(true);
      }),
      // A control letter that shows nothing and that no trim takes away.
      { numRuns: 1000, examples: [[Uint8Array.from([0xc2, 0x85])]] },
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
    const ids = Array.from({ length: 500 }, () => newId('case'));
    expect(ids.every((id) => isId('case', id))).toBe(true);
    expect(new Set(ids).size).toBe(500);
    expect(readCode(newCode())).toBeDefined();
    expect(random(40)).toHaveLength(40);
  });
});
