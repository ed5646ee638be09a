import { daysAgo } from '../browser/deeds';
import { accept, answerNation, approve, begin, opine, posterLink } from './deeds';
import { photo } from './holder';
import { tell } from './story';

const farm = /劳动日记/;
const pp = [
  '备案范围和类型填写属实',
  '内容没有消极信息',
  '没有“拍照搜题”',
  '学科培训有许可',
  '有数据保障机制',
  '有内容审核、账号管理',
  '公开管理规则',
  '咨询投诉入口',
  'ICP 备案、等级保护备案',
];
const sp = ['建立选用制度', '应用已完成提供者备案', '统一选用不收取', '内容没有不良信息'];
const { step, look } = tell({ region: '北京市教育委员会' });

step('a provider is told what stands against its app, mends it and sends it', async ({ me }) => {
  await me.be(/^周行/);
  await me.open('pages/todo/index');
  await me.tapWhen('登记备案情况');
  await me.waitFor('登记哪个应用的备案？');
  await me.input('应用名称、备案号或下载链接', '劳动日记');
  await me.tap('查找');
  await me.tapWhen('登记这个应用的备案情况');
  await me.tapWhen('下一步');
  await me.choose('主要是谁在用', /^其他人/);
  await me.choose('专门为教育系统开发', /^否/);
  await me.waitFor(/不属于备案范围/);
  await me.choose('主要是谁在用', /^其他人/);
  await me.choose('主要是谁在用', /^教职工/);
  await me.choose('主要用于教育、学习吗', /^是/);
  await me.choose('服务于哪些方面', /^学校教育教学/);
  await me.choose('专门为教育系统开发', /^是/);
  await me.choose('通用工具吗', /^否/);
  await me.choose('里面有哪些内容', /^综合实践/);
  await me.choose('面向哪些人', /^义务教育/);
  await me.choose('里面有哪些内容', /^数学/);
  await me.choose('有没有给中小学生做所选学科的培训', /^否/);
  await me.choose('里面有哪些内容', /^数学/);
  expect(me.text()).not.toContain('有没有给');
  expect(me.text()).not.toContain('不属于备案范围');
  await me.tap('下一步');
  await me.waitFor('哪一天在国家平台提交的？');
  await me.pick('哪一天在国家平台提交', daysAgo(3));
  await me.attach('国家平台的提交页面', photo('platform.png', 1));
  await me.input('ICP 备案号', '京ICP备2022000101号-1A');
  await me.input('统一社会信用代码', '911101055580001309');
  await me.attach('营业执照', photo('licence.png', 2));
  await me.input('等级保护备案编号', '11010512345-22001');
  await me.attach('等保备案证明和测评报告', photo('mlps.png', 8));
  await me.pick('下次测评在哪一天之前', daysAgo(-200));
  await me.choose('在哪些系统上运行', /^网页/);
  await me.input('联系人', '周行');
  await me.input('联系电话', '13900001234');
  await me.tap('下一步');
  await me.waitFor(/拍照搜题/);
  for (const question of [
    '有没有消极信息',
    '有没有游戏',
    '有没有广告',
    '收集、使用未成年人的信息',
    '有没有让未经许可',
  ])
    await me.choose(question, /^否/);
  for (const promise of [
    /覆盖个人信息/,
    /不泄露、出售/,
    /信息内容审核管理机制/,
    /账号管理、应急处置/,
    /专业人员/,
    /受理、处置、反馈/,
  ])
    await me.tick(promise);
  await me.choose('一类的功能', /^是/);
  await me.waitFor(/不得提供“拍照搜题”等功能/);
  await me.choose('一类的功能', /^否/);
  await me.attach('管理规则和平台公约', photo('rules.png', 3));
  await me.attach('服务协议', photo('agreement.png', 4));
  await me.attach('咨询投诉入口的截图', photo('door.png', 5));
  await me.tap('去核对');
  await me.waitFor('核对提交');
  expect(me.text()).not.toMatch(/还差 \d|不得提供|校长/);
  await me.tap('提交');
  await me.waitFor('已提交');
});

