import { daysAgo, ofChars } from '../browser/deeds';
import { points } from '../browser/suqian';
import { startWechat } from '../stand-in/wechat';
import { accept, answerNation, approve, begin, fillFirst, opine, posterLink } from './deeds';
import type { Phone } from './harness';
import { photo } from './holder';
import { tell } from './story';

const appId = 'wx0000000000000000';
const secret = 'secret-of-the-stand-in';
const kept = { ...process.env };
const sums = /口算小达人/;

let wechat: Awaited<ReturnType<typeof startWechat>>;
const wechatOf = (openid: string): Phone => ({ login: () => wechat.mint(openid) });

// Hooks run in the order they are written: WeChat is there before the house starts, and leaves after it.
beforeAll(async () => {
  wechat = await startWechat({ appId, secret });
  Object.assign(process.env, {
    WECHAT_APP_ID: appId,
    WECHAT_SECRET: secret,
    WECHAT_BASE: wechat.base,
  });
});
const { scene, step, look } = tell(wechatOf('oNobody'));
afterAll(async () => {
  for (const name of ['WECHAT_APP_ID', 'WECHAT_SECRET', 'WECHAT_BASE'])
    if (kept[name] === undefined) delete process.env[name];
  await wechat?.stop();
});

scene(
  'M6 · an administrator invites a teacher, who signs in by WeChat and is known the next time, and ends the access when the teacher leaves',
  async ({ me, somebody }) => {
    await me.be(/^吴静/);
    await me.open('bureau/schools/index');
    await me.tapWhen(/^宿迁市骆湖九年制学校/);
    await me.tapWhen('邀请一个人');
    await me.waitFor(/^邀请到/);
    await me.input('姓名', '唐果');
    await me.choose('身份', /经办/);
    await me.tap('生成邀请码');
    await me.tapWhen('复制邀请码');
    const code = me.seen.clipboard;
    expect(code.replace(/-/g, '')).toHaveLength(18);

    const guest = somebody(wechatOf('oTangGuo'));
    await guest.open('pages/me/index');
    await guest.tapWhen('我有邀请码');
    await guest.input('邀请码', code);
    await guest.input('您的姓名', '唐果');
    await guest.tick(/我已阅读并同意/);
    await guest.tap('确认并登录');
    await guest.waitFor('新建备案');
    await guest.open('pages/me/index');
    await guest.waitFor('唐果');
    await guest.tap('退出登录');
    await guest.waitFor(/^微信登录/);
    await guest.tick(/我已阅读并同意/);
    await guest.tap('微信登录');
    await guest.waitFor('唐果');
    await guest.waitFor('退出登录');

    const stranger = somebody(wechatOf('oStranger'));
    await stranger.open('pages/me/index');
    await stranger.waitFor(/^微信登录/);
    await stranger.tick(/我已阅读并同意/);
    await stranger.tap('微信登录');
    await stranger.waitFor('还没有登录');

    await me.tap('完成');
    await me.tapWhen('刷新');
    await me.tapWhen('移除唐果');
    await me.waitFor(/登录立即结束/);
    await me.tap((n) => n.attrs['aria-role'] === 'button' && n.text === '移除唐果');
    await me.waitFor(() => me.seen.toasts.includes('已移除唐果'));
    await me.settle();
    expect(me.find('移除唐果')).toBeUndefined();
    await guest.open('pages/todo/index');
    await guest.waitFor(/^去“我的”登录$/);
    expect(guest.seen.modals.at(-1)?.content).toMatch(/^登录已结束/);
    await guest.tap('去“我的”登录');
    await guest.tick(/我已阅读并同意/);
    await guest.tap('微信登录');
    await guest.waitFor(/还没有收到给您的邀请/);
  },
);

scene(
  'M9 · the administrator reads in the log who was removed and who was refused; everybody reads where they are signed in',
  async ({ me }) => {
    await me.be(/^吴静/);
    await me.open('pages/me/index');
    await me.tapWhen(/^安全记录/);
    await me.waitFor('移除人员');
    await me.waitFor('接受邀请');
    await me.tap((n) => n.attrs['aria-role'] === 'tab' && n.text === '只看被拒绝');
    await me.waitFor('没有被拒绝的操作');
    await me.open('pages/me/index');
    await me.tapWhen('我的登录、退出所有设备');
    await me.waitFor('本机');
    await me.tap('退出所有设备');
    await me.waitFor('全部退出');
    await me.back();
    expect(me.find('全部退出')).toBeUndefined();
  },
);

