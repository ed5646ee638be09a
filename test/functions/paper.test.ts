import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PrintedCell, PrintedSheet } from '@shared/domain/sheet';
import { openFonts } from '@functions/documents/fonts';
import { drawForm } from '@functions/documents/paper';
import { cellAround, fontFolder, readPdf, readQr, runsIn, wordsOf } from '../pdf';
import type { Box, Page } from '../pdf';

jest.setTimeout(120_000);
const signature =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAQAAAABCAYAAAD5PA/NAAAAEUlEQVR4nGNgYGD4DwQMMBoAO9UH+fL5ADUAAAAASUVORK5CYII=';
const fonts = openFonts(fontFolder);
const annexOf = (name: string, from: string, to: string): string => {
  const text = readFileSync(join(__dirname, '../regulations', name), 'utf8');
  const start = text.lastIndexOf(from);
  return text.slice(start, text.indexOf(to, start)).replace(/\s/g, '');
};

const label = (text: string, span?: number): PrintedCell => ({ kind: 'label', text, span });
const text = (words: string, span?: number, tall?: number): PrintedCell => ({
  kind: 'text',
  text: words,
  span,
  tall,
});
const boxes = (words: string, ticked = ''): PrintedCell => ({
  kind: 'boxes',
  options: words.split(' ').map((w) => ({ text: w, ticked: w === ticked })),
});
const opinion = (
  signLabel: string,
  more: Partial<Extract<PrintedCell, { kind: 'opinion' }>> = {},
): PrintedCell => ({
  kind: 'opinion',
  text: '',
  signLabel,
  span: 3,
  tall: 80,
  ...more,
});

const overviewHint = '（字数100字以内，简述项目实施原因、使用范围、推进举措、预期成效）';
const researchHint = '（字数100字以内，简述集体研究、项目采购等情况）';
const suqian = (
  fill: {
    overview?: string;
    research?: string;
    opinion?: string;
    ticked?: string;
    signature?: string;
    signer?: string;
    date?: string;
  } = {},
): PrintedSheet => ({
  title: '宿迁市教育系统学习工具备案审批表',
  top: ['受理日期：  年   月   日', '受理编号：'],
  columns: 4,
  widths: [1.15, 1.85, 1.1, 1.9],
  rows: [
    [label('学校名称\n（盖章）'), text(''), label('校长\n（签名）'), text('')],
    [
      label('办学类别'),
      boxes('公办 民办', fill.ticked),
      label('办学层次'),
      boxes('幼儿园 小学 初中 高中 职业学校'),
    ],
    [label('项目名称'), text(''), label('教育部备案号\n（或二维码）'), text('')],
    [label('使用性质'), boxes('要求使用 推荐使用'), label('提供者名称'), text('')],
    [
      label('经费来源'),
      boxes('财政拨款 自筹资金 其他'),
      label('签订合同\n（协议）'),
      boxes('是 否'),
    ],
    [label('项目负责人'), text(''), label('手机号码'), text('')],
    [label('项目概况'), text(fill.overview ?? overviewHint, 3, 80)],
    [label('学校采购及集体研究情况'), text(fill.research ?? researchHint, 3, 70)],
    [
      label('网络和数据安全审查意见'),
      opinion('审查处室负责人签字：', {
        text: fill.opinion ?? '',
        signature: fill.signature,
        signer: fill.signer,
        date: fill.date,
      }),
    ],
    [label('内容审查意见'), opinion('审查处室负责人签字：')],
    [label('备案审批意见'), opinion('教育主管部门盖章')],
  ],
  notes: ['备注：本表一式二份。其中审查处室为属地教育主管部门相关职能部门。'],
  copies: [
    { no: 1, of: 2, code: '7K3M-9QXT-2HPD', holder: '教育主管部门' },
    { no: 2, of: 2, code: '7K3M-9QXT-2HPE', holder: '学校' },
  ],
});

