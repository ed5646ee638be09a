import fc from 'fast-check';
import { canonical, type Json } from '@shared/kernel/canonical';
import { base32, CODE_LETTERS, codeFrom, grouped, idFrom, isId, readCode } from '@shared/kernel/id';
import { hasControl, hasEmoji } from '@shared/kernel/printable';
import { reveals } from '@shared/kernel/reveals';
import { grams, plainName, queryGrams } from '@shared/kernel/names';
import { cleaned, countZi, halfWidth, overBy } from '@shared/kernel/text';

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

test('case 13 · a code reads back as keyboards, chats and screens spell it', () => {
  const wide = (text: string) =>
    text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
  const dash = fc.constantFrom(...'-‐‑‒–—―−－﹣·. 　_～\n\t', '——', ' - ', '\r\n', '\u200b-\u200b');
  const label = fc.constantFrom(
    '',
    '查询码：',
    '邀请码',
    '您的查询码是：',
    '核验码:',
    'code: ',
    '编码（18 位）：',
    '【查询码】',
  );
  const behind = fc.constantFrom('', '。', '，请保管好', '（三天内有效）', '!', '\n谢谢', '」');
  fc.assert(
    fc.property(
      bytes,
      dash,
      label,
      behind,
      fc.boolean(),
      fc.boolean(),
      (b, sign, before, after, full, capital) => {
        const code = codeFrom(b);
        const spelled = grouped(capital ? code.toUpperCase() : code).replace(/-/g, sign);
        expect(readCode(`${before}${full ? wide(spelled) : spelled}${after}`)).toBe(code);
      },
    ),
    { seed: 7, numRuns: 2000 },
  );
  const code = codeFrom(new Uint8Array(10).fill(1));
  expect(readCode(code.replace(/0/g, '〇').replace(/1/g, '丨'))).toBe(code);
  // An address is taken apart by whoever knows whose it is.
  expect(readCode(`http://evil.example.cn/q/${code}`)).toBeUndefined();
  expect(readCode(`${'字'.repeat(500)}${code}`)).toBeUndefined();
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
  const id = idFrom('case', new Uint8Array(15).fill(7));
  expect(id).toMatch(/^cas_[0-9a-z]{24}$/);
  expect([
    isId('case', id),
    isId('app', id),
    isId('case', 'cas_x'),
    isId('case', `${id}!`),
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
  ['作业\u200b批改\u202c', 4],
  ['👨‍👩‍👧', 3],
  ['❤️', 1],
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

test('case 12 · how much too long a text is does not depend on blanks, nor on how long it is', () => {
  const unit = fc.constantFrom(
    '字',
    'a',
    '😀',
    '𠮷',
    ' ',
    '\n',
    '　',
    '\u200b',
    '\uD83D',
    '👨‍👩‍👧',
    '\u0301',
  );
  fc.assert(
    fc.property(
      fc.array(unit, { maxLength: 60 }),
      fc.integer({ min: 1, max: 30 }),
      (units, max) => {
        const text = units.join('');
        const over = overBy(text, max);
        expect(over === 0).toBe(countZi(text) <= max && text.length <= max * 4);
        // What the phone trims and the server drops makes no text too long.
        if (over === 0)
          expect([overBy(cleaned(text), max), overBy(text.trim(), max)]).toEqual([0, 0]);
        if (text.length <= max * 4) expect(over).toBe(Math.max(0, countZi(text) - max));
      },
    ),
    { seed: 8 },
  );
  expect(overBy('\u0301'.repeat(1_000_000), 1000)).toBeGreaterThan(0);
});

test('case 9 · what shows nothing goes, what shows something stays', () => {
  expect(cleaned('作业\u200b批改，\u200e面向三至六年级\u202c\uFEFF。')).toBe(
    '作业批改，面向三至六年级。',
  );
  expect(cleaned('一\r\n二\r三\u2028四\u000b五\u0085六')).toBe('一\n二\n三\n四\n五\n六');
  expect(cleaned('™\uFE0F 葛\u{E0100} \uFFFC')).toBe('™ 葛 ');
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      expect(cleaned(cleaned(text))).toBe(cleaned(text));
      for (const c of cleaned(text)) expect(c).not.toMatch(/\p{Default_Ignorable_Code_Point}/u);
    }),
    { seed: 9 },
  );
});

test('case 7 · names that look alike are compared as one, others are not', () => {
  for (const [one, other] of [
    ['宿迁市实验小学（南校区）', '宿迁市实验小学(南校区)'],
    ['第１小学', '第1小学'],
    ['第①小学', '第1小学'],
    ['河滨 小学', '河滨小学'],
    ['河滨⼩学\u200b', '河滨小学'],
    ['河滨—城关〔东〕', '河滨-城关【东】'],
    ['ＡＢＣ学校', 'abc学校'],
  ] as const)
    expect(plainName(one)).toBe(plainName(other));
  for (const [one, other] of [
    ['第一小学', '第二小学'],
    ['河滨小学', '河浜小学'],
    ['实验小学（南）', '实验小学（北）'],
  ] as const)
    expect(plainName(one)).not.toBe(plainName(other));
  expect(plainName(`甲${'\u0301\u0323'.repeat(500_000)}`).length).toBeLessThan(20_000);
});

test('case 11 · a number inside a longer one tells nobody’s telephone', () => {
  const digits = (least: number, most: number) =>
    fc.stringMatching(new RegExp(`^[0-9]{${least},${most}}$`));
  const mobile = fc
    .tuple(fc.constantFrom('13', '15', '18', '19'), digits(9, 9))
    .map((p) => p.join(''));
  fc.assert(
    fc.property(mobile, digits(1, 6), fc.boolean(), (number, more, before) => {
      fc.pre(!/^(?:0|(?:00)?86)$/.test(more)); // of a country
      expect(reveals(`号${before ? `${more}${number}` : `${number}${more}`}号`)).not.toBe('phone');
      expect(reveals(`证${number}-${more}号`)).not.toBe('phone');
      expect(reveals(`打${number}找我`)).toBe('phone');
      expect(reveals(`打${number.slice(0, 3)}-${number.slice(3, 7)} ${number.slice(7)}。`)).toBe(
        'phone',
      );
      expect(reveals(`${number}、${number}`)).toBe('phone');
      expect(reveals(`微信${[...number].join('\u200b')}`)).toBe('phone');
    }),
    { seed: 10 },
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
