import { renameSync } from 'node:fs';
import path from 'node:path';
import { readFileSync } from 'node:fs';
import { readPdf, wordsOf } from '../pdf';
import { launch, type Phone } from './chromium';
import { daysAgo, inbox, ofChars, openCase, opine, photo } from './deeds';
import { serveHouse, type Served } from './server';
import { takeFaults, visitor, type Visitor } from './visitor';

jest.setTimeout(120_000);
const REGION = '温州市教育局';
const slate = /云课平板/;
const maths = /数理伴学/;
const points = {
  tech: ['实施方案的合理性', '实施方案的先进性', '实施方案的可行性', '采购方案'],
  finance: ['经费有保障', '项目经费可以审计', '没有乱收费、搭车收费'],
  plan: ['与学校教育教学的契合度', '必要性', '可行性', '科学性'],
} as const;
const scored = { 必要性: 5, 可行性: 4, 规范性: 4, 适切性: 5, 安全性: 3, 技术先进性: 4, 经济合理性: 4 } as const;

let served: Served;
let phone: Phone;
let teacher: Visitor;
let office: Visitor;
let expert: Visitor;
let parent: Visitor;
const somebody = async (): Promise<Visitor> => visitor(await phone.another(), served.origin);

let taken = 0;
/** A picture among those of this story: w01-…, w02-…. */
const shot = async (v: Visitor, name: string, o: { window?: boolean } = {}): Promise<void> => {
  await v.shot(name, o);
  taken += 1;
  const no = String(taken).padStart(2, '0');
  const folder = path.join(__dirname, 'screens');
  renameSync(path.join(folder, `${no}-${name}.png`), path.join(folder, `w${no}-${name}.png`));
};

/** Turns to this region's people, once for each phone. */
const toRegion = async (v: Visitor): Promise<void> => {
  await v.open('pages/me/index');
  await v.tap(/^换一个地区：/);
  await v.page.getByRole('radio', { name: REGION }).locator('visible=true').click();
  await v.see(/^章宁/);
};

beforeAll(async () => {
  served = await serveHouse();
  phone = await launch();
  [teacher, office, expert, parent] = [await somebody(), await somebody(), await somebody(), await somebody()];
  for (const v of [teacher, office, expert]) await toRegion(v);
}, 180_000);
afterAll(async () => {
  await phone?.close();
  await served?.close();
});
afterEach(() => expect(takeFaults()).toEqual([]));

// Each story is one case: after a step that failed the next ones would only fail for its sake.
let broken: string | undefined;
const step = (name: string, walk: () => Promise<void>): void =>
  test(`${name}`, async () => {
    if (broken) throw new Error(`not walked, because this failed before: ${broken}`);
    broken = name;
    await walk();
    broken = undefined;
  });

const begin = async (v: Visitor, app: string): Promise<void> => {
  await v.open('school/new/index');
  await v.fill('应用名称、备案号或下载链接', app);
  await v.tap('查找');
  await v.tap('为这个应用申请备案');
  await v.see('项目名称');
};

const project = async (v: Visitor, scale: RegExp, overview: string): Promise<void> => {
  await v.fill('项目负责人', '章宁');
  await v.fill('手机号码', '13800005770');
  await v.fill(/项目的实施原因、推进措施/, overview);
  await v.choose(/小范围试点，还是/, scale);
};

const plan = async (v: Visitor, terminal: boolean): Promise<void> => {
  await v.attach(/请上传移动学习实施项目方案/, photo('实施方案.png', 3), photo('实施方案第二页.png', 4));
  if (terminal) await v.attach('请上传采购方案', photo('采购方案.png', 5));
  await v.choose('经费来源', '财政拨款');
};

const promises = async (v: Visitor, pays = '否'): Promise<void> => {
  await v.choose(/要不要花钱/, pays);
  await v.choose(/要求或引导家长、学生购买/, '否');
  await v.tick('不直接或间接向家长收取任何费用');
  await v.choose(/分班、评价等的前置条件/, '否');
  await v.choose(/会收集学生的哪些信息/, '不收集');
  await v.choose(/招生录取、考试报名/, '否');
};

