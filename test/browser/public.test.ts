import { codeFrom, grouped } from '@shared/kernel/id';
import { codeOn, toComplaint } from './complaint';
import { find, lookUp, openCase, photo } from './deeds';
import { beWechat, blockStorage, fillStorage, smallCode } from './limits';
import { tell } from './story';
import type { Visitor } from './visitor';

const { scene, step } = tell({ prefix: 'sp', moving: true });

step('a parent finds everything of the public without signing in', async ({ parent }) => {
  await parent.open('pages/home/index');
  await parent.see('咨询、投诉电话');
  await parent.shot('home', { window: true });
  await parent.shot('home-whole');
  await parent.fill('查询应用、备案号或学校', '智');
  await parent.tap('查询');
  await parent.see('“智”的查询结果');
  await parent.see(/河滨实验小学（演示）.*宿迁智学科技/);
  await parent.shot('search-one-character');
  await parent.fill('查询应用、备案号或学校', '教APP备3200123号');
  await parent.tap('查询');
  await parent.see('在孩子的学校能不能用？');
  await parent.shot('app-by-number');
  await parent.fill(/孩子在哪所学校/, '河滨');
  await parent.tap('查找学校');
  await parent.see('宿迁市河滨实验小学（演示）');
  await parent.shot('app-school-found');
  await parent.tap(/^宿迁市河滨实验小学/);
  await parent.see('可以使用');
  await parent.shot('status-of-pair');
  for (const [route, words, name] of [
    ['pages/todo/index', '去“我的”登录', 'todo-signed-out'],
    ['pages/inbox/index', '查投诉进度', 'inbox-signed-out'],
    ['pages/me/index', '演示：换一个人看看', 'me-signed-out'],
    ['public/help/index', '怎样投诉', 'help'],
    ['public/privacy/index', '联系我们', 'privacy'],
    ['public/schools/index', '现在记住的', 'schools'],
    ['public/case/index', '查看进度', 'case-entry'],
    ['account/invitation/index', '请在微信小程序中打开', 'invitation'],
    ['account/consent/index', '使用前请您同意', 'consent'],
    ['school/new/index', '请先登录', 'gate'],
  ] as const) {
    await parent.open(route);
    await parent.see(words);
    await parent.shot(name);
  }
});

step('a well-formed code that nobody was given is said to be unknown', async ({ parent }) => {
  await parent.open('public/case/index');
  await parent.fill('查询码', grouped(codeFrom(new Uint8Array(10).fill(7))));
  await parent.tap('查看进度');
  await parent.see('没有这个查询码，请对照截图再核对。');
  await parent.seeNot('没有查到');
});

step(
  'a letter typed wrong is asked about, a barred app is named in red, what means nothing is told so and no more',
  async ({ somebody }) => {
    const parent = await somebody();
    await lookUp(parent, '智学拌 河滨小学');
    await parent.see('没有叫“智学拌”的应用或学校。您要找的是不是：');
    await parent.see(/智学伴（演示）.*河滨实验小学（演示）.*可以使用/);
    await parent.shot('search-near');
    await lookUp(parent, 'paitibang');
    await parent.see(/拍题帮（演示）.*国家备案已撤销/);
    await lookUp(parent, '趣味闯观学');
    await parent.see(/趣味闯关学（演示）.*禁止使用/);
    await parent.shot('search-barred');
    await lookUp(parent, '龘靐齉');
    await parent.see('只说明名称没有对上。可以这样再查：');
    await parent.seeNot(/没有备案的应用/);
    await parent.shot('search-nothing');
    await lookUp(parent, '河滨实验小学');
    await parent.tap(/本校已备案应用 \d+ 个/);
    await parent.see('记为孩子的学校');
    await parent.shot('school-tools');
    await parent.tap(/智学伴（演示）/);
    await parent.see(/^查询于 \d{4}年\d+月\d+日 \d\d:\d\d$/);
    await parent.shot('status-asked');
    await parent.close();
  },
);

