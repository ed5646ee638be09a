import type { Scan } from '@shared/domain/scan';
import type { Tone } from '@client/ui/tone';
import { statusAddress } from '../status/entry';

/** What to do with something scanned or typed: open a page, look for a name, or tell the person what it is and what to do. */
export type Next = { go: string } | { look: true } | { say: { tone: Tone; title: string; note: string; platform?: true } };

const app = (key: string, value: string): Next => ({ go: `/public/app/index?${key}=${encodeURIComponent(value)}` });

/** Where a scan leads. `typed` text that is nothing else is a name to look for. */
export const follow = (scan: Scan, how: 'scanned' | 'typed'): Next => {
  switch (scan.kind) {
    case 'ours':
      return { go: statusAddress({ code: scan.code }) };
    case 'bad_ours':
      return { go: '/pages/status/index?code=0' };
    case 'moe_no':
      return app('moeNo', scan.moeNo);
    case 'package':
      return app('packageName', scan.packageName);
    case 'store':
      return app('storeId', scan.storeId);
    case 'national':
      return { say: { tone: 'primary', title: '这是国家备案平台的网址', note: '它说明提供者的应用已在国家平台登记，不等于您孩子的学校可以使用。请在上面输入应用名称或“教APP备…号”，再选学校核对。', platform: true } };
    case 'link':
      return { say: { tone: 'waiting', title: '这不是本系统的二维码或网址', note: `它指向 ${scan.host}，里面是什么我们不知道。不要因为扫码而付费或填写孩子的信息。想知道这个应用能不能用，请输入应用名称查询。` } };
    case 'unknown':
      return how === 'typed' ? { look: true } : { say: { tone: 'waiting', title: '没有认出这个码', note: '它不是本系统的二维码，也不是应用商店的链接。请改用应用名称或备案号查询，或扫学校海报上的码。' } };
  }
};
