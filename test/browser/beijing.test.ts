import { readPdf, readQr } from '../pdf';
import { fillCollective, fillPromises, fillSelection, points } from './beijing';
import {
  begin,
  daysAgo,
  find,
  inbox,
  openCase,
  opine,
  photo,
  sendOpinion,
  sendToPrincipal,
  signCase,
  simply,
} from './deeds';
import { tell } from './story';
import type { Visitor } from './visitor';

/** Answers all of a school’s last step: whom it asked, what the tool is for, and what was decided on which day. */
const fillDecision = async (v: Visitor): Promise<void> => {
  await fillCollective(v);
  await v.choose('选用前征求了谁的意见？', '学生');
  await v.choose('用来做什么？', '课堂教学');
  await v.day('哪一天集体研究的？', daysAgo(3));
};

const farm = /劳动日记/;
const sums = /速算乐园/;
const NUMBER = '教APP备1100006号';
const providerPoints = [...points.provider, 'ICP 备案、等级保护备案和测评报告齐全'];
const { step } = tell({
  prefix: 'b',
  region: '北京市教育委员会',
  staff: ['firm', 'office', 'school'],
});

step(
  'the region is easy to find, and a provider is told at once that its app need not be filed',
  async ({ parent, firm }) => {
    await parent.open('pages/me/index');
    await parent.shot('me-first', { window: true });
    await parent.tap(/^换一个地区：/);
    await parent.shot('me-region', { window: true });
    await firm.be(/^周行/);
    await firm.shot('me-provider');
    await firm.open('pages/todo/index');
    await firm.see('登记备案情况');
    await firm.seeNot(/老师|校长|新建备案/);
    await firm.shot('todo-provider');
    await firm.tap('登记备案情况');
    await firm.see('登记哪个应用的备案？');
    await find(firm, '书香校园');
    await firm.see(/不是本单位/);
    await firm.shot('new-not-ours');
    await begin(firm, '劳动日记', '提供者名称', '登记这个应用的备案情况');
    await firm.shot('provider-tool');
    await firm.tap('下一步');
    await firm.choose('主要是谁在用？', '其他人');
    await firm.choose('主要用于教育、学习吗？', '否');
    await firm.choose('是专门为教育系统开发的吗？', '否');
    await firm.see(/不属于备案范围/);
    await firm.shot('scope-out');
  },
);

step(
  'what it teaches and whom decides what it is asked for; training small children is not accepted',
  async ({ firm }) => {
    await firm.choose('主要是谁在用？', '其他人');
    for (const who of ['教职工', '学生']) await firm.choose('主要是谁在用？', who);
    await firm.choose('主要用于教育、学习吗？', '是');
    await firm.choose('服务于哪些方面？', '学校教育教学与管理');
    await firm.choose('是专门为教育系统开发的吗？', '是');
    await firm.choose('是各行各业都能用的通用工具吗？', '否');
    await firm.seeNot(/不属于备案范围/);
    await firm.choose('里面有哪些内容？', /^综合实践/);
    await firm.seeNot(/有没有给/);
    await firm.choose('面向哪些人？', '学前儿童');
    await firm.choose('有没有给学前儿童做线上培训？', '是');
    await firm.see(/学前线上培训的应用不再受理备案/);
    await firm.shot('scope-preschool');
    await firm.choose('面向哪些人？', '学前儿童');
    await firm.choose('面向哪些人？', '义务教育阶段学生');
    await firm.seeNot(/学前线上培训的应用不再受理备案|有没有给/);
    await firm.choose('里面有哪些内容？', '数学');
    await firm.choose('有没有给中小学生做所选学科的培训？', '是');
    await firm.tap('下一步');
    await firm.see('取得省级教育行政部门的线上学科培训许可了吗？');
    await firm.choose(/线上学科培训许可了吗/, '否');
    await firm.see(/没有中小学线上学科培训许可/);
    await firm.shot('licence-missing');
    await firm.tap('上一步');
    await firm.choose('里面有哪些内容？', '数学');
    await firm.seeNot(/有没有给/);
    await firm.shot('scope-in');
    await firm.tap('下一步');
    await firm.seeNot(/线上学科培训许可了吗/);
  },
);

