import { readPdf, readQr, wordsOf } from '../pdf';
import { addTo, askBack, complain, readAnswer, uphold } from './complaint';
import {
  because,
  find,
  inbox,
  ofChars,
  openCase,
  opine,
  photo,
  sendOpinion,
  sendToPrincipal,
  signCase,
  simply,
} from './deeds';
import { tell } from './story';
import { fillDecision, fillMaterials, fillTool, points } from './suqian';
import { confirm, fileCopy, proveOnline, verifyOnline } from './tracks';
import type { Visitor } from './visitor';

const sums = /口算小达人/;
const { step } = tell({ prefix: 's', staff: ['teacher', 'office'] });

/** The box around everything written on the open pad, in CSS pixels of its paper. */
const inkOn = (v: Visitor) =>
  v.page.locator('canvas.ink').evaluate((canvas: HTMLCanvasElement) => {
    const { width, height } = canvas;
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, width, height);
    const dark = Array.from({ length: width * height }, (_, i) => i).filter(
      (i) => data[i * 4 + 3]! > 128,
    );
    const ends = (all: number[]) =>
      all.reduce(([low, high], n) => [Math.min(low!, n), Math.max(high!, n)], [Infinity, -1]);
    const [left, right] = ends(dark.map((i) => i % width));
    const [top, bottom] = ends(dark.map((i) => Math.floor(i / width)));
    const dense = devicePixelRatio;
    return {
      left: left! / dense,
      top: top! / dense,
      width: (right! - left!) / dense,
      height: (bottom! - top!) / dense,
    };
  });

step(
  '1 a teacher starts a filing and is told at once when there is one already',
  async ({ teacher }) => {
    await teacher.be(/^何苗/);
    await teacher.shot('me-teacher');
    await teacher.open('pages/todo/index');
    await teacher.see('新建备案');
    await teacher.shot('todo-teacher');
    await teacher.tap('新建备案');
    await teacher.see('要备案哪个应用？');
    await teacher.shot('new');
    await find(teacher, '智学');
    await teacher.see(/打开本校的申请/);
    await teacher.shot('new-duplicate');
    await find(teacher, '趣味闯关');
    await teacher.see('已列入“黑名单”，不能备案。');
    await teacher.shot('new-barred');
    await find(teacher, '拼音乐园');
    await teacher.tap('登记这个应用');
    await teacher.tap('登记并开始填写');
    await teacher.see('请选择类别');
    await teacher.shot('new-unknown');
    await find(teacher, '教APP备3200457号');
    await teacher.see('口算小达人（演示）');
    await teacher.shot('new-by-number');
    await teacher.tap('为这个应用申请备案');
    await teacher.see('要求学生使用，还是推荐使用？');
  },
);

step(
  '1 the form keeps itself, goes on from another phone, and tells all its faults at once',
  async ({ teacher, somebody }) => {
    await teacher.shot('form-empty');
    await teacher.tap('下一步');
    await teacher.see('请填写“项目概况”');
    await teacher.shot('form-faults');
    await fillTool(teacher, { overview: ofChars(101), phone: '1380000123' });
    await teacher.see('101/100');
    await teacher.see(/^已保存 \d\d:\d\d$/);
    await teacher.shot('form-too-long');
    await teacher.tap('下一步');
    await teacher.tap('先跳过，填下一步');
    await fillDecision(teacher, { minutes: false });
    await teacher.shot('form-decision');
    await teacher.tap('下一步');
    await teacher.tap('先跳过，填下一步');
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
    await other.tap('查看详情');
    await other.see('办理经过');
    await other.shot('detail-teacher');
    await other.close();
  },
);

step('2 the principal reads everything', async ({ teacher }) => {
  await teacher.be(/^高远/);
  await teacher.open('pages/todo/index');
  await teacher.see(sums);
  await teacher.shot('todo-principal');
  await teacher.tap(sums);
  await teacher.see('您签名确认的是以下全部内容，请逐项看完。');
  await teacher.shot('sign');
  await teacher.tap('签名并提交');
  await teacher.see('还没有签名，请点上面的“点此签名”');
});

