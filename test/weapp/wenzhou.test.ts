import { daysAgo, ofChars } from '../browser/deeds';
import { accept, answerNation, begin, opine } from './deeds';
import { photo, type Holder } from './holder';
import { tell } from './story';
import type { Node } from './tree';

const maths = /数理伴学/;
const scored = {
  必要性: 5,
  可行性: 4,
  规范性: 4,
  适切性: 5,
  安全性: 3,
  技术先进性: 4,
  经济合理性: 4,
} as const;
const { step, look } = tell({ region: '温州市教育局' });

/** Opens the filing from 办理 by somebody who has other work waiting too. */
const openMaths = async (me: Holder): Promise<void> => {
  await me.open('pages/todo/index');
  await me.waitFor(
    (n) =>
      n.attrs['aria-role'] === 'button' &&
      /（演示）[^]*(请您|\d\d:\d\d|工作日)|没有等您办的事/.test(n.text),
  );
  const isMaths = (n: Node): boolean => n.attrs['aria-role'] === 'button' && maths.test(n.text);
  const isAll = (n: Node): boolean => n.attrs['aria-role'] === 'tab' && n.text === '全部';
  await me.settle();
  await me.waitFor((n) => isMaths(n) || isAll(n));
  if (!me.find(isMaths)) await me.tap(isAll);
  await me.settle();
  await me.waitFor(isMaths);
  await me.tap(isMaths);
};

const sign = async (me: Holder, button: string, done: string): Promise<void> => {
  await me.be(/^倪海峰/);
  await openMaths(me);
  await me.waitFor(/查看并签名|您签名确认的是以下全部内容/);
  if (me.find((n) => n.attrs['aria-role'] === 'button' && n.text === '查看并签名'))
    await me.move('查看并签名');
  await me.waitFor('您签名确认的是以下全部内容，请逐项看完。');
  await me.tap(/点此签名/);
  await me.tapWhen('写好了');
  await me.waitFor('还没有签名，请用手指在框里写下姓名');
  await me.settle();
  await me.write();
  await me.tap('写好了');
  await me.waitFor(/重签/);
  await me.tap(button);
  await me.waitFor(done);
};

const decision = async (me: Holder): Promise<void> => {
  await me.pick('哪一天集体研究', daysAgo(0));
  await me.choose('在什么会上研究', /^党组织会议/);
  await me.input('几人参加', '7');
  await me.choose('结果是什么', /^同意选用/);
  await me.attach('请拍下会议纪要', photo('minutes.png', 2));
};

step('a teacher fills a small pilot and the principal agrees to it', async ({ me }) => {
  await me.be(/^章宁/);
  await begin(me, '数理伴学', '项目名称');
  await me.input('项目负责人', '章宁');
  await me.input('手机号码', '13800005770');
  await me.input('项目的实施原因、推进措施', ofChars(201));
  await me.waitFor(/201\/200/);
  await me.input('项目的实施原因、推进措施', ofChars(200));
  await me.choose('小范围试点，还是', /^小范围试点/);
  await me.waitFor('哪些班级试点？');
  await me.input('哪些班级试点', '高一（3）班');
  await me.input('一共几个班级试点', '1');
  await me.pick('试点到哪一天为止', daysAgo(-90));
  await me.tap('下一步');
  await me.waitFor('经费来源');
  await me.attach('请上传移动学习实施项目方案', photo('plan.png', 1));
  await me.choose('经费来源', /^财政拨款/);
  await me.tap('下一步');
  await me.waitFor('公平');
  await me.choose('要不要花钱', /^否/);
  await me.choose('要求或引导家长、学生购买', /^否/);
  await me.tick(/不直接或间接向家长收取/);
  await me.choose('分班、评价等的前置条件', /^否/);
  await me.choose('会收集学生的哪些信息', /^不收集/);
  await answerNation(me);
  await me.choose('招生录取、考试报名', /^否/);
  await me.tap('下一步');
  await me.waitFor('哪一天集体研究的？');
  await decision(me);
  await me.choose('选用前征求了谁的意见', /^教职工/);
  await me.choose('用来做什么', /^课堂教学/);
  await me.choose('要求学生使用，还是推荐', /^推荐使用/);
  for (const question of ['有没有商业广告', '有没有娱乐游戏', '是否与教学管理绑定'])
    await me.choose(question, /^否/);
  await me.tap('去核对');
  await me.waitFor('核对提交');
  expect(me.text()).not.toMatch(/还差 \d/);
  await me.tap('提交给校长签名');
  await me.waitFor('请告诉校长打开“办理”签名，签名后就可以试点。');
  await sign(me, '签名，同意试点', '已签名，可以试点了');
});

step('a parent reads that it is a pilot', async ({ somebody }) => {
  const parent = somebody();
  await parent.open('pages/home/index');
  await parent.input('查询应用、备案号或学校', '数理伴学');
  await parent.tap('查询');
  await parent.waitFor('“数理伴学”的查询结果');
  await parent.tapWhen(/瓯越高级中学/);
  await parent.waitFor(/只在学校选定的班级和期限内试点/);
});

step('it is enlarged, and three experts score it on their phones', async ({ me }) => {
  await me.be(/^章宁/);
  await openMaths(me);
  await me.move('扩大使用');
  await me.waitFor(/办理期间，试点继续有效/);
  await me.tap('扩大使用');
  await me.waitFor('可以填写扩大使用的内容了');
  await openMaths(me);
  await me.move('继续填写');
  await me.waitFor('小范围试点，还是大面积推广使用？');
  await me.choose('小范围试点，还是', /^大面积推广/);
  for (const words of ['经费来源', '公平', '征求意见']) {
    await me.tap('下一步');
    await me.waitFor(words);
  }
  await me.tap('去核对');
  await me.waitFor('核对提交');
  await me.tap('提交专家论证');
  await me.waitFor('已提交专家论证');
  for (const who of [/^尤立/, /^柯平/, /^池静/]) {
    await me.be(who);
    await openMaths(me);
    await me.move('专家论证意见');
    await me.waitFor(/每项打 1 到 5 分/);
    await me.tick(/与项目提供者没有利益关系/);
    for (const [criterion, value] of Object.entries(scored))
      await me.choose(criterion, new RegExp(`^${value}$`));
    await me.input('论证意见', '同意推广。');
    await me.tap('提交评分');
    await me.waitFor('评分已提交');
  }
});

step(
  'the principal signs, and the office for directly run schools gives its opinion while the pilot stands',
  async ({ me }) => {
    await me.be(/^章宁/);
    await openMaths(me);
    await me.waitFor('平均 3.0 分');
    await me.move('继续填写');
    await me.waitFor('小范围试点，还是大面积推广使用？');
    for (const words of ['经费来源', '公平', '征求意见']) {
      await me.tap('下一步');
      await me.waitFor(words);
    }
    await me.tap('去核对');
    await me.waitFor('核对提交');
    await me.tap('提交给校长签名');
    await me.waitFor('请告诉校长打开“办理”签名，签名后送教育部门审查。');
    await sign(me, '签名并提交', '已签名，已提交温州市教育局');
    await me.be(/^潘虹/);
    await openMaths(me);
    await accept(me, /温教技备/);
    await me.be(/^蔡铭/);
    await openMaths(me);
    await me.waitFor('试点继续有效');
    await opine(me, '牵头处室审查意见', ['与学校教育教学的契合度', '必要性', '可行性', '科学性']);
  },
);

look();