scene(
  'M10 · a phone gives its number when somebody signs in, the same after they left, and to nothing else',
  async ({ somebody }) => {
    const phone = somebody(wechatOf('oPasser'));
    const tryIn = async () => {
      await phone.open('pages/me/index');
      await phone.waitFor(/^微信登录/);
      await phone.tick(/我已阅读并同意/);
      await phone.tap('微信登录');
      await phone.waitFor('还没有登录');
    };
    await tryIn();
    await phone.be(/^何苗/);
    await phone.tap('退出登录');
    await tryIn();
    const signing = phone.seen.requests.filter((r) => r.url.endsWith('/session/wechat'));
    expect(signing).toHaveLength(2);
    expect(signing[0]!.device).toMatch(/^[0-9a-z]{32}$/);
    expect(signing[1]!.device).toBe(signing[0]!.device);
    const rest = phone.seen.requests.filter((r) => !signing.includes(r));
    expect(rest.length).toBeGreaterThan(3);
    expect(rest.filter((r) => r.device !== undefined)).toEqual([]);
  },
);

step('the teacher starts a filing, fills it, sends photos and submits', async ({ me }) => {
  await me.be(/^何苗/);
  await begin(me, '教APP备3200457号', '要求学生使用，还是推荐使用？');
  await me.input('简述项目实施原因', ofChars(101));
  await me.waitFor(/101\/100/);
  await fillFirst(me);
  await me.waitFor(/^已保存 \d\d:\d\d$/);
  await me.tap('下一步');
  await me.waitFor('哪一天集体研究的？');
  await me.pick('哪一天集体研究', daysAgo(5));
  await me.choose('在什么会上研究', /^校长办公会/);
  await me.input('几人参加', '9');
  await me.choose('结果是什么', /^同意选用/);
  await me.tick(/不增加教师工作/);
  await me.input('第一责任人', '高远');
  await me.input('直接责任人', '陈立');
  await me.input('哪个部门或年级使用', '三年级组');
  await me.input('具体责任人', '何苗');
  await me.choose('经费来源', /^财政拨款/);
  await me.choose('签订合同（协议）了吗', /^否/);
  await me.input('简述集体研究、项目采购', '经校长办公会研究同意，由学校统一采购一年服务。');
  await me.choose('选用前征求了谁的意见', /^教职工/);
  await me.tap('下一步');
  await me.waitFor(/^还差 1 项/);
  await me.attach('请拍下会议纪要', photo('minutes.png', 1), photo('minutes-2.png', 2));
  await me.tapWhen('下一步');
  await me.waitFor('免费自愿');
  await me.choose('要不要花钱', /^否/);
  for (const promise of [
    /不向学生及家长收取/,
    /不借家委会/,
    /不要求家长直接/,
    /不统一组织免费试用/,
    /违规获利/,
    /不超备案范围/,
    /本单位加强弱口令/,
  ])
    await me.tick(promise);
  for (const question of [
    '有没有商业广告',
    '有没有娱乐游戏',
    '是否与教学管理绑定',
    '公布学生成绩和排名',
    '教育教学无关',
  ])
    await me.choose(question, /^否/);
  // Another school’s filing proved its 等保 already.
  expect(me.text()).not.toContain('等保备案是几级');
  await me.choose('收集学生的哪些信息', /^姓名/);
  await me.attach('告知同意书', photo('consent.png', 4));
  await answerNation(me);
  await me.choose('招生录取、考试报名', /^否/);
  await me.tap('去核对');
  await me.waitFor('核对提交');
  expect(me.text()).not.toMatch(/还差 \d/);
  await me.tap('提交给校长签名');
  await me.waitFor('已提交给校长签名');
});

step('the principal signs by hand', async ({ me }) => {
  await me.be(/^高远/);
  await me.openCase(sums);
  await me.waitFor('您签名确认的是以下全部内容，请逐项看完。');
  await me.tap('签名并提交');
  await me.waitFor('还没有签名，请点上面的“点此签名”');
  await me.tap(/点此签名/);
  await me.tap('写好了');
  await me.waitFor('还没有签名，请用手指在框里写下姓名');
  await me.write();
  // Going back closes the pad, not the page, and what was written is still there.
  await me.back();
  expect(me.page().route).toBe('case/sign/index');
  expect(me.find('写好了')).toBeUndefined();
  await me.tap(/点此签名/);
  await me.tapWhen('写好了');
  await me.waitFor(/重签/);
  await me.tap('签名并提交');
  await me.waitFor('已签名，已提交宿迁市教育局');
});

