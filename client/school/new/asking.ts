import type { InputOf } from '@shared/contract/endpoint';
import type { registry } from '@shared/contract/registry';
import { readScan, storeKey, type Scan } from '@shared/domain/scan';
import { isPackageName } from '@shared/kernel/identifiers';

/**
 * What to ask the registry, what to fill into the short form when it knows nothing, or why a scan
 * is of no use here.
 */
export type Asking =
  | {
      find: InputOf<typeof registry.find>;
      known: { moeNo?: string; packageName?: string; name?: string };
    }
  | { say: string };

const says = {
  ours: '这是备案海报的二维码。要新建备案，请扫应用自己的二维码，或输入应用名称。',
  bad_ours: '这个二维码不完整或已损坏，请输入应用名称。',
  link: '这个链接不是应用商店或国家平台的，请输入应用名称或备案号。',
  national: '这是国家平台的页面，请输入页面上的“教APP备”备案号。',
  short: '这是华为应用市场的短链接，看不出是哪个应用，请打开后复制完整链接，或输入应用名称。',
  wechat: '这是微信的码或链接，看不出是哪个应用，请输入应用或小程序的名称。',
  elsewhere: '这个链接看不出是哪个应用，请输入应用的名称。',
  pay: '这是收款码，不是应用的二维码，请输入应用名称。',
  apk: '这是应用商店以外的安装包，不能作为应用的出处，请输入应用名称或备案号。',
  unknown: '没有认出这个二维码，请输入应用名称或备案号。',
} as const satisfies Partial<Record<Scan['kind'], string>>;

const numbers = {
  moe_no: '教育部备案号不对',
  icp: '这是 ICP 备案号',
  police: '这是公安联网备案号',
  telecom: '这是电信业务经营许可证号',
  credit: '这是统一社会信用代码',
  phone: '这是电话号码',
  appid: '这是小程序的 AppID',
  person: '这像是身份证号码，请不要填在这里',
} as const satisfies Record<Extract<Scan, { kind: 'number' }>['what'], string>;

/** What a scanned code means for starting a filing. */
export const askingOfScan = (text: string): Asking => {
  const scan = readScan(text);
  switch (scan.kind) {
    case 'moe_no':
      return { find: { moeNo: scan.moeNo }, known: { moeNo: scan.moeNo } };
    case 'package':
      return { find: { packageName: scan.packageName }, known: { packageName: scan.packageName } };
    case 'store':
      return { find: { storeId: storeKey(scan) }, known: {} };
    case 'number':
      return { say: `${numbers[scan.what]}，请输入应用名称或“教APP备…号”。` };
    default:
      return { say: says[scan.kind] };
  }
};

/** What typed words mean: a 备案号, a package name, a pasted link, else part of a name. */
export const askingOfText = (text: string): Asking => {
  const plain = text.trim();
  const scan = readScan(plain);
  if (
    scan.kind === 'moe_no' ||
    scan.kind === 'store' ||
    scan.kind === 'number' ||
    (scan.kind === 'package' && isPackageName(plain)) ||
    /:\/\//.test(plain)
  )
    return askingOfScan(plain);
  return {
    find: { q: [...plain].slice(0, 60).join('') },
    known: { name: [...plain].slice(0, 60).join('') },
  };
};
