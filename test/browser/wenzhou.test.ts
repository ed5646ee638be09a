import { readFileSync } from 'node:fs';
import { readPdf, wordsOf } from '../pdf';
import { begin, daysAgo, inbox, ofChars, openCase, photo, signCase } from './deeds';
import { tell } from './story';
import {
  asks,
  consulted,
  decision,
  opines,
  plan,
  points,
  project,
  promises,
  score,
} from './wenzhou';

const slate = /云课平板/;
const { step } = tell({
  prefix: 'w',
  region: '温州市教育局',
  staff: ['teacher', 'office', 'expert'],
});

step(
  'a teacher files a terminal for full use: the plan is attached, the overview holds 200 characters',
  async ({ teacher }) => {
    await teacher.be(/^章宁/);
    await teacher.shot('me-teacher');
    await teacher.open('pages/todo/index');
    await teacher.see('新建备案');
    await teacher.shot('todo-teacher');
    await begin(teacher, '云课平板', '项目名称');
    await teacher.see('移动学习终端');
    await teacher.seeNot('教育部备案号');
    await project(teacher, /^大面积推广/, ofChars(201));
    await teacher.see('201/200');
    await teacher.shot('form-project');
    await teacher.fill(/项目的实施原因、推进措施/, ofChars(200));
    await teacher.see('200/200');
    await teacher.tap('下一步');
    await teacher.tap('下一步');
    await teacher.see('请上传“实施方案”');
    await teacher.shot('form-plan-faults');
    await plan(teacher, true);
    await teacher.tap('下一步');
    await promises(teacher);
    await teacher.shot('form-promises');
    await teacher.tap('下一步');
    await consulted(teacher);
    await teacher.seeNot(/会议纪要/);
    await teacher.shot('form-before-experts');
    await teacher.tap('去核对');
    await teacher.calm();
    await teacher.seeNot(/还差/);
    await teacher.shot('form-check');
    await teacher.tap('提交专家论证');
    await teacher.see('已提交专家论证');
    await teacher.shot('form-done');
    await teacher.tap('查看详情');
    await teacher.see('办理经过');
    await teacher.shot('detail-with-experts');
  },
);

step(
  'three experts give seven scores each; nobody scores twice, and the school reads the means',
  async ({ teacher, expert, served }) => {
    await expert.be(/^尤立/);
    await expert.open('pages/todo/index');
    await expert.see(slate);
    await expert.shot('todo-expert');
    await openCase(expert, slate);
    await expert.move('专家论证意见');
    await expert.tap('提交评分');
    await expert.see(/还差 \d+ 项/);
    await expert.shot('score-empty');
    await score(expert, /^尤立/, slate, '方案目标明确，建议加强终端管理。');
    await expert.shot('score-done');
    await expert.tap('查看详情');
    await expert.see('办理经过');
    await expert.shot('detail-expert-scored');
    const id = /id=([\w-]+)/.exec(expert.page.url())![1]!;
    for (const seat of [1, 2]) {
      await expert.open(`case/act/index?id=${id}&do=opine&opinion=experts%3A${seat}`);
      await expert.see('现在不能办理');
    }
    await expert.shot('score-twice');
    await expert.open('pages/todo/index');
    await expert.see('全部');
    await expert.seeNot(slate);
    await score(expert, /^柯平/, slate, '同意实施。');
    await score(expert, /^池静/, slate, '经济合理，同意实施。');
    await expert.shot('score-last');

    await teacher.be(/^章宁/);
    await inbox(teacher, served);
    await teacher.see('“云课平板（演示）”论证已通过');
    await teacher.shot('inbox-scored');
    await openCase(teacher, slate);
    await teacher.see('平均 3.0 分');
    await teacher.see('2. 同意实施。');
    await teacher.shot('detail-scored');
  },
);

step('then comes the collective decision, then the principal', async ({ teacher }) => {
  await teacher.move('继续填写');
  for (const _ of [1, 2, 3]) await teacher.tap('下一步');
  await teacher.see('哪一天集体研究的？');
  await decision(teacher);
  await teacher.shot('form-decision');
  await teacher.tap('去核对');
  await teacher.calm();
  await teacher.seeNot(/还差/);
  await teacher.tap('提交给校长签名');
  await teacher.see('请告诉校长打开“办理”签名，签名后送教育部门审查。');
  await teacher.be(/^倪海峰/);
  await teacher.open('pages/todo/index');
  await teacher.tap(slate);
  await teacher.see('您签名确认的是以下全部内容，请逐项看完。');
  await teacher.shot('sign');
  await signCase(teacher, slate);
});