const decision = async (v: Visitor): Promise<void> => {
  await v.day('哪一天集体研究的？', daysAgo(0));
  await v.choose('在什么会上研究的？', '党组织会议');
  await v.fill('几人参加？', '7');
  await v.choose('结果是什么？', /^同意选用/);
  await v.attach('请拍下会议纪要', photo('会议纪要.png', 6));
};

const consulted = async (v: Visitor): Promise<void> => {
  await v.choose('选用前征求了谁的意见？', '教职工');
  await v.choose('要求学生使用，还是推荐使用？', '推荐使用');
  for (const question of [/有没有商业广告/, /有没有娱乐游戏/, /是否与教学管理绑定/]) await v.choose(question, '否');
};

/** An expert gives the seven scores. */
const score = async (v: Visitor, who: RegExp, name: RegExp, text: string): Promise<void> => {
  await v.be(who);
  await openCase(v, name);
  await v.move('专家论证意见');
  await v.tick('与项目提供者没有利益关系');
  for (const [criterion, value] of Object.entries(scored)) await v.choose(criterion, String(value));
  await v.fill('论证意见', text);
  await v.tap('提交评分');
  await v.see('评分已提交');
};

const sign = async (v: Visitor, name: RegExp, button: string): Promise<void> => {
  await v.open('pages/todo/index');
  await v.tap(name);
  await v.tap(/点此签名$/);
  await v.sign();
  await v.tap('写好了');
  await v.tap(button);
};

const acts = async (v: Visitor, who: RegExp, name: RegExp, label: string, done: string): Promise<void> => {
  await v.be(who);
  await openCase(v, name);
  await v.move(label);
  await v.calm();
  await v.tap(label);
  await v.see(done);
};

const opines = async (who: RegExp, name: RegExp, label: string, list: readonly string[], more?: (v: Visitor) => Promise<void>): Promise<void> => {
  await office.be(who);
  await openCase(office, name);
  await opine(office, label, list);
  await more?.(office);
  await office.tap('提交意见');
  await office.see('审查意见已提交');
};

/** What a parent is told about a tool at a school, by the public search. */
const asks = async (app: string, school: string): Promise<void> => {
  await parent.open('pages/home/index');
  await parent.fill('查询应用、备案号或学校', app);
  await parent.tap('查询');
  await parent.see(`“${app}”的查询结果`);
  await parent.tap(new RegExp(`${app}.*${school}`, 's'));
};

step('[S4-01] [S4-16] [S4-21] a teacher files a terminal for full use: the plan is attached, the overview holds 200 characters', async () => {
  await teacher.be(/^章宁/);
  await shot(teacher, 'me-teacher');
  await teacher.open('pages/todo/index');
  await teacher.see('新建备案');
  await shot(teacher, 'todo-teacher');
  await begin(teacher, '云课平板');
  await teacher.see('移动学习终端');
  await teacher.seeNot('教育部备案号');
  await project(teacher, /^大面积推广/, ofChars(201));
  await teacher.see('201/200');
  await shot(teacher, 'form-project');
  await teacher.fill(/项目的实施原因、推进措施/, ofChars(200));
  await teacher.see('200/200');
  await teacher.tap('下一步');
  await teacher.tap('下一步');
  await teacher.see('请上传“实施方案”');
  await shot(teacher, 'form-plan-faults');
  await plan(teacher, true);
  await teacher.tap('下一步');
  await promises(teacher);
  await shot(teacher, 'form-promises');
  await teacher.tap('下一步');
  await consulted(teacher);
  await teacher.seeNot(/会议纪要/);
  await shot(teacher, 'form-before-experts');
  await teacher.tap('去核对');
  await teacher.calm();
  await teacher.seeNot(/还差/);
  await shot(teacher, 'form-check');
  await teacher.tap('提交专家论证');
  await teacher.see('已提交专家论证');
  await shot(teacher, 'form-done');
  await teacher.tap('查看这份申请');
  await teacher.see('办理经过');
  await shot(teacher, 'detail-with-experts');
});

