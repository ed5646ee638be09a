import { addressOf, type Ask } from '../app/ask';
import { storeKey, type Scan } from '@shared/domain/scan';
import type { Tone } from '@client/ui/tone';
import { statusAddress } from '@client/pages/status/entry';

/**
 * What a thing is, said plainly, and what to do instead; `platform`: the national platform helps,
 * `name`: what to search for.
 */
export type Said = { tone: Tone; title: string; note: string; platform?: true; name?: string };
/**
 * What to do with something scanned or typed: open a page, look for it as a name, or tell the
 * person.
 */
export type Next = { go: string } | { look: true } | { say: Said };

const byName = '请看清应用名称，按名称查询。';
const careful = '不要因为扫码而付费或填写孩子的信息。';
const say = (tone: Tone, title: string, note: string, more: Partial<Said> = {}): Next => ({
  say: { tone, title, note, ...more },
});
const app = (key: keyof Ask, value: string): Next => ({ go: addressOf({ [key]: value }) });

const wechat = {
  mini: [
    '这是打开微信小程序的链接',
    '链接里看不出是哪个小程序。打开后点右上角“…”可看到小程序名称，请按名称查询。',
  ],
  account: [
    '这是微信公众号或名片的二维码',
    '关注公众号不等于学校可以使用它推荐的应用。请按应用名称查询。',
  ],
  group: [
    '这是微信群的二维码',
    '它不是应用，也不是查询码。群里要求安装的应用，请按应用名称查询；没有备案的，学校不得要求使用。',
  ],
  article: ['这是一篇公众号文章', `文章里介绍的应用不等于已经备案。${byName}`],
  personal: [
    '这是个人微信的名片',
    `它不是应用，也不是查询码。加好友前请先确认对方是谁，${careful}要查应用，请按名称查询。`,
  ],
  work: [
    '这是企业微信的二维码',
    `它用来加联系人或进群，不是查询码。${careful}里面推荐的应用，请按名称查询。`,
  ],
  other: ['这是微信的链接', `链接里看不出是哪个应用。${byName}`],
} as const satisfies Record<Extract<Scan, { kind: 'wechat' }>['what'], readonly [string, string]>;

const elsewhere = {
  qq: [
    '这是 QQ 群或 QQ 好友的码',
    `它不是应用，也不是查询码。${careful}群里要求安装的应用，请按应用名称查询；没有备案的，学校不得要求使用。`,
  ],
  dingtalk: [
    '这是钉钉群或钉钉的链接',
    `它不是查询码。${careful}群里要求安装的应用，请按应用名称查询；没有备案的，学校不得要求使用。`,
  ],
  feishu: [
    '这是飞书群或飞书的链接',
    `它不是查询码。${careful}群里要求安装的应用，请按应用名称查询；没有备案的，学校不得要求使用。`,
  ],
  meeting: [
    '这是网络会议的链接',
    `它用来参加会议，不是查询码。要查会议里提到的应用，请按名称查询。`,
  ],
  form: [
    '这是在线问卷或表格',
    `它不是查询码。填写前请先确认是谁在收集，${careful}要查应用，请按名称查询。`,
  ],
  market: ['这是应用商店的页面', `链接里看不出是哪个应用。${byName}`],
} as const satisfies Record<
  Extract<Scan, { kind: 'elsewhere' }>['what'],
  readonly [string, string]
>;

