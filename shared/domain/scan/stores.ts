import { isPackageName } from '../../kernel/identifiers';
import type { Link } from './link';

/** The stores whose own numbers name an app; the others name it by its package. */
export type Store = 'apple' | 'huawei' | 'vivo' | 'oppo' | 'wandoujia';

/** An app as a store's link names it. */
export type StoreApp =
  { kind: 'package'; packageName: string } | { kind: 'store'; store: Store; storeId: string };

type Finder = (link: Link) => StoreApp | undefined;

const asPackage = (name: string | undefined): StoreApp | undefined =>
  name !== undefined && isPackageName(name) ? { kind: 'package', packageName: name } : undefined;
const asStore = (store: Store, storeId: string | undefined): StoreApp | undefined =>
  storeId === undefined ? undefined : { kind: 'store', store, storeId };

const KEYS = [
  'id',
  'packagename',
  'package_name',
  'pkgname',
  'apkname',
  'pname',
  'package',
  'pkg',
  'appid',
  'bundleid',
] as const;
const inQuery: Finder = (link) =>
  KEYS.map((key) => asPackage(link.query[key])).find((found) => found !== undefined);
const inPath =
  (before: RegExp): Finder =>
  (link) =>
    asPackage(before.exec(link.path)?.[1]) ?? inQuery(link);

const apple: Finder = ({ path, query }) =>
  asStore(
    'apple',
    /^\/(?:[a-z]{2}\/)?app\/(?:[^/]+\/)?id(\d{5,12})\/?$/i.exec(path)?.[1] ??
      (/\/viewSoftware$/i.test(path) ? /^\d{5,12}$/.exec(query.id ?? '')?.[0] : undefined),
  );

const HUAWEI = /(?:^|[/|"])(?:app|appdl)[/|](C\d{5,12})(?=$|[/?#"])/;
const huawei: Finder = (link) =>
  asStore(
    'huawei',
    (HUAWEI.exec(link.path) ?? HUAWEI.exec(link.hash))?.[1] ??
      [link.query.appid, link.query.id]
        .map((id) => /^C\d{5,12}$/.exec(id ?? '')?.[0])
        .find(Boolean),
  ) ?? inQuery(link);

const vivo: Finder = (link) =>
  asStore(
    'vivo',
    [link.query.appid, link.query.id].map((id) => /^\d{3,12}$/.exec(id ?? '')?.[0]).find(Boolean),
  ) ?? inQuery(link);

// /product/0011/070/674_1.html is number 11070674.
const oppo: Finder = (link) => {
  const parts = /^\/product\/(\d{4})\/(\d{3})\/(\d{3})(?:_\d+)?\.html$/.exec(link.path);
  return (
    asStore('oppo', parts ? parts.slice(1).join('').replace(/^0+/, '') || undefined : undefined) ??
    inQuery(link)
  );
};

const wandoujia: Finder = (link) => {
  const id = /^\/apps\/([\w.]+)\/?$/.exec(link.path)?.[1];
  return id && /^\d{3,12}$/.test(id) ? asStore('wandoujia', id) : asPackage(id);
};

// Whole hosts, compared as a whole: apps.apple.com.evil.cn is another host and stays a plain link.
const hosts = new Map<string, Finder>([
  ['apps.apple.com', apple],
  ['itunes.apple.com', apple],
  ['appgallery.huawei.com', huawei],
  ['appgallery.cloud.huawei.com', huawei],
  ['appstore.huawei.com', huawei],
  ['a.app.qq.com', inQuery],
  ['sj.qq.com', inPath(/^\/appdetail\/([^/]+)\/?$/)],
  ['android.myapp.com', inQuery],
  ['app.mi.com', inQuery],
  ['m.app.mi.com', inQuery],
  ['app.xiaomi.com', inQuery],
  ['h5.appstore.vivo.com.cn', vivo],
  ['h5coml.vivo.com.cn', vivo],
  ['store.oppomobile.com', oppo],
  ['galaxystore.samsung.com', inPath(/^\/detail\/([^/]+)\/?$/)],
  ['wandoujia.com', wandoujia],
  ['www.wandoujia.com', wandoujia],
  ['coolapk.com', inPath(/^\/apk\/([^/]+)\/?$/)],
  ['www.coolapk.com', inPath(/^\/apk\/([^/]+)\/?$/)],
  ['play.google.com', inQuery],
  ['apps.samsung.com', inQuery],
  ['app.flyme.cn', inQuery],
  ['www.lenovomm.com', inPath(/^\/appdetail\/([^/]+)(?:\/|$)/)],
]);

const huaweiScheme: Finder = (link) => huawei({ ...link, hash: link.query.params ?? '' });
const schemes = new Map<string, Finder>([
  ...['market', 'mimarket', 'oppomarket', 'oaps', 'honormarket', 'tmast'].map(
    (scheme): [string, Finder] => [scheme, inQuery],
  ),
  ...['appmarket', 'hiapp', 'hwmarket'].map((scheme): [string, Finder] => [scheme, huaweiScheme]),
  ['vivomarket', vivo],
  [
    'samsungapps',
    (link) => (link.host === 'productdetail' ? inPath(/^\/([^/]+)\/?$/)(link) : undefined),
  ],
]);
const APPLES = ['itms-apps', 'itms-appss', 'itms'];

/** True for a link that only a store's app opens, whatever it leads to. */
export const isStoreScheme = (scheme: string): boolean =>
  schemes.has(scheme) || APPLES.includes(scheme);

/** True for the host of a store we know. */
export const isStoreHost = (host: string): boolean =>
  hosts.has(host) || /(^|\.)(heytap|heytapmobi)\.com$/.test(host);

/**
 * The app that a store's link names; undefined for other links and for pages of a store that name
 * none.
 */
export const appOf = (link: Link): StoreApp | undefined => {
  const scheme = schemes.get(link.scheme);
  if (scheme) return scheme(link);
  if (link.odd) return undefined;
  const finder = hosts.get(link.host) ?? (isStoreHost(link.host) ? inQuery : undefined);
  if (APPLES.includes(link.scheme)) return finder === apple ? apple(link) : undefined;
  return link.scheme === 'https' || link.scheme === 'http' ? finder?.(link) : undefined;
};

/** True if a host holds the name of a store or of the national platform without being it. */
export const imitates = (host: string): boolean =>
  [...hosts.keys(), 'heytap.com', 'heytapmobi.com', 'eduyun.cn'].some(
    (real) =>
      host !== real &&
      !host.endsWith(`.${real}`) &&
      (host.includes(real) || host.includes(real.replace(/\./g, '-'))),
  );