const draw = async (sheet: PrintedSheet): Promise<Buffer> => {
  const drawn = await drawForm(sheet, fonts, { signed: signature });
  if (!drawn.ok) throw new Error(JSON.stringify(drawn.refusal));
  return drawn.value;
};
const pagesOf = async (sheet: PrintedSheet): Promise<Page[]> => readPdf(await draw(sheet)).pages;
const countPages = (pdf: Buffer): number =>
  pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;

/** Where a phrase begins on the page: its first character's place. */
const find = (page: Page, phrase: string, from = 0): { x: number; y: number } => {
  const letters = page.texts.flatMap((run) =>
    [...run.text.replace(/\s/g, '')].map((c) => ({ c, x: run.x, y: run.y })),
  );
  const at = letters
    .map((l) => l.c)
    .join('')
    .indexOf(phrase, from);
  if (at < 0) throw new Error(`${phrase} is not on the page`);
  return letters[at]!;
};
const cellOf = (page: Page, phrase: string): Box => {
  const at = find(page, phrase);
  return cellAround(page, at.x + 1, at.y - 3);
};
const inCell = (page: Page, cell: Box): string =>
  runsIn(page, cell)
    .map((r) => r.text)
    .join('')
    .replace(/\s/g, '');

describe('the blank form of Suqian', () => {
  let pages: Page[];
  beforeAll(async () => {
    pages = await pagesOf(suqian());
  });

  test('reads word for word as the regulation’s annex does, in the same order', () => {
    const annex = annexOf('suqian-2024-25.txt', '受理日期', '相关职能部门。') + '相关职能部门。';
    expect(wordsOf(pages[0]!)).toBe(
      `宿迁市教育系统学习工具备案审批表${annex}一式二份第1份（教育主管部门存）核验码7K3M-9QXT-2HPD`,
    );
    expect(wordsOf(pages[1]!)).toContain('一式二份第2份（学校存）核验码7K3M-9QXT-2HPE');
  });

  test('is one page of A4 a copy, filled to its foot', () => {
    expect(pages).toHaveLength(2);
    for (const page of pages) {
      expect([Math.round(page.width), Math.round(page.height)]).toEqual([595, 842]);
      const foot = Math.max(...page.lines.map((l) => l.y));
      expect(foot).toBeGreaterThan(700);
      expect(foot).toBeLessThan(find(page, '备注').y);
      expect(find(page, '备注').y).toBeLessThan(842 - 80);
    }
  });

  test('has a bold centred title of 18 points over a body of at least 10.5', () => {
    const [page] = pages as [Page, Page];
    const title = page.texts.slice(0, 16);
    expect(title.every((t) => Math.abs(t.size - 18) < 0.1)).toBe(true);
    expect((title[0]!.x + title.at(-1)!.x + title.at(-1)!.width) / 2).toBeCloseTo(
      page.width / 2,
      0,
    );
    const least = Math.min(
      ...page.texts.filter((t) => t.y < find(page, '备注').y + 1).map((t) => t.size),
    );
    expect(least).toBeGreaterThanOrEqual(10.49);
  });

  test('has four columns above and a merged cell of three columns below', () => {
    const [page] = pages as [Page, Page];
    const [name, principal] = [cellOf(page, '学校名称'), cellOf(page, '校长')];
    const value = cellAround(page, name.x + name.w + 5, name.y + 5);
    const last = cellAround(page, principal.x + principal.w + 5, principal.y + 5);
    expect(value.x + value.w).toBeCloseTo(principal.x, 1);
    for (const [heading, inside] of [
      ['项目概况', '（字数100字以内，简述项目'],
      ['学校采购及', '（字数100字以内，简述集体'],
    ] as const) {
      const [left, merged] = [cellOf(page, heading), cellOf(page, inside)];
      expect(left.x).toBeCloseTo(name.x, 1);
      expect(left.w).toBeCloseTo(name.w, 1);
      expect(merged.x).toBeCloseTo(value.x, 1);
      expect(merged.x + merged.w).toBeCloseTo(last.x + last.w, 1);
      expect(merged.y).toBeCloseTo(left.y, 1);
      expect(merged.h).toBeCloseTo(left.h, 1);
    }
  });

  test('signs each opinion at the foot of its cell, to the right, with the date under it and no rule between', () => {
    const [page] = pages as [Page, Page];
    const headings = ['网络和数据', '内容审查意见', '备案审批意见'];
    const words = [
      '审查处室负责人签字：年月日',
      '审查处室负责人签字：年月日',
      '教育主管部门盖章年月日',
    ];
    for (const [i, heading] of headings.entries()) {
      const left = cellOf(page, heading);
      const cell = cellAround(page, left.x + left.w + 5, left.y + left.h / 2);
      expect(inCell(page, cell)).toBe(words[i]);
      expect(cell.h).toBeCloseTo(left.h, 1);
      expect(cell.h).toBeGreaterThan(70);
      const runs = runsIn(page, cell);
      expect(Math.min(...runs.map((r) => r.x))).toBeGreaterThan(cell.x + cell.w / 3);
      expect(Math.min(...runs.map((r) => r.y))).toBeGreaterThan(cell.y + cell.h / 2);
      expect(runs.find((r) => r.text.includes('年'))!.y).toBeGreaterThan(runs[0]!.y + 10);
    }
  });

  test('centres a label both ways in its cell', () => {
    const [page] = pages as [Page, Page];
    const cell = cellOf(page, '内容审查意见');
    const runs = runsIn(page, cell);
    expect((runs[0]!.x + runs.at(-1)!.x + runs.at(-1)!.width) / 2).toBeCloseTo(
      cell.x + cell.w / 2,
      0,
    );
    expect(Math.abs(runs[0]!.y - runs[0]!.size * 0.35 - (cell.y + cell.h / 2))).toBeLessThan(3);
  });

  test('carries on each copy a QR code of that copy’s own code', () => {
    expect(pages.map(readQr)).toEqual(['7K3M-9QXT-2HPD', '7K3M-9QXT-2HPE']);
  });
});