step('[S4-17] three experts give seven scores each; nobody scores twice, and the school reads the means', async () => {
  await expert.be(/^尤立/);
  await expert.open('pages/todo/index');
  await expert.see(slate);
  await shot(expert, 'todo-expert');
  await openCase(expert, slate);
  await expert.move('专家论证意见');
  await expert.tap('提交评分');
  await expert.see(/还差 \d+ 项/);
  await shot(expert, 'score-empty');
  await score(expert, /^尤立/, slate, '方案目标明确，建议加强终端管理。');
  await shot(expert, 'score-done');
  await expert.tap('查看这份申请');
  await expert.see('办理经过');
  await shot(expert, 'detail-expert-scored');
  const id = /id=([\w-]+)/.exec(expert.page.url())![1]!;
  for (const seat of [1, 2]) {
    await expert.open(`filing/act/index?id=${id}&do=opine&opinion=experts%3A${seat}`);
    await expert.see('现在不能办理');
  }
  await shot(expert, 'score-twice');
  await expert.open('pages/todo/index');
  await expert.see('全部');
  await expert.seeNot(slate);
  await score(expert, /^柯平/, slate, '同意实施。');
  await score(expert, /^池静/, slate, '经济合理，同意实施。');
  await shot(expert, 'score-last');

  await teacher.be(/^章宁/);
  await inbox(teacher, served);
  await teacher.see('「云课平板（演示）」论证已通过');
  await shot(teacher, 'inbox-scored');
  await openCase(teacher, slate);
  await teacher.see('平均 3.0 分');
  await teacher.see('2. 同意实施。');
  await shot(teacher, 'detail-scored');
});

step('[S4-17] [S4-18] then come legality and the collective decision, then the principal', async () => {
  await teacher.move('继续填写');
  for (const _ of [1, 2, 3]) await teacher.tap('下一步');
  await teacher.see('哪一天集体研究的？');
  await teacher.choose(/规范性、合法性审查结果/, '需修改');
  await teacher.see('请先按审查意见修改方案。');
  await shot(teacher, 'form-unlawful');
  await teacher.choose(/规范性、合法性审查结果/, '合法规范');
  await teacher.attach(/请上传规范性、合法性审查意见/, photo('合法性审查意见.png', 7));
  await decision(teacher);
  await shot(teacher, 'form-decision');
  await teacher.tap('去核对');
  await teacher.calm();
  await teacher.seeNot(/还差/);
  await teacher.tap('提交给校长签名');
  await teacher.see('校长收到提醒，签名后送教育局审查。');
  await teacher.be(/^倪海峰/);
  await teacher.open('pages/todo/index');
  await teacher.tap(slate);
  await teacher.see('以下内容都在您的签名之内，请从头看到尾。');
  await shot(teacher, 'sign');
  await sign(teacher, slate, '签名并提交教育局');
  await teacher.see('已签名，已提交教育局');
});

step('[S4-05] [S4-12] [S4-15] the technology centre leads, finance and basic education speak beside it', async () => {
  await office.be(/^潘虹/);
  await office.open('pages/todo/index');
  await office.see(slate);
  await shot(office, 'todo-desk');
  await openCase(office, slate);
  await shot(office, 'detail-desk');
  await office.move('受理');
  await office.tap('受理');
  await office.see(/温教技备/);
  await shot(office, 'accepted');
  await openCase(office, slate);
  await office.see('教育技术中心');
  await office.see('计财处');
  await office.see('基教处');
  await opines(/^胡宁/, slate, '计财审查意见', points.finance);
  await opines(/^戴云/, slate, '基教审查意见', points.plan);
  await opines(/^徐波/, slate, '技术审查意见', points.tech, async (v) => {
    await v.choose('该移动学习终端是否可以按已取得备案号对待？', '是');
    await shot(v, 'opine-tech');
  });
  await shot(office, 'opined');
});