// The parent has chosen a school by now, so a name is looked for there.
step(
  'a parent types or scans what is no poster: the national platform, a store, a name that only looks like one',
  async ({ parent }) => {
    await lookUp(parent, 'https://app.eduyun.cn/');
    await parent.see('这是国家备案平台的网址');
    await parent.see(/孩子的学校/);
    await parent.shot('scan-national');
    await parent.fill('按应用名称查询', '智学伴');
    await parent.tap('查询');
    await parent.see('“智学伴”的查询结果');
    await parent.see(/河滨实验小学（演示）.*宿迁智学科技/);
    await parent.shot('scan-searched');
    await lookUp(parent, '快来下载 https://apps.apple.com.example.cn/cn/app/id1234567890');
    await parent.see('当心：网址冒用了平台的名字');
    await parent.shot('scan-fake');
    await lookUp(parent, '快来下载 https://apps.apple.com/cn/app/id1234567890');
    await parent.see('在孩子的学校能不能用？');
  },
);

// Taro draws its dialogs' buttons as boxes, and fades the dialog out.
const press = async (v: Visitor, word: string) => {
  await v.page.getByText(word, { exact: true }).click();
  await v.page.locator('.taro-modal__content').waitFor({ state: 'hidden' });
};
const write = async (v: Visitor, text: string) => v.fill(/怎样发生的/, text);
/** From 新建备案 to the form of the same app: begun by whoever comes first. */
const toForm = async (v: Visitor) => {
  await find(v, '教APP备3200457号');
  await v.tap(/^(为这个应用申请备案|打开本校的申请)/);
  await v.calm();
  if (v.page.url().includes('/case/detail/')) await v.move('继续填写');
  await v.see('要求学生使用，还是推荐使用？');
};

scene(
  'case 1 · a tracking code not copied yet stands on the next page too, and going back asks first',
  async ({ somebody }) => {
    const parent = await somebody();
    await parent.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await toComplaint(parent);
    await write(parent, '9月12日要求全班缴费 98 元');
    await parent.page.goBack();
    await parent.see('还没有提交，离开后写的内容不会保留。');
    await press(parent, '留在这里');
    expect(await parent.field(/怎样发生的/).inputValue()).toBe('9月12日要求全班缴费 98 元');
    await parent.tap('提交投诉');
    await parent.see('投诉已收到');
    const code = await codeOn(parent);
    for (const page of ['投诉已收到', '办理经过']) {
      await parent.see(page);
      await parent.page.goBack();
      await parent.see(/查询码还没有复制/);
      await press(parent, '留在这里');
      await parent.calm();
      expect(await codeOn(parent)).toBe(code);
      if (page === '投诉已收到') await parent.tap('看办理进度');
    }
    await parent.shot('case-fresh');
    const asked = parent.page.waitForEvent('dialog');
    void parent.page.evaluate(() => location.reload()).catch(() => undefined);
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    expect(await codeOn(parent)).toBe(code);
    await parent.tap('查另一个');
    await press(parent, '留在这里');
    await parent.tap('复制查询码');
    await parent.see('已复制');
    expect(await parent.page.evaluate(() => navigator.clipboard.readText())).toBe(code);
    await parent.page.goBack();
    await parent.see('我要投诉');

    const later = await somebody();
    await later.open('public/case/index');
    await later.fill('查询码', code);
    await later.tap('查看进度');
    await later.see('办理经过');
    await later.shot('case-by-code');
    await later.tap('查询码，复制');
    await parent.calm();
    await Promise.all([parent.close(), later.close()]);
  },
);

