import type { Column, Content, TableCell } from 'pdfmake/interfaces';
import type { PrintedCell, PrintedSheet } from '@shared/domain/sheet';

/**
 * How the rows are drawn: the body's size in points; the height in points of each unit of `tall`;
 * and whether rows may run over a page's end.
 */
export type Measure = { size: number; stretch: number; flow: boolean };

/**
 * One row of the sheet as drawn: its table rows with the least height of each, its share of spare
 * room, and what rules and padding add. All points.
 */
export type Row = { lines: TableCell[][]; heights: number[]; tall: number; frame: number };

/** The rule and the padding of the table, in points. */
export const frame = { rule: 0.75, x: 5, y: 3 } as const;

/**
 * Turns a sheet's rows into table rows. An opinion takes two, its text above and its signature at
 * the foot; what stands beside it spans both.
 */
export const gridOf = (sheet: PrintedSheet, measure: Measure): Row[] => {
  const { size, stretch, flow } = measure;
  const someTall = sheet.rows.some((cells) => tallness(cells) > 0);
  return sheet.rows.map((cells, index) => {
    const tall = someTall ? tallness(cells) : 1;
    const marked = { ...measure, mark: index + 1 };
    if (flow || !cells.some((cell) => cell.kind === 'opinion')) {
      const line = cells.flatMap((cell) => across(cell, plainly(cell, marked, 1)));
      return {
        lines: [line],
        heights: [Math.max(size * 2.8, tall * stretch)],
        tall,
        frame: frame.rule + 2 * frame.y,
      };
    }
    const foot = size * 4;
    const texts = cells.flatMap((cell) =>
      across(cell, cell.kind === 'opinion' ? written(cell, size) : plainly(cell, marked, 2)),
    );
    const signs = cells.flatMap((cell) =>
      across(cell, cell.kind === 'opinion' ? signed(cell, size) : {}),
    );
    return {
      lines: [texts, signs],
      heights: [Math.max(size * 1.5, tall * stretch - foot), foot],
      tall,
      frame: 2 * (frame.rule + 2 * frame.y),
    };
  });
};

type Opinion = Extract<PrintedCell, { kind: 'opinion' }>;

// An opinion that asks for no height still leaves room for a seal.
const tallness = (cells: readonly PrintedCell[]): number =>
  Math.max(
    0,
    ...cells.map((cell) => ('tall' in cell && cell.tall) || (cell.kind === 'opinion' ? 80 : 0)),
  );

// pdfmake wants an empty cell for every further column that a cell covers.
const across = (cell: PrintedCell, content: TableCell): TableCell[] => [
  content,
  ...Array.from({ length: (cell.span ?? 1) - 1 }, () => ({})),
];

const plainly = (
  cell: PrintedCell,
  { size, flow, mark }: Measure & { mark: number },
  rowSpan: number,
): TableCell => {
  // pdfmake 0.3.11 mislays what is centred vertically in a row that runs over a page's end.
  const place = { colSpan: cell.span ?? 1, rowSpan, headlineLevel: mark };
  const middle = {
    ...place,
    alignment: 'center' as const,
    ...(flow ? {} : { verticalAlignment: 'middle' as const }),
  };
  switch (cell.kind) {
    case 'label':
      return { text: cell.text || ' ', ...middle };
    case 'boxes':
      return { text: boxes(cell.options), ...middle };
    case 'image':
      return { image: cell.image, fit: [90, 60], ...middle };
    case 'text':
      if (!cell.tall) return { text: cell.text || ' ', ...middle };
      return { stack: paragraphs(cell.text, size), ...place };
    case 'opinion':
      return { stack: [...paragraphs(cell.text, size), ...signLines(cell, size)], ...place };
  }
};

// The font has □ and ■ but neither ☐ nor ☑. A box never parts from its word at a line's end.
const boxes = (options: readonly { text: string; ticked: boolean }[]): Content[] =>
  options.flatMap((option) => [
    { text: `${option.ticked ? '■' : '□'}${option.text}`, noWrap: true },
    '  ',
  ]);

const paragraphs = (text: string, size: number): Content[] =>
  text.split('\n').map((line) => ({ text: line, leadingIndent: size * 2 }));

const written = (cell: Opinion, size: number): TableCell => ({
  stack: paragraphs(cell.text, size),
  colSpan: cell.span ?? 1,
  border: [true, true, true, false],
});

const signed = (cell: Opinion, size: number): TableCell => ({
  stack: signLines(cell, size),
  colSpan: cell.span ?? 1,
  verticalAlignment: 'bottom',
  border: [true, false, true, true],
});

const signLines = (cell: Opinion, size: number): Content[] => {
  const width = size * 8;
  const name: Column = cell.signature
    ? { image: cell.signature, fit: [width, size * 2], width }
    : { text: cell.signer ?? '', width };
  const date = `${cell.dateLabel ?? ''}${cell.date || '      年     月     日'}`;
  return [
    { columns: [{ text: cell.signLabel, alignment: 'right', width: '*' }, name], columnGap: 2 },
    { text: date, alignment: 'right', margin: [0, 2, 20, 0] },
  ];
};
