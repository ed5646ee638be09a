import fc from 'fast-check';
import { readScan, storeKey } from '@shared/domain/scan';
import { codeFrom, grouped } from '@shared/kernel/id';

const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 });
const code = bytes.map(codeFrom);
const CODE = codeFrom(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]));
const label = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
const host = fc
  .tuple(label, label, fc.constantFrom('cn', 'gov.cn', 'com', 'edu.cn'))
  .map((p) => p.join('.'));
const words = fc.constantFrom(
  '',
  '【微信】快来看看！',
  '复制这条信息，打开应用：',
  '我在用它 ',
  '备案公示“',
  '（',
);
const tail = fc.constantFrom('', ' 快来', '，快来下载！', '。', '”', '）谢谢', '\n第二行');

describe('our own posters', () => {
  test('any https origin with /q/<code>, whatever words stand around it', () => {
    fc.assert(
      fc.property(code, host, words, tail, fc.boolean(), (c, h, before, after, port) => {
        expect(readScan(`${before}https://${h}${port ? ':8443' : ''}/q/${c}${after}`)).toEqual({
          kind: 'ours',
          code: c,
        });
      }),
    );
  });
  test('the code alone, as printed in groups or in capitals, and as a WeChat scene', () => {
    fc.assert(
      fc.property(code, (c) => {
        for (const text of [
          c,
          grouped(c),
          c.toUpperCase(),
          ` ${c} `,
          `pages/status/index?scene=${encodeURIComponent(c)}`,
          `pages/status/index.html?a=1&scene=${c}`.replace('.html', ''),
        ]) {
          expect(readScan(text)).toEqual({ kind: 'ours', code: c });
        }
      }),
    );
  });
  test('one wrong letter is a bad poster, never another school’s', () => {
    fc.assert(
      fc.property(
        code,
        fc.nat(17),
        fc.constantFrom(...'0123456789abcdefghjkmnpqrstvwxyz'),
        (c, at, letter) => {
          fc.pre(c[at] !== letter);
          const wrong = c.slice(0, at) + letter + c.slice(at + 1);
          expect(readScan(`https://bureau.gov.cn/q/${wrong}`)).toEqual({ kind: 'bad_ours' });
          expect(readScan(wrong).kind).not.toBe('ours');
        },
      ),
    );
  });
  test('not over plain http, not under another path, not WeChat’s own /q/', () => {
    expect(readScan(`http://bureau.gov.cn/q/${CODE}`)).toEqual({
      kind: 'link',
      host: 'bureau.gov.cn',
    });
    expect(readScan(`https://bureau.gov.cn/x/q/${CODE}`)).toEqual({
      kind: 'link',
      host: 'bureau.gov.cn',
    });
    expect(readScan('https://weixin.qq.com/q/02abcdefgh1234567x')).toEqual({
      kind: 'wechat',
      what: 'account',
    });
    expect(readScan(`https://bureau.gov.cn/q/${CODE}?from=wall`)).toEqual({
      kind: 'ours',
      code: CODE,
    });
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
  test.each(['教APP备12345号', '教APP备320012345678号', '智学伴 教APP备12号'])(
    '%s is one with a fault in it',
    (text) =>
      expect(readScan(text)).toMatchObject({
        kind: 'number',
        what: 'moe_no',
        why: expect.stringContaining('应为 7 位数字'),
      }),
  );
  test('any seven-digit number is found inside any Chinese words', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1_000_000, max: 9_999_999 }),
        words,
        fc.constantFrom('', '号', '号。', '号 谢谢'),
        (n, before, after) => {
          expect(readScan(`${before}教APP备${n}${after}`)).toEqual({
            kind: 'moe_no',
            moeNo: `教APP备${n}号`,
          });
        },
      ),
    );
  });
});

const pkg = (packageName: string) => ({ kind: 'package', packageName });
const inStore = (store: string, storeId: string) => ({ kind: 'store', store, storeId });

