import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PrintedSheet } from '@shared/domain/sheet';

/**
 * The two font files printing needs, as paths below the font folder; the package
 * `@expo-google-fonts/noto-sans-sc` is such a folder.
 */
export const fontFiles = {
  normal: '400Regular/NotoSansSC_400Regular.ttf',
  bold: '700Bold/NotoSansSC_700Bold.ttf',
} as const;

/** The opened fonts: where the files are, and every code point that both weights can draw. */
export type Fonts = { normal: string; bold: string; drawable: ReadonlySet<number> };

/**
 * Opens the fonts of a folder. Throws when a file is absent or is no font we can read. Takes some
 * 30 ms: open once per process.
 */
export const openFonts = (folder: string): Fonts => {
  const normal = join(folder, fontFiles.normal);
  const bold = join(folder, fontFiles.bold);
  const inBold = codePoints(readFileSync(bold));
  const drawable = new Set(
    [...codePoints(readFileSync(normal))].filter((code) => inBold.has(code)),
  );
  return { normal, bold, drawable };
};

/**
 * Every character of the texts that the fonts cannot draw, once each, in order of appearance; an
 * emoji of several code points gives several.
 */
export const missingGlyphs = (fonts: Fonts, texts: readonly string[]): string[] => {
  const missing = new Set<string>();
  for (const text of texts)
    for (const character of printable(text))
      if (character !== '\n' && !fonts.drawable.has(character.codePointAt(0)!))
        missing.add(character);
  return [...missing];
};

/**
 * Every character of a sheet that could not be printed: show these before anybody prints. Empty
 * when the sheet can be printed.
 */
export const missingGlyphsOf = (fonts: Fonts, sheet: PrintedSheet): string[] =>
  missingGlyphs(fonts, textsOf(sheet));

/**
 * The text as paper takes it: line ends are \n, other white space is a space, and what shows
 * nothing (controls, joiners, selectors) is gone.
 */
export const printable = (text: string): string =>
  text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\t|(?!\u3000)\p{Zs}/gu, ' ')
    .replace(/(?!\n)[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '');

const textsOf = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
};

// A font's `cmap` table, subtable format 12: groups of (first code point, last, glyph of the
// first). Glyph 0 is the blank box.
const codePoints = (font: Buffer): Set<number> => {
  const table = tableAt(font, 'cmap');
  const found = new Set<number>();
  for (let i = 0; i < font.readUInt16BE(table + 2); i += 1) {
    const subtable = table + font.readUInt32BE(table + 4 + 8 * i + 4);
    if (font.readUInt16BE(subtable) !== 12) continue;
    for (let group = 0; group < font.readUInt32BE(subtable + 12); group += 1) {
      const [first, last, glyph] = [0, 4, 8].map((at) =>
        font.readUInt32BE(subtable + 16 + 12 * group + at),
      ) as [number, number, number];
      for (let code = first; code <= last; code += 1)
        if (glyph + code - first !== 0) found.add(code);
    }
  }
  if (found.size === 0) throw new Error('the font has no cmap subtable of format 12');
  return found;
};

const tableAt = (font: Buffer, tag: string): number => {
  for (let i = 0; i < font.readUInt16BE(4); i += 1)
    if (font.toString('latin1', 12 + 16 * i, 16 + 16 * i) === tag)
      return font.readUInt32BE(12 + 16 * i + 8);
  throw new Error(`the font has no ${tag} table`);
};
