import { halfWidth } from './text';

/** The identifiers a form can ask for by name. */
export const codeKinds = ['icp', 'telecom', 'police', 'mlps', 'credit', 'school', 'area', 'document', 'package', 'bundle', 'appid'] as const;
export type CodeKind = (typeof codeKinds)[number];

/** What reading an identifier gives: its normal form and whether its shape is sure, unusual (warn) or impossible. */
export type Read = { as: string; shape: 'sure' | 'unusual' | 'wrong'; /** What is wrong or unusual and what to do, a Chinese sentence. */ why?: string };

/**
 * A national filing number 教APP备…号: two digits of the provider's province and five of the serial.
 * Six-digit numbers exist in the wild, so they only warn; letters in the serial never occur.
 */
export const readMoeNo = (text: string): Read => {
  const plain = halfWidth(text).replace(/\s+/g, '').toUpperCase();
  const match = /^(?:教)?(?:APP)?备?(\d{6,8})号?$/.exec(plain.replace(/[()（）[\]【】]/g, ''));
  if (!match || (!plain.startsWith('教') && !/^\d{7}$/.test(plain))) return { as: plain, shape: 'wrong' };
  const digits = match[1]!;
  return { as: `教APP备${digits}号`, shape: digits.length === 7 ? 'sure' : 'unusual' };
};

/** A Chinese mobile number: eleven digits beginning 13 to 19; +86, spaces and hyphens are forgiven. */
export const readPhone = (text: string): Read => {
  const plain = halfWidth(text).replace(/[\s-]/g, '').replace(/^(\+|00)86/, '');
  return { as: plain, shape: /^1[3-9]\d{9}$/.test(plain) ? 'sure' : 'wrong' };
};

/** 138****5678: how a phone number may be shown to somebody who need not know it. */
export const maskPhone = (phone: string): string => phone.replace(/^(\d{3})\d+(\d{4})$/, '$1****$2');

/** A person's name: 2 to 30 letters or ideographs, · allowed between them. */
export const readName = (text: string): Read => {
  const plain = text.trim().replace(/\s+/g, ' ').replace(/[•・.]/g, '·');
  return { as: plain, shape: /^[\p{L}][\p{L}\p{M}· ]{0,28}[\p{L}\p{M}]$/u.test(plain) ? 'sure' : 'wrong' };
};

/** An Android package name such as com.example.app; upper and lower case differ. */
export const isPackageName = (text: string): boolean => /^[A-Za-z]\w*(\.[A-Za-z]\w*)+$/.test(text) && text.length <= 128;

const CREDIT = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** A 统一社会信用代码 (GB 32100-2015): eighteen characters, the last a check character. */
export const readCreditCode = (text: string): Read => {
  const plain = halfWidth(text).replace(/\s+/g, '').toUpperCase();
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(plain)) return { as: plain, shape: 'wrong' };
  let sum = 0;
  let weight = 1;
  for (const c of plain.slice(0, 17)) {
    sum += CREDIT.indexOf(c) * weight;
    weight = (weight * 3) % 31;
  }
  return { as: plain, shape: CREDIT[(31 - (sum % 31)) % 31] === plain[17] ? 'sure' : 'wrong' };
};

/** Reads the identifier of a `code` question: its normal form and what is wrong with it. */
export const readIdentifier = (kind: CodeKind, text: string): Read => {
  const plain = halfWidth(text).replace(/\s+/g, '');
  return kind === 'credit' ? readCreditCode(text) : kind === 'package' ? { as: plain, shape: isPackageName(plain) ? 'sure' : 'wrong' } : { as: plain, shape: plain ? 'sure' : 'wrong' };
};
