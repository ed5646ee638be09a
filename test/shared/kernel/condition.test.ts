import fc from 'fast-check';
import {
  choose,
  factsOf,
  holds,
  settingsOf,
  type Cond,
  type Facts,
  type FactValue,
  type Three,
} from '@shared/kernel/condition';

const on = (facts: Record<string, FactValue>, settings: Facts['settings'] = {}): Facts => ({
  facts,
  settings,
});

// Kleene's three values as numbers: an oracle that shares nothing with the code under test
const VALUE: Record<string, number> = { true: 1, undefined: 0.5, false: 0 };
const number = (x: Three): number => VALUE[String(x)]!;
const NAMES = ['a', 'b', 'c'] as const;
const leaf = fc.constantFrom(...NAMES).map((fact): Cond => ({ fact, is: true }));
const cond: fc.Arbitrary<Cond> = fc.letrec<{ any: Cond }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    leaf,
    fc.array(tie('any'), { maxLength: 3 }).map((all): Cond => ({ all })),
    fc.array(tie('any'), { maxLength: 3 }).map((any): Cond => ({ any })),
    tie('any').map((not): Cond => ({ not })),
  ),
})).any;
const three = fc.constantFrom<Three>(true, false, undefined);
const facts = fc.record({ a: three, b: three, c: three });

const oracle = (c: Cond, f: Record<string, Three>): number =>
  'all' in c
    ? Math.min(1, ...c.all.map((x) => oracle(x, f)))
    : 'any' in c
      ? Math.max(0, ...c.any.map((x) => oracle(x, f)))
      : 'not' in c
        ? 1 - oracle(c.not, f)
        : number(f[(c as { fact: string }).fact]);

test('all, any and not are Kleene’s', () => {
  fc.assert(
    fc.property(cond, facts, (c, f) => number(holds(c, on(f))) === oracle(c, f)),
    { numRuns: 2000, seed: 1 },
  );
});

test('the truth tables, written out', () => {
  const T: Three[] = [true, false, undefined];
  const table = (join: (x: Cond, y: Cond) => Cond): Three[][] =>
    T.map((a) =>
      T.map((b) => holds(join({ fact: 'a', is: true }, { fact: 'b', is: true }), on({ a, b }))),
    );
  expect(table((x, y) => ({ all: [x, y] }))).toEqual([
    [true, false, undefined],
    [false, false, false],
    [undefined, false, undefined],
  ]);
  expect(table((x, y) => ({ any: [x, y] }))).toEqual([
    [true, true, true],
    [true, false, undefined],
    [true, undefined, undefined],
  ]);
  expect(T.map((a) => holds({ not: { fact: 'a', is: true } }, on({ a })))).toEqual([
    false,
    true,
    undefined,
  ]);
});

test('learning a fact never turns a definite answer around', () => {
  fc.assert(
    fc.property(cond, facts, facts, (c, f, more) => {
      const before = holds(c, on(f));
      const learned = Object.fromEntries(NAMES.map((n) => [n, f[n] ?? more[n]]));
      return before === undefined || holds(c, on(learned)) === before;
    }),
    { numRuns: 2000, seed: 2 },
  );
});

test.each<[string, Cond, Record<string, FactValue>, Three]>([
  ['an empty text is not given', { fact: 'x', is: '' }, { x: '' }, undefined],
  ['an empty list is not given', { fact: 'x', has: 'a' }, { x: [] }, undefined],
  ['a set contains', { fact: 'x', has: 'a' }, { x: ['b', 'a'] }, true],
  ['a set does not contain', { fact: 'x', has: 'c' }, { x: ['b', 'a'] }, false],
  ['a text is no set', { fact: 'x', has: 'a' }, { x: 'abc' }, undefined],
  ['one of several', { fact: 'x', in: ['a', 'b'] }, { x: 'b' }, true],
  ['none of several', { fact: 'x', in: ['a', 'b'] }, { x: 'c' }, false],
  ['one of none', { fact: 'x', in: [] }, { x: 'c' }, false],
  ['one of none, not given', { fact: 'x', in: [] }, {}, undefined],
  ['a number and a word do not compare', { fact: 'x', is: '1' }, { x: 1 }, undefined],
  ['zero is given', { fact: 'x', atMost: 0 }, { x: 0 }, true],
  ['no is given', { known: 'x' }, { x: false }, true],
  ['null is not given', { known: 'x' }, { x: null }, false],
  ['days compare as ISO text', { fact: 'x', atLeast: '2026-02-28' }, { x: '2026-03-01' }, true],
  [
    'a fact against a fact',
    { fact: 'x', atMost: { fact: 'today' } },
    { x: '2026-03-03', today: '2026-03-02' },
    false,
  ],
  [
    'against a fact that is not given',
    { fact: 'x', atMost: { fact: 'today' } },
    { x: '2026-03-03' },
    undefined,
  ],
])('%s', (_, c, f, wanted) => {
  expect(holds(c, on(f))).toBe(wanted);
});

test('settings are operands too', () => {
  const c: Cond = { fact: 'x', atLeast: { setting: 's' } };
  expect(holds(c, on({ x: 5 }, { s: 5 }))).toBe(true);
  expect(holds(c, on({ x: 5 }))).toBeUndefined();
  expect([factsOf(c), settingsOf(c)]).toEqual([['x'], ['s']]);
});

test('an unknown row stops a choice; it is not skipped', () => {
  const c = {
    first: [
      { when: { fact: 'a', is: true } as Cond, is: 1 },
      { when: { fact: 'b', is: true } as Cond, is: 2 },
    ],
    else: 3,
  };
  expect(choose(c, on({ b: true }))).toBeUndefined();
  expect(choose(c, on({ a: false, b: true }))).toBe(2);
  expect(choose(c, on({ a: true }))).toBe(1);
  expect(choose(c, on({ a: false, b: false }))).toBe(3);
  expect(choose(7, on({}))).toBe(7);
});
