import { readPdf, readQr, wordsOf } from '../pdf';
import { launch, type Phone } from './chromium';
import { daysAgo, fillDecision, fillMaterials, fillTool, inbox, ofChars, openCase, opine, photo, points, signCase, simply } from './deeds';
import { serveHouse, type Served } from './server';
import { freshScreens, takeFaults, visitor, type Visitor } from './visitor';

jest.setTimeout(90_000);
const sums = /口算小达人/;

let served: Served;
let phone: Phone;
let parent: Visitor;
let teacher: Visitor;
let office: Visitor;
const somebody = async (): Promise<Visitor> => visitor(await phone.another(), served.origin);

beforeAll(async () => {
  freshScreens();
  served = await serveHouse();
  phone = await launch();
  [parent, teacher, office] = [await somebody(), await somebody(), await somebody()];
}, 120_000);
afterAll(async () => {
  await phone?.close();
  await served?.close();
});

afterEach(() => expect(takeFaults()).toEqual([]));

// The story is one case: after a step that failed the next ones would only fail for its sake.
let broken: string | undefined;
const step = (name: string, walk: () => Promise<void>): void =>
  test(`${name}`, async () => {
    if (broken) throw new Error(`not walked, because this failed before: ${broken}`);
    broken = name;
    await walk();
    broken = undefined;
  });

test('a parent finds everything of the public without signing in', async () => {
  await parent.open('pages/home/index');
  await parent.see('咨询、投诉、举报电话');
  await parent.shot('home', { window: true });
  await parent.shot('home-whole');
  await parent.fill('查询应用、备案号或学校', '智');
  await parent.tap('查询');
  await parent.see('“智”的查询结果');
  await parent.see(/河滨实验小学（演示）.*宿迁智学科技/);
  await parent.shot('search-one-character');
  await parent.fill('查询应用、备案号或学校', '教APP备3200123号');
  await parent.tap('查询');
  await parent.see('在孩子的学校能不能用？');
  await parent.shot('app-by-number');
  await parent.fill(/孩子在哪所学校/, '河滨');
  await parent.tap('查找学校');
  await parent.see('宿迁市河滨实验小学（演示）');
  await parent.shot('app-school-found');
  await parent.tap(/^宿迁市河滨实验小学/);
  await parent.see('可以使用');
  await parent.shot('status-of-pair');
  for (const [route, words, name] of [
    ['pages/todo/index', '去“我的”登录', 'todo-signed-out'], ['pages/inbox/index', '查投诉进度', 'inbox-signed-out'], ['pages/me/index', '演示：换一个人看看', 'me-signed-out'],
    ['public/help/index', '怎样投诉', 'help'], ['public/privacy/index', '联系我们', 'privacy'], ['public/schools/index', '现在记住的', 'schools'], ['public/case/index', '查看进度', 'case-entry'],
    ['account/invitation/index', '请在微信小程序中打开', 'invitation'], ['account/consent/index', '使用前请您同意', 'consent'], ['school/new/index', '请先登录', 'gate'],
  ] as const) {
    await parent.open(route);
    await parent.see(words);
    await parent.shot(name);
  }
});

step('1 a teacher starts a filing and is told at once when there is one already', async () => {
  await teacher.be(/^何苗/);
  await teacher.shot('me-teacher');
  await teacher.open('pages/todo/index');
  await teacher.see('新建备案');
  await teacher.shot('todo-teacher');
  await teacher.tap('新建备案');
  await teacher.see('要备案哪个应用？');
  await teacher.shot('new');
  await teacher.fill('应用名称、备案号或下载链接', '智学');
  await teacher.tap('查找');
  await teacher.see(/打开本校的申请/);
  await teacher.shot('new-duplicate');
  await teacher.fill('应用名称、备案号或下载链接', '趣味闯关');
  await teacher.tap('查找');
  await teacher.see('提供者已被列入黑名单，不能备案。');
  await teacher.shot('new-barred');
  await teacher.fill('应用名称、备案号或下载链接', '拼音乐园');
  await teacher.tap('查找');
  await teacher.tap('登记这个应用');
  await teacher.tap('登记并开始填写');
  await teacher.see('请选择类别');
  await teacher.shot('new-unknown');
  await teacher.fill('应用名称、备案号或下载链接', '教APP备3200457号');
  await teacher.tap('查找');
  await teacher.see('口算小达人（演示）');
  await teacher.shot('new-by-number');
  await teacher.tap('为这个应用申请备案');
  await teacher.see('要求学生使用，还是推荐使用？');
});

