import fc from 'fast-check';
import { readTelephones } from '@shared/kernel/telephone';
import { callMoves, numbersOf, thenDial } from '@client/about/telephones';

const dialled = (tel: string): string[] => {
  const page = { href: '' };
  const before = Object.getOwnPropertyDescriptor(globalThis, 'location');
  Object.defineProperty(globalThis, 'location', { configurable: true, value: page });
  try {
    return callMoves(tel).map((move) => {
      void move.onTap();
      return page.href;
    });
  } finally {
    if (before) Object.defineProperty(globalThis, 'location', before);
    else Reflect.deleteProperty(globalThis, 'location');
  }
};

// As it is kept, and as it was kept before.
test.each([
  ['0527-84389000、84389001', ['tel:052784389000', 'tel:052784389001']],
  ['0527-84389000-801', ['tel:052784389000']],
  ['(0527)84389000转801；12345', ['tel:052784389000', 'tel:12345']],
  ['（０５２７）８４３８９０００', ['tel:052784389000']],
  ['010-12345678/13812345678', ['tel:01012345678', 'tel:13812345678']],
  ['84389000、84389001', ['tel:84389000', 'tel:84389001']],
])('case 6 · %s is called number by number', (tel, calls) => {
  expect(dialled(tel)).toEqual(calls);
});

test('an extension is told, on the button and beside the name', () => {
  expect(callMoves('0527-84389000-801', '拨打电话').map((move) => move.label)).toEqual([
    '拨打 0527-84389000-801',
  ]);
  expect(numbersOf('0527-84389000-801').map(thenDial)).toEqual(['，接通后转 801']);
  expect(callMoves('0527-84389000', '拨打电话').map((move) => move.label)).toEqual(['拨打电话']);
  expect(callMoves('0527-84389000、12345', '拨打电话').map((move) => move.label)).toEqual([
    '拨打 0527-84389000',
    '拨打 12345',
  ]);
});

test('what was kept before and cannot be taken apart is one number as it stands; nothing is none', () => {
  expect(numbersOf('请打总机')).toEqual([{ says: '请打总机', dial: '', ext: '' }]);
  expect(callMoves('')).toEqual([]);
});

test('numbers read as they were written, in any order, with any sign between them', () => {
  const digits = (n: number) => fc.stringMatching(new RegExp(`^[2-8][0-9]{${n - 1}}$`));
  const area = fc.constantFrom('010', '021', '0527', '0393', '0577');
  const landline = fc
    .tuple(area, digits(8), fc.option(fc.stringMatching(/^[1-9][0-9]{0,3}$/)))
    .map(([a, n, ext]) => ({ says: `${a}-${n}${ext ? `转${ext}` : ''}`, dial: a + n }));
  const mobile = fc
    .stringMatching(/^1[3-9][0-9]{9}$/)
    .map((number) => ({ says: number, dial: number }));
  const short = fc.constantFrom('12345', '96301').map((number) => ({ says: number, dial: number }));
  fc.assert(
    fc.property(
      fc.array(fc.oneof(landline, mobile, short), { minLength: 1, maxLength: 4 }),
      fc.constantFrom('、', '，', ',', '；', '/', ' 或 ', '\n'),
      fc.boolean(),
      (numbers, sign, full) => {
        const text = numbers.map((one) => one.says).join(sign);
        const typed = full
          ? text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
          : text;
        const read = readTelephones(typed);
        expect(read.map(({ says, dial }) => ({ says, dial }))).toEqual(numbers);
        // What is kept reads back as itself.
        const kept = read.map((one) => one.says).join('、');
        expect(readTelephones(kept)).toEqual(read);
        // And the phone dials the same.
        expect(numbersOf(kept).map((one) => one.dial)).toEqual(numbers.map((one) => one.dial));
      },
    ),
    { seed: 1, numRuns: 500 },
  );
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      for (const { dial } of readTelephones(text)) expect(dial).toMatch(/^\d{5,12}$/);
    }),
    { seed: 2, numRuns: 2000 },
  );
});
