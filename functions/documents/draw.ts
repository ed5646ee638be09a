import type { PrintedSheet } from '@shared/domain/sheet';
import { yes, type Result } from '@shared/kernel/result';
import { openFonts, type Fonts } from './fonts';
import { allForPaper } from './image';
import { drawForm } from './paper';
import { drawPoster, type Poster } from './poster';

/**
 * What is to be drawn, as plain data, and the folder of the fonts. A form's pictures come as they
 * are stored, by the names that its sheet uses.
 */
export type ToDraw = { fonts: string } & (
  | { what: 'form'; sheet: PrintedSheet; pictures: Readonly<Record<string, Uint8Array>> }
  | { what: 'poster'; poster: Poster }
);

/** A PDF; `whole` unless a picture that was given is missing from it. */
export type Drawn = { pdf: Uint8Array; whole: boolean };

const opened = new Map<string, Fonts>();
const fontsIn = (folder: string): Fonts => {
  const fonts = opened.get(folder) ?? openFonts(folder);
  opened.set(folder, fonts);
  return fonts;
};

const bytes = (pdf: Result<Buffer>, whole: boolean): Result<Drawn> =>
  pdf.ok ? yes({ pdf: new Uint8Array(pdf.value), whole }) : pdf;

/**
 * Draws one PDF; takes tenths of a second of processor time, so only a thread of its own does it.
 * Refuses with `glyphs_missing`; throws when the fonts are not there.
 */
export const draw = async (given: ToDraw): Promise<Result<Drawn>> => {
  const fonts = fontsIn(given.fonts);
  if (given.what === 'poster') return bytes(await drawPoster(given.poster, fonts), true);
  const pictures = await allForPaper(given.pictures);
  const whole = Object.keys(given.pictures).every((name) => Object.hasOwn(pictures, name));
  return bytes(await drawForm(given.sheet, fonts, pictures), whole);
};
