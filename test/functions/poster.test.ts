import { openFonts } from '@functions/documents/fonts';
import { drawPoster, posterQrSide } from '@functions/documents/poster';
import type { Poster } from '@functions/documents/poster';
import { fontFolder, readPdf, readQr, wordsOf } from '../pdf';
import type { Box, Page } from '../pdf';

jest.setTimeout(120_000);
const fonts = openFonts(fontFolder);
const poster: Poster = {
  school: '宿迁市河滨实验小学（演示）',
  app: '智学伴（演示）',
  url: 'https://xy.example.cn/q/7K3M9QXT2HPD4W6RA',
  code: '7K3M9QXT2HPD4W6RA',
  bureau: '宿迁市教育局',
  tel: '0527-84389600',
  platformUrl: 'https://app.eduyun.cn/',
};
const pagesOf = async (given: Poster): Promise<Page[]> => {
  const drawn = await drawPoster(given, fonts);
  if (!drawn.ok) throw new Error(JSON.stringify(drawn.refusal));
  return readPdf(drawn.value).pages;
};

describe('the poster', () => {
  let page: Page;
  beforeAll(async () => {
    const pages = await pagesOf(poster);
    expect(pages).toHaveLength(1);
    page = pages[0]!;
  });

  test('says whose app it is, where to look, how to complain and whom to call', () => {
    const words = wordsOf(page);
    let at = -1;
    for (const part of [
      '扫码查本校学习工具备案',
      poster.school,
      poster.app,
      'xy.example.cn',
      '我要投诉',
      '宿迁市教育局',
      poster.tel,
      poster.platformUrl,
      '按需自愿选择',
    ]) {
      expect([part, words.indexOf(part, at + 1) > at]).toEqual([part, true]);
      at = words.indexOf(part, at + 1);
    }
  });

  test('prints the code in groups of four', () => {
    const groups = page.texts.map((t) => t.text.trim());
    const from = groups.indexOf('7K3M');
    expect(groups.slice(from, from + 5)).toEqual(['7K3M', '9QXT', '2HPD', '4W6R', 'A']);
  });

  test('has a QR code of its link, at least 8 cm wide, centred and clear of all text', () => {
    expect(readQr(page)).toBe(poster.url);
    const left = Math.min(...page.rects.map((r) => r.x));
    const right = Math.max(...page.rects.map((r) => r.x + r.w));
    const [top, bottom] = [
      Math.min(...page.rects.map((r) => r.y)),
      Math.max(...page.rects.map((r) => r.y + r.h)),
    ];
    expect(right - left).toBeCloseTo(posterQrSide, 0);
    expect(right - left).toBeGreaterThan((8 / 2.54) * 72);
    expect((left + right) / 2).toBeCloseTo(page.width / 2, 0);
    const module = Math.min(...page.rects.map((r) => r.h));
    const above = page.texts
      .filter((t) => t.y < (top + bottom) / 2)
      .map((t) => t.y + t.size * 0.12);
    const below = page.texts.filter((t) => t.y > (top + bottom) / 2).map((t) => t.y - t.size * 0.8);
    expect(top - Math.max(...above)).toBeGreaterThan(4 * module);
    expect(Math.min(...below) - bottom).toBeGreaterThan(4 * module);
  });

  test('still reads with an eighth of the code torn away, its middle right', () => {
    const [left, top] = [
      Math.min(...page.rects.map((r) => r.x)),
      Math.min(...page.rects.map((r) => r.y)),
    ];
    const inTear = (r: Box) =>
      r.x > left + posterQrSide * 0.6 &&
      r.y > top + posterQrSide * 0.3 &&
      r.y < top + posterQrSide * 0.62;
    const torn = { ...page, rects: page.rects.filter((r) => !inTear(r)) };
    expect(torn.rects.length).toBeLessThan(page.rects.length - 10);
    expect(readQr(torn)).toBe(poster.url);
  });

  test('says nothing that could change: no standing, no date', () => {
    expect(wordsOf(page)).not.toMatch(/有效期|已备案|\d{4}年|\d{4}-\d{2}-\d{2}|暂停|试用/);
  });
});

test('long names still leave one page', async () => {
  const pages = await pagesOf({
    ...poster,
    school: '江苏省宿迁市宿城区某某镇某某中心小学某某村某某教学点（演示分校）'.repeat(2),
    app: '某某省某某市中小学智慧教育综合素质评价与作业管理平台（教师家长学生三端合一版）',
  });
  expect(pages).toHaveLength(1);
});

test('a name that cannot be printed is refused, naming the character', async () => {
  expect(await drawPoster({ ...poster, school: '𠮷田小学' }, fonts)).toEqual({
    ok: false,
    refusal: { code: 'glyphs_missing', params: { glyphs: '𠮷' } },
  });
});