describe('stores', () => {
  test.each<readonly [string, object]>([
    ['https://apps.apple.com/cn/app/id1234567890', inStore('apple', '1234567890')],
    ['https://apps.apple.com/cn/app/智学伴/id1234567890?mt=8', inStore('apple', '1234567890')],
    ['https://itunes.apple.com/app/%E6%99%BA/id414478124', inStore('apple', '414478124')],
    ['itms-apps://itunes.apple.com/app/id414478124', inStore('apple', '414478124')],
    [
      'itms-apps://itunes.apple.com/WebObjects/MZStore.woa/wa/viewSoftware?id=414478124',
      inStore('apple', '414478124'),
    ],
    ['apps.apple.com/cn/app/id1234567890', inStore('apple', '1234567890')],
    [
      '【智学伴】点击链接下载 https://appgallery.huawei.com/app/C100123456 ，快来',
      inStore('huawei', 'C100123456'),
    ],
    ['https://appgallery.huawei.com/#/app/C100123456', inStore('huawei', 'C100123456')],
    ['https://appgallery.cloud.huawei.com/appdl/C100123456', inStore('huawei', 'C100123456')],
    [
      'https://appgallery.cloud.huawei.com/appDetail?appId=C100123456',
      inStore('huawei', 'C100123456'),
    ],
    [
      'https://appgallery.cloud.huawei.com/appDetail?pkgName=com.example.app',
      pkg('com.example.app'),
    ],
    ['http://appstore.huawei.com/app/C100123456', inStore('huawei', 'C100123456')],
    [
      'hiapp://com.huawei.appmarket?activityName=a&params=%7B%22value%22%3A%22app%7CC100123456%22%7D',
      inStore('huawei', 'C100123456'),
    ],
    ['hwmarket://details?id=com.example.app', pkg('com.example.app')],
    ['appmarket://details?id=com.example.app', pkg('com.example.app')],
    ['market://details?id=com.Example.app', pkg('com.Example.app')],
    ['https://a.app.qq.com/o/simple.jsp?pkgname=com.example.app&from=x', pkg('com.example.app')],
    ['https://sj.qq.com/appdetail/com.example.app', pkg('com.example.app')],
    ['http://android.myapp.com/myapp/detail.htm?apkName=com.example.app', pkg('com.example.app')],
    ['https://app.mi.com/details?id=com.example.app&ref=search', pkg('com.example.app')],
    ['https://m.app.mi.com/details?id=com.example.app', pkg('com.example.app')],
    ['https://app.xiaomi.com/details?id=com.example.app', pkg('com.example.app')],
    ['mimarket://details?id=com.example.app', pkg('com.example.app')],
    ['https://h5.appstore.vivo.com.cn/#/details?appId=2340123', inStore('vivo', '2340123')],
    [
      'https://h5coml.vivo.com.cn/h5coml/appdetail_h5/browser_v2/index.html?appId=2340123',
      inStore('vivo', '2340123'),
    ],
    ['vivomarket://details?id=com.example.app', pkg('com.example.app')],
    ['https://store.oppomobile.com/product/0011/070/674_1.html', inStore('oppo', '11070674')],
    ['https://store.oppomobile.com/product?pkgName=com.example.app', pkg('com.example.app')],
    ['https://app.cdo.heytap.com/detail?pkg=com.example.app', pkg('com.example.app')],
    ['oppomarket://details?packagename=com.example.app', pkg('com.example.app')],
    ['oaps://mk/dt?pkg=com.example.app', pkg('com.example.app')],
    ['honormarket://details?id=com.example.app', pkg('com.example.app')],
    ['samsungapps://ProductDetail/com.example.app', pkg('com.example.app')],
    ['https://galaxystore.samsung.com/detail/com.example.app', pkg('com.example.app')],
    ['https://www.wandoujia.com/apps/7461948', inStore('wandoujia', '7461948')],
    ['https://www.wandoujia.com/apps/com.example.app', pkg('com.example.app')],
    ['https://www.coolapk.com/apk/com.example.app', pkg('com.example.app')],
    ['https://play.google.com/store/apps/details?id=com.example.app&hl=zh', pkg('com.example.app')],
    ['https://app.mi.com/#/details?packageName=com.example.app', pkg('com.example.app')],
    ...['id', 'packageName', 'pkgName', 'pkgname', 'pname', 'package', 'pkg'].flatMap((key) =>
      ['?', '#/x?'].map((sign): [string, object] => [
        `https://play.google.com/store/apps/details${sign}${key}=com.example.app`,
        pkg('com.example.app'),
      ]),
    ),
    ['com.example.app', pkg('com.example.app')],
    ['com.example.cn', pkg('com.example.cn')],
    ['www.example.com', { kind: 'link', host: 'www.example.com' }],
    ['https://apps.apple.com/cn/developer/x/id1234567890', { kind: 'elsewhere', what: 'market' }],
    ['https://appgallery.huawei.com/', { kind: 'elsewhere', what: 'market' }],
    [
      'https://other.example.cn/details?id=com.example.app',
      { kind: 'link', host: 'other.example.cn' },
    ],
  ])('%s', (text, scan) => expect(readScan(text)).toEqual(scan));

  test('the registry’s key for a store’s number', () =>
    expect(storeKey({ kind: 'store', store: 'apple', storeId: '414478124' })).toBe(
      'apple:414478124',
    ));

  test('a short link says whose it is and looks nothing up', () => {
    expect(readScan('https://url.cloud.huawei.com/aBcDeFgHiJ?shareTo=qrcode')).toEqual({
      kind: 'short',
      store: 'huawei',
    });
    expect(readScan('https://url.cloud.huawei.com.evil.cn/aBcDeFgHiJ').kind).toBe('link');
  });

  test('a host that only looks like a store is a plain link', () => {
    const real = fc.constantFrom(
      'apps.apple.com',
      'itunes.apple.com',
      'appgallery.huawei.com',
      'a.app.qq.com',
      'sj.qq.com',
      'app.mi.com',
      'h5.appstore.vivo.com.cn',
      'store.oppomobile.com',
      'galaxystore.samsung.com',
      'www.wandoujia.com',
      'www.coolapk.com',
      'play.google.com',
      'url.cloud.huawei.com',
      'eduyun.cn',
    );
    const look = fc
      .tuple(real, label)
      .chain(([r, l]) =>
        fc.constantFrom(
          `${r}.${l}.cn`,
          `${l}-${r}`,
          `${l}${r}`,
          `user@${l}.evil.cn`,
          `${r}@${l}.evil.cn`,
          `${r}:80@${l}.evil.cn`,
          `${r}-${l}.cn`,
          `${r.replace(/\./g, '-')}.${l}.cn`,
          `${l}@${r}`,
          `${r}:8443`,
          `${r}%2eevil.cn`,
          `xn--${r}`,
          `${r.replace(/[a-z]/, '\u0430')}`,
          `${r}。evil.cn`,
          `${r}．evil.cn`,
          `evil.cn\\@${r}`,
          `evil.cn#@${r}`,
          `evil.cn?@${r}`,
          '1.2.3.4',
          '[::1]',
        ),
      );
    const path = fc.constantFrom(
      '/cn/app/id1234567890',
      '/app/C100123456',
      '/#/app/C100123456',
      '/o/simple.jsp?pkgname=com.example.app',
      '/appdetail/com.example.app',
      '/details?id=com.example.app',
      '/#/details?appId=2340123',
      '/product/0011/070/674_1.html',
      '/detail/com.example.app',
      '/apps/7461948',
      '/apk/com.example.app',
      '/bmp-web/getSpAppDetail_index?appId=0123456789abcdef0123456789abcdef',
    );
    fc.assert(
      fc.property(
        look,
        path,
        words,
        fc.constantFrom('', '教APP备3200123号'),
        (h, p, before, number) => {
          const scan = readScan(`${before}https://${h}${p} ${number}`);
          expect(scan.kind).toBe(scan.kind === 'moe_no' && number ? 'moe_no' : 'link');
        },
      ),
      { numRuns: 3000, seed: 21 },
    );
  });
  test('our poster’s path under a host that pretends to be a store is no poster', () =>
    expect(readScan(`https://apps.apple.com.evil.cn/q/${CODE}`)).toMatchObject({
      kind: 'link',
      odd: 'fake',
    }));
  test('what pretends to be a store is named so', () => {
    for (const host of [
      'apps.apple.com.evil.cn',
      'apps-apple-com.cn',
      'xapps.apple.com',
      'www.eduyun.cn.evil.com',
    ])
      expect(readScan(`https://${host}/cn/app/id1234567890 教APP备3200123号`)).toEqual({
        kind: 'link',
        host,
        odd: 'fake',
      });
    for (const host of ['a@apps.apple.com', 'apps.apple.com:8443', 'xn--pple-43d.com'])
      expect(readScan(`https://${host}/cn/app/id1234567890`)).toMatchObject({
        kind: 'link',
        odd: 'hidden',
      });
    expect(readScan('https://apps.apple.com。evil.cn/cn/app/id1234567890')).toMatchObject({
      kind: 'link',
      odd: 'hidden',
    });
    for (const host of ['1.2.3.4', '1.2.3.4:80', '[::1]', '[::1]:80'])
      expect(readScan(`http://${host}/cn/app/id1234567890`)).toMatchObject({
        kind: 'link',
        odd: 'ip',
      });
    expect(readScan('https://consumer.huawei.com/cn/')).toEqual({
      kind: 'link',
      host: 'consumer.huawei.com',
    });
  });
  test('the host is the one the phone would open', () => {
    expect(readScan('https://apps.apple.com:80@x.evil.cn:8443/app/id1234567890')).toEqual({
      kind: 'link',
      host: 'x.evil.cn',
      odd: 'hidden',
    });
    expect(readScan('HTTPS://APPS.APPLE.COM./cn/app/id1234567890').kind).toBe('store');
  });
  test('another scheme does not make it a store', () =>
    expect(readScan('javascript://apps.apple.com/app/id1234567890').kind).toBe('link'));
  test('the first link wins', () => {
    expect(readScan('https://evil.cn/a https://apps.apple.com/cn/app/id1234567890')).toEqual({
      kind: 'link',
      host: 'evil.cn',
    });
    expect(readScan('https://apps.apple.com/cn/app/id1234567890 https://evil.cn/a').kind).toBe(
      'store',
    );
  });
});

