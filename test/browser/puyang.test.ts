import { because, find, lookUp, openCase } from './deeds';
import { tell } from './story';

const { step, scene } = tell({ prefix: 'p', region: '濮阳市教育局', staff: ['teacher', 'office'] });

step(
  'a school chooses between filing and reporting what is in use, and reports an app with the nine columns of the 附件',
  async ({ teacher }) => {
    await teacher.be(/^段云/);
    await teacher.open('school/new/index');
    await teacher.see('要办哪一件事？');
    await teacher.shot('new-two-things');
    await teacher.choose('要办哪一件事？', /^报送在用应用/);
    await teacher.see('正在使用哪个应用？');
    await find(teacher, '口袋错题本');
    await teacher.see('口袋错题本（演示）');
    await teacher.shot('report-found');
    await teacher.tap('报送这个应用');
    await teacher.see('联系人姓名');
    await teacher.shot('report-form');
    await teacher.tap('去核对');
    await teacher.see(/还差 \d 项/);
    await teacher.fill(/^单位（县区名称/, '濮阳县');
    await teacher.fill('联系人姓名', '段云');
    await teacher.fill('联系人电话', '13800001234');
    await teacher.fill('主要用来做什么？', '错题整理');
    await teacher.choose('该APP是否通过教育部审批备案？', '否');
    await teacher.see(/严禁使用/);
    await teacher.see(/请如实报送/);
    await teacher.shot('report-not-filed');
  },
);

step('until it is reported, nobody outside the school sees it', async ({ office }) => {
  await office.be(/受理窗口.*濮阳县教育局/s);
  await office.open('pages/todo/index');
  await office.page.getByRole('tab', { name: '全部' }).locator('visible=true').last().click();
  await office.calm();
  await office.seeNot(/口袋错题本/);
});

step(
  'what may not be used is reported all the same, and the school reads what to do with it',
  async ({ teacher }) => {
    await teacher.tap('去核对');
    await teacher.see(/严禁使用/);
    await teacher.see(/请如实报送/);
    await teacher.shot('report-not-filed-check');
    await teacher.tap('报送');
    await teacher.see('已报送');
  },
);

step(
  'what is filed with the ministry is reported, stands in the list as in use, and is stopped when it goes',
  async ({ teacher }) => {
    await teacher.open('school/new/index');
    await teacher.choose('要办哪一件事？', /^报送在用应用/);
    await find(teacher, '技能实训通');
    await teacher.tap('报送这个应用');
    await teacher.fill(/^单位（县区名称/, '濮阳县');
    await teacher.fill('联系人姓名', '段云');
    await teacher.fill('联系人电话', '13800001234');
    await teacher.fill('主要用来做什么？', '实训课记录');
    await teacher.choose('该APP是否通过教育部审批备案？', '是');
    await teacher.tap('去核对');
    await teacher.calm();
    await teacher.shot('report-check');
    await teacher.tap('报送');
    await teacher.see('已报送');
    await teacher.shot('report-done');
    await teacher.tap('查看详情');
    await teacher.see('办理经过');
    await teacher.shot('report-detail');
  },
);

step(
  'the bureau sees everything reported, and beside what may not be used the rule',
  async ({ office }) => {
    await openCase(office, /技能实训通/);
    await office.see('已报送');
    await office.shot('report-bureau');
    await openCase(office, /口袋错题本/);
    await office.see('已报送');
    await office.see(/没有通过教育部备案，严禁使用/);
    await office.see(/是否备案：否/);
    await office.shot('report-bureau-not-filed');
  },
);

step('a school that no longer uses it says so with a reason', async ({ teacher }) => {
  await openCase(teacher, /技能实训通/);
  await because(teacher, '停止使用', '课程结束，已卸载', '已停止使用');
  await openCase(teacher, /口袋错题本/);
  await because(teacher, '停止使用', '没有教育部备案，已停用并卸载', '已停止使用');
});

scene(
  'a parent finds what happened in three groups, each with its article, and what no article names at the end',
  async ({ parent }) => {
    await lookUp(parent, '云课伴');
    await parent.see(/油田实验小学/);
    await parent.page
      .getByRole('button', { name: /油田实验小学/ })
      .locator('visible=true')
      .first()
      .click();
    await parent.see('可以使用');
    await parent.see('应用不得这样做');
    await parent.shot('status', { window: true });
    await parent.shot('status-whole');
    await parent.tap('我要投诉');
    await parent.see('学校、老师的做法');
    await parent.see('应用本身的问题');
    await parent.shot('complain-groups');
    await parent.page
      .getByRole('button', { name: /^还有 \d+ 种情况/ })
      .locator('visible=true')
      .last()
      .click();
    await parent.see('没有护眼功能');
    await parent.tap('其他问题');
    await parent.see('写下发生的事');
    await parent.shot('complain-other');
    await parent.fill(/怎样发生的/, '应用总是自动弹出，影响孩子休息。');
    await parent.tap('提交投诉');
    await parent.see('投诉已收到');
  },
);
