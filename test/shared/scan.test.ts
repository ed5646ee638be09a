import fc from 'fast-check';
import { readScan } from '@shared/domain/scan';
import { codeFrom, grouped } from '@shared/kernel/id';

const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 });
const code = bytes.map(codeFrom);
const CODE = codeFrom(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]));
const label = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
const host = fc.tuple(label, label, fc.constantFrom('cn', 'gov.cn', 'com', 'edu.cn')).map((p) => p.join('.'));
const words = fc.constantFrom('', '【微信】快来看看！', '复制这条信息，打开应用：', '我在用它 ', '备案公示“', '（');
const tail = fc.constantFrom('', ' 快来', '，快来下载！', '。', '”', '）谢谢', '\n第二行');

describe('our own posters', () => {
  test('any https origin with /q/<code>, whatever words stand around it', () => {
    fc.assert(fc.property(code, host, words, tail, fc.boolean(), (c, h, before, after, port) => {
      expect(readScan(`${before}https://${h}${port ? ':8443' : ''}/q/${c}${after}`)).toEqual({ kind: 'ours', code: c });
    }));
  });
  test('the code alone, as printed in groups or in capitals, and as a WeChat scene', () => {
    fc.assert(fc.property(code, (c) => {
      for (const text of [c, grouped(c), c.toUpperCase(), ` ${c} `, `pages/status/index?scene=${encodeURIComponent(c)}`, `pages/status/index.html?a=1&scene=${c}`.replace('.html', '')]) {
        expect(readScan(text)).toEqual({ kind: 'ours', code: c });
      }
    }));
  });
  test('one wrong letter is a bad poster, never another school’s', () => {
    fc.assert(fc.property(code, fc.nat(17), fc.constantFrom(...'0123456789abcdefghjkmnpqrstvwxyz'), (c, at, letter) => {
      fc.pre(c[at] !== letter);
      const wrong = c.slice(0, at) + letter + c.slice(at + 1);
      expect(readScan(`https://bureau.gov.cn/q/${wrong}`)).toEqual({ kind: 'bad_ours' });
      expect(readScan(wrong).kind).not.toBe('ours');
    }));
  });
  test('not over plain http, not under another path, not WeChat’s own /q/', () => {
    expect(readScan(`http://bureau.gov.cn/q/${CODE}`)).toEqual({ kind: 'link', host: 'bureau.gov.cn' });
    expect(readScan(`https://bureau.gov.cn/x/q/${CODE}`)).toEqual({ kind: 'link', host: 'bureau.gov.cn' });
    expect(readScan('https://weixin.qq.com/q/02abcdefgh1234567x')).toEqual({ kind: 'link', host: 'weixin.qq.com' });
    expect(readScan(`https://bureau.gov.cn/q/${CODE}?from=wall`)).toEqual({ kind: 'ours', code: CODE });
  });
});

describe('national numbers', () => {
  test.each([
    ['教APP备3200123号', '教APP备3200123号'],
    ['备案号：教ＡＰＰ备 3200123 号，请核对', '教APP备3200123号'],
    ['教app备110213号', '教APP备110213号'],
    ['3200123', '教APP备3200123号'],
    ['教 APP 备 32 00123 号', '教APP备3200123号'],
    ['智学伴（教APP备3200123号）https://www.example.cn/share/1', '教APP备3200123号'],
  ])('%s', (text, moeNo) => expect(readScan(text)).toEqual({ kind: 'moe_no', moeNo }));
  test.each(['教APP备12345号', '13812345678', '教APP备320012345678号', '苏ICP备12345678号'])('%s is none', (text) => expect(readScan(text)).toEqual({ kind: 'unknown' }));
  test('any seven-digit number is found inside any Chinese words', () => {
    fc.assert(fc.property(fc.integer({ min: 1_000_000, max: 9_999_999 }), words, fc.constantFrom('', '号', '号。', '号 谢谢'), (n, before, after) => {
      expect(readScan(`${before}教APP备${n}${after}`)).toEqual({ kind: 'moe_no', moeNo: `教APP备${n}号` });
    }));
  });
});

