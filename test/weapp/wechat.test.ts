import { begin, fillFirst } from './deeds';
import type { Phone } from './harness';
import { photo, type Holder } from './holder';
import { refusals } from './phone';
import { tell } from './story';

// What WeChat itself demands of a mini-program, on the compiled build: typing, consent, permissions, sharing, going back.
const phone: Phone = { asksConsent: true, update: true, confirm: () => false };
const { scene, look } = tell(phone);

const words = (me: Holder) => me.seen.modals.at(-1);
const openStatus = async (me: Holder) => {
  await me.open('pages/home/index');
  await me.input('查询应用、备案号或学校', '智学伴');
  await me.tap('查询');
  await me.tapWhen(/骆湖九年制学校/);
  await me.waitFor('我要投诉');
};
const toComplaint = async (me: Holder) => {
  await openStatus(me);
  await me.tap('我要投诉');
  await me.tapWhen('向学生或家长收费');
  await me.waitFor('写下发生的事');
};
scene(
  'a newer release is offered, and only taken when the person says so',
  async ({ somebody }) => {
    const stays = somebody();
    await stays.open('pages/home/index');
    await stays.waitFor('扫一扫');
    expect(stays.seen.modals[0]).toMatchObject({ title: '有新版本' });
    expect(stays.seen.wechat).toEqual([]);
    const goes = somebody({ confirm: () => true });
    await goes.open('pages/home/index');
    await goes.waitFor('扫一扫');
    expect(goes.seen.wechat).toEqual(['applyUpdate']);
  },
);

scene('letters typed in the middle stay where they are typed', async ({ somebody }) => {
  const parent = somebody({ update: false });
  await toComplaint(parent);
  await parent.input('怎样发生的', '班主任要求缴费');
  await parent.type('怎样发生的', '全班都要', 3);
  expect(parent.valueOf('怎样发生的')).toBe('班主任全班都要要求缴费');
  await parent.waitFor(/11\/\d+/);
  await parent.tap('提交投诉');
  await parent.waitFor('投诉已收到');
  await parent.tap('看办理进度');
  await parent.waitFor('班主任全班都要要求缴费');
});

scene(
  'consent is asked before the clipboard, and a no is answered with words to copy by hand',
  async ({ somebody }) => {
    const parent = somebody({ update: false });
    await toComplaint(parent);
    await parent.input('怎样发生的', '要求缴费 98 元');
    await parent.tap('提交投诉');
    await parent.waitFor('投诉已收到');
    await parent.tap('复制查询码');
    await parent.waitFor('同意并继续');
    await parent.tap('微信《用户隐私保护指引》');
    expect(parent.seen.wechat).toEqual(['openPrivacyContract']);
    await parent.tap('不同意');
    await parent.waitFor('投诉已收到');
    expect(words(parent)).toMatchObject({ title: '请长按文字复制', editable: true });
    expect(words(parent)!.content.replace(/-/g, '')).toMatch(/^\w{15,}$/);
    await parent.tap('复制查询码');
    const agree = await parent.waitFor((n) => n.tag === 'button' && n.text === '同意并继续');
    await parent.fire(agree, 'agreeprivacyauthorization');
    await parent.waitFor('投诉已收到');
    expect(parent.seen.clipboard).toBe(words(parent)!.content);
  },
);

scene(
  'every refusal of album, camera and files is said in words, with a way on',
  async ({ somebody }) => {
    const me = somebody({ update: false, asksConsent: false, confirm: () => true });
    await me.be(/^何苗/);
    await begin(me, '教APP备3200457号', '要求学生使用，还是推荐使用？');
    await fillFirst(me);
    await me.tap('下一步');
    await me.waitFor('哪一天集体研究的？');
    const album = ['chooseMedia', '从相册选择', '相册和照片', '已经填写的内容都还在'] as const;
    const camera = ['chooseMedia', '拍照', '相机', '也可以从相册选择照片'] as const;
    const files = ['chooseMessageFile', '从微信聊天选择 PDF', '聊天文件', '拍成照片'] as const;
    const ways = {
      undeclared: ['现在用不了', undefined],
      notAgreed: ['没有同意使用', undefined],
      denied: ['没有权限', 'openSetting'],
      system: ['微信没有权限', 'openAppAuthorizeSetting'],
    } as const;
    for (const [name, button, thing, instead] of [album, camera, files]) {
      for (const [how, [title, leads]] of Object.entries(ways)) {
        me.phone.refuse = { [name]: refusals[how as keyof typeof ways](name) };
        const led = me.seen.wechat.length;
        await me.tap((n) => n.attrs['aria-role'] === 'button' && /^添加照片/.test(n.text));
        await me.tapWhen(button);
        await me.settle();
        expect(words(me)?.title).toBe(title);
        expect(words(me)?.content).toContain(thing);
        expect(words(me)?.content).toContain(instead);
        expect(me.seen.wechat.slice(led)).toEqual(leads ? [leads] : []);
      }
      // Turning back needs no words.
      const said = me.seen.modals.length;
      me.phone.refuse = { [name]: refusals.cancel(name) };
      await me.tap((n) => n.attrs['aria-role'] === 'button' && /^添加照片/.test(n.text));
      await me.tapWhen(button);
      await me.settle();
      expect(me.seen.modals).toHaveLength(said);
    }
    me.phone.refuse = {};
    await me.attach('请拍下会议纪要', photo('minutes.png', 1));
  },
);