step('1 the form keeps itself, goes on from another phone, and tells all its faults at once', async () => {
  await teacher.shot('form-empty');
  await teacher.tap('下一步');
  await teacher.see('请填写“项目概况”');
  await teacher.shot('form-faults');
  await fillTool(teacher, { overview: ofChars(101), phone: '1380000123' });
  await teacher.see('101/100');
  await teacher.see(/^已保存 \d\d:\d\d$/);
  await teacher.shot('form-too-long');
  await teacher.tap('下一步');
  await teacher.tap('先填后面的');
  await fillDecision(teacher, { minutes: false });
  await teacher.shot('form-decision');
  await teacher.tap('下一步');
  await teacher.tap('先填后面的');
  await fillMaterials(teacher);
  await teacher.shot('form-materials');
  await teacher.tap('去核对');
  await teacher.see('还差 3 项，点一下就能去补');
  await teacher.see('“项目概况”超出 1 个字，最多 100 字');
  await teacher.see('“手机号码”请填 11 位手机号码');
  await teacher.shot('form-check-faults');
  await teacher.see(/^已保存 \d\d:\d\d$/);

  const other = await somebody();
  await other.be(/^何苗/);
  await other.open('pages/todo/index');
  await other.tap(sums);
  await other.see('要求学生使用，还是推荐使用？');
  expect(await other.field('手机号码').inputValue()).toBe('1380000123');
  await other.fill('手机号码', '13800001234');
  await other.fill(/简述项目实施原因/, ofChars(100));
  await other.see('100/100');
  await other.tap('下一步');
  await other.attach('请拍下会议纪要', photo('会议纪要.png', 3), photo('会议纪要第二页.png', 4));
  await other.page.mouse.wheel(0, -5000);
  await other.shot('form', { window: true });
  await other.shot('form-photos');
  await other.tap('下一步');
  await other.tap('去核对');
  await other.calm();
  await other.seeNot(/还差/);
  await other.shot('form-check');
  await other.tap('提交给校长签名');
  await other.see('已提交给校长签名');
  await other.shot('form-done');
  await other.tap('查看这份申请');
  await other.see('办理经过');
  await other.shot('detail-teacher');
  await other.close();
});

step('2 the principal reads everything and signs by hand', async () => {
  await teacher.be(/^高远/);
  await teacher.open('pages/todo/index');
  await teacher.see(sums);
  await teacher.shot('todo-principal');
  await teacher.tap(sums);
  await teacher.see('以下内容都在您的签名之内，请从头看到尾。');
  await teacher.shot('sign');
  await teacher.tap('签名并提交教育局');
  await teacher.see('还没有签名，请点上面的“点此签名”');
  await teacher.tap(/点此签名$/);
  await teacher.tap('写好了');
  await teacher.see('还没有签名，请用手指在框里写下姓名');
  await teacher.sign();
  await teacher.shot('sign-pad', { window: true });
  await teacher.tap('写好了');
  await teacher.see('重签');
  await teacher.shot('sign-signed');
  await teacher.tap('签名并提交教育局');
  await teacher.see('已签名，已提交教育局');
  await teacher.shot('sign-done');
});

step('3 the city accepts it under a number', async () => {
  await office.be(/^王萍/);
  await office.shot('me-desk');
  await office.open('pages/todo/index');
  await office.see(sums);
  await office.shot('todo-desk');
  await openCase(office, sums);
  await office.move('受理');
  await office.see('材料齐全、格式正确才受理，受理后开始计算办结时限。');
  await office.shot('act-accept');
  await office.tap('受理');
  await office.see(/宿教具备.*\d{4}/);
  await office.shot('act-accepted');
});