let link = '';
step('[S4-19] the head agrees, the technology centre registers, and only then may it be used', async () => {
  await office.be(/^温克勤/);
  await openCase(office, slate);
  await shot(office, 'detail-head');
  await office.move('同意');
  await office.see('同意后转入“待技术部门备案”。');
  await office.fill('审批意见', '同意。');
  await shot(office, 'approve');
  await office.tap('同意');
  await office.see('下一步：待技术部门备案。');
  await asks('云课平板', '瓯越高级中学');
  await parent.see('正在审查，暂不可用');
  await shot(parent, 'status-registering');
  await office.be(/^徐波/);
  await openCase(office, slate);
  await shot(office, 'detail-register');
  await office.move('登记备案');
  await office.see('登记后学校即可使用，家长扫码就能看到。');
  await office.tap('登记备案');
  await office.see('已登记备案');
  await shot(office, 'registered');
  await asks('云课平板', '瓯越高级中学');
  await parent.see('可以使用');
  link = parent.page.url();
  await shot(parent, 'status-filed');
});

step('[S4-21] the printed form is the one of the regulation', async () => {
  await teacher.be(/^章宁/);
  await openCase(teacher, slate);
  await shot(teacher, 'detail-filed');
  const form = await teacher.download('打印备案表');
  const [sheet] = readPdf(form.bytes).pages;
  const words = wordsOf(sheet!);
  const text = readFileSync('test/regulations/wenzhou-2022-65.txt', 'utf8').replace(/\s/g, '');
  const printed = text.slice(text.lastIndexOf('附件移动学习终端'));
  const labels = ['移动学习终端和教育教学应用（APP）进校园备案审批表', '学校名称', '办学类别', '办学层次', '项目名称', '项目负责人', '手机号码', '项目概况', '学校审核', '校长签字（盖章）：', '审核日期：', '教育行政部门审批', '签字：', '审批日期：', '教育技术部门备案', '备案日期：'];
  const order = (where: string) => labels.map((l, i) => where.indexOf(l, i === 0 ? 0 : where.indexOf(labels[i - 1]!)));
  for (const where of [printed, words]) {
    expect(order(where).map((at, i) => (at < 0 ? labels[i] : undefined)).filter(Boolean)).toEqual([]);
    expect(order(where)).toEqual([...order(where)].sort((a, b) => a - b));
  }
  for (const filled of ['（盖章）', '温州市瓯越高级中学（演示）', '云课平板（演示）', '章宁', '13800005770', ofChars(200)]) expect(words).toContain(filled);
  expect(words).not.toMatch(/宿迁|受理编号|审查意见/);
});

step('[S4-15] the purchase is accepted on its track, by the school, confirmed by the technology centre', async () => {
  await teacher.tap('上传完成凭据');
  await teacher.day('验收日期', daysAgo(0));
  await teacher.attach('请上传验收材料', photo('验收单.png', 8));
  await shot(teacher, 'acceptance-proof');
  await teacher.tap('上传完成凭据');
  await teacher.see('凭据已提交，等教育局确认');
  await office.be(/^徐波/);
  await openCase(office, slate);
  await shot(office, 'acceptance-given');
  await office.tap('确认完成');
  await office.calm();
  await office.tap('确认完成');
  await office.see('已确认完成');
  await parent.page.goto(link);
  await parent.see('可以使用');
});

step('[S4-09] a small pilot is the school’s own: the principal agrees, and a parent reads what a pilot means', async () => {
  await teacher.be(/^章宁/);
  await begin(teacher, '数理伴学');
  await project(teacher, /^小范围试点/, ofChars(60));
  await teacher.fill(/哪些班级试点/, '高一（3）班');
  await teacher.day(/试点到哪一天为止/, daysAgo(-90));
  await shot(teacher, 'pilot-form');
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
  await teacher.see('校长收到提醒，签名后就可以试点。');
  await teacher.be(/^倪海峰/);
  await sign(teacher, maths, '签名，同意试点');
  await teacher.see('已签名，可以试点了');
  await shot(teacher, 'pilot-signed');
  await teacher.be(/^章宁/);
  await openCase(teacher, maths);
  await teacher.see('试点开始');
  await teacher.seeNot(/打印备案表|备案日期/);
  await shot(teacher, 'pilot-detail');
  await asks('数理伴学', '瓯越高级中学');
  await parent.see('学校小范围试点使用');
  await parent.see('高一（3）班');
  await parent.see(daysAgo(-90));
  await parent.seeNot(/温州市教育局　\d{4}-\d{2}-/);
  await shot(parent, 'status-pilot');
  link = parent.page.url();
});