scene(
  'case 2 · what the privacy guide at WeChat lacks is said, and what was to be copied stands there to be copied by hand',
  async ({ somebody }) => {
    const lacking = ['setClipboardData', 'chooseMedia', 'chooseMessageFile'];
    const refuse = Object.fromEntries(lacking.map((name) => [name, refusals.undeclared(name)]));
    const wishes = { update: false, asksConsent: false, confirm: () => false, refuse };
    const parent = somebody(wishes);
    await toComplaint(parent);
    await parent.input('怎样发生的', '要求缴费 98 元');
    await parent.tap('提交投诉');
    for (const page of ['投诉已收到', '办理经过']) {
      await parent.waitFor(page);
      const said = parent.seen.modals.length;
      await parent.tap('复制查询码');
      await parent.waitFor(() => parent.seen.modals.length > said);
      expect(words(parent)).toMatchObject({
        title: expect.stringContaining('请长按文字复制'),
        content: expect.stringMatching(/^\w{4}(-\w{4}){3}-\w{2}$/),
        editable: true,
      });
      if (page === '投诉已收到') await parent.tap('看办理进度');
    }
    await parent.open('pages/home/index');
    await parent.tapWhen(/^https:/);
    await parent.waitFor(() => words(parent)?.content.startsWith('https://') === true);
    expect(words(parent)).toMatchObject({ editable: true });
    expect(parent.seen.clipboard).toBe('');

    const said = async (me: Holder, doing: () => Promise<void>, thing: string) => {
      const before = me.seen.modals.length;
      await doing();
      await me.waitFor(() => me.seen.modals.length > before);
      expect(words(me)).toMatchObject({
        title: '现在用不了',
        content: expect.stringMatching(new RegExp(`登记使用${thing}，请告诉教育部门`)),
      });
    };
    const teacher = somebody(wishes);
    await teacher.be(/^何苗/);
    await begin(teacher, '教APP备3200456号', '要求学生使用，还是推荐使用？');
    await fillFirst(teacher);
    await teacher.tap('下一步');
    await teacher.waitFor('哪一天集体研究的？');
    const add = (button: string) => async () => {
      await teacher.tap((n) => n.attrs['aria-role'] === 'button' && /^添加照片/.test(n.text));
      await teacher.tapWhen(button);
    };
    await said(teacher, add('从相册选择'), '相册和照片');
    await said(teacher, add('拍照'), '相机');
    await said(teacher, add('从微信聊天选择 PDF'), '聊天文件');

    const admin = somebody(wishes);
    await admin.be(/^吴静/);
    await admin.open('bureau/schools/index');
    await admin.tapWhen('批量导入');
    await said(admin, () => admin.tapWhen('选择 CSV 文件'), '聊天文件');
    await admin.tap('复制样表');
    await admin.waitFor(() => words(admin)?.editable === true);
    expect(words(admin)?.content).toMatch(/\n/);
  },
);

