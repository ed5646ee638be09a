import { begin, openCase, sendToPrincipal, signCase, simply } from './deeds';
import { tell } from './story';
import { fillDecision, fillMaterials, fillTool } from './suqian';

const { scene } = tell({ prefix: 'sb', staff: ['teacher', 'office'] });

scene('a county school files with its county', async ({ teacher, office }) => {
  await teacher.be(/^蒋欣/);
  await begin(teacher, '晨读', '要求学生使用，还是推荐使用？');
  await fillTool(teacher);
  await teacher.tap('下一步');
  await fillDecision(teacher);
  await teacher.tap('下一步');
  await fillMaterials(teacher);
  await sendToPrincipal(teacher);
  await teacher.be(/^江河/);
  await signCase(teacher, /晨读打卡/);
  await office.be(/受理窗口.*沭阳县教育局/s);
  await openCase(office, /晨读打卡/);
  await simply(office, '受理', '已受理');
  await office.see(/沭教具备/);
  await office.shot('county-accepted');
});

scene(
  'an office of the bureau gets the form without 办学类别 and 办学层次',
  async ({ teacher }) => {
    await teacher.be(/^郑凯/);
    await begin(teacher, '家校通', '单位名称');
    await teacher.seeNot(/办学类别|办学层次/);
    await teacher.shot('form-office');
    await teacher.open('pages/me/index');
    await teacher.tap(/^长辈版/);
    await teacher.open('pages/todo/index');
    await teacher.tap(/家校通/);
    await teacher.see('单位名称');
    await teacher.shot('elder-form');
  },
);

scene('what a bureau looks after: settings, people, schools', async ({ office }) => {
  await office.be(/^吴静/);
  await office.shot('me-admin');
  await office.tap(/^学校和单位/);
  await office.see('宿迁市河滨实验小学（演示）');
  await office.shot('bureau-schools');
  await office.tap(/^宿迁市河滨实验小学/);
  await office.see('邀请到宿迁市河滨实验小学（演示）');
  await office.shot('bureau-invite');
  await office.fill('姓名', '新老师');
  await office.choose('身份', /教师|经办/);
  await office.tap('生成邀请码');
  await office.see('复制邀请码');
  await office.shot('bureau-invited');
  await office.tap('完成');
  await office.tap('批量导入');
  await office.see('表格怎样准备');
  await office.shot('bureau-import');
  await office.open('bureau/members/index');
  await office.see('王萍');
  await office.shot('bureau-members');
  await office.tap('邀请一个人');
  await office.fill('姓名', '新同事');
  await office.choose('身份', '受理人员');
  await office.tap('生成邀请码');
  await office.see('复制邀请码');
  await office.tap('完成');
  await office.button('作废给新同事的邀请').waitFor();
  await office.tap('邀请一个人');
  await office.fill('姓名', '写错名');
  await office.choose('身份', '受理人员');
  await office.tap('生成邀请码');
  await office.tap('写错了，作废这个邀请');
  await office.button('作废给新同事的邀请').waitFor();
  await office.seeNot('写错名');
  await office.open('bureau/settings/index');
  await office.see('处室名称');
  await office.shot('bureau-settings');
  await office.open('account/forget/index');
  await office.see('会删除');
  await office.shot('forget');
});