describe('the filled form', () => {
  const hundred = '为落实课后作业减负要求四至六年级数学学科使用本应用布置和批改口算练习'
    .repeat(3)
    .slice(0, 100);

  test('holds texts of a hundred characters in cells, one page a copy, with the box that applies filled', async () => {
    expect([...hundred]).toHaveLength(100);
    const pages = await pagesOf(
      suqian({
        overview: hundred,
        research: hundred,
        opinion: hundred,
        ticked: '公办',
        signer: '王五',
        date: '2026年9月8日',
      }),
    );
    expect(pages).toHaveLength(2);
    const [page] = pages as [Page, Page];
    expect(inCell(page, cellOf(page, '■公办'))).toBe('■公办□民办');
    for (const heading of ['项目概况', '学校采购及']) {
      const left = cellOf(page, heading);
      expect(inCell(page, cellAround(page, left.x + left.w + 5, left.y + left.h / 2))).toBe(
        hundred,
      );
    }
    const left = cellOf(page, '网络和数据');
    expect(inCell(page, cellAround(page, left.x + left.w + 5, left.y + 8))).toBe(
      `${hundred}审查处室负责人签字：王五2026年9月8日`,
    );
    expect(Math.min(...page.texts.map((t) => t.size))).toBeGreaterThanOrEqual(8.9);
  });

  test('stays on one page a copy however the texts grow within reason', async () => {
    for (const length of [0, 60, 120, 180])
      expect([
        length,
        countPages(
          await draw(
            suqian({
              overview: '字'.repeat(length),
              research: '字\n'.repeat(length / 30),
              opinion: '字'.repeat(length),
            }),
          ),
        ),
      ]).toEqual([length, 2]);
  });

  test('loses nothing of an endless text: it runs on to another page that carries the same code', async () => {
    const endless = '甲乙丙丁戊己庚辛壬癸'.repeat(400);
    const pages = await pagesOf({
      ...suqian({ overview: endless }),
      copies: [suqian().copies[0]!],
    });
    expect(pages.length).toBeGreaterThan(1);
    expect(
      pages
        .map((p) => wordsOf(p).match(/[甲乙丙丁戊己庚辛壬癸]/g)?.length ?? 0)
        .reduce((a, b) => a + b),
    ).toBe(4000);
    expect(pages.map(readQr)).toEqual(pages.map(() => '7K3M-9QXT-2HPD'));
  });

  test('puts the hand-written signature after its label, inside the cell', async () => {
    const [page] = (await pagesOf(suqian({ signature: 'signed', opinion: '同意。' }))) as [
      Page,
      Page,
    ];
    const cell = cellOf(page, '同意。');
    const [drawn] = page.images as [Box];
    const sign = find(page, '审查处室负责人签字');
    expect(drawn.x).toBeGreaterThan(sign.x);
    expect([
      drawn.x + drawn.w < cell.x + cell.w,
      drawn.y > cell.y,
      drawn.y + drawn.h < cell.y + cell.h,
    ]).toEqual([true, true, true]);
  });

  test('names the signer where the signature is not given', async () => {
    const [page] = (await pagesOf(suqian({ signature: 'lost', signer: '王五' }))) as [Page, Page];
    expect(page.images).toHaveLength(0);
    expect(wordsOf(page)).toContain('审查处室负责人签字：王五');
  });

  test('never opens a file or an address that stands in place of a picture’s name', async () => {
    for (const name of ['/etc/hostname', 'https://example.org/a.png', '__proto__', signature])
      expect([name, (await pagesOf(suqian({ signature: name })))[0]!.images]).toEqual([name, []]);
    await expect(
      drawForm(suqian({ signature: 'signed' }), fonts, { signed: '/etc/hostname' }),
    ).rejects.toThrow(/denied/);
  });

  test('is refused, naming the characters, when the font lacks some', async () => {
    const refused = await drawForm(suqian({ opinion: '同意😀', signer: '𠮷田' }), fonts);
    expect(refused).toEqual({
      ok: false,
      refusal: { code: 'glyphs_missing', params: { glyphs: '😀 𠮷' } },
    });
  });

  test('says what drew it, so that what is kept is drawn anew by a newer one', async () => {
    const { info } = readPdf(await draw(suqian()));
    const { version } = require('pdfmake/package.json') as { version: string };
    expect(info.Creator).toBe(`pdfmake ${version}`);
  });

  test('may carry a link in its QR code', async () => {
    const [page] = (await pagesOf({
      ...suqian(),
      copies: [{ ...suqian().copies[0]!, link: 'https://xy.example.cn/p/7K3M9QXT2HPD' }],
    })) as [Page];
    expect(readQr(page)).toBe('https://xy.example.cn/p/7K3M9QXT2HPD');
  });
});

