import type { Holder } from './holder';
import { tell } from './story';

let code = '';
const { scene, look } = tell({ scan: () => code });

const scan = async (me: Holder, text: string) => {
  code = text;
  await me.open('pages/home/index');
  await me.tapWhen('扫一扫');
};

scene('a store’s code leads to the facts of the app, and back leads home', async ({ me }) => {
  await scan(me, '【智学伴】快来下载 https://apps.apple.com/cn/app/id1234567890');
  await me.waitFor('在孩子的学校能不能用？');
  expect(me.page().route).toBe('public/app/index');
  await me.back();
  expect(me.page().route).toBe('pages/home/index');
});

scene(
  'a code that only looks like a store’s is said to be that, and a name can be searched for',
  async ({ me }) => {
    await scan(me, 'https://apps.apple.com.example.cn/cn/app/id1234567890');
    await me.waitFor('当心：网址冒用了平台的名字');
    await me.input('按应用名称查询', '智学伴');
    await me.tap('查询');
    await me.waitFor(/骆湖九年制学校/);
  },
);

scene(
  'what a parent has written, and the code that is shown once, are not lost by going back',
  async ({ somebody }) => {
    const parent = somebody({ confirm: () => false });
    await parent.open('pages/home/index');
    await parent.input('查询应用、备案号或学校', '智学伴');
    await parent.tap('查询');
    await parent.tapWhen(/骆湖九年制学校/);
    await parent.tapWhen('我要投诉');
    await parent.tapWhen('向学生或家长收费');
    await parent.waitFor('写下发生的事');
    expect(parent.seen.leaving).toBeUndefined();
    await parent.input('怎样发生的', '要求全班缴费 98 元');
    await parent.waitFor(() => parent.seen.leaving !== undefined);
    await parent.back();
    expect(parent.seen.modals.at(-1)?.content).toBe('还没有提交，离开后写的内容不会保留。');
    expect(parent.text()).toContain('要求全班缴费 98 元');
    await parent.tap('提交投诉');
    await parent.waitFor('投诉已收到');
    await parent.waitFor(() => parent.seen.leaving?.startsWith('查询码') === true);
    await parent.back();
    expect(parent.seen.modals.at(-1)?.content).toContain('查询码还没有复制');
    await parent.waitFor('投诉已收到');
    await parent.tap('回到查询');
    expect(parent.seen.modals.at(-1)?.content).toContain('查询码还没有复制');
    await parent.tap('看办理进度');
    await parent.waitFor('办理经过');
    await parent.back();
    expect(parent.seen.modals.at(-1)?.content).toContain('查询码还没有复制');
    await parent.waitFor('办理经过');
    expect(parent.page().route).toBe('public/case/index');
    await parent.tap('复制查询码');
    await parent.waitFor(() => parent.seen.leaving === undefined);
    await parent.back();
    expect(parent.page().route).toBe('pages/status/index');
    await parent.waitFor(() => parent.seen.leaving === undefined);
  },
);

scene('typed numbers are said plainly, names are searched for at home', async ({ me }) => {
  await me.open('pages/home/index');
  await me.input('查询应用、备案号或学校', '苏ICP备12345678号-1');
  await me.tap('查询');
  await me.waitFor('这是 ICP 备案号');
  await me.open('pages/home/index');
  await me.input('查询应用、备案号或学校', '智学伴');
  await me.tap('查询');
  await me.waitFor(/骆湖九年制学校/);
  await me.waitFor('同名应用，请选学校核对');
  expect(me.page().route).toBe('pages/home/index');
});

look();