test('the national platform keeps its link and the id in it, on its own hosts only', () => {
  const appId = '0123456789abcdef0123456789ABCDEF';
  const url = `https://system.eduyun.cn/bmp-web/getSpAppDetail_index?appId=${appId}&userId=`;
  expect(readScan(url)).toEqual({ kind: 'national', url, appId });
  expect(readScan('https://app.eduyun.cn/#/detail')).toEqual({
    kind: 'national',
    url: 'https://app.eduyun.cn/#/detail',
  });
  expect(readScan('https://eduyun.cn.evil.com/bmp-web').kind).toBe('link');
});

test('never throws, and a code it gives is always a right one', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ maxLength: 300 }).map((s) => `https://${s}`),
    fc.string({ maxLength: 40 }).map((s) => `https://a.cn/q/${s}`),
  );
  fc.assert(
    fc.property(anything, (text) => {
      const scan = readScan(text);
      if (scan.kind === 'ours') expect(readScan(scan.code)).toEqual(scan);
      if (scan.kind === 'store') expect(scan.storeId).toMatch(/^C?\d{5,12}$/);
    }),
    { numRuns: 2000 },
  );
});

describe('WeChat, payment, packages outside the stores', () => {
  test.each([
    ['https://wxaurl.cn/aBcDeFgHiJk', 'mini'],
    ['https://wxmpurl.cn/aBcDeFgHiJk', 'mini'],
    ['http://weixin.qq.com/r/aBcDeFg1234567', 'account'],
    ['https://weixin.qq.com/g/aBcDeFg1234567', 'group'],
    ['http://weixin.qq.com/q/02abcdefgh1234567x', 'account'],
    ['https://mp.weixin.qq.com/s?__biz=MzA5&mid=1&idx=1&sn=abc', 'article'],
    ['https://mp.weixin.qq.com/s/aBcDeFg1234567', 'article'],
    ['https://mp.weixin.qq.com/cgi-bin/x', 'other'],
    ['https://u.wechat.com/aBcDeFg1234567', 'personal'],
    ['https://work.weixin.qq.com/ca/cawcde123', 'work'],
    ['weixin://dl/business/?t=abc', 'other'],
  ])('%s', (text, what) =>
    expect(readScan(`【微信】快来下载吧！${text}`)).toEqual({ kind: 'wechat', what }),
  );
  test('a mini-program’s link that says its name', () =>
    expect(readScan('#小程序://智学伴/aBcDeFg1234567')).toEqual({
      kind: 'wechat',
      what: 'mini',
      name: '智学伴',
    }));
  test('a number beside a link of WeChat’s is worth more than the link', () =>
    expect(readScan('智学伴 教APP备3200123号 https://wxaurl.cn/aBc')).toEqual({
      kind: 'moe_no',
      moeNo: '教APP备3200123号',
    }));
  test.each([
    'https://dl.example.cn/a/zhixueban.apk',
    'http://dl.example.cn/zhixueban.APK?v=3',
    '点击 https://dl.example.cn/a.apk#x 教APP备3200123号',
  ])('%s is a package outside the stores', (text) =>
    expect(readScan(text)).toEqual({ kind: 'apk', host: 'dl.example.cn' }),
  );
  test.each(['wxp://f2f0abcdef', 'https://qr.alipay.com/fkx0abc'])('%s is for paying', (text) =>
    expect(readScan(text)).toEqual({ kind: 'pay' }),
  );
});

