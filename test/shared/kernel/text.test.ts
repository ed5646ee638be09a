import fc from 'fast-check';
import { canonical, type Json } from '@shared/kernel/canonical';
import { base32, CODE_LETTERS, codeFrom, grouped, idFrom, isId, readCode } from '@shared/kernel/id';
import { hasEmoji } from '@shared/kernel/printable';
import { countZi, grams, halfWidth, hasControl, queryGrams } from '@shared/kernel/text';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 });

test('a code reads back, typed any way', () => {
  fc.assert(
    fc.property(bytes, (b) => {
      const code = codeFrom(b);
      expect(code).toHaveLength(CODE_LETTERS);
      for (const typed of [
        code,
        code.toUpperCase(),
        grouped(code),
        grouped(code).replace(/-/g, ' '),
        code.replace(/0/g, 'O').replace(/1/g, 'l'),
      ])
        expect(readCode(typed)).toBe(code);
    }),
    { seed: 1 },
  );
});

test('every single wrong letter and every swap of neighbours shows', () => {
  fc.assert(
    fc.property(bytes, (b) => {
      const code = codeFrom(b);
      for (let i = 0; i < code.length; i += 1) {
        for (const letter of ALPHABET)
          if (letter !== code[i])
            expect(readCode(code.slice(0, i) + letter + code.slice(i + 1))).toBeUndefined();
        if (i > 0 && code[i] !== code[i - 1])
          expect(
            readCode(code.slice(0, i - 1) + code[i] + code[i - 1] + code.slice(i + 1)),
          ).toBeUndefined();
      }
      expect(readCode(code.slice(1))).toBeUndefined();
      expect(readCode(`${code}0`)).toBeUndefined();
    }),
    { numRuns: 60, seed: 2 },
  );
});

test('different bytes give different letters, and ids say what they are', () => {
  fc.assert(
    fc.property(bytes, bytes, (a, b) => (base32(a) === base32(b)) === (a.join() === b.join())),
    { seed: 3 },
  );
  const id = idFrom('filing', new Uint8Array(15).fill(7));
  expect(id).toMatch(/^fil_[0-9a-z]{24}$/);
  expect([
    isId('filing', id),
    isId('app', id),
    isId('filing', 'fil_x'),
    isId('filing', `${id}!`),
  ]).toEqual([true, false, false, false]);
});

test.each([
  ['', 0],
  ['  \n\t\u3000', 0],
  ['备案', 2],
  ['备 案', 2],
  ['a b，c', 4],
  ['𠮷野家', 3],
  ['一二三\n四', 4],
  ['APP', 3],
])('字 of %j: %i', (text, n) => {
  expect(countZi(text)).toBe(n);
});

test('字 add up, and white space never counts', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'grapheme' }),
      (a, b) => countZi(a + b) === countZi(a) + countZi(b) && countZi(` ${a}\n`) === countZi(a),
    ),
    { seed: 4 },
  );
});

test('what an official form cannot print is noticed', () => {
  expect(['很好😀', '👨‍👩‍👧', '🇨🇳', '1️⃣', '❤️'].map(hasEmoji)).toEqual([true, true, true, true, true]);
  expect(['很好', '100%', '𠮷', '①②', '——', 'A+B=C*#'].map(hasEmoji)).toEqual([
    false,
    false,
    false,
    false,
    false,
    false,
  ]);
  expect(['\u0007', 'a\u0000', '\uD800', '\uDC00x', '\u007f'].map(hasControl)).toEqual([
    true,
    true,
    true,
    true,
    true,
  ]);
  expect(['a\nb\tc', '𠮷', '\r\n', '中文'].map(hasControl)).toEqual([false, false, false, false]);
});

test('search pieces hold every query that the text contains', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'智学伴课堂APP 123'), minLength: 1, maxLength: 12 }),
      fc.nat(),
      fc.nat(),
      (text, i, n) => {
        const chars = [...halfWidth(text).toLowerCase().replace(/\s+/g, '')];
        if (chars.length === 0) return true;
        const query = chars.slice(i % chars.length, (i % chars.length) + 1 + (n % 4)).join('');
        const held = grams(text);
        return queryGrams(query).every((g) => held.includes(g));
      },
    ),
    { seed: 5 },
  );
  expect(grams('智学伴')).toEqual(['智', '学', '伴', '智学', '学伴']);
});

test('canonical text is the same for the same value, and only then', () => {
  const json = fc.jsonValue() as fc.Arbitrary<Json>;
  const turned = (x: Json): Json =>
    Array.isArray(x)
      ? x.map((v) => turned(v as Json))
      : typeof x === 'object' && x !== null
        ? Object.fromEntries(
            Object.entries(x)
              .reverse()
              .map(([k, v]) => [k, turned(v as Json)]),
          )
        : x;
  fc.assert(
    fc.property(json, (x) => {
      expect(canonical(turned(x))).toBe(canonical(x));
      expect(JSON.parse(canonical(x))).toEqual(JSON.parse(JSON.stringify(x)));
    }),
    { seed: 6 },
  );
  expect(canonical({ b: 1, a: undefined, Z: [true, null, '“”'] })).toBe(
    '{"Z":[true,null,"“”"],"b":1}',
  );
  expect(() => canonical(Number.NaN)).toThrow(RangeError);
});
