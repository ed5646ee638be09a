import { because, daysAgo, lookUp, openCase, photo, simply } from './deeds';
import { tell } from './story';

// 濮教指〔2020〕51号 第七 to 第九条 as people walk it: a parent complains, the firm is heard by letter, the head lists, every school stops and
// proves it, and anybody reads the list.
const { step } = tell({
  prefix: 'l',
  region: '濮阳市教育局',
  staff: ['desk', 'head', 'principal'],
});

const cloud = /云课伴/;
const listing = /云课伴[^]*名单/;

step('a parent complains of what the app itself does', async ({ parent }) => {
  await lookUp(parent, '云课伴');
  await parent.tap(/油田实验小学/);
  await parent.see('可以使用');
  await parent.tap('我要投诉');
  await parent.page
    .getByRole('button', { name: /^还有 \d+ 种情况/ })
    .locator('visible=true')
    .last()
    .click();
  await parent.tap('有不良、低俗或非法营销内容');
  await parent.fill(/怎样发生的/, '作业页面弹出低俗广告，点开就是直播。');
  await parent.tap('提交投诉');
  await parent.see('投诉已收到');
});

step('the desk finds it true, and what follows waits for it', async ({ desk, served }) => {
  await desk.be(/受理窗口.*濮阳市教育局/s);
  await openCase(desk, cloud);
  await desk.tap('接收办理');
  await desk.see('核查中');
  await because(desk, '查证属实', '已核实，确有低俗广告。', '投诉人凭查询码看到答复。');
  await served.drain();
  await openCase(desk, listing);
  await desk.see('起因');
  await desk.see(/投诉 · 查证属实/);
  await desk.shot('proposed');
});

step(
  'the firm cannot sign in: it is written to, and what it answers is registered',
  async ({ desk }) => {
    await desk.move('登记送达');
    await desk.calm();
    await desk.shot('serve');
    await desk.tap('登记送达');
    await desk.see(/还差 \d 项/);
    await desk.day(/哪一天送达/, daysAgo(0));
    await desk.choose('怎样送达的？', '邮寄');
    await desk.attach('请上传回执、邮单等', photo('receipt.png', 3));
    await desk.tap('登记送达');
    await desk.see('已登记送达');
    await openCase(desk, listing);
    await desk.move('登记陈述申辩');
    await desk.fill('有什么要说明的？', '广告由第三方投放，已经下线。');
    await desk.tap('登记陈述申辩');
    await desk.calm();
  },
);

step('the head reads why, and lists it', async ({ head, served }) => {
  await head.be(/^翟正/);
  await openCase(head, listing);
  await head.see('广告由第三方投放，已经下线。');
  await head.shot('before-the-head');
  await head.move('列入名单');
  await head.fill('为什么列入？写给公众看', '在学习内容中投放低俗广告');
  await head.shot('enlist');
  await head.tap('列入名单');
  await head.calm();
  await served.drain();
  await head.open('case/list/index?life=listing');
  await head.tap(cloud);
  await head.see('后续');
  await head.see(/停用回执 · 立即停止使用/);
  await head.shot('followed');
});

step('the parent reads that it is forbidden, by which list, and why', async ({ parent }) => {
  await lookUp(parent, '云课伴');
  await parent.tap(/油田实验小学/);
  await parent.see('禁止使用');
  await parent.see('濮阳市校园学习类APP黑名单');
  await parent.shot('forbidden');
  await parent.tap('名单，查看');
  await parent.see('怎样才能移出');
  await parent.see('在学习内容中投放低俗广告');
  await parent.shot('entry');
});

step('the school reads what it was told, and proves that it stopped', async ({ principal }) => {
  await principal.be(/^师远/);
  await openCase(principal, /云课伴[^]*停用回执/);
  await principal.see('立即停止使用');
  await principal.shot('told-to-stop');
  await principal.move('提交停用凭证');
  await principal.day(/哪一天停止使用/, daysAgo(0));
  await principal.tick(/已退订相关业务/);
  await principal.attach('请上传卸载、退订等截图', photo('gone.png', 5));
  await principal.shot('proof');
  await principal.tap('提交停用凭证');
  await principal.calm();
  await principal.shot('proved');
});

step(
  'the desk checks the proof, writes to the other organ, and keeps its answer',
  async ({ desk }) => {
    await openCase(desk, /云课伴[^]*停用回执/);
    await simply(desk, '确认已停用', '已确认停用');
    await desk.open('pages/todo/index');
    await desk.tap(/云课伴[^]*移送/);
    await desk.see('移送部门');
    await desk.move('发出移送函');
    await desk.fill('请对方处理什么？', '请依法责令应用商店下架。');
    await desk.shot('letter');
    await desk.tap('发出移送函');
    await desk.see(/濮教备函〔\d{4}〕\d+号/);
    await desk.shot('letter-sent');
  },
);

step('anybody finds it on the public list, searches it, and saves it', async ({ parent }) => {
  await parent.open('pages/home/index');
  await parent.tap(/公开名单/);
  await parent.calm();
  await parent.shot('lists');
  await parent.fill('在这份名单里找应用或提供者', '云课伴');
  await parent.tap('查找');
  await parent.tap(cloud);
  await parent.see('已列入黑名单');
});
