import fc from 'fast-check';
import {
  codeKinds,
  isPackageName,
  maskPhone,
  readCreditCode,
  readIdentifier,
  readLandline,
  readMoeNo,
  readName,
  readPhone,
  type CodeKind,
  type Read,
} from '@shared/kernel/identifiers';

const readers: Record<string, (text: string) => Read> = {
  ...Object.fromEntries(
    codeKinds.map((kind) => [kind, (text: string) => readIdentifier(kind, text)]),
  ),
  moe_no: readMoeNo,
  phone: readPhone,
  landline: readLandline,
  name: readName,
};

// As they stand in public registers and notices.
const examples: Record<string, readonly string[]> = {
  icp: [
    '京ICP备13016345号-1',
    '京ICP备18027903号-24A',
    '黔ICP备2026001073号-1',
    '蜀ICP备17023824号-1',
    '苏ICP备12345678号',
  ],
  telecom: ['浙B2-20110446', '京B2-20191290', 'B2-20150210', '京ICP证030173号'],
  police: ['浙公网安备33010002000120号'],
  mlps: ['11010843128-21001'],
  credit: [
    '9144030071526726XG',
    '91330100799655058B',
    '911100007109250324',
    '91110108551385082Q',
    '91440300708461136T',
    '91350100M000100Y43',
  ],
  school: ['1144000501', '1144001800', '2132000123'],
  area: ['330300', '321300', '410900', '321302001000'],
  document: [
    '宿教办发〔2024〕25号',
    '温教办技〔2022〕65号',
    '京教信〔2022〕5号',
    '濮教指〔2020〕51号',
    '教技函〔2019〕55号',
  ],
  package: ['com.A17zuoye.mobile.homework', 'com.example.app_2'],
  bundle: ['com.tencent.edu', 'com.example.my-app'],
  appid: ['wxc434e3f6390fd9cf'],
  moe_no: ['教APP备1100871号', '教APP备5100118号'],
  phone: ['13812345678'],
  landline: ['84389867', '0577-88888888', '010-12345678-123'],
};
const known = fc.constantFrom(
  ...Object.entries(examples).flatMap(([kind, list]) => list.map((text) => [kind, text] as const)),
);

test.each(Object.keys(examples))('%s: every known one is sure and its own normal form', (kind) => {
  for (const text of examples[kind]!)
    expect(readers[kind]!(text)).toEqual({ as: text, shape: 'sure' });
});

test('full width, spaces and invisible characters change nothing', () => {
  const wide = (c: string) =>
    c >= '!' && c <= '~' ? String.fromCharCode(c.charCodeAt(0) + 0xfee0) : c;
  fc.assert(
    fc.property(
      known,
      fc.array(fc.constantFrom('wide', 'space', 'ideographic space', 'zero width', ''), {
        minLength: 40,
        maxLength: 40,
      }),
      ([kind, text], how) => {
        const typed = [...text]
          .map(
            (c, i) =>
              ({
                wide: wide(c),
                space: `${c} `,
                'ideographic space': `　${c}`,
                'zero width': `${c}\u200b`,
                '': c,
              })[how[i]!],
          )
          .join('');
        expect(readers[kind]!(` ${typed}\n`)).toEqual({ as: text, shape: 'sure' });
      },
    ),
    { seed: 11 },
  );
});

test('any brackets and either case read the same', () => {
  for (const [open, close] of ['[]', '()', '【】', '［］', '（）', '{}', '〖〗', '<>'].map(
    (pair) => [...pair],
  ))
    expect(readIdentifier('document', `宿教办发 ${open}2024${close} 25`)).toEqual({
      as: '宿教办发〔2024〕25号',
      shape: 'sure',
    });
  fc.assert(
    fc.property(
      known.filter(([kind]) => kind !== 'package' && kind !== 'bundle'),
      ([kind, text]) => expect(readers[kind]!(text.toLowerCase())).toEqual(readers[kind]!(text)),
    ),
    { seed: 12 },
  );
  expect(readIdentifier('package', 'com.A17').as).not.toBe(readIdentifier('package', 'com.a17').as);
});

