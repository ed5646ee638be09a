import type { PrintedSheet } from '@shared/domain/sheet';
import { missingGlyphs, missingGlyphsOf, openFonts, printable } from '@functions/documents/fonts';
import { fontFolder } from '../pdf';

const fonts = openFonts(fontFolder);

test('what official forms are made of can be drawn', () => {
  const everyday =
    '宿迁市教育局〔2024〕25号，第（一）条：“要求使用”《办法》①②… — ～ · □■√✓ ABCxyz0189.,:;!?@/%+-()㎡℃　教APP备3200123号';
  expect(missingGlyphs(fonts, [everyday])).toEqual([]);
});

test('uncommon characters of names that the font does have are not reported', () => {
  expect(missingGlyphs(fonts, ['镕喆䶮龘堃淼㐂𬭸𬱖〇'])).toEqual([]);
});

test('a rare ideograph, an emoji and a box the font lacks are reported, once each and in order', () => {
  expect(missingGlyphs(fonts, ['𠮷野家', '同意😀😀', '☑是 ☐否', '𠮷'])).toEqual([
    '𠮷',
    '😀',
    '☑',
    '☐',
  ]);
});

test('a family emoji gives its visible parts, not its joiners', () => {
  expect(missingGlyphs(fonts, ['👨‍👩‍👧'])).toEqual(['👨', '👩', '👧']);
});

test('a lone surrogate is reported, as is a character for private use', () => {
  expect(missingGlyphs(fonts, ['\ud842', '\ue000'])).toEqual(['\ud842', '\ue000']);
});

test('what shows nothing is left out of print and is no reason to refuse', () => {
  expect(printable('一\r\n二\u2028三\t四\u00a0五\u200b\ufe0f\u0007\ufeff　六')).toBe(
    '一\n二\n三 四 五　六',
  );
  expect(missingGlyphs(fonts, ['一\r\n二\t三\u200b\ufe0f\u0007\ufeff'])).toEqual([]);
});

test('every part of a sheet is looked at', () => {
  const at = (...c: string[]): PrintedSheet => ({
    title: `表${c[0]}`,
    top: [`受理编号：${c[1]}`],
    columns: 2,
    widths: [1, 3],
    rows: [
      [
        { kind: 'label', text: `项目${c[2]}` },
        { kind: 'text', text: `概况${c[3]}` },
      ],
      [
        { kind: 'label', text: '类别' },
        { kind: 'boxes', options: [{ text: `公办${c[4]}`, ticked: true }] },
      ],
      [
        { kind: 'label', text: '意见' },
        {
          kind: 'opinion',
          text: `同意${c[5]}`,
          signLabel: `签字${c[6]}`,
          signer: `张${c[7]}`,
          dateLabel: `日期${c[8]}`,
          date: `9月${c[9]}`,
        },
      ],
    ],
    notes: [`备注${c[10]}`],
    copies: [{ no: 1, of: 2, code: `K${c[11]}`, holder: `学校${c[12]}` }],
  });
  const rare = [...'𠮷𠀋𡈽𡌛𡑮𡢽𠮟𡚴𡸴𣇄𣗄𣜿𣝣'];
  expect(rare.map((c) => missingGlyphs(fonts, [c]).length)).toEqual(rare.map(() => 1));
  expect(missingGlyphsOf(fonts, at(...rare)).sort()).toEqual([...rare].sort());
  expect(missingGlyphsOf(fonts, at(...'一二三四五六七八九十百千万'))).toEqual([]);
});

test('a folder without the fonts is an error, not an empty font', () => {
  expect(() => openFonts('/nowhere')).toThrow(/ENOENT/);
});
