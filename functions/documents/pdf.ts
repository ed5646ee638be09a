import { readFileSync } from 'node:fs';
import pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import type { Fonts } from './fonts';

/**
 * The version of pdfmake, written into what it draws and so into its program: with another one,
 * kept prints are drawn anew.
 */
const PDFMAKE = '0.3.11';

/** A4 in points (1 pt = 1/72 inch). */
export const a4 = { width: 595.28, height: 841.89 } as const;

/**
 * The finished PDF of a document definition. Throws when an image is not PNG or JPEG, or names a
 * file or an address instead of holding data.
 */
export const toPdf = (definition: TDocumentDefinitions, fonts: Fonts): Promise<Buffer> =>
  start(definition, fonts).getBuffer();

/**
 * Where each `headlineLevel` of the document first stands, as page (from 1) and points from that
 * page's top, without making the PDF.
 */
export const placesIn = async (
  definition: TDocumentDefinitions,
  fonts: Fonts,
): Promise<ReadonlyMap<number, { page: number; top: number }>> => {
  const places = new Map<number, { page: number; top: number }>();
  // The one callback that pdfmake tells positions to; saying no each time, we only listen.
  const pageBreakBefore: TDocumentDefinitions['pageBreakBefore'] = ({
    headlineLevel: level,
    startPosition: at,
  }) => {
    if (level && !places.has(level)) places.set(level, { page: at.pageNumber, top: at.top });
    return false;
  };
  await start({ ...definition, pageBreakBefore }, fonts).getStream();
  return places;
};

// pdfmake's own files, which its types leave out.
const { virtualfs } = pdfmake as unknown as {
  virtualfs: {
    existsSync: (name: string) => boolean;
    writeFileSync: (name: string, content: Buffer) => void;
  };
};

// Read once: from the disk they would be read for every page that is tried.
const inMemory = (font: string): string => {
  if (!virtualfs.existsSync(font)) virtualfs.writeFileSync(font, readFileSync(font));
  return font;
};

// A sheet carries what people uploaded, so drawing it may open nothing, here or on the network.
const start = (definition: TDocumentDefinitions, fonts: Fonts) => {
  pdfmake.setFonts({
    Noto: { normal: inMemory(fonts.normal), bold: inMemory(fonts.bold) },
  });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => false);
  return pdfmake.createPdf({
    pageSize: 'A4',
    version: '1.7',
    language: 'zh-CN',
    displayTitle: true,
    ...definition,
    info: { ...definition.info, creator: `pdfmake ${PDFMAKE}` },
    defaultStyle: { font: 'Noto', color: '#000', ...definition.defaultStyle },
  });
};
