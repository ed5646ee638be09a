import {
  bare,
  LETTERS,
  letterOf,
  sure,
  tight,
  unlabelled,
  unusual,
  wrong,
  type Read,
} from './read';

const noun = (plain: string): string | undefined => {
  if (/教APP备/.test(plain)) return '教育部备案号';
  if (/公网安备/.test(plain)) return '公安联网备案号';
  if (/ICP备/.test(plain)) return 'ICP 备案号';
  if (/ICP证|^.?B[12]-/.test(plain)) return '电信业务经营许可证号';
  return undefined;
};
// The four numbers are often printed side by side, so the neighbour's is the likeliest mistake.
const elsewise = (plain: string, wanted: string, form: string): Read => {
  const other = noun(plain);
  return wrong(
    plain,
    other && other !== wanted
      ? `这是${other}，这里要填${wanted}，如 ${form}`
      : `格式应如 ${form}，请对照证书或网站底部核对`,
  );
};

// What stands between a label and the province's letter, or behind 号, is no part of the number.
const licence = (text: string): string =>
  unlabelled(tight(text))
    .toUpperCase()
    .replace(/^(?:电信业务)?(?:经营)?许可证(?:编?号)?(?=.)|^公安(?:联网)?备案(?:编?号)?(?=.公)/, '')
    .replace(/[。，,;]+$/, '');

/**
 * An ICP备案号: province letter, ICP备, 8 or 10 digits (the longer since 2020 begin with the year), 号
 * and perhaps -n for a site or -nA for an app.
 */
export const readIcp = (text: string): Read => {
  const plain = licence(text).replace(/^(?:(?:ICP)?备案号?)+(?=.ICP备)/, '');
  const match = /^([\u4E00-\u9FA5])ICP备案?(\d+)号?(?:-(\d{1,5})([A-Z]?))?$/.exec(plain);
  if (!match) return elsewise(plain, 'ICP 备案号', '京ICP备13016345号-1');
  const [, letter, digits, site, mark] = match as unknown as [
    string,
    string,
    string,
    string | undefined,
    string | undefined,
  ];
  if (digits.length !== 8 && digits.length !== 10)
    return wrong(plain, `“备”后面应为 8 位或 10 位数字，现在是 ${digits.length} 位`);
  const as = `${letter}ICP备${digits}号${site ? `-${site}${mark ?? ''}` : ''}`;
  if (!LETTERS.includes(letter))
    return letter === '秦'
      ? unusual(as, '陕西的备案号一般以“陕”开头，请在工信部备案查询网站核对')
      : wrong(as, `开头应为省份简称（如 苏、京），“${letter}”不是`);
  if (digits.length === 10 && !digits.startsWith('20'))
    return unusual(as, '10 位的备案号一般以年份开头（如 2026），请再核对一次');
  if (mark && mark !== 'A')
    return mark === 'X' || mark === 'K'
      ? unusual(as, `后缀 ${mark} 不常见，请在工信部备案查询网站核对`)
      : wrong(as, `号后面的后缀应为 -数字（网站）或 -数字A（应用），不是 ${mark}`);
  return sure(as);
};

/** A telecom licence: 京ICP证030173号, 浙B2-20110446, or without a province when it covers several. */
export const readTelecom = (text: string): Read => {
  const plain = licence(text);
  const match = /^([\u4E00-\u9FA5]?)(?:ICP证(\d{6,8})号?|(B[12])-?(\d{8}))$/.exec(plain);
  if (!match) return elsewise(plain, '电信业务经营许可证号', '苏B2-20201234');
  const [, letter, old, kind, digits] = match as unknown as [
    string,
    string,
    string | undefined,
    string,
    string,
  ];
  const as = letter + (old ? `ICP证${old}号` : `${kind}-${digits}`);
  if (letter && !LETTERS.includes(letter))
    return letter === '秦'
      ? unusual(as, '陕西的许可证号一般以“陕”开头，请对照许可证核对')
      : wrong(as, `开头应为省份简称（如 苏、京），“${letter}”不是；跨地区的许可证不写省份`);
  return sure(as);
};

/**
 * A 公安联网备案号: province letter, 公网安备, fourteen digits that begin with an area of that province, 号.
 */
export const readPolice = (text: string): Read => {
  const plain = licence(text);
  const match = /^([\u4E00-\u9FA5])公网安备案?(\d+)号?$/.exec(plain);
  if (!match) return elsewise(plain, '公安联网备案号', '浙公网安备33010002000120号');
  const [, letter, digits] = match as unknown as [string, string, string];
  if (digits.length !== 14)
    return wrong(plain, `“备”后面应为 14 位数字，现在是 ${digits.length} 位`);
  const as = `${letter}公网安备${digits}号`;
  if (!LETTERS.includes(letter)) return wrong(as, `开头应为省份简称（如 苏、浙），“${letter}”不是`);
  const other = letterOf(digits);
  return other === letter
    ? sure(as)
    : unusual(
        as,
        `开头的“${letter}”与数字 ${digits.slice(0, 2)}${other ? `（${other}）` : ''}不是同一个省份，请再核对一次`,
      );
};

/**
 * A 等保备案证明编号: eleven digits (area of the police, number of the unit), hyphen, five of the system.
 * The form is not published as a rule, so others only warn.
 */
export const readMlps = (text: string): Read => {
  const plain = bare(tight(text));
  const match = /^(\d{11})-?(\d{5})$/.exec(plain);
  if (match) {
    const as = `${match[1]!}-${match[2]!}`;
    return letterOf(as)
      ? sure(as)
      : unusual(as, `开头两位 ${as.slice(0, 2)} 不是省份代码，请对照备案证明核对`);
  }
  const digits = plain.replace(/-/g, '').length;
  if (!/^\d+(-\d+){0,3}$/.test(plain) || digits < 12)
    return wrong(plain, '应为 16 位数字，如 32130000001-21001，请对照公安机关的备案证明核对');
  return unusual(
    plain,
    digits === 24
      ? '这像是测评报告编号，请填备案证明上的 16 位编号'
      : `一般是 16 位数字（11 位-5 位），现在是 ${digits} 位，请对照备案证明核对`,
  );
};
