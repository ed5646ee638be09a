import fc from 'fast-check';
import { codeFrom, grouped } from '@shared/kernel/id';
import { follow, scanAddress, textOf } from '@client/pages/home/follow';

const code = codeFrom(new Uint8Array(10).fill(7));
const origin = 'https://bureau.example.cn';
const status = { go: `/pages/status/index?code=${code}` };

test('our own poster goes straight to its answer, scanned or typed', () => {
  for (const text of [
    code,
    grouped(code),
    code.toUpperCase(),
    `${origin}/q/${code}`,
    `${origin}:8443/q/${code}?from=wall`,
    `pages/status/index?scene=${code}`,
  ]) {
    expect(follow(text, 'scanned')).toEqual(status);
    expect(follow(text, 'typed')).toEqual(status);
  }
});

test('an altered poster, WeChat’s own /q/ and plain http are looked at more closely', () => {
  const altered = `${code[0] === 'z' ? 'y' : 'z'}${code.slice(1)}`;
  for (const text of [
    altered,
    `${origin}/q/${altered}`,
    `https://weixin.qq.com/q/${code}`,
    `http://bureau.example.cn/q/${code}`,
    `${origin}/x/q/${code}`,
  ]) {
    expect(follow(text, 'typed')).toEqual({ go: scanAddress(text, 'typed') });
  }
});

test('typed names are searched for here, and only typed ones', () => {
  for (const text of [
    '智',
    '智学伴',
    '宿迁市河滨实验小学',
    'Learn English Now',
    'K12 课堂',
    '三年级2024',
    ' 备课通 ',
    '备案',
  ]) {
    expect(follow(text, 'typed')).toEqual({ look: text.trim() });
    expect(follow(text, 'scanned')).toEqual({ go: scanAddress(text, 'scanned') });
  }
});

test('whatever may be an address, a number or a code is looked at more closely', () => {
  for (const text of [
    'https://a.cn',
    'a.cn',
    'com.example.app',
    'a/b',
    '教APP备3200123号',
    '教ＡＰＰ备 32',
    '3200123',
    '138 1234 5678',
    '１３８１２３４５６７８',
    '苏ICP备12345678号',
    '91330100799655058B',
    'wxc434e3f6390fd9cf',
    '智学伴：下载',
  ]) {
    expect(follow(text, 'typed')).toEqual({ go: scanAddress(text, 'typed') });
  }
});

test('a text arrives as it was, whether the address is decoded once or twice', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.string({
          unit: fc.constantFrom('%', '~', '0', '1', '2', 'F', '+', '&', '=', '#', '智'),
          maxLength: 30,
        }),
      ),
      (text) => {
        const carried = /&text=(.*)$/.exec(scanAddress(text, 'scanned'))![1]!;
        expect(carried).toMatch(/^[^%~&=#+?/]*(?:[%~][^&=#+?/]*)*$/);
        expect(textOf({ text: carried })).toBe(text);
        expect(textOf({ text: decodeURIComponent(carried) })).toBe(text);
      },
    ),
    { seed: 1, numRuns: 1000 },
  );
});

test('no text whatever makes it throw, and the address stays short', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 300 }).map((s) => s + '\ud800'),
      fc.constantFrom('scanned' as const, 'typed' as const),
      (text, how) => {
        const lead = follow(text.repeat(20), how);
        if ('go' in lead) expect(lead.go.length).toBeLessThan(20_000);
      },
    ),
    { seed: 2 },
  );
});