scene(
  'case 21 · an upload that WeChat ends after a minute is said to be that, and the camera why it stays shut',
  async ({ somebody }) => {
    const me = somebody({ update: false, asksConsent: false, confirm: () => true });
    await me.be(/^蒋欣/);
    await begin(me, '教APP备3200456号', '要求学生使用，还是推荐使用？');
    await fillFirst(me);
    await me.tap('下一步');
    await me.waitFor('哪一天集体研究的？');
    const add = async (button: string) => {
      await me.tap((n) => n.attrs['aria-role'] === 'button' && /^添加照片/.test(n.text));
      await me.tapWhen(button);
    };
    me.phone.photos = [photo('minutes.png', 1)];
    for (const late of [
      { errMsg: 'uploadFile:fail timeout' },
      { errMsg: 'uploadFile:fail The request timed out.' },
      { errMsg: 'uploadFile:fail 请求超时。' },
      { errMsg: 'uploadFile:fail', errno: 5 },
    ]) {
      me.phone.refuse = { uploadFile: late };
      await add('从相册选择');
      await me.waitFor(/60 秒内没有传完/);
      expect(me.text()).not.toContain('网络断开');
      await me.tap(/^去掉/);
      await me.waitFor(() => !/60 秒内没有传完/.test(me.text()));
    }
    me.phone.refuse = { uploadFile: { errMsg: 'uploadFile:fail net::ERR_INTERNET_DISCONNECTED' } };
    await add('从相册选择');
    await me.waitFor(/网络断开了/);
    me.phone.refuse = {};
    await me.tap(/没有传上去，重试$/);
    await me.waitFor((n) => String(n.attrs.class ?? '').includes('photo--done'));
    for (const [how, [title, leads]] of Object.entries({
      denied: ['没有权限', 'openSetting'],
      system: ['微信没有权限', 'openAppAuthorizeSetting'],
    } as const)) {
      me.phone.refuse = { chooseMedia: refusals[how as 'denied' | 'system']('chooseMedia') };
      await add('拍照');
      await me.waitFor(() => words(me)?.title === title);
      expect(words(me)?.content).toContain('也可以从相册选择照片');
      expect(me.seen.wechat.at(-1)).toBe(leads);
    }
  },
);

scene('the scanner and the telephone say why they did not open', async ({ somebody }) => {
  const me = somebody({ update: false, asksConsent: false, confirm: () => false });
  await me.open('pages/home/index');
  me.phone.refuse = { scanCode: refusals.denied('scanCode') };
  await me.tapWhen('扫一扫');
  await me.settle();
  expect(words(me)?.content).toContain('也可以输入应用名称或备案号查询');
  me.phone.refuse = { makePhoneCall: { errMsg: 'makePhoneCall:fail' } };
  await me.tapWhen(/^宿迁市教育局/);
  await me.tapWhen(/^\d{3,4}-\d+/);
  await me.settle();
  expect(words(me)?.content).toContain('请用手机的拨号键盘拨打');
});

scene(
  'an app in a school, an app and the help are passed on with a title that stays true',
  async ({ somebody }) => {
    const parent = somebody({ update: false });
    await openStatus(parent);
    const status = parent.share()!;
    expect(status).toMatchObject({
      title: expect.stringMatching(/^“智学伴（演示）”在.*能不能用？$/),
      path: expect.stringMatching(/^\/pages\/status\/index\?school=\w+&app=\w+$/),
      imageUrl: '/assets/share.png',
    });
    expect(JSON.stringify(status)).not.toMatch(/可以使用|暂停|禁止/);
    const [route, query = ''] = status.path!.slice(1).split('?');
    const friend = somebody({ update: false });
    await friend.open(route!, Object.fromEntries(query.split('&').map((pair) => pair.split('='))));
    await friend.waitFor('我要投诉');
    const button = friend.find((n) => n.tag === 'button' && n.text === '转发给其他家长');
    expect(button?.attrs['open-type']).toBe('share');

    await friend.open('public/app/index', { moeNo: encodeURIComponent('教APP备3200457号') });
    await friend.waitFor('在孩子的学校能不能用？');
    expect(friend.share()).toMatchObject({
      path: `/public/app/index?moeNo=${encodeURIComponent('教APP备3200457号')}`,
    });
    await friend.open('public/help/index');
    expect(friend.share()).toMatchObject({ path: '/public/help/index' });
    await friend.open('public/case/index');
    expect(friend.share()).toBeUndefined();
  },
);

scene('twelve pages deep goes on, and back leads back', async ({ somebody }) => {
  const me = somebody({ update: false, asksConsent: false });
  await me.be(/^王萍/);
  await me.openCase(/智学伴.*待受理/s);
  for (let round = 0; round < 6; round += 1) {
    await me.move('受理');
    await me.tapWhen('查看申报材料');
    await me.waitFor((n) => String(n.attrs.class ?? '') === 'moves');
    expect(me.page().route).toBe('case/detail/index');
  }
  expect(me.depth()).toBe(8);
  await me.back();
  expect(me.page().route).toBe('case/act/index');
  expect(me.depth()).toBe(7);
});

scene('back closes an open sheet, and only then the page', async ({ somebody }) => {
  const parent = somebody({ update: false });
  await openStatus(parent);
  await parent.tap(/^学校不得这样做/);
  await parent.tap('依据');
  await parent.waitFor('以下为文件原文');
  await parent.back();
  expect(parent.page().route).toBe('pages/status/index');
  expect(parent.find('以下为文件原文')).toBeUndefined();
  await parent.tap('依据');
  await parent.waitFor('以下为文件原文');
  await parent.tap('关闭');
  expect(parent.find('以下为文件原文')).toBeUndefined();
  await parent.back();
  expect(parent.page().route).toBe('pages/home/index');
});

look();
