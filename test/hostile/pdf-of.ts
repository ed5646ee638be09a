import { deflateSync } from 'node:zlib';
import { all, ascii } from './files-made';

/** A dictionary or any other object as a PDF spells it; bytes are a whole object already. */
export type PdfObject = string | Uint8Array;

/** A stream object. */
export const streamOf = (dict: string, data: Uint8Array | string): Buffer => {
  const bytes = typeof data === 'string' ? ascii(data) : data;
  return all(ascii(`<< ${dict} /Length ${bytes.length} >>\nstream\n`), bytes, ascii('\nendstream'));
};
/** A stream object, deflated. */
export const flate = (dict: string, data: Uint8Array | string): Buffer =>
  streamOf(
    `${dict} /Filter /FlateDecode`,
    deflateSync(typeof data === 'string' ? ascii(data) : data),
  );

type Made = { header?: string; trailer?: string; startxref?: number };
/** A PDF of numbered objects with a table of where they are, one after another. */
export const pdfOf = (
  objects: Readonly<Record<number, PdfObject>>,
  { header = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', trailer = '/Root 1 0 R' }: Made = {},
): Buffer => {
  const parts: Buffer[] = [ascii(header)];
  let at = header.length;
  const places = new Map<number, number>();
  for (const [number, object] of Object.entries(objects)) {
    const body = typeof object === 'string' ? ascii(object) : object;
    const part = all(ascii(`${number} 0 obj\n`), body, ascii('\nendobj\n'));
    places.set(Number(number), at);
    parts.push(part);
    at += part.length;
  }
  const size = Math.max(...places.keys()) + 1;
  const rows = Array.from({ length: size }, (_, n) =>
    places.has(n)
      ? `${String(places.get(n)).padStart(10, '0')} 00000 n \n`
      : `0000000000 65535 f \n`,
  );
  parts.push(
    ascii(
      `xref\n0 ${size}\n${rows.join('')}trailer\n<< /Size ${size} ${trailer} >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
};

export const FONT =
  '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>';
const PAGE =
  '/Type /Page /Parent 2 0 R /MediaBox [0 0 420 595] /Resources << /Font << /F1 4 0 R >> >>';

/** A document of one page that says something, with whatever else: entries of its catalog and page, and objects from 10 on. */
export const onePage = (
  said: string,
  {
    catalog = '',
    page = '',
    more = {},
    ...made
  }: { catalog?: string; page?: string; more?: Record<number, PdfObject> } & Made = {},
): Buffer =>
  pdfOf(
    {
      1: `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
      2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      3: `<< ${PAGE} /Contents 5 0 R ${page} >>`,
      4: FONT,
      5: streamOf('', `BT /F1 12 Tf 72 500 Td (${said}) Tj ET`),
      ...more,
    },
    made,
  );
