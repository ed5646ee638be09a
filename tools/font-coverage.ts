import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openFonts } from '../functions/documents/fonts';

/**
 * Writes shared/kernel/drawable.ts from the printing fonts: run it when the font package changes.
 */
const { drawable } = openFonts(
  dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json')),
);
const ranges: [number, number][] = [];
for (const c of [...drawable].sort((a, b) => a - b)) {
  const last = ranges[ranges.length - 1];
  if (last && last[1] === c - 1) last[1] = c;
  else ranges.push([c, c]);
}
const text = ranges
  .map(
    ([a, b], i) =>
      `${(a - (i > 0 ? ranges[i - 1]![1] : 0)).toString(36)}${b > a ? `-${(b - a).toString(36)}` : ''}`,
  )
  .join(' ');
writeFileSync(
  join(__dirname, '../shared/kernel/drawable.ts'),
  `/**
 * The code points both printing fonts can draw, as gaps and lengths in base 36. Written by
 * tools/font-coverage.ts, never by hand.
 */
export const coverage =
${text
  .match(/.{1,110}(?= |$)/g)!
  .map((l) => `  '${l.trim()} '`)
  .join(' +\n')};
`,
);
