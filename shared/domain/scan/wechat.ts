import type { Link } from './link';

/**
 * What a code of WeChat's opens. None tells which account or mini-program it is, so nothing can be
 * looked up by it.
 */
export type WechatThing = 'mini' | 'account' | 'group' | 'article' | 'personal' | 'work' | 'other';

const byPath: Readonly<Record<string, WechatThing>> = { r: 'account', g: 'group', q: 'account' };

/**
 * What a link of WeChat's opens, by its host and the first part of its path; undefined for other
 * hosts.
 */
export const wechatOf = (link: Link): WechatThing | undefined => {
  if (link.odd || (link.scheme !== 'https' && link.scheme !== 'http'))
    return link.scheme === 'weixin' ? 'other' : undefined;
  const first = link.path.split('/')[1] ?? '';
  switch (link.host) {
    case 'wxaurl.cn':
    case 'wxmpurl.cn':
      return 'mini';
    case 'weixin.qq.com':
      return Object.keys(byPath).includes(first) ? byPath[first] : 'other';
    case 'mp.weixin.qq.com':
      return first === 's' ? 'article' : 'other';
    case 'u.wechat.com':
      return 'personal';
    case 'work.weixin.qq.com':
      return 'work';
    default:
      return undefined;
  }
};
