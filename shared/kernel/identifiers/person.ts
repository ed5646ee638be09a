import { sure, tight, wrong, type Read } from './read';

/** A Chinese mobile number: eleven digits beginning 13 to 19; +86, spaces and hyphens are forgiven. */
export const readPhone = (text: string): Read => {
  const plain = tight(text)
    .replace(/-/g, '')
    .replace(/^(?:(?:\+|00)86)+/, '');
  if (/^1[3-9]\d{9}$/.test(plain)) return sure(plain);
  return wrong(
    plain,
    /^\d+$/.test(plain) && plain.length !== 11
      ? `手机号码应为 11 位数字，现在是 ${plain.length} 位`
      : '应为 11 位手机号码，以 13 至 19 开头',
  );
};

/** A landline: seven or eight digits, with area code and extension if given (0577-88888888-12); brackets round the area code are forgiven. */
export const readLandline = (text: string): Read => {
  const plain = tight(text)
    .replace(/^\((0\d{2,3})\)/, '$1-')
    .replace(/^(?:\+|00)86-?(?=[1-9]\d{1,2}-)/, '0')
    .replace(/转/g, '-');
  return /^(0\d{2,3}-?)?\d{7,8}(-\d{1,6})?$/.test(plain)
    ? sure(plain)
    : wrong(plain, '应为 7 或 8 位座机号码，可带区号和分机，如 0577-88888888-12');
};

/** 138****5678: how a phone number may be shown to somebody who need not know it. */
export const maskPhone = (phone: string): string =>
  phone.replace(/^(\d{3})\d+(\d{4})$/, '$1****$2');

/** A person's name: 2 to 30 letters or ideographs, · allowed between them. */
export const readName = (text: string): Read => {
  const plain = text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[•・.]/g, '·');
  return /^[\p{L}][\p{L}\p{M}· ]{0,28}[\p{L}\p{M}]$/u.test(plain)
    ? sure(plain)
    : wrong(plain, '应为 2 至 30 个字的姓名，不含数字和符号');
};
