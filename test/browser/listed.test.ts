import { daysAgo, lookUp, photo } from './deeds';
import { tell } from './story';
import type { Visitor } from './visitor';

const { step, scene } = tell({ prefix: 'pl', region: '濮阳市教育局', staff: ['school', 'desk'] });

/** Chooses what narrows a list. */
const narrow = async ({ page, calm }: Visitor, name: string | RegExp): Promise<void> => {
  await page.getByRole('radio', { name }).locator('visible=true').last().click();
  await calm();
};
const turnTo = async ({ page, calm }: Visitor, name: string): Promise<void> => {
  await page.getByRole('tab', { name }).locator('visible=true').last().click();
  await calm();
};

scene(
  'a parent reads that a list forbids an app, why it stands there, and what it takes to leave',
  async ({ parent }) => {
    await lookUp(parent, '口算大王');
    await parent.tap(/油田实验小学/);
    await parent.see('禁止使用');
    await parent.see(/濮阳市校园学习类APP黑名单/);
    await parent.shot('status');
    await parent.tap('名单，查看');
    await parent.see('已列入黑名单');
    await parent.see('在学习内容中夹带网络游戏广告，投诉查证属实');
    await parent.see('怎样才能移出');
    await parent.see('整改合格');
    await parent.see(/满，还有 \d+ 天/);
    await parent.see('学校还在用，我要投诉');
    await parent.shot('entry');
    await parent.tap('看整份名单');
    await parent.see('现在有效 1');
    await parent.fill('在这份名单里找应用或提供者', '没有这个');
    await parent.tap('查找');
    await parent.see('没有找到“没有这个”');
    await parent.fill('在这份名单里找应用或提供者', '博闻');
    await parent.tap('查找');
    await parent.see('口算大王（演示）');
    await parent.shot('list');
    await narrow(parent, '已移出');
    await parent.see('没有找到“博闻”');
  },
);

scene('anybody takes the whole list home, as three kinds of file', async ({ somebody }) => {
  const reader = await somebody();
  await reader.open('public/lists/index');
  await reader.tap(/濮阳市教育局/);
  await reader.see('濮阳市校园学习类APP黑名单');
  await reader.tap(/^下载/);
  await reader.see('整份名单，包括已经移出的。');
  await reader.shot('download', { window: true });
  const csv = await reader.download('文本表格（CSV）');
  expect(csv.name).toBe('濮阳市校园学习类APP黑名单.csv');
  expect(csv.bytes.toString('utf8')).toContain('口算大王（演示）');
  const book = await reader.download('电子表格（XLSX）');
  expect([book.name.endsWith('.xlsx'), book.bytes.subarray(0, 2).toString()]).toEqual([true, 'PK']);
  const json = await reader.download('供程序读取（JSON）');
  expect(JSON.parse(json.bytes.toString('utf8'))).toMatchObject({ kind: 'black' });
});

step(
  'a school that is late finds the notice in its work and proves that it stopped',
  async (on) => {
    const { school } = on;
    await school.be(/^师远/);
    await school.open('pages/todo/index');
    await school.see('请您：提交停用凭证');
    await turnTo(school, '收到的通知');
    await school.see(/^最迟 /);
    await school.shot('received');
    await school.tap(/口算大王/);
    await school.see('起因');
    await school.see('名单 · 列入名单');
    await school.shot('notice');
    await school.move('提交停用凭证');
    await school.tap('提交停用凭证');
    await school.see(/还差 \d 项/);
    await school.day(/哪一天停止使用/, daysAgo(1));
    await school.tick(/已退订相关业务/);
    await school.attach(/卸载、退订/, photo('卸载截图.png', 61));
    await school.shot('proof');
    await school.tap('提交停用凭证');
    await school.see('停用凭证已提交，待教育部门核对');
  },
);

step(
  'the desk finds it among the receipts by how they stand, and confirms it',
  async ({ desk }) => {
    await desk.be(/受理窗口.*濮阳市教育局/s);
    await desk.open('pages/todo/index');
    await turnTo(desk, '全部');
    await narrow(desk, '停用回执');
    await narrow(desk, '逾期未停用');
    await desk.see('没有“逾期未停用”的停用回执');
    await narrow(desk, '回执待核对');
    await desk.tap(/口算大王/);
    await desk.see('停用凭证1.png');
    await desk.shot('receipt');
    await desk.move('确认已停用');
    await desk.tap('确认已停用');
    await desk.see('已确认停用');
  },
);

step('from the entry the desk goes on to what followed, and sends the letter', async ({ desk }) => {
  await desk.open('pages/todo/index');
  await turnTo(desk, '全部');
  await narrow(desk, '名单');
  await desk.tap(/口算大王/);
  await desk.see('后续');
  await desk.shot('listing');
  await desk.tap(/^移送 · 待发移送函/);
  await desk.see('网信部门');
  await desk.tap(/网信部门/);
  await desk.see('移送部门');
  await desk.move('发出移送函');
  await desk.fill(/请对方处理什么/, '请依法责令下架该应用，停止网络服务。');
  await desk.shot('letter');
  await desk.tap('发出移送函');
  await desk.see('移送函已发出');
  await desk.see(/濮教备函〔\d{4}〕1号/);
});