step(
  '拍照搜题 is stopped with its article; all that is missing is told at once; then it is sent',
  async ({ firm }) => {
    await firm.day('哪一天在国家平台提交的？', daysAgo(3));
    await firm.attach(/国家平台的提交页面/, photo('平台提交.png', 31));
    await firm.fill(/ICP 备案号/, '京ICP备2022000101号-1A');
    await firm.fill('统一社会信用代码', '911101055580001300');
    await firm.attach(/营业执照/, photo('营业执照.png', 32));
    await firm.fill('网络安全等级保护备案编号', '11010512345-22001');
    await firm.attach(/等保备案证明和测评报告/, photo('等保测评报告.png', 38));
    await firm.day('下次测评在哪一天之前？', daysAgo(1));
    await firm.see(/等保测评日期已过/);
    await firm.day('下次测评在哪一天之前？', daysAgo(-200));
    await firm.seeNot(/等保测评日期已过/);
    await firm.choose('在哪些系统上运行？', '安卓');
    await firm.fill(/安卓安装包的包名/, 'cn.example.laodong');
    await firm.fill('联系人', '周行');
    await firm.fill('联系电话', '13900001234');
    await firm.tap('下一步');
    await firm.see(/第 18 位校验码不对/);
    await firm.shot('provider-material');
    await firm.fill('统一社会信用代码', '911101055580001309');
    await firm.tap('下一步');
    for (const question of [/有没有消极信息/, /有没有游戏/, /有没有广告/])
      await firm.choose(question, '否');
    for (const promise of [
      /数据保障机制/,
      /不泄露、出售/,
      /信息内容审核管理机制/,
      /账号管理、应急处置/,
      /专业人员/,
      /受理、处置、反馈/,
    ])
      await firm.tick(promise);
    await firm.choose('收集、使用未成年人的信息吗？', '否');
    await firm.choose(/没有让未经许可|有没有让未经许可/, '否');
    await firm.choose(/“拍照搜题”一类的功能/, '是');
    await firm.see(/不得提供“拍照搜题”等功能/);
    await firm.attach(/管理规则和平台公约/, photo('平台公约.png', 33));
    await firm.attach(/服务协议/, photo('服务协议.png', 34));
    await firm.shot('photo-search');
    await firm.tap('去核对');
    await firm.tap('先跳过，去核对');
    await firm.see(/还差 1 项/);
    await firm.see(/不得提供“拍照搜题”等功能/);
    await firm.shot('provider-check-stopped');
    await firm.tap('上一步');
    await firm.choose(/“拍照搜题”一类的功能/, '否');
    await firm.attach(/咨询投诉入口的截图/, photo('投诉入口.png', 35));
    await firm.tap('去核对');
    await firm.calm();
    await firm.seeNot(/还差|不得提供/);
    await firm.shot('provider-check');
    await firm.tap('提交');
    await firm.see('已提交');
    await firm.seeNot(/校长|学校/);
    await firm.shot('provider-sent');
  },
);

step(
  'the city’s office sends it back in one list, the provider mends it, and the ministry’s result is registered',
  async ({ office, firm, served }) => {
    await office.be(/^吴越/);
    await office.open('pages/todo/index');
    await office.see(farm);
    await office.shot('todo-content');
    await openCase(office, farm);
    await office.see('京ICP备2022000101号-1A');
    await office.seeNot(/选用制度|集体研究/);
    await office.shot('detail-content');
    await opine(office, '内容审核意见', providerPoints, {
      point: points.provider[7]!,
      note: '投诉入口在第四级菜单，请移到首页。',
    });
    await office.shot('opine-fault');
    await sendOpinion(office);
    await office.shot('opined-fault');

    await inbox(firm, served);
    await firm.shot('inbox-provider');
    await openCase(firm, farm);
    await firm.see(/投诉入口在第四级菜单/);
    await firm.shot('provider-returned');
    await firm.move('去修改');
    for (let i = 0; i < 3; i++) await firm.tap('下一步');
    await firm.tap('去掉投诉入口.png');
    await firm.attach(/咨询投诉入口的截图/, photo('首页投诉入口.png', 36));
    await firm.tap('去核对');
    await firm.calm();
    await firm.tap('提交');
    await firm.see('已提交');

    await openCase(office, farm);
    await opine(office, '内容审核意见', providerPoints);
    await sendOpinion(office);
    await office.shot('opined-pass');
    await office.be(/^郑岚/);
    await openCase(office, farm);
    await office.shot('detail-passed');
    await office.move('登记已报教育部');
    await office.day('哪一天在国家平台报教育部的？', daysAgo(0));
    await office.attach(/已报教育部的截图/, photo('已报教育部.png', 36));
    await office.shot('forward');
    await office.tap('登记已报教育部');
    await office.see('已登记，等待教育部的结果');
    await openCase(office, farm);
    await office.shot('detail-ministry');
    await office.move('登记');
    await office.fill('国家平台公布的备案号', NUMBER);
    await office.day('国家平台哪一天备案的？', daysAgo(0));
    await office.attach(/国家平台的结果截图/, photo('备案结果.png', 37));
    await office.shot('register');
    await office.tap('登记');
    await office.see('已登记');
    await office.shot('registered');
    await inbox(firm, served);
    await firm.see(/教育部备案结果已登记，学校可以选用了/);
    await firm.seeNot(/张贴/);
    await openCase(firm, farm);
    await firm.see('提供者已备案');
    await firm.see('京ICP备2022000101号-1A');
    await firm.seeNot(/选用制度|集体研究|校长/);
    await firm.shot('provider-filed');
  },
);