step('4 three offices give their opinions; all faults go back in one list, and what passed stands', async () => {
  await office.be(/^钱进/);
  await openCase(office, sums);
  await office.shot('detail-network');
  await opine(office, '网络和数据安全审查意见', points.network, { point: '落实等级保护，定期测评', note: '等保备案证明看不清，请重新拍照上传。' });
  await office.page.mouse.wheel(0, -5000);
  await office.shot('review', { window: true });
  await office.shot('act-opine-fault');
  await office.tap('提交意见');
  await office.see('审查意见已提交');
  await office.be(/^孙丽/);
  await openCase(office, sums);
  await opine(office, '内容审查意见', points.content);
  await office.tap('提交意见');
  await office.see('审查意见已提交');
  await office.be(/^赵刚/);
  await openCase(office, sums);
  await office.move('重点审查意见');
  await office.tap('提交意见');
  await office.see('请选择结论');
  await office.shot('act-opine-open');
  await openCase(office, sums);
  await opine(office, '重点审查意见', points.focus);
  await office.shot('act-opine-pass');
  await office.tap('提交意见');
  await office.see('审查意见已提交');

  await teacher.be(/^何苗/);
  await inbox(teacher, served);
  await teacher.shot('inbox-returned');
  await openCase(teacher, sums);
  await teacher.see('请修改以下 1 处（全部问题一次告知）');
  await teacher.shot('detail-returned');
  await teacher.move('去修改');
  await teacher.see('要求学生使用，还是推荐使用？');
  await teacher.tap('下一步');
  await teacher.tap('下一步');
  await teacher.tap('去掉等保备案证明.png');
  await teacher.attach(/请上传等保备案证明/, photo('等保备案证明（清楚）.png', 8));
  await teacher.tap('去核对');
  await teacher.calm();
  await teacher.tap('提交给校长签名');
  await teacher.see('已提交给校长签名');
  await teacher.be(/^高远/);
  await signCase(teacher, sums);
  await office.be(/^王萍/);
  await openCase(office, sums);
  await simply(office, '受理', '已受理');
  await office.be(/^钱进/);
  await openCase(office, sums);
  await office.see(/上一轮意见继续有效/);
  await office.shot('detail-second-round');
  await opine(office, '网络和数据安全审查意见', points.network);
  await office.tap('提交意见');
  await office.see('意见已齐，现在是“待审批”。');
  await office.shot('act-opined');
});

let code = '';
let link = '';
step('5 the head approves; form and poster are printed', async () => {
  await office.be(/^李正/);
  await openCase(office, sums);
  await office.shot('detail-head');
  await office.move('同意备案');
  await office.fill('备案审批意见', '同意备案。');
  await office.shot('act-approve');
  await office.tap('同意备案');
  await office.see('已同意备案');
  await office.shot('act-approved');

  await teacher.be(/^何苗/);
  await inbox(teacher, served);
  await teacher.shot('inbox-granted');
  await openCase(teacher, sums);
  await teacher.shot('detail-filed');
  const form = await teacher.download('打印备案表');
  expect(form.name).toBe('口算小达人（演示）-备案表.pdf');
  expect(wordsOf(readPdf(form.bytes).pages[0]!)).toContain('宿迁市教育系统学习工具备案审批表');
  const poster = await teacher.download('打印公示海报');
  const [sheet] = readPdf(poster.bytes).pages;
  link = readQr(sheet!)!;
  expect(link.startsWith(`${served.origin}/q/`)).toBe(true);
  code = link.split('/q/')[1]!;
});

step('6 the two tracks: proof of the national platform, and the stamped copy', async () => {
  await openCase(teacher, sums);
  await teacher.tap('上传完成凭据');
  await teacher.day(/国家平台哪一天/, daysAgo(0));
  await teacher.attach(/已确认的页面截图/, photo('平台截图.png', 9));
  await teacher.fill('谁在平台上办理的？', '何苗');
  await teacher.shot('act-online-proof');
  await teacher.tap('上传完成凭据');
  await teacher.see('凭据已提交，等教育局确认');
  await office.be(/^王萍/);
  await openCase(office, sums);
  await office.shot('detail-desk-tracks');
  await office.tap('确认完成');
  await office.see('请核对凭据与平台或原件一致后再确认。');
  await office.shot('act-verify');
  await office.tap('确认完成');
  await office.see('已确认完成');

  await openCase(office, sums);
  const copy = (await office.page.getByText(/^[0-9a-z]{4}(-[0-9a-z]{2,4}){3,5}/).locator('visible=true').last().innerText()).slice(0, 22).trim();
  await office.tap('上传完成凭据');
  await office.fill('备案表页脚的核验码', copy.replace(/[0-9a-z]/, (c) => (c === '7' ? '8' : '7')));
  await office.attach(/盖章后的备案表/, photo('盖章备案表.png', 11));
  await office.tap('上传完成凭据');
  await office.see(/核验码/);
  await office.shot('act-paper-refused');
  await office.fill('备案表页脚的核验码', copy);
  await office.tap('上传完成凭据');
  await office.see('凭据已提交，等教育局确认');
  await openCase(office, sums);
  await office.tap('确认完成');
  await office.calm();
  await office.tap('确认完成');
  await office.see('已确认完成');
});

