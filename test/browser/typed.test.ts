import { codeFrom } from '@shared/kernel/id';
import { lookUp } from './deeds';
import { tell } from './story';

const { scene } = tell({ prefix: 'ty', staff: ['office'], moving: true });

// 名称,类别,隶属,办学类别,办学层次 / 城北九年一贯制学校,学校,市直,公办,"小学,初中", as Excel saves it in China.
const gbk = Buffer.from(
  'c3fbb3c62cc0e0b1f02cc1a5caf42cb0ecd1a7c0e0b1f02cb0ecd1a7b2e3b4ce0d0ab3c7b1b1bec5' +
    'c4ead2bbb9e1d6c6d1a7d0a32cd1a7d0a32ccad0d6b12cb9abb0ec2c22d0a1d1a72cb3f5d6d0220d' +
    '0a',
  'hex',
);
const table = (name: string, buffer: Buffer) => ({ name, mimeType: 'text/csv', buffer });

scene('case 20 · a table saved in GBK is checked and imported', async ({ office }) => {
  await office.be(/^吴静/);
  await office.open('bureau/schools/index');
  await office.tap('批量导入');
  await office.pick(() => office.tap('选择 CSV 文件'), table('schools.csv', gbk));
  await office.see(/已选 schools\.csv/);
  await office.tap('先检查');
  await office.see('会新增 1 所，已有 0 所不改动。');
  await office.tap('导入 1 所');
  await office.see('导入完成');
});

scene(
  'case 7 · what an import leaves out, and what it is easily taken for, is told row by row',
  async ({ office }) => {
    await office.be(/^吴静/);
    await office.open('bureau/schools/index');
    await office.tap('批量导入');
    const rows = [
      '名称,类别,隶属,办学类别,办学层次',
      '新城小学（南校区）,学校,市直,公办,小学',
      '新城小学(南校区),学校,市直,公办,小学',
      '宿迁市河滨实验小学(演示),学校,市直,公办,小学',
      '宿迁市青禾幼儿园（演示）,学校,市直,公办,小学',
    ].join('\n');
    await office.pick(() => office.tap('选择 CSV 文件'), table('南校区.csv', Buffer.from(rows)));
    await office.tap('先检查');
    await office.see('会新增 1 所，已有 2 所不改动。');
    await office.see(/第 3 行 新城小学\(南校区\)：与第 2 行是同一所/);
    await office.see(/第 4 行 .*已有，登记的写法是“宿迁市河滨实验小学（演示）”/);
    await office.see(/第 5 行 .*不同，没有导入/);
    await office.shot('import-remarks');
  },
);

scene('case 12 · the counter says 960 and the complaint is taken', async ({ parent }) => {
  await lookUp(parent, '智学伴');
  await parent.tap(/骆湖九年制学校/);
  await parent.tap('我要投诉');
  await parent.tap('向学生或家长收费');
  const line = '班主任在群里要求全班下载收费软件并截图';
  const text = Array.from({ length: 48 }, (_, i) => `${line}${i % 10}`).join('\n');
  await parent.fill(/怎样发生的/, text);
  await parent.see('960/1000');
  await parent.tap('提交投诉');
  await parent.see('投诉已收到');
});

scene(
  'case 14 · a poster’s address with words behind it is answered by a page',
  async ({ parent, served }) => {
    const code = codeFrom(new Uint8Array(10).fill(5));
    for (const behind of ['/', '，点开看看能不能用', '。/']) {
      await parent.page.goto(`${served.origin}/q/${code}${behind}`);
      await parent.see('二维码无效');
      await parent.seeNot(/refusal/);
    }
  },
);
