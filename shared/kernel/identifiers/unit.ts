import { bare, letterOf, sure, tight, unusual, wrong, type Read } from './read';

const CREDIT = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const TURN = [3, 7, 9, 10, 5, 8, 4, 2];
const paper = '请对照营业执照或法人证书核对';

// GB 32100-2015: weights are powers of 3 modulo the prime 31, so every single wrong character and
// every swap of two shows.
const lastOf = (body: string): string => {
  let sum = 0;
  let weight = 1;
  for (const character of body) {
    sum += CREDIT.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return CREDIT[(31 - (sum % 31)) % 31]!;
};

// GB 11714: here A is 10 and Z is 35, with no letter left out.
const ninthOf = (body: string): string => {
  const sum = TURN.reduce((all, weight, index) => all + weight * parseInt(body[index]!, 36), 0);
  return '0123456789X'[(11 - (sum % 11)) % 11]!;
};

/**
 * A 统一社会信用代码: eighteen characters with two check characters, the last (GB 32100-2015) and the
 * seventeenth (GB 11714).
 */
export const readCreditCode = (text: string): Read => {
  const plain = bare(tight(text).replace(/-/g, '')).toUpperCase();
  const strange = /[^0-9A-HJ-NPQRTUWXY]/u.exec(plain);
  if (strange && /^[0-9A-Z]$/.test(strange[0]))
    return wrong(
      plain,
      `第 ${strange.index + 1} 位“${strange[0]}”不对：代码不用字母 I、O、S、V、Z，是不是数字 ${{ I: 1, O: 0, S: 5, V: 'U', Z: 2 }[strange[0]]!}？${paper}`,
    );
  if (strange) return wrong(plain, `应为 18 位数字和大写字母，${paper}`);
  if (plain.length !== 18) return wrong(plain, `应为 18 位，现在是 ${plain.length} 位，${paper}`);
  if (!/^..\d{6}/.test(plain)) return wrong(plain, `第 3 至 8 位是行政区划，应为数字，${paper}`);
  if (lastOf(plain.slice(0, 17)) !== plain[17])
    return wrong(plain, `第 18 位校验码不对，前面也可能有一位抄错，${paper}`);
  if (ninthOf(plain.slice(8, 16)) !== plain[16])
    return wrong(plain, `第 17 位校验码不对，第 9 至 17 位（组织机构代码）可能抄错，${paper}`);
  return '123456789ANY'.includes(plain[0]!)
    ? sure(plain)
    : unusual(plain, `第 1 位“${plain[0]!}”不是常见的登记管理部门，${paper}`);
};

const CLASSES = '11 21 22 31 32 33 34 35 36 37 41 42 51 91 92 93 ';

/**
 * A 学校（机构）标识码: ten digits, class of school, province, serial. There is no check digit, so a wrong
 * digit may pass.
 */
export const readSchoolCode = (text: string): Read => {
  const plain = bare(tight(text));
  if (!/^\d{10}$/.test(plain))
    return wrong(
      plain,
      /^\d+$/.test(plain)
        ? `应为 10 位数字，现在是 ${plain.length} 位`
        : '应为 10 位数字，请对照教育事业统计报表核对',
    );
  if (!CLASSES.includes(`${plain.slice(0, 2)} `))
    return unusual(
      plain,
      `开头两位 ${plain.slice(0, 2)} 不是常见的学校类别（如 21 小学、31 初中），请再核对一次`,
    );
  return letterOf(plain.slice(2))
    ? sure(plain)
    : unusual(plain, `第 3、4 位 ${plain.slice(2, 4)} 不是省份代码，请再核对一次`);
};

/** A 行政区划代码 (GB/T 2260): six digits, or twelve for a street. */
export const readArea = (text: string): Read => {
  const plain = bare(tight(text));
  if (!/^(\d{6}|\d{12})$/.test(plain))
    return wrong(plain, '应为 6 位数字，街道为 12 位，如 321300');
  return letterOf(plain)
    ? sure(plain)
    : unusual(plain, `开头两位 ${plain.slice(0, 2)} 不是省份代码，请再核对一次`);
};