step(
  'the city’s office gives its opinion, and the ministry’s result is registered',
  async ({ me }) => {
    await me.be(/^吴越/);
    await me.openCase(farm);
    await opine(me, '内容审核意见', pp);
    await me.be(/^郑岚/);
    await me.openCase(farm);
    await me.move('登记已报教育部');
    await me.pick('哪一天在国家平台报教育部', daysAgo(0));
    await me.attach('已报教育部的截图', photo('reported.png', 6));
    await me.tap('登记已报教育部');
    await me.waitFor('已登记，等待教育部的结果');
    await me.openCase(farm);
    await me.move('登记');
    await me.input('国家平台公布的备案号', '教APP备1100006号');
    await me.pick('国家平台哪一天备案', daysAgo(0));
    await me.attach('国家平台的结果截图', photo('result.png', 6));
    await me.tap('登记');
    await me.waitFor('已登记');
  },
);

let link = '';
step(
  'a school files what is filed nationally; the principal signs; the bureau reviews and approves',
  async ({ me, served }) => {
    await me.be(/^苏晴/);
    await begin(me, '教APP备1100006号', /上传本单位的教育移动应用选用制度/);
    await me.attach('选用制度', photo('selection.png', 7));
    await me.pick('从哪一天开始用', daysAgo(-7));
    await me.choose('谁来使用', /^学生/);
    await me.input('用来做什么、怎样使用', '五年级劳动课记录，教师布置。');
    await me.input('项目负责人', '苏晴');
    await me.input('手机号码', '13800001234');
    await me.tap('下一步');
    for (const question of [
      '要不要花钱',
      '有没有消极信息',
      '有没有游戏',
      '有没有广告',
      '招生录取、考试报名',
    ])
      await me.choose(question, /^否/);
    await me.choose('会收集学生的哪些信息', /^不收集/);
    await answerNation(me);
    await me.tap('下一步');
    for (const who of [/^教职工/, /^学生/, /^家长/]) await me.choose('选用前征求了谁的意见', who);
    await me.choose('用来做什么', /^课堂教学/);
    await me.pick('哪一天集体研究', daysAgo(3));
    await me.choose('集体研究的结果', /^同意选用/);
    await me.choose('要求学生使用，还是推荐使用', /^推荐使用/);
    await me.choose('是否与教学管理绑定', /^否/);
    await me.tap('去核对');
    await me.waitFor('核对提交');
    expect(me.text()).not.toMatch(/还差 \d/);
    await me.tap('提交给校长签名');
    await me.waitFor('已提交给校长签名');

    await me.be(/^顾川/);
    await me.openCase(farm);
    await me.waitFor('您签名确认的是以下全部内容，请逐项看完。');
    await me.tap(/点此签名/);
    await me.write();
    await me.tap('写好了');
    await me.waitFor(/重签/);
    await me.tap(/^签名并提交/);
    await me.waitFor(/^已签名/);

    await me.be(/受理窗口.*海淀区/s);
    await me.openCase(farm);
    await accept(me, /海教备/);
    await me.be(/学校备案审查.*海淀区/s);
    await me.openCase(farm);
    await opine(me, '审查意见', sp);
    await me.be(/备案审批.*海淀区/s);
    await me.openCase(farm);
    await approve(me, '审批意见');

    await me.be(/^苏晴/);
    await me.open('pages/todo/index');
    await me.waitFor((n) => n.attrs['aria-role'] === 'tab' && n.text === '全部');
    await me.tap((n) => n.attrs['aria-role'] === 'tab' && n.text === '全部');
    await me.waitFor((n) => n.attrs['aria-role'] === 'button' && farm.test(n.text));
    await me.tap((n) => n.attrs['aria-role'] === 'button' && farm.test(n.text));
    link = await posterLink(me);
    expect(link.startsWith(`${served.origin}/q/`)).toBe(true);
  },
);

step('a parent reads 可以使用 and can complain of 拍照搜题', async ({ me, somebody }) => {
  const parent = somebody();
  await parent.open('pages/status/index', { q: encodeURIComponent(link) });
  await parent.waitFor('可以使用');
  await parent.tap('我要投诉');
  await parent.tapWhen('有“拍照搜题”等功能');
  await parent.waitFor('写下发生的事');
  await parent.input('怎样发生的', '作业页面里有拍照按钮，拍一下就出答案。');
  await parent.tap('提交投诉');
  await parent.waitFor('投诉已收到');
  await me.be(/受理窗口.*北京市教育委员会/s);
  await me.open('bureau/complaints/index');
  await me.waitFor(/拍照搜题/);
});

look();