step('7 a parent scans the poster; a changed code is no code', async () => {
  await parent.page.goto(link);
  await parent.see('可以使用');
  await parent.shot('status', { window: true });
  await parent.shot('status-whole');
  await parent.page.getByRole('button', { name: /学校、教师违规获利/ }).locator('visible=true').click();
  await parent.see('宿教办发〔2024〕25号');
  await parent.shot('status-clause', { window: true });
  await parent.tap('关闭');
  await parent.page.goto(link.replace(/.$/, (c) => (c === '7' ? '8' : '7')));
  await parent.see('二维码无效');
  await parent.shot('status-bad-code');
  await parent.open('pages/home/index');
  await parent.shot('home-recents');
  await parent.fill('查询应用、备案号或学校', code);
  await parent.tap('查询');
  await parent.see('可以使用');
  await parent.open('pages/home/index');
  await parent.fill('查询应用、备案号或学校', 'https://app.eduyun.cn/');
  await parent.tap('查询');
  await parent.see('这是国家备案平台的网址');
  await parent.see(/孩子的学校/);
  await parent.shot('scan-national');
  await parent.fill('按应用名称查询', '智学伴');
  await parent.tap('查询');
  await parent.see('“智学伴”的查询结果');
  await parent.see(/河滨实验小学（演示）.*宿迁智学科技/);
  await parent.shot('scan-searched');
  await parent.open('pages/home/index');
  await parent.fill('查询应用、备案号或学校', '快来下载 https://apps.apple.com.example.cn/cn/app/id1234567890');
  await parent.tap('查询');
  await parent.see('当心：网址冒用了平台的名字');
  await parent.shot('scan-fake');
  await parent.open('pages/home/index');
  await parent.fill('查询应用、备案号或学校', '快来下载 https://apps.apple.com/cn/app/id1234567890');
  await parent.tap('查询');
  await parent.see('在孩子的学校能不能用？');
  await parent.open('pages/home/index');
  await parent.tap('打开长辈版，字变大');
  await parent.shot('elder-home');
  await parent.page.goto(link);
  await parent.see('可以使用');
  await parent.shot('elder-status');
  await parent.open('pages/home/index');
  await parent.tap('换回标准版');
});

step('8 suspended, resumed, amended, withdrawn, stopped: the next scan knows', async () => {
  const scan = async (word: string, name?: string) => {
    await parent.page.goto(link);
    await parent.page.reload();
    await parent.see(word);
    if (name) await parent.shot(name);
  };
  await office.be(/^王萍/);
  await openCase(office, sums);
  await office.move('暂停使用');
  await office.fill(/理由/, '应用服务器发生数据泄露事件');
  await office.shot('act-suspend');
  await office.tap('暂停使用');
  await office.see('已暂停使用');
  await scan('暂停使用', 'status-suspended');
  await office.be(/^李正/);
  await openCase(office, sums);
  await office.move('恢复使用');
  await office.fill(/理由/, '漏洞已修复并通过复测');
  await office.tap('恢复使用');
  await office.see('已恢复使用');
  await scan('可以使用');

  await teacher.be(/^何苗/);
  await openCase(teacher, sums);
  await simply(teacher, '申请变更', '可以修改了');
  await teacher.tap('查看这份申请');
  await teacher.move('继续填写');
  await teacher.see('要求学生使用，还是推荐使用？');
  await teacher.fill('哪些年级、班级使用？', '三、四年级');
  await teacher.tap('下一步');
  await teacher.tap('下一步');
  await teacher.tap('去核对');
  await teacher.calm();
  await teacher.tap('提交给校长签名');
  await teacher.see('已提交给校长签名');
  await teacher.be(/^高远/);
  await signCase(teacher, sums);
  await scan('可以使用', 'status-amending');
  await teacher.be(/^何苗/);
  await openCase(teacher, sums);
  await teacher.shot('detail-amending');
  await simply(teacher, '撤回申请', '申请已撤回');
  await scan('可以使用');
  await teacher.be(/^高远/);
  await openCase(teacher, sums);
  await teacher.move('停止使用');
  await teacher.fill(/理由/, '项目结束，不再使用');
  await teacher.shot('act-stop');
  await teacher.tap('停止使用');
  await teacher.see('已停止使用');
  await scan('已停止使用', 'status-stopped');
});