step(
  'case 17 · the principal signs by hand: a tap is a dot, and a phone turned meanwhile leaves it all upright',
  async ({ teacher }) => {
    await teacher.tap(/点此签名$/);
    await teacher.tap('写好了');
    await teacher.see('还没有签名，请用手指在框里写下姓名');
    await teacher.sign();
    await teacher.shot('sign-pad', { window: true });
    const bare = await inkOn(teacher);
    const paper = (await teacher.page.locator('canvas.ink').boundingBox())!;
    await teacher.page.mouse.click(paper.x + paper.width * 0.2, paper.y + paper.height * 0.1);
    const dotted = await inkOn(teacher);
    // Held sideways the writing runs down the screen, and the dot stands before it.
    expect(bare.height).toBeGreaterThan(bare.width);
    expect(dotted.top).toBeLessThan(bare.top - 20);

    await teacher.page.setViewportSize({ width: 844, height: 390 });
    await teacher.calm();
    const turned = await inkOn(teacher);
    expect(Math.abs(turned.width - dotted.height)).toBeLessThan(4);
    expect(Math.abs(turned.height - dotted.width)).toBeLessThan(4);
    await teacher.tap('写好了');
    await teacher.page.setViewportSize({ width: 390, height: 844 });
    await teacher.see('重签');
    const picture = teacher.page.locator('img.sign__image');
    const stored = await picture.evaluate((i: HTMLImageElement) => [
      i.naturalWidth,
      i.naturalHeight,
    ]);
    expect(stored[0]).toBeGreaterThan(stored[1]! * 1.5);
    await teacher.shot('sign-signed');
    await teacher.tap('签名并提交');
    await teacher.see(/^已签名，已提交/);
    await teacher.shot('sign-done');
  },
);