test('another region’s form, three signed steps and no top line, reads as its annex does', async () => {
  const wenzhou: PrintedSheet = {
    title: '移动学习终端和教育教学应用（APP）\n进校园备案审批表',
    top: [],
    columns: 4,
    widths: [1, 2, 1, 2],
    rows: [
      [label('学校名称'), text('（盖章）', 3)],
      [
        label('办学类别'),
        boxes('公办 民办'),
        label('办学层次'),
        boxes('高中 中职 初中 小学 幼儿园'),
      ],
      [label('项目名称'), text('填写学习终端或学习类APP名称', 3)],
      [label('项目负责人'), text(''), label('手机号码'), text('')],
      [
        label('项目概况'),
        text(
          '（字数200以内，简单说明项目的实施原因、推进措施和预期成效，详细方案请另附页）',
          3,
          120,
        ),
      ],
      [label('学校审核'), opinion('校长签字（盖章）：', { dateLabel: '审核日期：' })],
      [label('教育行政\n部门审批'), opinion('签字：', { dateLabel: '审批日期：' })],
      [label('教育技术\n部门备案'), opinion('', { dateLabel: '备案日期：' })],
    ],
    notes: [],
    copies: [{ no: 1, of: 1, code: 'WZ', holder: '学校' }],
  };
  const pages = await pagesOf(wenzhou);
  expect(pages).toHaveLength(1);
  const annex = annexOf('wenzhou-2022-65.txt', '移动学习终端和教育教学应用（APP）\n进校园', '抄送');
  expect(wordsOf(pages[0]!)).toBe(`${annex}一式一份第1份（学校存）核验码WZ`);
});
