import { chineseDay } from '@shared/kernel/calendar';
import { begin, daysAgo, ofChars, openCase, sendToPrincipal, signCase, simply } from './deeds';
import { tell } from './story';
import { asks, consulted, decision, plan, project, promises, score } from './wenzhou';

const maths = /数理伴学/;
const { scene, step } = tell({
  prefix: 'wp',
  region: '温州市教育局',
  staff: ['teacher', 'office', 'expert'],
});

let link = '';
step(
  'a small pilot is the school’s own: the principal agrees, and a parent reads what a pilot means',
  async ({ teacher, parent }) => {
    await teacher.be(/^章宁/);
    await begin(teacher, '数理伴学', '项目名称');
    await project(teacher, /^小范围试点/, ofChars(60));
    await teacher.fill(/哪些班级试点/, '高一（3）班');
    await teacher.fill(/一共几个班级试点/, '1');
    await teacher.day(/试点到哪一天为止/, daysAgo(-90));
    await teacher.shot('pilot-form');
    await teacher.tap('下一步');
    await plan(teacher, false);
    await teacher.tap('下一步');
    await promises(teacher);
    await teacher.tap('下一步');
    await decision(teacher);
    await consulted(teacher);
    await teacher.tap('去核对');
    await teacher.calm();
    await teacher.seeNot(/还差/);
    await teacher.tap('提交给校长签名');
    await teacher.see('请告诉校长打开“办理”签名，签名后就可以试点。');
    await teacher.be(/^倪海峰/);
    await signCase(teacher, maths, { button: '签名，同意试点', done: '已签名，可以试点了' });
    await teacher.shot('pilot-signed');
    await teacher.be(/^章宁/);
    await openCase(teacher, maths);
    await teacher.see('试点开始');
    await teacher.seeNot(/打印备案表|备案日期/);
    await teacher.shot('pilot-detail');
    await asks(parent, '数理伴学', '瓯越高级中学');
    await parent.see(/只在学校选定的班级和期限内试点/);
    await parent.see('高一（3）班');
    await parent.see(chineseDay(daysAgo(-90)));
    await parent.seeNot(/温州市教育局　\d{4}年/);
    await parent.shot('status-pilot');
    link = parent.page.url();
  },
);

step(
  'the pilot grows: the full filing is in review while the pilot stands, and cannot be enlarged twice',
  async ({ teacher, office, expert, parent }) => {
    await openCase(teacher, maths);
    await teacher.move('扩大使用');
    await teacher.see('大面积推广要按规定办理备案；办理期间，试点继续有效。');
    await teacher.shot('expand');
    await teacher.tap('扩大使用');
    await teacher.see('可以填写扩大使用的内容了');
    await teacher.tap('查看详情');
    await teacher.see('试点继续有效');
    const id = /id=([\w-]+)/.exec(teacher.page.url())![1]!;
    await teacher.shot('enlarging-detail');
    await teacher.open(`case/act/index?id=${id}&do=expand`);
    await teacher.see('现在不能办理');
    await openCase(teacher, maths);
    await teacher.move('继续填写');
    await teacher.tap('下一步');
    await teacher.tap('下一步');
    await teacher.tap('下一步');
    await teacher.tap('去核对');
    await teacher.see('不能提交：扩大使用应当选“大面积推广”');
    await teacher.seeNot(/已经大面积备案的/);
    await teacher.shot('enlarging-same');
    await teacher.tap('去修改：使用规模');
    await teacher.choose(/小范围试点，还是/, /^大面积推广/);
    for (const _ of [1, 2, 3]) await teacher.tap('下一步');
    await teacher.tap('去核对');
    await teacher.calm();
    await teacher.tap('提交专家论证');
    await teacher.see('已提交专家论证');
    for (const who of [/^尤立/, /^柯平/, /^池静/]) await score(expert, who, maths, '同意推广。');
    await openCase(teacher, maths);
    await teacher.move('继续填写');
    for (const _ of [1, 2, 3]) await teacher.tap('下一步');
    await sendToPrincipal(teacher, '请告诉校长打开“办理”签名，签名后送教育部门审查。');
    await teacher.be(/^倪海峰/);
    await signCase(teacher, maths);
    await office.be(/^潘虹/);
    await openCase(office, maths);
    await simply(office, '受理', '已受理');
    await openCase(office, maths);
    await office.see('试点继续有效');
    await office.see('市局直属管理处');
    await office.shot('enlarged-in-review');
    await parent.page.goto(link);
    await parent.page.reload();
    await parent.see(/只在学校选定的班级和期限内试点/);
    await parent.seeNot('可以使用');
    await parent.shot('status-pilot-in-review');
    await teacher.be(/^章宁/);
    await teacher.open(`case/act/index?id=${id}&do=expand`);
    await teacher.see('现在不能办理');
    await teacher.shot('expand-twice');
  },
);

scene('a fee stops the filing with its article', async ({ teacher }) => {
  await teacher.be(/^卓然/);
  await begin(teacher, '错题本', '项目名称');
  await teacher.tap('下一步');
  await teacher.tap('先跳过，填下一步');
  await teacher.tap('下一步');
  await teacher.tap('先跳过，填下一步');
  await promises(teacher, '是');
  await teacher.see('不能提交：不得直接或间接向家长收取任何费用');
  await teacher.page.locator('.note--stop .clause__link').locator('visible=true').first().click();
  await teacher.see(/二（一）/);
  await teacher.shot('fee-stopped');
});
