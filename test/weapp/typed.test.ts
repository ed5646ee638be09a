import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { tell } from './story';

const { scene, look } = tell();

const file = (name: string, hex: string): string => {
  const saved = path.join(mkdtempSync(path.join(tmpdir(), 'tables-')), name);
  writeFileSync(saved, Buffer.from(hex, 'hex'));
  return saved;
};
// 名称,类别,隶属,办学类别,办学层次 / 城北九年一贯制学校,学校,市直,公办,"小学,初中", as Excel saves it in China.
const gbk = file(
  'schools.csv',
  'c3fbb3c62cc0e0b1f02cc1a5caf42cb0ecd1a7c0e0b1f02cb0ecd1a7b2e3b4ce0d0ab3c7b1b1bec5' +
    'c4ead2bbb9e1d6c6d1a7d0a32cd1a7d0a32ccad0d6b12cb9abb0ec2c22d0a1d1a72cb3f5d6d0220d' +
    '0a',
);
const workbook = file('schools.xlsx.csv', '504b030414000600');

scene(
  'case 20 · a table saved in GBK is picked out of a chat, checked and imported',
  async ({ me }) => {
    await me.be(/^吴静/);
    await me.open('bureau/schools/index');
    await me.tapWhen('批量导入');
    await me.waitFor('表格怎样准备');
    me.phone.photos = [workbook];
    await me.tap('选择 CSV 文件');
    await me.waitFor('已选 schools.xlsx.csv');
    await me.tap('先检查');
    await me.waitFor(/这是表格软件自己的格式.*另存为/);
    me.phone.photos = [gbk];
    await me.tap(/^已选 schools/);
    await me.waitFor('已选 schools.csv');
    await me.tap('先检查');
    await me.waitFor('会新增 1 所，已有 0 所不改动。');
    await me.tap('导入 1 所');
    await me.waitFor('导入完成');
    await me.tap('回到学校列表');
    await me.waitFor('城北九年一贯制学校');
  },
);

scene(
  'case 6 · two telephones in one field are two buttons, the extension told',
  async ({ me, somebody }) => {
    await me.be(/^吴静/);
    await me.open('bureau/settings/index');
    await me.waitFor('咨询、投诉电话');
    await me.input('咨询、投诉电话', '（０５２７）８４３８９０００，84389001转801');
    await me.waitFor(() => !me.text().includes('没有改动'));
    await me.tap('保存');
    await me.waitFor('没有改动');
    const parent = somebody();
    await parent.open('pages/home/index');
    await parent.tapWhen(/^宿迁市教育局/);
    await parent.tapWhen(/^全部 \d+ 个电话/);
    await parent.tapWhen(/^0527-84389000/);
    await parent.tapWhen(/^84389001转801/);
    expect(parent.seen.calls).toEqual(['052784389000', '052784389001']);
    await parent.waitFor(/接通后转 801/);
    await parent.input('查询应用、备案号或学校', '智学伴');
    await parent.tap('查询');
    await parent.tapWhen(/骆湖九年制学校/);
    await parent.tapWhen('拨打 0527-84389000');
    await parent.tap('更多办理');
    await parent.tapWhen('拨打 84389001转801');
    expect(parent.seen.calls.slice(2)).toEqual(['052784389000', '052784389001']);
  },
);

look();