const typed = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom(
      ...'0123456789京苏秦教APP备案ICP公网安证B2-号〔〕[]()【】+86转wxgh_.。 　ａＡ０第',
    ),
    maxLength: 30,
  }),
  known.chain(([, text]) =>
    fc
      .tuple(fc.nat(text.length), fc.constantFrom('', '0', 'X', '号', '-', '—', '备', '秦'))
      .map(([at, c]) => text.slice(0, at) + c + text.slice(at + 1)),
  ),
);
test('reading again what was read changes nothing, and there is a reason exactly when it is not sure', () => {
  fc.assert(
    fc.property(typed, (text) => {
      for (const [kind, read] of Object.entries(readers)) {
        const once = read(text);
        expect({ kind, ...read(once.as), why: undefined }).toEqual({
          kind,
          ...once,
          why: undefined,
        });
        if (once.shape === 'sure') expect(once.why).toBeUndefined();
        else expect(once.why).toMatch(/[\u4e00-\u9fa5]/);
      }
    }),
    { seed: 13, numRuns: 3000 },
  );
});

const LETTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
// The two check characters worked out another way than the reader's: by trying which one fits the standard's congruence.
const fit = (alphabet: string, ok: (c: string) => boolean): string => [...alphabet].find(ok)!;
const value = (c: string) => LETTERS.indexOf(c);
const ninth = (eight: string) =>
  fit('0123456789X', (c) =>
    ([...eight].reduce(
      (sum, x, i) =>
        sum + '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'.indexOf(x) * [3, 7, 9, 10, 5, 8, 4, 2][i]!,
      0,
    ) +
      (c === 'X' ? 10 : Number(c))) %
      11 ===
    0);
const last = (body: string) =>
  fit(
    LETTERS,
    (c) =>
      ([...body].reduce(
        (sum, x, i) =>
          sum + value(x) * [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28][i]!,
        0,
      ) +
        value(c)) %
        31 ===
      0,
  );
const credit = fc
  .tuple(
    fc.constantFrom('12', '11', '52', '91', '92'),
    fc.constantFrom('321300', '110108', '330302'),
    fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 8, maxLength: 8 }),
  )
  .map(([kind, area, eight]) => {
    const body = kind + area + eight + ninth(eight);
    return body + last(body);
  });

test('a credit code: every single wrong character and every swap of neighbours is caught, without exception', () => {
  fc.assert(
    fc.property(credit, (code) => {
      expect(readCreditCode(code)).toEqual({ as: code, shape: 'sure' });
      for (let i = 0; i < 18; i += 1) {
        for (const c of '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ')
          if (c !== code[i])
            expect(readCreditCode(code.slice(0, i) + c + code.slice(i + 1)).shape).toBe('wrong');
        if (i > 0 && code[i] !== code[i - 1])
          expect(
            readCreditCode(code.slice(0, i - 1) + code[i]! + code[i - 1]! + code.slice(i + 1))
              .shape,
          ).toBe('wrong');
      }
    }),
    { seed: 14, numRuns: 25 },
  );
});

test('the inner check catches what the last character alone would let pass', () => {
  fc.assert(
    fc.property(credit, fc.constantFrom(...'0123456789X'), (code, c) => {
      fc.pre(c !== code[16]);
      const body = code.slice(0, 16) + c;
      expect(readCreditCode(body + last(body))).toMatchObject({
        shape: 'wrong',
        why: expect.stringContaining('第 17 位校验码不对'),
      });
    }),
    { seed: 15 },
  );
});

test.each<[CodeKind, string, Read['shape'], RegExp]>([
  ['credit', '91350100M000100Y44', 'wrong', /第 18 位校验码不对.*请对照营业执照/],
  ['credit', '9135O100M000100Y43', 'wrong', /第 5 位“O”.*数字 0/],
  ['credit', '91350100M000100Y4', 'wrong', /应为 18 位，现在是 17 位/],
  ['credit', '', 'wrong', /还没有填写/],
  ['icp', '京ICP备130163451号', 'wrong', /8 位或 10 位数字，现在是 9 位/],
  ['icp', '国ICP备13016345号', 'wrong', /省份简称/],
  ['icp', '秦ICP备13016345号', 'unusual', /陕/],
  ['icp', '京ICP备13016345号-1X', 'unusual', /后缀 X/],
  ['icp', '京ICP备13016345号-1B', 'wrong', /后缀/],
  ['icp', '京ICP备1301634500号', 'unusual', /年份/],
  ['icp', '教APP备3200123号', 'wrong', /这是教育部备案号，这里要填ICP 备案号/],
  ['icp', '京ICP证030173号', 'wrong', /这是电信业务经营许可证号/],
  ['telecom', '京ICP备13016345号', 'wrong', /这是ICP 备案号/],
  ['telecom', '国B2-20110446', 'wrong', /跨地区/],
  ['police', '浙公网安备3301000200012号', 'wrong', /14 位数字，现在是 13 位/],
  ['police', '苏公网安备33010002000120号', 'unusual', /不是同一个省份/],
  ['mlps', '99010843128-21001', 'unusual', /省份代码/],
  ['mlps', '110108431282100121000101', 'unusual', /测评报告/],
  ['mlps', '1101', 'wrong', /16 位/],
  ['school', '1944000501', 'unusual', /学校类别/],
  ['school', '1199000501', 'unusual', /省份代码/],
  ['school', '114400050', 'wrong', /10 位数字，现在是 9 位/],
  ['area', '3213', 'wrong', /6 位/],
  ['area', '993300', 'unusual', /省份/],
  ['document', '宿教办发2024年25号', 'wrong', /〔〕/],
  ['document', '宿教办发〔1024〕25号', 'unusual', /年份/],
  ['document', '宿教办发〔2024〕第25号', 'unusual', /“第”/],
  ['package', 'app', 'wrong', /至少两段/],
  ['bundle', 'youdaoPro', 'unusual', /点/],
  ['bundle', '有道', 'wrong', /只能有/],
  ['appid', 'gh_0123456789ab', 'wrong', /原始 ID/],
  ['appid', 'wx0123456789', 'wrong', /18 位，现在是 12 位/],
])('%s %j is %s and says why', (kind, text, shape, why) => {
  expect(readIdentifier(kind, text)).toMatchObject({ shape, why: expect.stringMatching(why) });
});

