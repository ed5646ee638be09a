import { readCode } from '../kernel/id';
import { isPackageName, readCreditCode, readMoeNo } from '../kernel/identifiers';
import { halfWidth } from '../kernel/text';
import { readLink, type Link } from './scan-link';

/** What a scanned or pasted text is: our poster, a number, an app in a store, a page elsewhere. It says what to look up, never that an app is filed. */
export type Scan =
  | { kind: 'ours'; code: string }
  | { kind: 'bad_ours' }
  | { kind: 'moe_no'; moeNo: string }
  | { kind: 'package'; packageName: string }
  | { kind: 'store'; store: 'apple' | 'huawei'; storeId: string }
  | { kind: 'national'; url: string; appId?: string }
  | { kind: 'link'; host: string }
  | { kind: 'unknown' };

const unknown: Scan = { kind: 'unknown' };

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** A text in the place of our code: the code, or `bad_ours` when it is long enough to have been one. */
const asCode = (text: string): Scan | undefined => {
  const code = readCode(text);
  if (code) return { kind: 'ours', code };
  return /^[0-9a-z]{12,24}$/i.test(text.replace(/[\s-]/g, '')) ? { kind: 'bad_ours' } : undefined;
};

/** The page of a mini-program whose scene holds our code, as WeChat's scanner gives it. */
const sceneOf = (text: string): Scan | undefined => {
  const scene = /^[\w/-]*\?(?:[^#]*&)?scene=([^&#\s]+)$/.exec(text)?.[1];
  return scene === undefined ? undefined : (asCode(decoded(scene)) ?? unknown);
};

const packageIn = (link: Link, ...keys: readonly string[]): Scan | undefined => {
  const name = keys.map((key) => link.query[key]).find((value) => value !== undefined && isPackageName(value));
  return name === undefined ? undefined : { kind: 'package', packageName: name };
};

const apple = (link: Link): Scan | undefined => {
  const storeId = /\/id(\d{5,12})(?:$|[/?#])/.exec(link.path)?.[1];
  return storeId ? { kind: 'store', store: 'apple', storeId } : undefined;
};

const huawei = (link: Link): Scan | undefined => {
  const storeId = /(?:^|\/)(?:app|appdl)\/(C\d{5,12})(?:$|[/?#])/.exec(link.path + (link.hash ? `/${link.hash}` : ''))?.[1] ?? /^(C\d{5,12})$/.exec(link.query.appid ?? '')?.[1];
  return storeId ? { kind: 'store', store: 'huawei', storeId } : packageIn(link, 'id');
};

const tencent = (link: Link): Scan | undefined => {
  const inPath = /^\/appdetail\/([^/]+)$/.exec(link.path)?.[1];
  return inPath && isPackageName(inPath) ? { kind: 'package', packageName: inPath } : packageIn(link, 'pkgname', 'apkname');
};

// Whole hosts, compared as a whole: apps.apple.com.evil.cn is another host and stays a plain link.
const stores: Readonly<Record<string, (link: Link) => Scan | undefined>> = {
  'apps.apple.com': apple,
  'itunes.apple.com': apple,
  'appgallery.huawei.com': huawei,
  'appgallery.cloud.huawei.com': huawei,
  'appstore.huawei.com': huawei,
  'a.app.qq.com': tencent,
  'sj.qq.com': tencent,
  'android.myapp.com': tencent,
};
// WeChat's own QR links have paths like ours.
const neverOurs = (host: string): boolean => Object.keys(stores).includes(host) || /(^|\.)(qq\.com|eduyun\.cn|apple\.com|huawei\.com)$/.test(host);
const storeSchemes = ['market', 'appmarket', 'hiapp', 'hwmarket', 'mimarket', 'vivomarket', 'oppomarket', 'honormarket'];

const readUrl = (link: Link): Scan => {
  const other: Scan = { kind: 'link', host: link.host };
  if (storeSchemes.includes(link.scheme)) return packageIn(link, 'id', 'packagename') ?? other;
  const apples = link.scheme === 'itms-apps' || link.scheme === 'itms-appss';
  if (!apples && link.scheme !== 'https' && link.scheme !== 'http') return other;
  if (/^([a-z0-9-]+\.)*eduyun\.cn$/.test(link.host)) {
    const appId = /^[0-9a-z]{32}$/i.exec(link.query.appid ?? '')?.[0];
    return { kind: 'national', url: link.url, ...(appId && { appId }) };
  }
  const store = Object.keys(stores).includes(link.host) ? stores[link.host] : undefined;
  if (store) return (apples && store !== apple ? undefined : store(link)) ?? other;
  const segment = link.scheme === 'https' && !neverOurs(link.host) ? /^\/q\/([^/]+)\/?$/.exec(link.path)?.[1] : undefined;
  return (segment !== undefined && asCode(decoded(segment))) || other;
};

const moeNoIn = (text: string): Scan | undefined => {
  const inside = /教\s*APP\s*备\s*案?\s*(\d{6,8})(?!\d)/i.exec(text)?.[1];
  const read = readMoeNo(inside ? `教APP备${inside}号` : text);
  return read.shape === 'wrong' ? undefined : { kind: 'moe_no', moeNo: read.as };
};

/** Says what a scanned, pasted or typed text is. Words around a link are tolerated and the first link wins; a host that only looks like a store is a plain link. */
export const readScan = (text: string): Scan => {
  const plain = halfWidth(text.slice(0, 4000));
  const link = readLink(text.slice(0, 4000)) ?? readLink(plain);
  if (link) {
    const read = readUrl(link);
    return read.kind === 'link' ? (moeNoIn(plain) ?? read) : read;
  }
  const number = moeNoIn(plain);
  if (number) return number;
  const scene = sceneOf(plain);
  if (scene) return scene;
  const letters = plain.replace(/[\s-]/g, '');
  if (/^[0-9a-z]{18}$/i.test(letters) && readCreditCode(letters).shape === 'wrong') return asCode(plain) ?? unknown;
  const code = readCode(plain);
  if (code) return { kind: 'ours', code };
  if (/^(www\.|.*\.(com|cn|net|org)$)/i.test(plain) && /^[a-z0-9.-]+$/i.test(plain)) return { kind: 'link', host: plain.toLowerCase() };
  return isPackageName(plain) ? { kind: 'package', packageName: plain } : unknown;
};