step(
  'an app that is not filed nationally is stopped with its article; with a number nobody knows, a person is asked',
  async ({ office, school }) => {
    await school.be(/^江宁/);
    await begin(school, '速算乐园', /请上传本单位的教育移动应用选用制度/);
    await school.see('不能提交：没有教育部备案号，不能选用');
    await school.see(/请填写“教APP备…号”；没有完成提供者备案的，请改用其他应用/);
    await school.shot('school-not-filed');
    await school.fill(/教育部备案号/, '教APP备1100099号');
    await school.seeNot(/没有教育部备案号/);
    await fillSelection(school);
    await school.shot('school-selection');
    await school.tap('下一步');
    await fillPromises(school);
    await school.shot('school-promises');
    await school.tap('下一步');
    await fillDecision(school);
    await sendToPrincipal(school);
    await school.be(/^沈岳/);
    await signCase(school, sums);
    await openCase(office, sums);
    await simply(office, '受理', '已受理');
    await office.be(/^陈诚/);
    await openCase(office, sums);
    await office.move('审查意见');
    for (const point of points.school) await office.choose(new RegExp(`^${point}`), /^符合/);
    await office.choose('审查结论', /^通过/);
    await office.tap('提交意见');
    await office.see(/还差 2 项/);
    await office.shot('review-question');
  },
);

let link = '';
step(
  'a school files what its provider has filed: rules of selection, signature, review, and the parent reads 可以使用',
  async ({ office, parent, school }) => {
    await school.be(/^江宁/);
    await begin(school, NUMBER, /请上传本单位的教育移动应用选用制度/);
    await school.see(NUMBER);
    await fillSelection(school);
    await school.tap('下一步');
    await fillPromises(school);
    await school.tap('下一步');
    await fillDecision(school);
    await school.shot('school-collective');
    await school.tap('去核对');
    await school.calm();
    await school.shot('school-check');
    await school.tap('提交给校长签名');
    await school.see('已提交给校长签名');
    await school.be(/^沈岳/);
    await school.open('pages/todo/index');
    await school.tap(farm);
    await school.see('您签名确认的是以下全部内容，请逐项看完。');
    await school.shot('school-sign');
    await signCase(school, farm);
    await office.be(/^郑岚/);
    await openCase(office, farm);
    await simply(office, '受理', '已受理');
    await office.be(/^陈诚/);
    await openCase(office, farm);
    await opine(office, '审查意见', points.school);
    await sendOpinion(office);
    await office.be(/^冯岩/);
    await openCase(office, farm);
    await office.move('同意备案');
    await office.fill('审批意见', '同意备案。');
    await office.tap('同意备案');
    await office.see('已同意备案');
    await office.shot('school-approved');
    await school.be(/^江宁/);
    await openCase(school, farm);
    await school.shot('school-filed');
    const poster = await school.download('打印公示海报');
    link = readQr(readPdf(poster.bytes).pages[0]!)!;
    await parent.page.goto(link);
    await parent.see('可以使用');
    await parent.shot('status');
  },
);

step(
  'a provider never sees a school’s filing, nor a school a provider’s',
  async ({ firm, school }) => {
    const idOf = (v: Visitor): string => /id=([^&]+)/.exec(v.page.url())![1]!;
    await openCase(school, farm);
    const schools = idOf(school);
    await openCase(firm, farm);
    const providers = idOf(firm);
    expect(schools).not.toBe(providers);
    for (const [v, id, name] of [
      [firm, schools, 'not-the-providers'],
      [school, providers, 'not-the-schools'],
    ] as const) {
      await v.open(`case/detail/index?id=${id}`);
      await v.see('打不开这件事项');
      await v.shot(name);
    }
  },
);

step('a parent complains of 拍照搜题 from the status page', async ({ office, parent }) => {
  await parent.page.goto(link);
  await parent.tap('我要投诉');
  await parent.see('发生了什么？');
  await parent.shot('complain-what');
  await parent.tap('有“拍照搜题”等功能');
  await parent.see('写下发生的事');
  await parent.fill(/怎样发生的/, '作业页面右下角有拍照按钮，拍一下题目就出答案。');
  await parent.shot('complain-write');
  await parent.tap('提交投诉');
  await parent.see('投诉已收到');
  await parent.shot('complain-sent');
  await office.be(/^郑岚/);
  await office.tap(/^投诉办理/);
  await office.tap(/拍照搜题/);
  await office.see('投诉内容');
  await office.shot('complaint');
});
