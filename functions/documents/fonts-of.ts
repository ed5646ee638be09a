import type { House } from '../http/house';
import { openFonts, type Fonts } from './fonts';

const opened = new Map<string, Fonts>();

/** The house's fonts, opened once per process; throws when this function was built without them. */
export const fontsOf = (house: Pick<House, 'fontDir'>): Fonts => {
  if (!house.fontDir) throw new Error('this function needs the fonts');
  const fonts = opened.get(house.fontDir) ?? openFonts(house.fontDir);
  opened.set(house.fontDir, fonts);
  return fonts;
};
