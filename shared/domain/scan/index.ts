import { CODE_LETTERS, codeGroups, readCode } from '../../kernel/id';
import { isPackageName } from '../../kernel/identifiers';
import { cleaned, halfWidth } from '../../kernel/text';
import { elsewhereOf, type Elsewhere } from './elsewhere';
import { decoded, readLink, type Link, type Oddity } from './link';
import { moeNoIn, numberIn, type FoundNumber } from './numbers';
import { appOf, imitates, isStoreHost, isStoreScheme, type StoreApp } from './stores';
import { wechatOf, type WechatThing } from './wechat';

/**
 * What a scanned or pasted text is: our poster, a number, an app in a store, a page elsewhere. It
 * says what to look up, never that an app is filed.
 */
export type Scan =
  | { kind: 'ours'; code: string }
  | { kind: 'bad_ours' }
  | { kind: 'moe_no'; moeNo: string }
  | StoreApp
  | FoundNumber
  | { kind: 'national'; url: string; appId?: string }
  /** A store's short link: only opening it tells which app it is. */
  | { kind: 'short'; store: 'huawei' }
  /** `name` when the link itself says it. */
  | { kind: 'wechat'; what: WechatThing; name?: string }
  /** A group, a meeting, a form, a store's page: no app is named. */
  | { kind: 'elsewhere'; what: Elsewhere }
  /** A code for paying somebody. */
  | { kind: 'pay' }
  /** An installation package outside the stores. */
  | { kind: 'apk'; host: string }
  /** `fake`: it bears the name of a store or of the national platform and is neither. */
  | { kind: 'link'; host: string; odd?: Oddity | 'fake' }
  | { kind: 'unknown' };

/** How the registry writes a store's number: apple:1234567890. */
export const storeKey = (of: Extract<StoreApp, { kind: 'store' }>): string =>
  `${of.store}:${of.storeId}`;

const MOST = 4000;
const unknown: Scan = { kind: 'unknown' };

// Nothing but so many letters and digits, label and dashes apart: a code, whatever its check
// letters.
const resemblesCode = (text: string, least = CODE_LETTERS, most = least): boolean => {
  const [groups = [], ...more] = codeGroups(text);
  const { length } = groups.join('');
  return more.length === 0 && length >= least && length <= most;
};

/**
 * A text in the place of our code: the code, or `bad_ours` when it is long enough to have been one.
 */
const asCode = (text: string): Scan | undefined => {
  const code = readCode(text);
  if (code) return { kind: 'ours', code };
  return resemblesCode(text, 12, 24) ? { kind: 'bad_ours' } : undefined;
};