step(
  'the technology centre leads, finance and basic education speak beside it',
  async ({ office }) => {
    await office.be(/^潘虹/);
    await office.open('pages/todo/index');
    await office.see(slate);
    await office.shot('todo-desk');
    await openCase(office, slate);
    await office.shot('detail-desk');
    await office.move('受理');
    await office.tap('受理');
    await office.see(/温教技备/);
    await office.shot('accepted');
    await openCase(office, slate);
    await office.see('教育技术中心');
    await office.see('计财处');
    await office.see('基教处');
    await opines(office, /^常青松/, slate, '规范性、合法性审查意见', points.lawful, async () => {
      await office.attach(/请上传规范性、合法性审查意见书/, photo('合法性审查意见书.png', 7));
      await office.shot('opine-lawful');
    });
    await opines(office, /^胡宁/, slate, '计财审查意见', points.finance);
    await opines(office, /^戴云/, slate, '基教审查意见', points.plan);
    await opines(office, /^徐波/, slate, '技术审查意见', points.tech, async () => {
      await office.choose(/终端里预装的教育教学应用/, '是');
      await office.shot('opine-tech');
    });
    await office.shot('opined');
  },
);

let link = '';
step(
  'the technology centre leads, so it approves; then it registers, and only then may it be used',
  async ({ office, parent }) => {
    await office.be(/^徐波/);
    await openCase(office, slate);
    await office.shot('detail-lead');
    await office.move('同意');
    await office.see('同意后转入“待技术部门备案”。');
    await office.fill('审批意见', '同意。');
    await office.shot('approve');
    await office.tap('同意');
    await office.see('下一步：待技术部门备案。');
    await asks(parent, '云课平板', '瓯越高级中学');
    await parent.see('正在审查，暂不可用');
    await parent.shot('status-registering');
    await office.be(/^徐波/);
    await openCase(office, slate);
    await office.shot('detail-register');
    await office.move('登记备案');
    await office.see('登记后学校即可使用，家长扫码就能看到。');
    await office.tap('登记备案');
    await office.see('已登记备案');
    await office.shot('registered');
    await asks(parent, '云课平板', '瓯越高级中学');
    await parent.see('可以使用');
    link = parent.page.url();
    await parent.shot('status-filed');
  },
);

step('the printed form is the one of the regulation', async ({ teacher }) => {
  await teacher.be(/^章宁/);
  await openCase(teacher, slate);
  await teacher.shot('detail-filed');
  const form = await teacher.download('打印备案表');
  const [sheet] = readPdf(form.bytes).pages;
  const words = wordsOf(sheet!);
  const text = readFileSync('test/regulations/wenzhou-2022-65.txt', 'utf8').replace(/\s/g, '');
  const printed = text.slice(text.lastIndexOf('附件移动学习终端'));
  const labels = [
    '移动学习终端和教育教学应用（APP）进校园备案审批表',
    '学校名称',
    '办学类别',
    '办学层次',
    '项目名称',
    '项目负责人',
    '手机号码',
    '项目概况',
    '学校审核',
    '校长签字（盖章）：',
    '审核日期：',
    '教育行政部门审批',
    '签字：',
    '审批日期：',
    '教育技术部门备案',
    '备案日期：',
  ];
  const order = (where: string) =>
    labels.map((l, i) => where.indexOf(l, i === 0 ? 0 : where.indexOf(labels[i - 1]!)));
  for (const where of [printed, words]) {
    expect(
      order(where)
        .map((at, i) => (at < 0 ? labels[i] : undefined))
        .filter(Boolean),
    ).toEqual([]);
    expect(order(where)).toEqual([...order(where)].sort((a, b) => a - b));
  }
  for (const filled of [
    '（盖章）',
    '温州市瓯越高级中学（演示）',
    '云课平板（演示）',
    '章宁',
    '13800005770',
    ofChars(200),
  ])
    expect(words).toContain(filled);
  expect(words).not.toMatch(/宿迁|受理编号|审查意见/);
});

step(
  'the purchase is accepted on its track, by the school, confirmed by the technology centre',
  async ({ teacher, office, parent }) => {
    await teacher.tap(/^上传证明材料：/);
    await teacher.day('验收日期', daysAgo(0));
    await teacher.attach('请上传验收材料', photo('验收单.png', 8));
    await teacher.shot('acceptance-proof');
    await teacher.tap('提交证明材料');
    await teacher.see('证明材料已提交，待教育部门核对');
    await office.be(/^徐波/);
    await openCase(office, slate);
    await office.shot('acceptance-given');
    await office.tap(/^核对无误：/);
    await office.calm();
    await office.tap('核对无误');
    await office.see('已核对无误');
    await parent.page.goto(link);
    await parent.see('可以使用');
  },
);

step('another region’s desk finds nothing of it', async ({ office, somebody }) => {
  await office.be(/^潘虹/);
  await openCase(office, slate);
  const id = /id=([\w-]+)/.exec(office.page.url())![1]!;
  const stranger = await somebody();
  await stranger.be(/^王萍/);
  const reply = stranger.page.waitForResponse((r) => r.url().includes(id));
  await stranger.open(`case/detail/index?id=${id}`);
  expect((await reply).status()).toBe(404);
  await stranger.seeNot(slate);
  await stranger.shot('not-yours');
  await stranger.close();
});