step('[S4-09] the pilot grows: the full filing is in review while the pilot stands, and cannot be enlarged twice', async () => {
  await openCase(teacher, maths);
  await teacher.move('扩大使用');
  await teacher.see('大面积推广要按规定办理备案；办理期间，试点继续有效。');
  await shot(teacher, 'expand');
  await teacher.tap('扩大使用');
  await teacher.see('可以填写扩大使用的内容了');
  await teacher.tap('查看这份申请');
  await teacher.see('试点继续有效');
  const id = /id=([\w-]+)/.exec(teacher.page.url())![1]!;
  await shot(teacher, 'enlarging-detail');
  await teacher.open(`filing/act/index?id=${id}&do=expand`);
  await teacher.see('现在不能办理');
  await openCase(teacher, maths);
  await teacher.move('继续填写');
  await teacher.tap('下一步');
  await teacher.tap('下一步');
  await teacher.tap('下一步');
  await teacher.tap('去核对');
  await teacher.see('不能提交：扩大使用应当选“大面积推广”');
  await teacher.seeNot(/已经大面积备案的/);
  await shot(teacher, 'enlarging-same');
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
  await teacher.choose(/规范性、合法性审查结果/, '合法规范');
  await teacher.attach(/请上传规范性、合法性审查意见/, photo('合法性审查意见.png', 7));
  await teacher.tap('去核对');
  await teacher.calm();
  await teacher.tap('提交给校长签名');
  await teacher.see('校长收到提醒，签名后送教育局审查。');
  await teacher.be(/^倪海峰/);
  await sign(teacher, maths, '签名并提交教育局');
  await teacher.see('已签名，已提交教育局');
  await acts(office, /^潘虹/, maths, '受理', '已受理');
  await openCase(office, maths);
  await office.see('试点继续有效');
  await office.see('市局直属管理处');
  await shot(office, 'enlarged-in-review');
  await parent.page.goto(link);
  await parent.page.reload();
  await parent.see('学校小范围试点使用');
  await parent.seeNot('可以使用');
  await shot(parent, 'status-pilot-in-review');
  await teacher.be(/^章宁/);
  await teacher.open(`filing/act/index?id=${id}&do=expand`);
  await teacher.see('现在不能办理');
  await shot(teacher, 'expand-twice');
});

step('[S4-02] a fee stops the filing with its article', async () => {
  await teacher.be(/^卓然/);
  await begin(teacher, '错题本');
  await teacher.tap('下一步');
  await teacher.tap('先填后面的');
  await teacher.tap('下一步');
  await teacher.tap('先填后面的');
  await promises(teacher, '是');
  await teacher.see('不能提交：不得直接或间接向家长收取任何费用');
  await teacher.page.locator('.note--stop .clause__link').locator('visible=true').first().click();
  await teacher.see(/二（一）/);
  await shot(teacher, 'fee-stopped');
});

test('another region’s desk finds nothing of it', async () => {
  await office.be(/^潘虹/);
  await openCase(office, slate);
  const id = /id=([\w-]+)/.exec(office.page.url())![1]!;
  const stranger = await somebody();
  await stranger.be(/^王萍/);
  const reply = stranger.page.waitForResponse((r) => r.url().includes(id));
  await stranger.open(`filing/detail/index?id=${id}`);
  expect((await reply).status()).toBe(404);
  await stranger.seeNot(slate);
  await shot(stranger, 'not-yours');
  await stranger.close();
});