const numbers = {
  moe_no: ['这个“教APP备”备案号不对', '请对照学校通知或国家平台改正后再查，也可以按应用名称查询。'],
  icp: [
    '这是 ICP 备案号',
    '它说明网站或应用在工业和信息化部办理了备案，不是教育备案，不等于学校可以使用。请按应用名称或“教APP备…号”查询。',
  ],
  police: [
    '这是公安联网备案号',
    '它说明网站在公安机关办理了备案，不是教育备案，不等于学校可以使用。请按应用名称或“教APP备…号”查询。',
  ],
  telecom: [
    '这是电信业务经营许可证号',
    '它说明企业可以经营电信业务，不是教育备案，不等于学校可以使用。请按应用名称或“教APP备…号”查询。',
  ],
  credit: [
    '这是统一社会信用代码',
    '它是单位的代码，不是应用的备案号。请按应用名称或“教APP备…号”查询。',
  ],
  phone: [
    '这是电话号码',
    '用电话号码查不到应用，这个号码没有上传。请按应用名称查询，也可以拨打教育部门电话咨询。',
  ],
  appid: ['这是微信小程序的 AppID', '学校备案按名称登记。请按小程序名称查询。'],
  person: [
    '这像是身份证号码',
    '查询应用不需要身份证号码，这个号码没有上传。请不要在这里填写孩子或家人的信息。',
  ],
} as const satisfies Record<Extract<Scan, { kind: 'number' }>['what'], readonly [string, string]>;

const odd = {
  fake: ['当心：网址冒用了平台的名字', '它不是真正的应用商店或国家平台，很可能是仿冒的'],
  hidden: ['当心：网址写法不正常', '网址里夹着端口、用户名或形似的字符，正规应用商店不会这样写'],
  ip: ['当心：网址只有一串数字', '正规应用商店和国家平台不会用数字网址'],
} as const;

const link = (scan: Extract<Scan, { kind: 'link' }>): Next => {
  if (!scan.odd)
    return say(
      'waiting',
      '这不是本系统的二维码或网址',
      `它指向 ${scan.host}，里面是什么我们不知道。${careful}想知道这个应用能不能用，请按应用名称查询。`,
    );
  const [title, why] = odd[scan.odd];
  return say('stop', title, `它指向 ${scan.host}。${why}，不要打开，不要安装。${careful}`);
};

/**
 * Where a scan leads. `typed` text that is nothing else is a name to look for. It never says that
 * an app is filed.
 */
export const adviceOn = (scan: Scan, how: 'scanned' | 'typed'): Next => {
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
      return app('storeId', storeKey(scan));
    case 'national':
      return say(
        'primary',
        '这是国家备案平台的网址',
        '它说明提供者的应用已在国家平台登记，不等于您孩子的学校可以使用。请打开页面，看清应用名称或“教APP备…号”，再回来查询并选学校核对。',
        { platform: true },
      );
    case 'short':
      return say(
        'waiting',
        '这是华为应用市场的短链接',
        '短链接里看不出是哪个应用。请在手机上打开它，看清应用名称（不用安装），再按名称查询；也可以在打开的页面里复制完整链接来查。',
      );
    case 'wechat':
      return say(
        'waiting',
        wechat[scan.what][0],
        wechat[scan.what][1],
        scan.name ? { name: scan.name } : {},
      );
    case 'elsewhere':
      return say('waiting', elsewhere[scan.what][0], elsewhere[scan.what][1]);
    case 'pay':
      return say(
        'stop',
        '这是收款码，不是查询码',
        '不要付款。学校不得借应用收费；有人要求扫码付费的，请保留截图，向教育部门投诉。',
      );
    case 'apk':
      return say(
        'stop',
        '这是非应用商店的安装包',
        `它从 ${scan.host} 直接下载，没有经过应用商店检查，不要安装。想知道这个应用能不能用，请按应用名称查询。`,
      );
    case 'number': {
      const [title, note] = numbers[scan.what];
      return say(
        'waiting',
        title,
        [scan.as, scan.what === 'person' ? '' : scan.why, note]
          .filter(Boolean)
          .map((part) => part!.replace(/。$/, ''))
          .join('。') + '。',
      );
    }
    case 'link':
      return link(scan);
    case 'unknown':
      return how === 'typed'
        ? { look: true }
        : say(
            'waiting',
            '没有认出这个码',
            '它不是本系统的二维码，也不是应用商店的链接。请改用应用名称或备案号查询，或扫学校海报上的码。',
          );
  }
};
