import {
  readAppId,
  readCreditCode,
  readIcp,
  readLandline,
  readMoeNo,
  readPhone,
  readPolice,
  readTelecom,
  type Read,
} from '../../kernel/identifiers';

/** A number that names no app here, or a 备案号 with a fault in it. */
export type NumberKind =
  'moe_no' | 'icp' | 'police' | 'telecom' | 'credit' | 'phone' | 'appid' | 'person';

/**
 * A number found: its normal form, and what is wrong with it if something is. A person's own number
 * is not repeated.
 */
export type FoundNumber = { kind: 'number'; what: NumberKind; as: string; why?: string };

/** The national number inside a text, if one stands there, right or not. */
export const moeNoIn = (text: string): Read | undefined => {
  const whole = readMoeNo(text);
  if (whole.shape !== 'wrong') return whole;
  const inside = /教\s*APP\s*备\s*案?\s*(\d{1,30})(?!\d)/i.exec(text)?.[1];
  return inside === undefined ? undefined : readMoeNo(`教APP备${inside}号`);
};

const found = (what: NumberKind, read: Read): FoundNumber => ({
  kind: 'number',
  what,
  as: read.as,
  ...(read.why && { why: read.why }),
});
const inside: readonly (readonly [NumberKind, RegExp, (text: string) => Read])[] = [
  ['police', /[\u4E00-\u9FA5]\s*公\s*网\s*安\s*备\s*案?\s*\d{1,20}\s*号?/, readPolice],
  ['icp', /[\u4E00-\u9FA5]\s*ICP\s*备\s*案?\s*\d{1,20}\s*号?(?:\s*-\s*\d{1,5}[AXK]?)?/i, readIcp],
  [
    'telecom',
    /[\u4E00-\u9FA5]?\s*ICP\s*证\s*\d{1,20}\s*号?|[\u4E00-\u9FA5]?B[12]-\d{8}(?!\d)/i,
    readTelecom,
  ],
];

/**
 * The number a text is or holds; undefined for anything else. `person` is an identity card's, which
 * nobody should type here.
 */
export const numberIn = (text: string): FoundNumber | undefined => {
  for (const [what, form, read] of inside) {
    const match = form.exec(text)?.[0];
    if (match !== undefined) return found(what, read(match));
  }
  if (text.length > 40) return undefined;
  const letters = text.replace(/[\s-]/g, '');
  if (/^[1-8]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]$/i.test(letters))
    return { kind: 'number', what: 'person', as: '' };
  const rest: readonly (readonly [NumberKind, Read])[] = [
    ['credit', readCreditCode(text)],
    ['appid', readAppId(text)],
    ['phone', readPhone(text)],
    ['phone', readLandline(text)],
  ];
  const right = rest.find(([, read]) => read.shape !== 'wrong');
  return right && found(...right);
};
