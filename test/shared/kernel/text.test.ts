import fc from 'fast-check';
import { canonical, type Json } from '@shared/kernel/canonical';
import { base32, CODE_LETTERS, codeFrom, grouped, idFrom, isId, readCode } from '@shared/kernel/id';
import { isPackageName, maskPhone, readCreditCode, readMoeNo, readName, readPhone } from '@shared/kernel/identifiers';
import { countZi, grams, halfWidth, hasControl, hasEmoji, queryGrams } from '@shared/kernel/text';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 });

test('a code reads back, typed any way', () => {
  fc.assert(fc.property(bytes, (b) => {
    const code = codeFrom(b);
    expect(code).toHaveLength(CODE_LETTERS);
    for (const typed of [code, code.toUpperCase(), grouped(code), grouped(code).replace(/-/g, ' '), code.replace(/0/g, 'O').replace(/1/g, 'l')]) expect(readCode(typed)).toBe(code);
  }), { seed: 1 });
});

test('every single wrong letter and every swap of neighbours shows', () => {
  fc.assert(fc.property(bytes, (b) => {
    const code = codeFrom(b);
    for (let i = 0; i < code.length; i += 1) {
      for (const letter of ALPHABET) if (letter !== code[i]) expect(readCode(code.slice(0, i) + letter + code.slice(i + 1))).toBeUndefined();
      if (i > 0 && code[i] !== code[i - 1]) expect(readCode(code.slice(0, i - 1) + code[i] + code[i - 1] + code.slice(i + 1))).toBeUndefined();
    }
    expect(readCode(code.slice(1))).toBeUndefined();
    expect(readCode(`${code}0`)).toBeUndefined();
  }), { numRuns: 60, seed: 2 });
});

test('different bytes give different letters, and ids say what they are', () => {
  fc.assert(fc.property(bytes, bytes, (a, b) => (base32(a) === base32(b)) === (a.join() === b.join())), { seed: 3 });
  const id = idFrom('filing', new Uint8Array(15).fill(7));
  expect(id).toMatch(/^fil_[0-9a-z]{24}$/);
  expect([isId('filing', id), isId('app', id), isId('filing', 'fil_x'), isId('filing', `${id}!`)]).toEqual([true, false, false, false]);
});

test.each([
  ['', 0], ['  \n\t\u3000', 0], ['备案', 2], ['备 案', 2], ['a b，c', 4], ['𠮷野家', 3], ['一二三\n四', 4], ['APP', 3],
])('字 of %j: %i', (text, n) => {
  expect(countZi(text)).toBe(n);
});

test('字 add up, and white space never counts', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => countZi(a + b) === countZi(a) + countZi(b) && countZi(` ${a}\n`) === countZi(a)), { seed: 4 });
});

test('what an official form cannot print is noticed', () => {
  expect(['很好😀', '👨‍👩‍👧', '🇨🇳', '1️⃣', '❤️'].map(hasEmoji)).toEqual([true, true, true, true, true]);
  expect(['很好', '100%', '𠮷', '①②', '——', 'A+B=C*#'].map(hasEmoji)).toEqual([false, false, false, false, false, false]);
  expect(['\u0007', 'a\u0000', '\uD800', '\uDC00x', '\u007f'].map(hasControl)).toEqual([true, true, true, true, true]);
  expect(['a\nb\tc', '𠮷', '\r\n', '中文'].map(hasControl)).toEqual([false, false, false, false]);
});

test('search pieces hold every query that the text contains', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'智学伴课堂APP 123'), minLength: 1, maxLength: 12 }), fc.nat(), fc.nat(), (text, i, n) => {
    const chars = [...halfWidth(text).toLowerCase().replace(/\s+/g, '')];
    if (chars.length === 0) return true;
    const query = chars.slice(i % chars.length, (i % chars.length) + 1 + (n % 4)).join('');
    const held = grams(text);
    return queryGrams(query).every((g) => held.includes(g));
  }), { seed: 5 });
  expect(grams('智学伴')).toEqual(['智', '学', '伴', '智学', '学伴']);
});

test('canonical text is the same for the same value, and only then', () => {
  const json = fc.jsonValue() as fc.Arbitrary<Json>;
  const turned = (x: Json): Json => (Array.isArray(x) ? x.map((v) => turned(v as Json)) : typeof x === 'object' && x !== null ? Object.fromEntries(Object.entries(x).reverse().map(([k, v]) => [k, turned(v as Json)])) : x);
  fc.assert(fc.property(json, (x) => {
    expect(canonical(turned(x))).toBe(canonical(x));
    expect(JSON.parse(canonical(x))).toEqual(JSON.parse(JSON.stringify(x)));
  }), { seed: 6 });
  expect(canonical({ b: 1, a: undefined, Z: [true, null, '“”'] })).toBe('{"Z":[true,null,"“”"],"b":1}');
  expect(() => canonical(Number.NaN)).toThrow(RangeError);
});

test.each([
  ['教APP备3200001号', '教APP备3200001号', 'sure'], ['教APP备320001号', '教APP备320001号', 'unusual'], ['教APP备32000012号', '教APP备32000012号', 'unusual'],
  ['教app备 3200001 号', '教APP备3200001号', 'sure'], ['教ＡＰＰ备３２００００１号', '教APP备3200001号', 'sure'], ['3200001', '教APP备3200001号', 'sure'],
  ['教APP备4200001', '教APP备4200001号', 'sure'],
])('filing number %s', (typed, as, shape) => {
  expect(readMoeNo(typed)).toEqual({ as, shape });
});

test.each(['教APP备420000X号', '教APP备42O0001号', '教APP备32001号', '320001', '京ICP备12345678号', '', '教APP备号', '教APP备320000123号'])('no filing number: %j', (typed) => {
  expect(readMoeNo(typed).shape).toBe('wrong');
});

test('phones', () => {
  expect(['13812345678', '+86 138-1234-5678', '0086 13812345678', '１３８１２３４５６７８'].map((x) => readPhone(x))).toEqual(Array.from({ length: 4 }, () => ({ as: '13812345678', shape: 'sure' })));
  expect(['12812345678', '1381234567', '138123456789', '051712345678', ''].map((x) => readPhone(x).shape)).toEqual(Array(5).fill('wrong'));
  expect(maskPhone('13812345678')).toBe('138****5678');
});

test('names', () => {
  expect(['张三', '欧阳震华', '阿依古丽·买买提', 'Jean Dupont', '𠮷田'].map((x) => readName(x).shape)).toEqual(Array(5).fill('sure'));
  expect(readName('阿依古丽•买买提').as).toBe('阿依古丽·买买提');
  expect(['张', '张3', '张三😀', '', '·张三', '<b>张三</b>', '张'.repeat(31)].map((x) => readName(x).shape)).toEqual(Array(7).fill('wrong'));
});

test('credit codes and package names', () => {
  expect(readCreditCode('91350100M000100Y43')).toEqual({ as: '91350100M000100Y43', shape: 'sure' }); // the standard's own example
  expect(readCreditCode('91350100M000100Y44').shape).toBe('wrong');
  expect(readCreditCode('91350100I000100Y43').shape).toBe('wrong');
  expect(['com.example.app', 'com.Example.app_2', 'app', 'com..app', 'com.1app', '.com'].map(isPackageName)).toEqual([true, true, false, false, false, false]);
});