step('back closes the upper of two layers, then the lower, and the page stays', async ({ me }) => {
  await me.be(/^高远/);
  await me.openCase(sums);
  await me.tapWhen('更多办理');
  await me.waitFor(/^催办，现在不能办/);
  await me.tap('本系统的规则');
  await me.waitFor(/不是文件条文/);
  await me.back();
  expect(me.find(/不是文件条文/)).toBeUndefined();
  await me.waitFor(/^催办，现在不能办/);
  await me.back();
  expect(me.find(/^催办，现在不能办/)).toBeUndefined();
  expect(me.page().route).toBe('case/detail/index');
});

step('the bureau accepts, three offices agree, the head approves', async ({ me }) => {
  await me.be(/^王萍/);
  await me.openCase(sums);
  await accept(me, /宿教具备/);
  for (const [who, label, list] of [
    [/^钱进/, '网络和数据安全审查意见', points.network],
    [/^孙丽/, '内容审查意见', points.content],
    [/^赵刚/, '重点审查意见', points.focus],
  ] as const) {
    await me.be(who);
    await me.openCase(sums);
    await opine(me, label, list);
  }
  await me.be(/^李正/);
  await me.openCase(sums);
  await approve(me, '备案审批意见');
});

let link = '';
step('the poster comes as a PDF', async ({ me, served }) => {
  await me.be(/^何苗/);
  await me.openCase(sums);
  link = await posterLink(me);
  expect(link.startsWith(`${served.origin}/q/`)).toBe(true);
});

scene(
  'a parent opens the status page by the poster and by a sunflower code: one request, two patches, small and few',
  async ({ somebody }) => {
    const code = link.split('/q/')[1]!;
    for (const query of [{ q: encodeURIComponent(link) }, { scene: encodeURIComponent(code) }]) {
      const parent = somebody();
      const before = { requests: parent.seen.requests.length };
      await parent.open('pages/status/index', query as unknown as Record<string, string>);
      await parent.waitFor('可以使用');
      await parent.settle();
      const patches = parent.seen.patches.filter((p) => p.route === 'pages/status/index');
      expect(parent.seen.requests.length - before.requests).toBe(1);
      expect(patches.length).toBeLessThanOrEqual(2);
      expect(patches.reduce((sum, p) => sum + p.bytes, 0)).toBeLessThanOrEqual(16 * 1024);
      expect(parent.nodes()).toBeLessThanOrEqual(150);
    }
    const parent = somebody();
    await parent.open('pages/status/index', {
      q: encodeURIComponent(link.replace(/.$/, (c) => (c === '7' ? '8' : '7'))),
    });
    await parent.waitFor('二维码无效');
  },
);

step(
  'a parent complains in three screens and follows it by the code alone',
  async ({ me, somebody }) => {
    const parent = somebody();
    await parent.open('pages/status/index', { q: encodeURIComponent(link) });
    await parent.waitFor('可以使用');
    await parent.tap('我要投诉');
    await parent.tapWhen('向学生或家长收费');
    await parent.waitFor('写下发生的事');
    await parent.input('怎样发生的', '班主任要求全班缴费 98 元');
    await parent.tap('提交投诉');
    await parent.waitFor('投诉已收到');
    await parent.tap('复制查询码');
    const code = parent.seen.clipboard;

    await me.be(/^王萍/);
    await me.open('bureau/complaints/index');
    await me.tapWhen(/^向学生或家长收费/);
    await me.tapWhen('接收办理');
    await me.waitFor('核查中');

    await me.move('请投诉人补充');
    await me.waitFor(/^需要补充什么/);
    expect(me.page().route).toBe('case/act/index');
    await me.back();
    expect(me.page().route).toBe('case/detail/index');

    const later = somebody();
    await later.open('public/case/index');
    await later.input('查询码', code);
    await later.tap('查看进度');
    await later.waitFor('核查中');
    expect(later.text()).toContain('班主任要求全班缴费 98 元');
  },
);

look();