scene(
  'case 16 · without https there is no clipboard: what was to be copied stands in a dialog, to be taken by hand',
  async ({ somebody, served }) => {
    const parent = await somebody();
    await parent.page.goto(
      `${served.origin.replace('127.0.0.1', 'plain.test')}/#/pages/home/index`,
    );
    expect(await parent.page.evaluate(() => 'clipboard' in navigator)).toBe(false);
    await parent.fill('查询应用、备案号或学校', '智学伴');
    await parent.tap('查询');
    await parent.tap(/骆湖九年制学校/);
    await parent.see('我要投诉');
    const byHand = async (): Promise<string> => {
      await parent.see('请长按复制');
      const words = parent.page.locator('.taro-modal__text').locator('visible=true');
      await words.click();
      const taken = await parent.page.evaluate(() => String(getSelection()));
      expect(taken).toBe(await words.innerText());
      await press(parent, '确定');
      await parent.calm();
      return taken;
    };
    await parent.tap('我要投诉');
    await parent.tap('向学生或家长收费');
    await write(parent, '要求全班缴费 98 元');
    await parent.tap('提交投诉');
    await parent.see('投诉已收到');
    await parent.tap('复制查询码');
    expect(await byHand()).toBe(await codeOn(parent));
    await parent.page.goBack();
    await press(parent, '离开');
    await parent.tap('转发给其他家长');
    expect(await byHand()).toMatch(/^http:\/\/plain\.test:\d+\/#\/pages\/status\/index\?school=/);
    await parent.close();
  },
);

scene(
  'case 18 · the key that ends writing Chinese is no command, however the browser tells of it',
  async ({ somebody }) => {
    const parent = await somebody();
    await parent.open('pages/home/index');
    const words = parent.field('查询应用、备案号或学校');
    await words.fill('智');
    // Safari: the composition is over before the key is told. Chrome and Firefox: the key is told while it lasts.
    type Key = { keyCode: number; isComposing?: boolean; before?: 'end'; up?: true; key?: string };
    const key = (o: Key) =>
      words.evaluate((field, { keyCode, isComposing = false, before, up, key = 'Enter' }) => {
        const like = { bubbles: true, cancelable: true };
        field.dispatchEvent(new CompositionEvent('compositionstart', like));
        if (before) field.dispatchEvent(new CompositionEvent('compositionend', like));
        if (up) field.dispatchEvent(new KeyboardEvent('keyup', { ...like, key: ' ' }));
        const init = { ...like, key, keyCode, isComposing };
        field.dispatchEvent(new KeyboardEvent('keydown', init));
      }, o);
    const ending: Key[] = [
      { keyCode: 229, before: 'end' },
      { keyCode: 13, before: 'end' },
      { keyCode: 229 },
      { keyCode: 13, isComposing: true },
    ];
    for (const each of ending) {
      await key(each);
      await parent.seeNot('“智”的查询结果');
    }
    // A space chose the word; Enter is a press of its own, however soon.
    await key({ keyCode: 13, before: 'end', up: true });
    await parent.see('“智”的查询结果');
    await parent.tap(/河滨实验小学（演示）.*宿迁智学科技/);
    await parent.tap(/^学校不得这样做/);
    await parent.tap(/没有备案就在使用/);
    await parent.see('以下为文件原文');
    await parent.page.keyboard.press('Escape');
    await parent.seeNot('以下为文件原文');
    await parent.close();
  },
);

scene(
  'case 19 · a PDF in WeChat’s own browser: how to open it elsewhere is said',
  async ({ somebody }) => {
    const teacher = await somebody();
    await teacher.page.addInitScript(beWechat);
    await teacher.be(/^周敏/);
    await openCase(teacher, /智学伴/);
    for (const paper of ['打印备案表', '打印公示海报']) {
      await teacher.tap(paper);
      await teacher.see(/选“在浏览器打开”/);
      await press(teacher, '知道了');
      await teacher.seeNot(/选“在浏览器打开”/);
      await teacher.seeNot('现在不能打印');
    }
    await teacher.close();
  },
);

scene(
  'case 21 · a small code, turned and out of focus, is found in a large photo, and the page stays alive meanwhile',
  async ({ somebody }) => {
    const board = await smallCode(
      'https://apps.apple.com/cn/app/id1234567890?mt=8&from=groupmessage&isappinstalled=0&share=0123456789abcdef0123456789abcdef',
    );
    const parent = await somebody();
    await parent.open('pages/home/index');
    await parent.page.evaluate(() => {
      let last = performance.now();
      const here = window as unknown as { longest: number };
      here.longest = 0;
      setInterval(() => {
        const now = performance.now();
        here.longest = Math.max(here.longest, now - last);
        last = now;
      }, 10);
    });
    await parent.pick(() => parent.tap(/^拍二维码查询/), board);
    await parent.page.getByText('在孩子的学校能不能用？').waitFor({ timeout: 60_000 });
    // Milliseconds; all pieces together last several times as long.
    expect(
      await parent.page.evaluate(() => (window as unknown as { longest: number }).longest),
    ).toBeLessThan(6000);
    await parent.close();
  },
);

for (const [what, limit] of [
  ['blocked', blockStorage],
  ['merely full', fillStorage],
] as const)
  scene(
    `case 21 · with storage ${what} everything works for as long as the page is open`,
    async ({ somebody, served }) => {
      const me = await somebody();
      await me.page.addInitScript(limit);
      const tab = async (name: string) =>
        me.page.locator('.weui-tabbar__label', { hasText: name }).locator('visible=true').click();
      await lookUp(me, '智学伴');
      await me.tap(/骆湖九年制学校/);
      await me.see('我要投诉');
      await me.calm();
      await me.page.goBack();
      await me.see('最近查过');
      await me.tap('打开长辈版，字变大');
      await me.see('标准版');
      await tab('我的');
      await me.page.locator('.screen--elder').locator('visible=true').last().waitFor();
      await me.tap(/^何苗/);
      await me.see('退出登录');
      await tab('办理');
      await me.tap('新建备案');
      await toForm(me);
      await me.fill('项目负责人', what === 'blocked' ? '何苗' : '周敏');
      await me.see(/^已保存 \d\d:\d\d$/);
      await me.page.route('**/draft', (route) => route.abort());
      await me.fill('项目负责人', '高远');
      await me.see(/手机存不下内容，请不要关闭这个页面/);
      await me.page.unroute('**/draft');
      await me.see(/^已保存 \d\d:\d\d$/);
      expect(me.page.url()).toContain(served.origin);
      await me.calm();
      await me.close();
    },
  );

scene(
  'case 22 · an answer that was lost: the same text is the same complaint, another text is another',
  async ({ somebody }) => {
    const parent = await somebody();
    await toComplaint(parent);
    const kept: string[] = [];
    let lose = true;
    await parent.page.route('**/public/complaint', async (route) => {
      const answer = await route.fetch();
      kept.push(((await answer.json()) as { code: string }).code);
      await (lose ? route.abort() : route.fulfill({ response: answer }));
    });
    const send = async (text: string) => {
      await write(parent, text);
      await parent.tap('提交投诉');
    };
    const lost = async (text: string) => {
      await send(text);
      await parent.see(/投诉还没有确认收到/);
      await parent.calm();
    };
    await lost('三月起每月收费 98 元');
    await lost('三月起每月收费 98 元，不交就不批作业');
    await lost('三月起每月收费 98 元');
    await parent.tap('上一步');
    await parent.tap('向学生或家长收费');
    await parent.see('写下发生的事');
    lose = false;
    await send('三月起每月收费 98 元');
    await parent.see('投诉已收到');
    const [first, other, again, last] = kept;
    expect({ again, last }).toEqual({ again: first, last: first });
    expect(other).not.toBe(first);
    expect(await codeOn(parent)).toBe(grouped(first!));

    // Once the server has answered, the same words are meant anew.
    await parent.tap('回到查询');
    await press(parent, '离开');
    await toComplaint(parent);
    await send('三月起每月收费 98 元');
    await parent.see('投诉已收到');
    expect(await codeOn(parent)).not.toBe(grouped(first!));
    await parent.close();
  },
);

scene(
  'M13 · no token travels with a complaint, nor with anything else that everybody may ask',
  async ({ somebody }) => {
    const staff = await somebody();
    await staff.be(/^王萍/);
    const named: string[] = [];
    const nameless: string[] = [];
    staff.page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      (request.headers().authorization ? named : nameless).push(pathname);
    });
    await staff.open('pages/me/index');
    await staff.see('退出登录');
    await toComplaint(staff);
    await write(staff, '要求全班缴费 98 元');
    await staff.tap('提交投诉');
    await staff.see('投诉已收到');
    await staff.tap('看办理进度');
    await staff.see('办理经过');
    const open = /^\/(public|lookup)\//;
    expect(named.filter((path) => open.test(path))).toEqual([]);
    for (const path of ['/public/complaint', '/public/complaint/track', '/public/status'])
      expect(nameless).toContain(path);
    expect(named).toContain('/me');
    await staff.close();
  },
);