step('9 a parent complains in three screens, is asked back, and is answered', async () => {
  await parent.page.goto(link);
  await parent.tap('我要投诉');
  await parent.see('发生了什么？');
  await parent.shot('complain-what');
  await parent.open(parent.page.url().split('#/')[1]!.replace('complain', 'clause'));
  await parent.see(/宿教办发〔2024〕25号/);
  await parent.shot('clauses');
  await parent.page.goBack();
  await parent.tap('没有备案就在使用');
  await parent.see('写下发生的事');
  await parent.fill(/怎样发生的/, '9月12日班主任在班级群要求全班继续使用，并缴费 98 元，有事打 13800001234');
  await parent.see(/建议删掉/);
  await parent.shot('complain-write');
  await parent.fill(/怎样发生的/, '9月12日班主任在班级群要求全班继续使用，并缴费 98 元');
  await parent.tap('提交投诉');
  await parent.see('投诉已收到');
  await parent.shot('complain-sent');
  const parts = (await parent.page.locator('.sent__part').locator('visible=true').allInnerTexts()).join('-');

  await office.be(/^王萍/);
  await office.tap(/^投诉办理/);
  await office.see('没有备案就在使用');
  await office.shot('complaints');
  await office.tap(/^没有备案就在使用/);
  await office.see('投诉的事');
  await office.shot('complaint');
  await office.tap('接收办理');
  await office.see('核查中');
  await office.move('请对方补充');
  await office.fill('理由', '请问是哪个年级、哪个班？');
  await office.shot('complaint-ask', { window: true });
  await office.tap('确认请对方补充');
  await office.see(/投诉人补充|请投诉人补充/);

  const later = await somebody();
  await later.open('public/case/index');
  await later.fill('查询码', parts);
  await later.tap('查看进度');
  await later.see('请问是哪个年级、哪个班？');
  await later.shot('case-asked');
  await later.fill('请问是哪个年级、哪个班？', '三年级二班');
  await later.tap('提交补充');
  await later.see('核查中');
  await office.open('pages/me/index');
  await office.tap(/^投诉办理/);
  await office.tap(/^没有备案就在使用/);
  await office.see('三年级二班');
  await office.move('查证属实');
  await office.fill('理由', '已查实，责令学校立即停用并退费。');
  await office.tap('确认查证属实');
  await office.see('查证属实，已办结');
  await office.shot('complaint-closed');
  await later.open('pages/home/index');
  await later.open('public/case/index');
  await later.fill('查询码', parts.toUpperCase());
  await later.tap('查看进度');
  await later.see('已查实，责令学校立即停用并退费。');
  await later.shot('case-answered');
  await later.close();
});

step('10 messages of teacher and principal', async () => {
  for (const [who, name] of [[/^何苗/, 'inbox-teacher'], [/^高远/, 'inbox-principal']] as const) {
    await teacher.be(who);
    await inbox(teacher, served);
    await teacher.see(/口算小达人/);
    await teacher.shot(name);
  }
  await teacher.page.getByRole('button', { name: /未读/ }).locator('visible=true').first().click();
  await teacher.see('办理经过');
});

test('a county school files with its county', async () => {
  await teacher.be(/^蒋欣/);
  await teacher.open('school/new/index');
  await teacher.fill('应用名称、备案号或下载链接', '晨读');
  await teacher.tap('查找');
  await teacher.tap('为这个应用申请备案');
  await teacher.see('要求学生使用，还是推荐使用？');
  await fillTool(teacher);
  await teacher.tap('下一步');
  await fillDecision(teacher);
  await teacher.tap('下一步');
  await fillMaterials(teacher);
  await teacher.tap('去核对');
  await teacher.calm();
  await teacher.tap('提交给校长签名');
  await teacher.see('已提交给校长签名');
  await teacher.be(/^江河/);
  await signCase(teacher, /晨读打卡/);
  await office.be(/受理窗口.*沭阳县教育局/s);
  await openCase(office, /晨读打卡/);
  await simply(office, '受理', '已受理');
  await office.see(/沭教具备/);
  await office.shot('county-accepted');
});

test('an office of the bureau gets the form without 办学类别 and 办学层次', async () => {
  await teacher.be(/^郑凯/);
  await teacher.open('school/new/index');
  await teacher.fill('应用名称、备案号或下载链接', '家校通');
  await teacher.tap('查找');
  await teacher.tap('为这个应用申请备案');
  await teacher.see('单位名称');
  await teacher.seeNot(/办学类别|办学层次/);
  await teacher.shot('form-office');
  await teacher.open('pages/me/index');
  await teacher.tap(/^长辈版/);
  await teacher.open('pages/todo/index');
  await teacher.tap(/家校通/);
  await teacher.see('单位名称');
  await teacher.shot('elder-form');
});

test('what a bureau looks after: settings, people, schools', async () => {
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
  await office.open('bureau/settings/index');
  await office.see('处室名称');
  await office.shot('bureau-settings');
  await office.open('account/forget/index');
  await office.see('会删除');
  await office.shot('forget');
});