test('national numbers, phones and names say what to do', () => {
  expect(readMoeNo('教APP备9900123号')).toMatchObject({
    shape: 'unusual',
    why: expect.stringContaining('省份'),
  });
  expect(readMoeNo('教APP备12345号').why).toContain('现在是 5 位');
  expect(readPhone('1381234567').why).toContain('现在是 10 位');
  expect(readLandline('(0577) 88888888转12')).toEqual({ as: '0577-88888888-12', shape: 'sure' });
  expect(readLandline('12345').shape).toBe('wrong');
});

test.each([
  ['教APP备3200001号', '教APP备3200001号', 'sure'],
  ['教APP备320001号', '教APP备320001号', 'unusual'],
  ['教APP备32000012号', '教APP备32000012号', 'unusual'],
  ['教app备 3200001 号', '教APP备3200001号', 'sure'],
  ['教ＡＰＰ备３２００００１号', '教APP备3200001号', 'sure'],
  ['3200001', '教APP备3200001号', 'sure'],
  ['教APP备4200001', '教APP备4200001号', 'sure'],
])('filing number %s', (typed, as, shape) => {
  expect(readMoeNo(typed)).toMatchObject({ as, shape });
});

test.each([
  '教APP备420000X号',
  '教APP备42O0001号',
  '教APP备32001号',
  '320001',
  '京ICP备12345678号',
  '',
  '教APP备号',
  '教APP备320000123号',
])('no filing number: %j', (typed) => {
  expect(readMoeNo(typed).shape).toBe('wrong');
});

test('phones', () => {
  expect(
    ['13812345678', '+86 138-1234-5678', '0086 13812345678', '１３８１２３４５６７８'].map((x) =>
      readPhone(x),
    ),
  ).toEqual(Array.from({ length: 4 }, () => ({ as: '13812345678', shape: 'sure' })));
  expect(
    ['12812345678', '1381234567', '138123456789', '051712345678', ''].map(
      (x) => readPhone(x).shape,
    ),
  ).toEqual(Array(5).fill('wrong'));
  expect(maskPhone('13812345678')).toBe('138****5678');
});

test('names', () => {
  expect(
    ['张三', '欧阳震华', '阿依古丽·买买提', 'Jean Dupont', '𠮷田'].map((x) => readName(x).shape),
  ).toEqual(Array(5).fill('sure'));
  expect(readName('阿依古丽•买买提').as).toBe('阿依古丽·买买提');
  expect(
    ['张', '张3', '张三😀', '', '·张三', '<b>张三</b>', '张'.repeat(61)].map(
      (x) => readName(x).shape,
    ),
  ).toEqual(Array(7).fill('wrong'));
});

