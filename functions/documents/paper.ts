import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { PrintedCell, PrintedSheet } from '@shared/domain/sheet';
import { no, yes } from '@shared/kernel/result';
import type { Result } from '@shared/kernel/result';
import { missingGlyphsOf, printable } from './fonts';
import type { Fonts } from './fonts';
import { frame, gridOf } from './grid';
import type { Measure } from './grid';
import type { PaperPictures } from './image';
import { a4, placesIn, toPdf } from './pdf';
import { qr } from './qr';

const margins = { left: 54, top: 44, right: 54, bottom: 80 } as const;

// Points. 11 only when every row then gets the height it asks for; below 10.5 (五号) only when the
// sheet would not stand on one page.
const sizes = [11, 10.5, 10, 9.5, 9, 8.5, 8] as const;
const usual = 10.5;

/**
 * The PDF of an official form, one A4 page a copy; a text too long even for the smallest type runs
 * on to a second page. A picture that is not among those given is left to its words. Refuses with
 * `glyphs_missing` rather than print a blank box.
 */
export const drawForm = async (
  given: PrintedSheet,
  fonts: Fonts,
  pictures: PaperPictures = {},
): Promise<Result<Buffer>> => {
  const missing = missingGlyphsOf(fonts, given);
  if (missing.length > 0) return no('glyphs_missing', { params: { glyphs: missing.join(' ') } });
  const sheet = drawable(cleaned(given), pictures);
  const measure = await fitted(sheet, fonts, pictures);
  const copies = sheet.copies.flatMap((copy): Content[] =>
    [face(sheet, measure), ...behind(sheet)].map((section) => ({
      section,
      footer: () => footer(copy),
    })),
  );
  return yes(await toPdf(definition(sheet, measure, copies, pictures), fonts));
};

const cleaned = (sheet: PrintedSheet): PrintedSheet =>
  JSON.parse(JSON.stringify(sheet), (_, value: unknown) =>
    typeof value === 'string' ? printable(value) : value,
  ) as PrintedSheet;

// pdfmake takes a name it does not know for a file's path, so no such name is left.
const drawable = (sheet: PrintedSheet, pictures: PaperPictures): PrintedSheet => {
  const has = (name: string): boolean => Object.hasOwn(pictures, name);
  const cellOf = (cell: PrintedCell): PrintedCell => {
    if (cell.kind === 'image' && !has(cell.image))
      return { kind: 'text', text: cell.text, ...(cell.span && { span: cell.span }) };
    if (cell.kind !== 'opinion' || !cell.signature || has(cell.signature)) return cell;
    const { signature: _, ...unsigned } = cell;
    return unsigned;
  };
  return { ...sheet, rows: sheet.rows.map((cells) => cells.map(cellOf)) };
};

const definition = (
  sheet: PrintedSheet,
  measure: Measure,
  content: Content,
  pictures: PaperPictures,
): TDocumentDefinitions => ({
  content,
  images: { ...pictures },
  info: { title: sheet.title },
  pageMargins: [margins.left, margins.top, margins.right, margins.bottom],
  defaultStyle: { fontSize: measure.size, lineHeight: 1.05 },
});

const fitted = async (
  sheet: PrintedSheet,
  fonts: Fonts,
  pictures: PaperPictures,
): Promise<Measure> => {
  const notes = sheet.rows.length + 1;
  for (const size of sizes) {
    const least: Measure = { size, stretch: 0, flow: false };
    // Content is made anew each time: pdfmake writes into what it is given.
    const end: Content = { text: '.', fontSize: 1, headlineLevel: notes + 1 };
    const places = await placesIn(
      definition(sheet, least, [...face(sheet, least), end], pictures),
      fonts,
    );
    const top = (mark: number) => places.get(mark)!.top;
    if (places.get(notes + 1)!.page > 1) continue;
    const rows = gridOf(sheet, least);
    const naturals = rows.map((row, index) => top(index + 2) - top(index + 1) - row.frame);
    const stretch = stretchFor(
      naturals,
      rows.map((row) => row.tall),
      a4.height - margins.bottom - top(notes + 1) - 4,
    );
    if (stretch >= 1 || size <= usual) return { ...least, stretch };
  }
  return { size: sizes.at(-1)!, stretch: 0, flow: true };
};