const keptKeys = (v: Visitor) => v.page.evaluate(() => Object.keys(localStorage).sort());
// How the phone is set: it says nothing of anybody.
const settings = ['device', 'elder', 'region'];
const goneFrom = async (v: Visitor) =>
  expect((await keptKeys(v)).filter((key) => !settings.includes(key))).toEqual([]);
/** Looks something up on the way home from school, then signs in. */
const use = async (v: Visitor) => {
  await lookUp(v, '智学伴');
  await v.tap(/骆湖九年制学校/);
  await v.see('我要投诉');
  await v.be(/^何苗/);
};
const leaveDraft = async (v: Visitor, name: string) => {
  await v.open('school/new/index');
  await v.page.route('**/draft', (route) => route.abort());
  await toForm(v);
  await v.fill('项目负责人', name);
  await v.see(/已保存在本机/);
  expect((await keptKeys(v)).filter((key) => key.startsWith('draft:'))).toHaveLength(1);
};

scene('low · signing out leaves nothing on the phone', async ({ somebody }) => {
  const teacher = await somebody();
  await use(teacher);
  await teacher.tap('退出登录');
  await teacher.see('学校、应用提供者和教育部门工作人员');
  await goneFrom(teacher);

  await use(teacher);
  await leaveDraft(teacher, '方圆');
  await teacher.open('pages/me/index');
  await teacher.tap('退出登录');
  await teacher.see(/还没有保存到系统/);
  await press(teacher, '先不退出');
  await teacher.calm();
  expect(await keptKeys(teacher)).toContain('session-token');
  await teacher.tap('退出登录');
  await press(teacher, '仍要退出');
  await teacher.see('学校、应用提供者和教育部门工作人员');
  await goneFrom(teacher);
  await teacher.open('pages/home/index');
  await teacher.seeNot('最近查过');
  await teacher.close();
});