/** The page of a mini-program whose scene holds our code, as WeChat's scanner gives it. */
const sceneOf = (text: string): Scan | undefined => {
  const scene = /^[\w/-]{1,200}\?([^#]*)/
    .exec(text)?.[1]
    ?.split('&')
    .find((part) => part.startsWith('scene='))
    ?.slice(6);
  return scene === undefined ? undefined : (asCode(decoded(scene)) ?? unknown);
};

const isWeb = (link: Link): boolean => link.scheme === 'https' || link.scheme === 'http';
const isNational = (host: string): boolean => /^(?:[a-z0-9-]+\.)*eduyun\.cn$/.test(host);
// WeChat's own QR links have paths like ours.
const neverOurs = (host: string): boolean =>
  isStoreHost(host) ||
  isNational(host) ||
  /(^|\.)(qq\.com|apple\.com|huawei\.com|alipay\.com|dingtalk\.com|feishu\.cn)$/.test(host);

const PAYING: readonly string[] = ['qr.alipay.com', 'qr.95516.com', 'payapp.weixin.qq.com'];

const readWeb = (link: Link): Scan => {
  const segment =
    link.scheme === 'https' &&
    link.odd !== 'ip' &&
    !link.url.includes('@') &&
    !neverOurs(link.host) &&
    !imitates(link.host)
      ? /^\/q\/([^/]+)\/?$/.exec(link.path)?.[1]
      : undefined;
  const ours = segment === undefined ? undefined : asCode(decoded(segment));
  if (ours) return ours;
  if (/\.apk$/i.test(link.path)) return { kind: 'apk', host: link.host };
  const odd = imitates(link.host) ? 'fake' : link.odd;
  if (odd) return { kind: 'link', host: link.host, odd };
  if (isNational(link.host)) {
    const appId = /^[0-9a-z]{32}$/i.exec(link.query.appid ?? '')?.[0];
    return { kind: 'national', url: link.url, ...(appId && { appId }) };
  }
  if (link.host === 'url.cloud.huawei.com' && /^\/\w{4,}/.test(link.path))
    return { kind: 'short', store: 'huawei' };
  if (PAYING.includes(link.host)) return { kind: 'pay' };
  const what = elsewhereOf(link);
  return what ? { kind: 'elsewhere', what } : { kind: 'link', host: link.host };
};

const readUrl = (link: Link): Scan => {
  const app = appOf(link);
  if (app) return app;
  const what = wechatOf(link);
  if (what) return { kind: 'wechat', what };
  if (link.scheme === 'wxp' || link.scheme === 'alipayqr') return { kind: 'pay' };
  if (isWeb(link) || isStoreScheme(link.scheme)) return readWeb(link);
  const elsewhere = elsewhereOf(link);
  return elsewhere ? { kind: 'elsewhere', what: elsewhere } : { kind: 'link', host: link.host };
};

const readWords = (plain: string): Scan => {
  const scene = sceneOf(plain);
  if (scene) return scene;
  const mini = /#小程序:\/\/([^/\s]{1,60})(?:\/|\s|$)/.exec(plain)?.[1];
  if (mini) return { kind: 'wechat', what: 'mini', name: mini };
  const code = plain.length <= 60 ? readCode(plain) : undefined;
  // A poster must always work; a number that happens to read as a code is one in a thousand and
  // then leads to 二维码无效.
  const number = numberIn(plain);
  if (code && number?.what !== 'person') return { kind: 'ours', code };
  if (number) return number;
  // A name may hold one dot (Dr.Panda); a package has more, or begins like a site turned round.
  if (
    isPackageName(plain) &&
    (plain.split('.').length > 2 || /^(com|cn|net|org|io|edu|gov|me)\./.test(plain))
  )
    return { kind: 'package', packageName: plain };
  // A code's letters are eighteen, so a name in Latin letters is seldom taken for one.
  return plain.length <= 60 && resemblesCode(plain) && /\d/.test(plain)
    ? { kind: 'bad_ours' }
    : unknown;
};

/**
 * Says what a scanned, pasted or typed text is; only its first 4000 characters count. Words around
 * a link are tolerated and the first link wins; a host that only looks like a store is a plain
 * link.
 */
export const readScan = (text: string): Scan => {
  const raw = cleaned(text.slice(0, MOST));
  const plain = halfWidth(raw);
  const whole = isPackageName(plain) && /^(com|cn|net|org)\./.test(plain);
  const link = whole ? undefined : (readLink(raw) ?? readLink(plain));
  const read = link ? readUrl(link) : undefined;
  // What names an app, or must be warned of, goes before a number that stands beside it.
  if (
    read &&
    read.kind !== 'wechat' &&
    read.kind !== 'short' &&
    read.kind !== 'elsewhere' &&
    read.kind !== 'national' &&
    !(read.kind === 'link' && !read.odd)
  )
    return read;
  const number = moeNoIn(plain);
  if (number && number.shape !== 'wrong') return { kind: 'moe_no', moeNo: number.as };
  if (read) return read;
  return number
    ? { kind: 'number', what: 'moe_no', as: number.as, why: number.why ?? '' }
    : readWords(plain);
};