// What is left on the page goes to the rows that ask to be tall, as on the paper original: each
// becomes `tall` × stretch high,
// or stays as high as its text already makes it. Halving finds the stretch that fills the page.
const stretchFor = (
  naturals: readonly number[],
  talls: readonly number[],
  room: number,
): number => {
  const grown = (stretch: number) =>
    naturals.reduce(
      (sum, natural, index) => sum + Math.max(0, talls[index]! * stretch - natural),
      0,
    );
  let [low, high]: [number, number] = [0, a4.height];
  for (let i = 0; i < 40; i += 1) {
    const middle = (low + high) / 2;
    if (grown(middle) > room) high = middle;
    else low = middle;
  }
  return low;
};

const sideOf = (index: number, last: number): 'left' | 'right' | 'center' => {
  if (index === 0) return 'left';
  return index === last ? 'right' : 'center';
};

const face = (sheet: PrintedSheet, measure: Measure): Content[] => {
  const total = sheet.widths.reduce((sum, width) => sum + width, 0);
  const room =
    a4.width -
    margins.left -
    margins.right -
    (sheet.columns + 1) * frame.rule -
    sheet.columns * frame.x * 2;
  const rows = gridOf(sheet, measure);
  const last = sheet.top.length - 1;
  return [
    { text: sheet.title, fontSize: 18, bold: true, alignment: 'center', margin: [0, 0, 0, 14] },
    {
      columns: sheet.top.map((text, index) => ({ text, alignment: sideOf(index, last) })),
      margin: [2, 0, 2, 4],
    },
    {
      table: {
        widths: sheet.widths.map((width) => (room * width) / total),
        heights: rows.flatMap((row) => row.heights),
        body: rows.flatMap((row) => row.lines),
      },
      layout: {
        hLineWidth: () => frame.rule,
        vLineWidth: () => frame.rule,
        paddingLeft: () => frame.x,
        paddingRight: () => frame.x,
        paddingTop: () => frame.y,
        paddingBottom: () => frame.y,
      },
    },
    {
      stack: (sheet.notes.length > 0 ? sheet.notes : [' ']).map((text) => ({ text })),
      margin: [2, 5, 2, 0],
      headlineLevel: sheet.rows.length + 1,
    },
  ];
};

/** The page behind the form, with the opinions it has no box for; none when there are none. */
const behind = (sheet: PrintedSheet): Content[][] => {
  if (!sheet.annex?.length) return [];
  return [
    [
      { text: `${sheet.title}附页`, fontSize: 14, bold: true, alignment: 'center' },
      ...sheet.annex.flatMap((opinion): Content[] => [
        { text: opinion.title, fontSize: 12, bold: true, margin: [2, 16, 2, 6] },
        ...opinion.text
          .split('\n')
          .map((text): Content => ({ text, fontSize: 11, margin: [2, 0, 2, 4] })),
        {
          text: `审查人：${opinion.by}　　${opinion.date}`,
          fontSize: 11,
          alignment: 'right',
          margin: [2, 6, 2, 0],
        },
      ]),
    ],
  ];
};

const digits = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

const footer = (copy: PrintedSheet['copies'][number]): Content => ({
  margin: [margins.left, 8, margins.right, 0],
  fontSize: 9,
  columns: [
    {
      width: '*',
      margin: [2, 20, 0, 0],
      stack: [
        { text: `一式${digits[copy.of] ?? copy.of}份　第${copy.no}份　（${copy.holder}存）` },
        { text: `核验码　${copy.code}`, margin: [0, 3, 0, 0] },
      ],
    },
    { width: 54, ...qr(copy.link ?? copy.code, 54, 'M') },
  ],
});