test.each([
  ['credit', '统一社会信用代码：91350100M000100Y43', '91350100M000100Y43'],
  ['credit', '信用代码 91350100m000100y43（副本）。', '91350100M000100Y43'],
  ['credit', '="91350100M000100Y43"', '91350100M000100Y43'],
  ['school', '学校（机构）标识码:2132000123', '2132000123'],
  ['school', "'2132000123", '2132000123'],
  ['school', '2132000123.0', '2132000123'],
  ['mlps', '备案证明编号：11010843128-21001', '11010843128-21001'],
  ['mlps', '等保备案１１０１０８４３１２８—２１００１', '11010843128-21001'],
  ['icp', 'ICP备案号：京ICP备13016345号-1。', '京ICP备13016345号-1'],
  ['icp', '网站备案/许可证号：苏ICP备12345678号', '苏ICP备12345678号'],
  ['police', '公安备案号：浙公网安备33010002000120号', '浙公网安备33010002000120号'],
  ['telecom', '经营许可证编号：浙B2-20110446', '浙B2-20110446'],
  ['document', '文号：宿教办发〔2024〕25号', '宿教办发〔2024〕25号'],
  ['document', '发文字号 宿教办发[2024]25号。', '宿教办发〔2024〕25号'],
  ['appid', 'AppID(小程序ID)：wxc434e3f6390fd9cf', 'wxc434e3f6390fd9cf'],
  ['package', '包名：com.example.app', 'com.example.app'],
  ['bundle', 'Bundle ID: com.tencent.edu', 'com.tencent.edu'],
  ['area', '行政区划代码321300', '321300'],
] as const)('case 23 · %s: %s is read without its label', (kind, typed, as) => {
  expect(readIdentifier(kind, typed)).toEqual({ as, shape: 'sure' });
});

test.each([
  ['credit', '9.11E+17'],
  ['credit', '9.13501E+17'],
  ['credit', '911100007109250000'],
  ['school', '2.132E+09'],
  ['mlps', '1.30E+15'],
  ['area', '3.21302E+11'],
] as const)('case 23 · %s: %s is told as a table’s doing', (kind, typed) => {
  expect(readIdentifier(kind, typed)).toMatchObject({
    shape: 'wrong',
    why: expect.stringMatching(/表格软件.*文本/),
  });
});

test('case 23 · phones and national numbers with a label, or spoilt', () => {
  expect(readPhone('手机：138 1234 5678（微信同号）').as).toBe('13812345678');
  expect(readPhone('1.38E+10').why).toContain('表格软件');
  expect(readMoeNo('教育部备案号：教APP备3200123号。').as).toBe('教APP备3200123号');
  expect(readMoeNo('3.20012E+06').why).toContain('表格软件');
  expect(readLandline('电话：0577-88888888转12').as).toBe('0577-88888888-12');
});

test('case 8 · names of all peoples, however their parts are joined', () => {
  const part = fc.stringMatching(/^[阿卜杜拉买提吐尔逊依明江玉素甫]{2,4}$/);
  const dot = fc.constantFrom(...'·•・･‧．.∙⋅●。', ' · ', '\u200b·');
  fc.assert(
    fc.property(fc.array(part, { minLength: 2, maxLength: 8 }), dot, (parts, sign) => {
      expect(readName(parts.join(sign))).toEqual({ as: parts.join('·'), shape: 'sure' });
    }),
    { seed: 16 },
  );
  for (const name of [
    '李〇',
    '吴𠮷',
    '李䶮',
    "O'Brien",
    'Anne-Marie Li',
    'John F. Kennedy',
    'Jean-Luc',
    'ཚེ་རིང',
    'ᠪᠠᠲᠤ',
    'ئابدۇللا',
    'ꆈꌠ',
    'Nguyễn Văn An',
    'ᦺᦑᦟᦹᧉ',
    '김철수',
  ])
    expect({ name, ...readName(name) }).toEqual({ name, as: name, shape: 'sure' });
  for (const [typed, as] of [
    ['王　伟', '王伟'],
    ['王 小 明', '王小明'],
    ['张三\u200b', '张三'],
    ['\u202a张三\u202c', '张三'],
    ['O’Brien', "O'Brien"],
    ['Ａｎｎｅ－Ｍａｒｉｅ　Ｌｉ', 'Anne-Marie Li'],
    ['⽟⽟', '玉玉'],
    ['姓名：张三。', '张三'],
  ])
    expect(readName(typed!)).toEqual({ as, shape: 'sure' });
});

test('credit codes and package names', () => {
  expect(readCreditCode('91350100M000100Y43')).toEqual({ as: '91350100M000100Y43', shape: 'sure' }); // the standard's own example
  expect(readCreditCode('91350100M000100Y44').shape).toBe('wrong');
  expect(readCreditCode('91350100I000100Y43').shape).toBe('wrong');
  expect(
    ['com.example.app', 'com.Example.app_2', 'app', 'com..app', 'com.1app', '.com'].map(
      isPackageName,
    ),
  ).toEqual([true, true, false, false, false, false]);
});
