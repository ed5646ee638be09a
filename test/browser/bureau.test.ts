import { begin, openCase, sendToPrincipal, signCase, simply } from './deeds';
import { complaintsOf } from './piled';
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
  await office.see('周敏');
  await office.shot('school-people');
  await office.tap('邀请一个人');
  await office.see('邀请到宿迁市河滨实验小学（演示）');
  await office.shot('bureau-invite');
  await office.fill('姓名', '新老师');
  await office.choose('身份', /教师|经办/);
  await office.tap('生成邀请码');
  await office.see('复制邀请码');
  await office.shot('bureau-invited');
  await office.tap('完成');
  await office.button('作废给新老师的邀请').waitFor();
  await office.open('bureau/schools/index');
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

scene(
  'M6 · an administrator of the bureau removes a teacher who left, and the teacher’s page says so',
  async ({ teacher, office }) => {
    await teacher.be(/^周敏/);
    await office.be(/^吴静/);
    await office.tap(/^学校和单位/);
    await office.tap(/^宿迁市河滨实验小学/);
    await office.tap('移除周敏');
    await office.see(/^登录立即结束/);
    await office.shot('member-remove', { window: true });
    await office.tap('先不移除');
    await office.tap('移除周敏');
    await office.tap('移除周敏');
    await office.seeNot('周敏');
    await office.shot('member-removed');
    await teacher.open('pages/todo/index');
    await teacher.see(/^登录已结束，请到“我的”重新登录/);
    await teacher.page.getByText('确定').locator('visible=true').last().click();
    await teacher.see('去“我的”登录');
    await teacher.open('pages/me/index');
    await teacher.see('学校、应用提供者和教育部门工作人员');
    await teacher.shot('signed-out');
    // The demonstration lends nobody a seat that is over.
    await teacher.seeNot('周敏');
  },
);

scene(
  'M9 · the log tells the administrator who was removed and who was refused, and opens to nobody else',
  async ({ teacher, office }) => {
    await teacher.be(/^郑凯/);
    await teacher.open(`case/detail/index?id=cas_${'0123456789abcdefghjkmnpq'}`);
    await teacher.see('打不开这件事项');
    await office.be(/^吴静/);
    await office.tap(/^安全记录/);
    await office.see('移除人员');
    await office.shot('security');
    await office.page.getByRole('tab', { name: '只看被拒绝' }).locator('visible=true').click();
    await office.see('不在查看范围');
    await office.seeNot('移除人员');
    await office.shot('security-refused');
    await office.tap(/^看哪一类操作/);
    await office.shot('security-kinds', { window: true });
    await office.choose('看哪一类操作', '修改设置');
    await office.see('没有被拒绝的操作');
    await office.shot('security-none');
    // Whoever is no administrator is told whose page it is.
    await teacher.open('bureau/security/index');
    await teacher.see('这里由本单位管理员办理');
  },
);

scene(
  'H3 · complaints of one kind stand as one line at the desk, and each of them is reached',
  async ({ office, parent, served }) => {
    await complaintsOf(parent, served.origin, [
      '第一位家长写的',
      '第二位家长写的',
      '第三位家长写的',
    ]);
    await office.be(/^王萍/);
    await office.tap(/^投诉办理/);
    await office.see('同类 3 件，点开逐件看');
    await office.shot('piles');
    await office.tap(/同类 3 件/);
    await office.see('同类投诉');
    await office.see(/提交$/);
    await office.shot('pile');
    await office.page.getByRole('button', { name: /提交/ }).locator('visible=true').first().click();
    await office.see(/位家长写的$/);
    await office.see('还有 2 件');
    await office.shot('pile-one');
    await office.tap('同类投诉，查看');
    await office.see(/请逐件看/);
  },
);

scene(
  'M13 · whoever does not answer complaints reads how far one is, and whose its words are',
  async ({ office }) => {
    await office.be(/^吴静/);
    await office.tap(/^投诉办理/);
    await office.see('没有待办的投诉');
    await office.page.getByRole('tab', { name: '全部' }).locator('visible=true').last().click();
    await office.page.getByRole('button', { name: /剩/ }).locator('visible=true').first().click();
    await office.see('内容只有受理处室能看');
    await office.see('办理经过');
    await office.seeNot(/家长写的/);
    await office.shot('complaint-unread');
  },
);

scene(
  'low · somebody sees where they are signed in, and signs out everywhere',
  async ({ office, somebody }) => {
    const other = await somebody();
    await other.be(/^吴静/);
    await office.be(/^吴静/);
    await office.tap('我的登录、退出所有设备');
    await office.see('本机');
    await office.shot('sessions');
    await office.tap('退出所有设备');
    await office.see('先不退出');
    await office.shot('leave-all', { window: true });
    await office.tap('全部退出');
    await office.see('家长查询和投诉不需要登录。');
    const kept = await office.page.evaluate(() => Object.keys(localStorage));
    expect(kept.filter((key) => !['elder', 'region', 'device'].includes(key))).toEqual([]);
    await other.open('pages/todo/index');
    await other.see(/^登录已结束/);
    await other.close();
  },
);