test.each([
  ['苏ICP备12345678号', 'icp', '苏ICP备12345678号'],
  ['网站备案：京ICP备13016345号-1 ，谢谢', 'icp', '京ICP备13016345号-1'],
  ['浙公网安备 33010002000120号', 'police', '浙公网安备33010002000120号'],
  ['京ICP证030173号', 'telecom', '京ICP证030173号'],
  ['浙B2-20110446', 'telecom', '浙B2-20110446'],
  ['91330100799655058B', 'credit', '91330100799655058B'],
  ['9133 0100 7996 5505 8b', 'credit', '91330100799655058B'],
  ['13812345678', 'phone', '13812345678'],
  ['+86 138-1234-5678', 'phone', '13812345678'],
  ['0577-88888888', 'phone', '0577-88888888'],
  ['wxc434e3f6390fd9cf', 'appid', 'wxc434e3f6390fd9cf'],
])('%s is a number, said plainly', (text, what, as) =>
  expect(readScan(text)).toEqual({ kind: 'number', what, as }),
);

test('an identity card’s number is known for one and not repeated', () => {
  for (const text of ['321302201501011234', '32130220150101123X', '3213 0220 1501 0112 34'])
    expect(readScan(text)).toEqual({ kind: 'number', what: 'person', as: '' });
});