step('3 the city accepts it under a number', async ({ office }) => {
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

step(
  '4 three offices give their opinions; all faults go back in one list, and what passed stands',
  async ({ teacher, office, served }) => {
    await office.be(/^钱进/);
    await openCase(office, sums);
    await office.shot('detail-network');
    await opine(office, '网络和数据安全审查意见', points.network, {
      point: '落实等级保护，定期测评',
      note: '等保备案证明看不清，请重新拍照上传。',
    });
    await office.page.mouse.wheel(0, -5000);
    await office.shot('review', { window: true });
    await office.shot('act-opine-fault');
    await sendOpinion(office);
    await office.be(/^孙丽/);
    await openCase(office, sums);
    await opine(office, '内容审查意见', points.content);
    await sendOpinion(office);
    await office.be(/^赵刚/);
    await openCase(office, sums);
    await office.move('重点审查意见');
    await office.tap('提交意见');
    await office.see('请选择结论');
    await office.shot('act-opine-open');
    await openCase(office, sums);
    await opine(office, '重点审查意见', points.focus);
    await office.shot('act-opine-pass');
    await sendOpinion(office);

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
    // What another school had proved is asked of this one, now that the office found it wanting.
    await teacher.choose(/等保备案是几级/, '三级');
    await teacher.attach(/请上传等保备案证明/, photo('等保备案证明（清楚）.png', 8));
    await sendToPrincipal(teacher);
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
  },
);

let link = '';
step('5 the head approves; form and poster are printed', async ({ teacher, office, served }) => {
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
  link = readQr(readPdf(poster.bytes).pages[0]!)!;
  expect(link.startsWith(`${served.origin}/q/`)).toBe(true);
});

step(
  '6 the two tracks: proof of the national platform, and the stamped copy',
  async ({ teacher, office }) => {
    await proveOnline(teacher, sums);
    await office.be(/^王萍/);
    await verifyOnline(office, sums);
    await fileCopy(office, sums);
    await confirm(office, sums);
  },
);

step('7 a parent scans the poster; a changed code is no code', async ({ parent }) => {
  await parent.page.goto(link);
  await parent.see('可以使用');
  await parent.shot('status', { window: true });
  await parent.shot('status-whole');
  await parent.tap(/^学校不得这样做/);
  await parent.page
    .getByRole('button', { name: /没有备案就在使用/ })
    .locator('visible=true')
    .click();
  await parent.see('宿教办发〔2024〕25号');
  await parent.shot('status-clause', { window: true });
  await parent.tap('关闭');
  await parent.page.goto(link.replace(/.$/, (c) => (c === '7' ? '8' : '7')));
  await parent.see('二维码无效');
  await parent.shot('status-bad-code');
  await parent.open('pages/home/index');
  await parent.shot('home-recents');
  await parent.fill('查询应用、备案号或学校', link.split('/q/')[1]!);
  await parent.tap('查询');
  await parent.see('可以使用');
  await parent.open('pages/home/index');
  await parent.tap('打开长辈版，字变大');
  await parent.shot('elder-home');
  await parent.page.goto(link);
  await parent.see('可以使用');
  await parent.shot('elder-status');
  await parent.open('pages/home/index');
  await parent.tap('换回标准版');
});

step(
  '8 suspended, resumed, amended, withdrawn, stopped: the next scan knows',
  async ({ teacher, office, parent }) => {
    const scan = async (word: string, name?: string) => {
      await parent.page.goto(link);
      await parent.page.reload();
      await parent.see(word);
      if (name) await parent.shot(name);
    };
    await office.be(/^王萍/);
    await openCase(office, sums);
    await because(
      office,
      '暂停使用',
      '应用服务器发生数据泄露事件',
      '已暂停使用',
      'act-suspend',
      '应用发生数据泄露，正在核查。',
    );
    await scan('暂停使用', 'status-suspended');
    await parent.see('应用发生数据泄露，正在核查。');
    await parent.seeNot('应用服务器发生数据泄露事件');
    await office.be(/^李正/);
    await openCase(office, sums);
    await because(office, '恢复使用', '漏洞已修复并通过复测', '已恢复使用');
    await scan('可以使用');

    await teacher.be(/^何苗/);
    await openCase(teacher, sums);
    await simply(teacher, '申请变更', '可以修改了');
    await teacher.tap('查看详情');
    await teacher.move('继续填写');
    await teacher.see('要求学生使用，还是推荐使用？');
    await teacher.fill('哪些年级、班级使用？', '三、四年级');
    await teacher.tap('下一步');
    await teacher.tap('下一步');
    await sendToPrincipal(teacher);
    await teacher.be(/^高远/);
    await signCase(teacher, sums);
    await scan('可以使用', 'status-amending');
    await teacher.be(/^何苗/);
    await openCase(teacher, sums);
    await teacher.shot('detail-amending');
    await simply(teacher, '撤销申请', '申请已撤销');
    await scan('可以使用');
    await teacher.be(/^高远/);
    await openCase(teacher, sums);
    await because(teacher, '停止使用', '项目结束，不再使用', '已停止使用', 'act-stop');
    await scan('已停止使用', 'status-stopped');
  },
);

step(
  '9 a parent complains in three screens, is asked back, and is answered',
  async ({ office, parent, somebody }) => {
    const parts = await complain(parent, link);
    await office.be(/^王萍/);
    await askBack(office);
    const later = await somebody();
    await addTo(later, parts);
    await uphold(office);
    await readAnswer(later, parts);
    await later.close();
  },
);

step('10 messages of teacher and principal', async ({ teacher, served }) => {
  for (const [who, name] of [
    [/^何苗/, 'inbox-teacher'],
    [/^高远/, 'inbox-principal'],
  ] as const) {
    await teacher.be(who);
    await inbox(teacher, served);
    await teacher.see(/口算小达人/);
    await teacher.shot(name);
  }
  await teacher.page.getByRole('button', { name: /未读/ }).locator('visible=true').first().click();
  await teacher.see('办理经过');
});
