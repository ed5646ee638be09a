import { daysAgo } from '../browser/deeds';
import { photo } from './holder';
import { tell } from './story';

// 濮教指〔2020〕51号 第七 to 第九条 on the phones of an official, a principal and a parent.
const { step, look } = tell({ region: '濮阳市教育局' });
const cloud = /云课伴/;
const listing = /云课伴[^]*名单/;

step('a parent complains of what the app itself does', async ({ somebody }) => {
  const parent = somebody();
  await parent.open('pages/home/index');
  await parent.input('查询应用、备案号或学校', '云课伴');
  await parent.tap('查询');
  await parent.tapWhen(/油田实验小学/);
  await parent.waitFor('可以使用');
  await parent.tap('我要投诉');
  await parent.tapWhen(/^还有 \d+ 种情况/);
  await parent.tapWhen('有不良、低俗或非法营销内容');
  await parent.waitFor('写下发生的事');
  await parent.input('怎样发生的', '作业页面弹出低俗广告，点开就是直播。');
  await parent.tap('提交投诉');
  await parent.waitFor('投诉已收到');
});

step(
  'the desk finds it true; the firm is written to and its answer registered',
  async ({ me, served }) => {
    await me.be(/受理窗口.*濮阳市教育局/s);
    await me.openCase(cloud);
    await me.tapWhen('接收办理');
    await me.waitFor('核查中');
    await me.move('查证属实');
    await me.input('理由', '已核实，确有低俗广告。');
    await me.tap('查证属实');
    await me.waitFor('投诉人凭查询码看到答复。');
    await served.drain();
    await me.openCase(listing);
    await me.waitFor('起因');
    await me.move('登记送达');
    await me.waitFor('怎样送达的？');
    await me.pick('哪一天送达', daysAgo(0));
    await me.choose('怎样送达的', /^邮寄/);
    await me.attach('请上传回执、邮单等', photo('receipt.png', 3));
    await me.tap('登记送达');
    await me.waitFor('已登记送达');
    await me.openCase(listing);
    await me.move('登记陈述申辩');
    await me.input('有什么要说明的', '广告由第三方投放，已经下线。');
    await me.tap('登记陈述申辩');
    await me.calm();
  },
);

step('the head lists it, and what follows stands on the page', async ({ me, served }) => {
  await me.be(/^翟正/);
  await me.openCase(listing);
  await me.waitFor('广告由第三方投放，已经下线。');
  await me.move('列入名单');
  await me.input('为什么列入', '在学习内容中投放低俗广告');
  await me.tap('列入名单');
  await me.calm();
  await served.drain();
  await me.open('case/list/index?life=listing');
  await me.tapWhen(cloud);
  await me.waitFor('后续');
});

step('a parent reads the list that forbids it, and its entry', async ({ somebody }) => {
  const parent = somebody();
  await parent.open('pages/home/index');
  await parent.input('查询应用、备案号或学校', '云课伴');
  await parent.tap('查询');
  await parent.tapWhen(/油田实验小学/);
  await parent.waitFor('禁止使用');
  await parent.tapWhen(/^查看/);
  await parent.waitFor('怎样才能移出');
  await parent.open('public/lists/index');
  await parent.waitFor(cloud);
});

step('the principal proves that the school stopped, and the desk confirms it', async ({ me }) => {
  await me.be(/^师远/);
  await me.openCase(/云课伴[^]*停用回执/);
  await me.waitFor('立即停止使用');
  await me.move('提交停用凭证');
  await me.waitFor(/哪一天停止使用/);
  await me.pick('哪一天停止使用', daysAgo(0));
  await me.tick(/已退订相关业务/);
  await me.attach('请上传卸载、退订等截图', photo('gone.png', 5));
  await me.tap('提交停用凭证');
  await me.calm();
  await me.be(/受理窗口.*濮阳市教育局/s);
  await me.openCase(/云课伴[^]*停用回执/);
  await me.move('确认已停用');
  await me.calm();
});

look();