describe('stores', () => {
  test.each([
    ['https://apps.apple.com/cn/app/id1234567890', { kind: 'store', store: 'apple', storeId: '1234567890' }],
    ['https://apps.apple.com/cn/app/智学伴/id1234567890?mt=8', { kind: 'store', store: 'apple', storeId: '1234567890' }],
    ['https://itunes.apple.com/app/%E6%99%BA/id414478124', { kind: 'store', store: 'apple', storeId: '414478124' }],
    ['itms-apps://itunes.apple.com/app/id414478124', { kind: 'store', store: 'apple', storeId: '414478124' }],
    ['【智学伴】点击链接下载 https://appgallery.huawei.com/app/C100123456 ，快来', { kind: 'store', store: 'huawei', storeId: 'C100123456' }],
    ['https://appgallery.huawei.com/#/app/C100123456', { kind: 'store', store: 'huawei', storeId: 'C100123456' }],
    ['https://appgallery.cloud.huawei.com/appdl/C100123456', { kind: 'store', store: 'huawei', storeId: 'C100123456' }],
    ['https://appgallery.cloud.huawei.com/appDetail?appId=C100123456', { kind: 'store', store: 'huawei', storeId: 'C100123456' }],
    ['appmarket://details?id=com.example.app', { kind: 'package', packageName: 'com.example.app' }],
    ['market://details?id=com.Example.app', { kind: 'package', packageName: 'com.Example.app' }],
    ['https://a.app.qq.com/o/simple.jsp?pkgname=com.example.app&from=x', { kind: 'package', packageName: 'com.example.app' }],
    ['https://sj.qq.com/appdetail/com.example.app', { kind: 'package', packageName: 'com.example.app' }],
    ['com.example.app', { kind: 'package', packageName: 'com.example.app' }],
    ['www.example.com', { kind: 'link', host: 'www.example.com' }],
  ])('%s', (text, scan) => expect(readScan(text)).toEqual(scan));

  test('a host that only looks like a store is a plain link', () => {
    const real = fc.constantFrom('apps.apple.com', 'itunes.apple.com', 'appgallery.huawei.com', 'a.app.qq.com', 'sj.qq.com', 'eduyun.cn');
    const look = fc.tuple(real, label).chain(([r, l]) => fc.constantFrom(`${r}.${l}.cn`, `${l}-${r}`, `${l}${r}`, `user@${l}.evil.cn`, `${r}@${l}.evil.cn`, `${r}:80@${l}.evil.cn`, `${r}-${l}.cn`));
    const path = fc.constantFrom('/cn/app/id1234567890', '/app/C100123456', '/o/simple.jsp?pkgname=com.example.app', '/appdetail/com.example.app', '/bmp-web/getSpAppDetail_index?appId=0123456789abcdef0123456789abcdef');
    fc.assert(fc.property(look, path, (h, p) => {
      expect(readScan(`https://${h}${p}`).kind).toBe('link');
    }));
  });
  test('the host is the one the phone would open', () => {
    expect(readScan('https://apps.apple.com:80@x.evil.cn:8443/app/id1234567890')).toEqual({ kind: 'link', host: 'x.evil.cn' });
    expect(readScan('HTTPS://APPS.APPLE.COM./cn/app/id1234567890').kind).toBe('store');
  });
  test('another scheme does not make it a store', () => expect(readScan('javascript://apps.apple.com/app/id1234567890').kind).toBe('link'));
  test('the first link wins', () => {
    expect(readScan('https://evil.cn/a https://apps.apple.com/cn/app/id1234567890')).toEqual({ kind: 'link', host: 'evil.cn' });
    expect(readScan('https://apps.apple.com/cn/app/id1234567890 https://evil.cn/a').kind).toBe('store');
  });
});

test('the national platform keeps its link and the id in it, on its own hosts only', () => {
  const appId = '0123456789abcdef0123456789ABCDEF';
  const url = `https://system.eduyun.cn/bmp-web/getSpAppDetail_index?appId=${appId}&userId=`;
  expect(readScan(url)).toEqual({ kind: 'national', url, appId });
  expect(readScan('https://app.eduyun.cn/#/detail')).toEqual({ kind: 'national', url: 'https://app.eduyun.cn/#/detail' });
  expect(readScan('https://eduyun.cn.evil.com/bmp-web').kind).toBe('link');
});

test('never throws, and a code it gives is always a right one', () => {
  const anything = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ maxLength: 300 }).map((s) => `https://${s}`), fc.string({ maxLength: 40 }).map((s) => `https://a.cn/q/${s}`));
  fc.assert(fc.property(anything, (text) => {
    const scan = readScan(text);
    if (scan.kind === 'ours') expect(readScan(scan.code)).toEqual(scan);
    if (scan.kind === 'store') expect(scan.storeId).toMatch(/^C?\d{5,12}$/);
  }), { numRuns: 2000 });
});

test.each(['智学伴', '', '   ', '91330100799655058B', '12345', 'https://', '://x'])('%p is nothing we know', (text) => expect(readScan(text)).toEqual({ kind: 'unknown' }));
