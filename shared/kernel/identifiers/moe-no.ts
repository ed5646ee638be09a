import { letterOf, sure, tight, unlabelled, unusual, wrong, type Read } from './read';

/**
 * A national filing number 教APP备…号: two digits of the provider's province and five of the serial.
 * Six- and eight-digit numbers exist in the wild, so they only warn; letters in the serial never
 * occur.
 */
export const readMoeNo = (text: string): Read => {
  const plain = unlabelled(tight(text))
    .toUpperCase()
    .replace(/^(?:国家|教育部)?(?:平台)?备案(?:编号|号码?)/, '')
    .replace(/[。，,;]+$/, '');
  const match = /^(?:教)?(?:APP)?备?案?(\d{1,30})号?$/.exec(plain.replace(/[()[\]【】]/g, ''));
  const asked = '格式应为“教APP备”加 7 位数字再加“号”，请对照国家平台核对';
  if (!match || (!plain.startsWith('教') && !/^\d{7}$/.test(plain))) return wrong(plain, asked);
  const digits = match[1]!;
  if (digits.length < 6 || digits.length > 8)
    return wrong(plain, `“备”后面应为 7 位数字，现在是 ${digits.length} 位，请对照国家平台核对`);
  const as = `教APP备${digits}号`;
  if (digits.length !== 7)
    return unusual(as, `常见的是 7 位数字，现在是 ${digits.length} 位，请对照国家平台再核对一次`);
  return letterOf(digits)
    ? sure(as)
    : unusual(as, `开头两位 ${digits.slice(0, 2)} 不是省份代码，请对照国家平台再核对一次`);
};
