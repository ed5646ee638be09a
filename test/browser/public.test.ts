import { codeFrom, grouped } from '@shared/kernel/id';
import { lookUp } from './deeds';
import { tell } from './story';

const { step } = tell({ prefix: 'sp' });

step('a parent finds everything of the public without signing in', async ({ parent }) => {
  await parent.open('pages/home/index');
  await parent.see('咨询、投诉、举报电话');
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