test('a text of any length is read at once, and only its beginning', () => {
  const long = 100_000;
  const pieces = [
    'a',
    'a.',
    '.',
    '1',
    ' ',
    '/a/',
    'https://',
    'a:',
    '教',
    '教APP备',
    '教 ',
    '备 ',
    '=',
    '&a=b',
    '?',
    '#',
    '-',
    '%',
    '号',
    '京ICP备 ',
    '@',
    'a-',
    '中/',
    '(',
    '\u3000',
  ];
  for (const piece of pieces) {
    for (const before of ['', 'https://a.cn/', 'pages/x?', '教APP备', 'x ']) {
      const text = (before + piece.repeat(long / piece.length)).slice(0, long);
      expect(readScan(`${text}!`)).toEqual(readScan(`${text}?x`));
    }
  }
});

test.each([
  '智学伴',
  '',
  '   ',
  '12345',
  'Dr.Panda',
  '语文100分',
  '#小程序',
  '教APP备',
  'ICP备',
  'https://',
  '://x',
])('%p is nothing we know', (text) => expect(readScan(text)).toEqual({ kind: 'unknown' }));

describe('what is passed round in class groups', () => {
  test.each([
    [`https://edu.example.gov.cn/q/${CODE}，点开看看能不能用`, { kind: 'ours', code: CODE }],
    [`请家长扫码：https://edu.example.gov.cn/q/${CODE}看看`, { kind: 'ours', code: CODE }],
    [
      '我在小米应用商店发现了这个应用：https://app.mi.com/details?id=com.example.homework&ref=share 快来下载',
      pkg('com.example.homework'),
    ],
  ])('%s', (text, scan) => expect(readScan(text)).toEqual(scan));

  test.each([
    [`https://edu.example.gov.cn/q/${CODE}👉点开看看`, { kind: 'ours', code: CODE }],
    [`查询码：${grouped(CODE)}。`, { kind: 'ours', code: CODE }],
    ['https://app.mi.com/details?id=com.example.homework👍快来', pkg('com.example.homework')],
    [
      'https://h5.appstore.heytapmobi.com/app/detail?pkg=com.example.homework',
      pkg('com.example.homework'),
    ],
    [
      'https://apps.samsung.com/appquery/appDetail.as?appId=com.example.homework',
      pkg('com.example.homework'),
    ],
    [
      'https://app.flyme.cn/apps/public/detail?package_name=com.example.homework',
      pkg('com.example.homework'),
    ],
    ['https://www.lenovomm.com/appdetail/com.example.homework/20', pkg('com.example.homework')],
    ['https://qm.qq.com/q/abcdEFG', { kind: 'elsewhere', what: 'qq' }],
    [
      '点击链接加入群聊【三（2）班】：https://qm.qq.com/q/abcdEFG',
      { kind: 'elsewhere', what: 'qq' },
    ],
    ['mqqapi://card/show_pslcard?src_type=internal', { kind: 'elsewhere', what: 'qq' }],
    ['https://im.dingtalk.com/abc', { kind: 'elsewhere', what: 'dingtalk' }],
    ['https://qr.dingtalk.com/action/joingroup?code=v1', { kind: 'elsewhere', what: 'dingtalk' }],
    ['https://applink.feishu.cn/client/chat/chatter', { kind: 'elsewhere', what: 'feishu' }],
    ['https://meeting.tencent.com/dm/abc', { kind: 'elsewhere', what: 'meeting' }],
    ['https://docs.qq.com/form/page/abc', { kind: 'elsewhere', what: 'form' }],
    ['https://www.wjx.cn/vm/abc.aspx', { kind: 'elsewhere', what: 'form' }],
    ['https://zhushou.360.cn/detail/index/soft_id/123', { kind: 'elsewhere', what: 'market' }],
    ['https://qr.95516.com/00010000/abc', { kind: 'pay' }],
  ])('case 14 · %s', (text, scan) => expect(readScan(text)).toEqual(scan));

  test('a host that only ends like one of theirs is a plain link', () => {
    for (const host of ['qm.qq.com.evil.cn', 'evildingtalk.com', 'xwjx.cn', 'dingtalk.com.cn'])
      expect(readScan(`https://${host}/abc`)).toMatchObject({ kind: 'link', host });
  });
});
