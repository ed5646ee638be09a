import type { Link } from './link';
import { isStoreHost } from './stores';

/**
 * Where else a link leads that is passed round in class groups: a group or contact of another
 * messenger, a meeting, a form to fill in, a store's page that names no app.
 */
export type Elsewhere = 'qq' | 'dingtalk' | 'feishu' | 'meeting' | 'form' | 'market';

// Whole hosts or, with a dot before them, everything below.
const hosts: Readonly<Record<Elsewhere, readonly string[]>> = {
  qq: ['qm.qq.com', 'jq.qq.com', 'qun.qq.com', 'wpa.qq.com', 'pd.qq.com'],
  dingtalk: ['.dingtalk.com', '.dingtalk.io'],
  feishu: ['.feishu.cn', '.larksuite.com'],
  meeting: ['meeting.tencent.com', '.voovmeeting.com', 'meeting.dingtalk.com'],
  form: [
    'alidocs.dingtalk.com',
    'wj.qq.com',
    'docs.qq.com',
    'doc.weixin.qq.com',
    '.wjx.cn',
    '.wjx.top',
    '.wenjuan.com',
    '.jinshuju.net',
    '.jinshuju.com',
    '.kdocs.cn',
    'f.wps.cn',
    '.shimo.im',
    '.mikecrm.com',
  ],
  market: [
    'zhushou.360.cn',
    '.zhushou.360.cn',
    'shouji.baidu.com',
    'mobile.baidu.com',
    '.25pp.com',
    '.anzhi.com',
    '.lenovomm.com',
    'app.meizu.com',
  ],
};
const schemes: Readonly<Record<string, Elsewhere>> = {
  mqqapi: 'qq',
  mqqopensdkapi: 'qq',
  mqq: 'qq',
  tencent: 'qq',
  dingtalk: 'dingtalk',
  lark: 'feishu',
  feishu: 'feishu',
  wemeet: 'meeting',
};

const covers = (known: string, host: string): boolean =>
  known.startsWith('.') ? host.endsWith(known) || host === known.slice(1) : host === known;

/** Where else a link leads; undefined for all we do not know. */
export const elsewhereOf = (link: Link): Elsewhere | undefined => {
  if (Object.keys(schemes).includes(link.scheme)) return schemes[link.scheme];
  if (link.odd || (link.scheme !== 'https' && link.scheme !== 'http')) return undefined;
  if (isStoreHost(link.host)) return 'market';
  // The narrower host first: a meeting of DingTalk's is a meeting.
  const order: readonly Elsewhere[] = ['meeting', 'form', 'market', 'qq', 'dingtalk', 'feishu'];
  return order.find((what) => hosts[what].some((known) => covers(known, link.host)));
};
