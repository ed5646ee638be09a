import Taro from '@tarojs/taro';

// Of WeChat only: why an interface refused, and what a person can do. Silence would make the button
// seem dead.

/** What a person wanted of the phone. */
export type Wanted = 'photos' | 'camera' | 'files' | 'scan' | 'call' | 'settings';
/**
 * Why it was refused. `undeclared`: the privacy guide at WeChat lacks it, which only the bureau's
 * administrator can mend.
 */
export type Why = 'turned-back' | 'not-agreed' | 'undeclared' | 'denied' | 'system' | 'failed';

type WxError = { errMsg?: string; errno?: number };
const signs: readonly (readonly [Why, number | undefined, RegExp])[] = [
  ['undeclared', 112, /not declared in the privacy/i],
  ['not-agreed', 104, /privacy/i],
  ['system', 3, /system permission|系统.*权限/i],
  ['turned-back', undefined, /cancel/i],
  ['denied', 103, /auth|den(y|ied)|permission/i],
];

/** Reads WeChat's answer. */
export const whyOf = (error: unknown): Why => {
  const { errMsg = '', errno } = (error ?? {}) as WxError;
  const sign = signs.find(
    ([, number, words]) => (number !== undefined && errno === number) || words.test(errMsg),
  );
  return sign ? sign[0] : 'failed';
};

const things = {
  photos: { name: '相册和照片', instead: '已经填写的内容都还在。' },
  camera: { name: '相机', instead: '也可以从相册选择照片。' },
  files: { name: '聊天文件', instead: '也可以把文件拍成照片再添加。' },
  scan: { name: '相机', instead: '也可以输入应用名称或备案号查询。' },
  call: { name: '电话', instead: '请用手机的拨号键盘拨打。' },
  settings: { name: '微信的页面', instead: '请点右上角“…”查看。' },
} as const satisfies Record<Wanted, { name: string; instead: string }>;

type Told = { title: string; content: string; go?: () => unknown };
const told = {
  'not-agreed': (name: string, instead: string): Told => ({
    title: '没有同意使用',
    content: `您没有同意使用${name}。再点一次会重新问您。${instead}`,
  }),
  undeclared: (name: string, instead: string): Told => ({
    title: '现在用不了',
    content: `本小程序还没有向微信登记使用${name}，请告诉教育部门。${instead}`,
  }),
  denied: (name: string, instead: string): Told => ({
    title: '没有权限',
    content: `没有使用${name}的权限，可以到设置里打开。${instead}`,
    go: () => Taro.openSetting(),
  }),
  system: (name: string, instead: string): Told => ({
    title: '微信没有权限',
    content: `手机没有允许微信使用${name}，可以到手机设置里打开。${instead}`,
    go: () => Taro.openAppAuthorizeSetting({}),
  }),
  failed: (name: string, instead: string): Told => ({
    title: '没有成功',
    content: `${name}没有打开，请再试一次。${instead}`,
  }),
} as const satisfies Record<Exclude<Why, 'turned-back'>, (name: string, instead: string) => Told>;

/**
 * Says why something was refused and what to do instead, with the way to the settings where they
 * can help; silent when the person turned back.
 */
export const tellWhy = async (error: unknown, wanted: Wanted): Promise<void> => {
  const why = whyOf(error);
  if (why === 'turned-back') return;
  const { name, instead } = things[wanted];
  const { title, content, go }: Told = told[why](name, instead);
  const more = go ? { confirmText: '去设置', cancelText: '知道了' } : { showCancel: false };
  const { confirm } = await Taro.showModal({ title, content, ...more });
  if (confirm && go) await Promise.resolve(go()).catch(() => undefined);
};