scene(
  'low · whoever signs in after somebody who never signed out finds nothing of theirs',
  async ({ somebody }) => {
    const phone = await somebody();
    await use(phone);
    await leaveDraft(phone, '林文');
    await phone.be(/^王萍/);
    const left = await keptKeys(phone);
    expect(left.filter((key) => key.startsWith('draft:') || key === 'recent')).toEqual([]);
    await phone.close();
  },
);

scene(
  'case 25 · a photo goes with what is returned, and the school reads it there',
  async ({ somebody }) => {
    const office = await somebody();
    await office.be(/^王萍/);
    await openCase(office, /智学伴/);
    await office.move('退回修改');
    await office.attach(/附照片/, photo('第二页.png', 11));
    await office.tap('退回修改');
    await office.see('请写明理由，对方会看到。');
    await office.fill(/理由/, '合同缺第二页，要补的是照片里这一页。');
    await office.shot('act-return-photo');
    await office.tap('退回修改');
    await office.see('已退回修改');
    await office.close();

    const teacher = await somebody();
    await teacher.be(/^何苗/);
    await openCase(teacher, /智学伴/);
    await teacher.see('请修改以下 1 处（全部问题一次告知）');
    await teacher.shot('detail-return-photo');
    await teacher.tap('打开附照片1.png');
    await teacher.page.locator('img.viewer').locator('visible=true').waitFor();
    await teacher.shot('return-photo', { window: true });
    await teacher.close();
  },
);
