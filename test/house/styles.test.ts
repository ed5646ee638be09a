import { filesBelow, textOf } from './source';

const sheets = filesBelow('client').filter((path) => path.endsWith('.scss'));
const marks =
  /[{}]|(?<=[\s;{])display\s*:\s*(?:inline-)?grid|(?<=[\s;{])(?:grid-)?(?:row-|column-)?gap(?=\s*:)/g;

/** The lines of a style sheet that set a gap in a rule that makes no grid; a rule inside another counts for itself. */
const flexGaps = (scss: string): number[] => {
  const bare = scss
    .replace(/\/\*[^]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/(?<!:)\/\/.*/g, '');
  const found: number[] = [];
  const open: { grid: boolean; gaps: number[] }[] = [];
  let rule = { grid: false, gaps: [] as number[] };
  for (const { 0: mark, index } of bare.matchAll(marks)) {
    if (mark === '{') {
      open.push(rule);
      rule = { grid: false, gaps: [] };
    } else if (mark === '}') {
      if (!rule.grid) found.push(...rule.gaps);
      rule = open.pop() ?? { grid: false, gaps: [] };
    } else if (mark.endsWith('gap')) rule.gaps.push(bare.slice(0, index).split('\n').length);
    else rule.grid = true;
  }
  return found.sort((a, b) => a - b);
};

test('a gap is found wherever the box is no grid', () => {
  expect(flexGaps('.a {\n  display: flex;\n  gap: 4px;\n}')).toEqual([3]);
  expect(flexGaps('.a {\n  row-gap: 4px;\n  .b {\n    column-gap: 4px;\n  }\n}')).toEqual([2, 4]);
  expect(flexGaps('@media print {\n  .a { display: flex; grid-gap: 4px }\n}')).toEqual([2]);
  expect(flexGaps('.a {\n  gap: 4px;\n  .b {\n    display: grid;\n  }\n}')).toEqual([2]);
  expect(flexGaps('.a {\n  gap: 4px;\n  display: grid;\n}')).toEqual([]);
  expect(flexGaps('.gap:first-child {\n  --gap: 4px; // gap: 4px;\n  /* gap: 4px; */\n}')).toEqual(
    [],
  );
});

// iOS below 14.5 knows a gap in grids only; in a flex box the distance is a margin of the children.
test('no style sheet of the client sets a gap in a flex box', () => {
  expect(sheets.length).toBeGreaterThan(0);
  expect(sheets.flatMap((path) => flexGaps(textOf(path)).map((line) => `${path}:${line}`))).toEqual(
    [],
  );
});
