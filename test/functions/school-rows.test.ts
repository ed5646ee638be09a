import { readSchools } from '@functions/bureau/school-rows';

const HEAD = '名称,类别,隶属,办学类别,办学层次';
const TURN = 100; // milliseconds nobody may hold the process for

/** The longest that some work held the process in one turn: milliseconds of its own processor time, so that a busy machine does not count. */
const longestTurn = async (work: () => unknown): Promise<number> => {
  let longest = 0;
  let last = process.cpuUsage();
  const look = (): void => {
    const { user, system } = process.cpuUsage(last);
    longest = Math.max(longest, (user + system) / 1000);
    last = process.cpuUsage();
  };
  const watch = setInterval(look, 1);
  await work();
  look();
  clearInterval(watch);
  return longest;
};

const tables = {
  'a heading of 1,200,000 columns': `${'a,'.repeat(1_200_000)}\n`,
  'a row of 2,000,000 cells': `${HEAD}\n${','.repeat(2_000_000)}甲`,
  'a cell of 4,000,000 letters': `${HEAD}\n${'x'.repeat(4_000_000)},学校`,
  'a quote that never ends': `${HEAD}\n"甲\n${'乙,学校\n'.repeat(700_000)}`,
  '4,000,000 blank lines': `${HEAD}\n${'\n'.repeat(4_000_000)}`,
  '100,000 marks on one letter': `${HEAD}\n甲${'\u0301\u0323'.repeat(50_000)},学校,县区,公办,小学`,
  '10,000 rows': `${HEAD}\n${'甲小学,学校,县区,公办,小学\n'.repeat(10_000)}`,
  '10,000 rows with everything wrong': `${HEAD}\n${',大学,市区,,大学\n'.repeat(10_000)}`,
  '10,000 rows, no two alike': `${HEAD}\n${Array.from({ length: 10_000 }, (_, i) => `第${i}小学,学校,县区,公办,小学`).join('\n')}`,
};

// Those never took long to read, only to answer.
const quick = [
  'a heading of 1,200,000 columns',
  '100,000 marks on one letter',
  '10,000 rows, no two alike',
];

// How long a table takes is no matter here, only that it holds nobody up.
jest.setTimeout(60_000);

test.each(
  Object.entries(tables).map(([name, text]) => [
    quick.includes(name) ? name : `M2 · ${name}`,
    text,
  ]),
)('%s, as text and as bytes, holds nobody up', async (_, text) => {
  const turns: number[] = [];
  // The first time the code itself is made ready; the machine's own threads count too, and are busy now and then.
  for (const table of [text, Buffer.from(text), text, Buffer.from(text), text])
    turns.push(await longestTurn(() => readSchools(table, 'county')));
  const asText = Math.min(turns[2]!, turns[4]!);
  const asBytes = Math.min(turns[1]!, turns[3]!);
  expect(Math.max(asText, asBytes)).toBeLessThan(TURN);
});

test('of the odd ones each is one sentence at its cell', async () => {
  const said = async (text: string) => {
    const read = await readSchools(text, 'county');
    return read.ok ? [] : read.faults.map((fault) => fault.field);
  };
  expect(await said(tables['a heading of 1,200,000 columns'])).toEqual(['AY1']);
  expect(await said(tables['a row of 2,000,000 cells'])).toEqual(['AY2']);
  expect(await said(tables['a cell of 4,000,000 letters'])).toEqual(['A2']);
  expect(await said(tables['a quote that never ends'])).toEqual(['A2']);
  expect(await said(tables['4,000,000 blank lines'])).toEqual(['A10100']);
  expect(await said(tables['100,000 marks on one letter'])).toEqual(['A2']);
});

test('cells that merging left empty are one fault, an empty column is one a cell', async () => {
  const said = async (...lines: string[]) => {
    const read = await readSchools([HEAD, ...lines].join('\n'), 'county');
    return read.ok ? [] : read.faults.map((fault) => `${fault.field} ${fault.code}`);
  };
  const row = (name: string, kind = '学校', level = '县区', nature = '公办') =>
    [name, kind, level, nature, '小学'].join(',');
  // One column merged over three rows, another over two further down.
  expect(
    await said(
      row('甲'),
      row('乙', '学校', ''),
      row('丙', '学校', ''),
      row('丁'),
      row('戊'),
      row('己', '学校', '县区', ''),
      row('庚', '学校', '县区', ''),
    ),
  ).toEqual(['C3 finding']);
  expect(await said(row('甲', '学校', ''), row('乙', '学校', ''))).toEqual([
    'C2 missing',
    'C3 missing',
  ]);
  expect(await said(row('甲'), row('乙', '', ''))).toEqual(['B3 finding']);
  expect(await said(row('甲'), row('乙', ''), row('丙'))).toEqual(['B3 missing']);
  // Units have no 办学类别: nothing was merged there.
  expect(await said(row('甲'), '乙中心,直属单位,县区,,', '丙中心,直属单位,县区,,')).toEqual([]);
});
