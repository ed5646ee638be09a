import { deflateSync } from 'node:zlib';
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import PDFKit from 'pdfkit';
import { all, ascii, photo, segment, u16, u32 } from '../hostile/files-made';
import { flate, FONT, onePage, pdfOf, streamOf } from '../hostile/pdf-of';

/** A document as people get it from somewhere, and what stands on each of its pages. */
export type Honest = {
  title: string;
  make: () => Buffer | Promise<Buffer>;
  says: readonly string[];
  images?: number;
};

const WORDS = 'receipt 2026-09';
/** What honest files carry unseen: it must be gone. */
export const CARRIED = 'CARRIED-UNSEEN';

const kit = (
  options: Record<string, unknown>,
  draw: (d: PDFKit.PDFDocument) => void = () => undefined,
): Promise<Buffer> =>
  new Promise((done) => {
    const d = new PDFKit({ size: 'A5', info: { Author: CARRIED, Title: CARRIED }, ...options });
    const parts: Buffer[] = [];
    d.on('data', (part: Buffer) => parts.push(part));
    d.on('end', () => done(Buffer.concat(parts)));
    d.fontSize(12).text(WORDS);
    draw(d);
    d.end();
  });

const twoPages = async (objectStreams: boolean): Promise<Buffer> => {
  const d = await PDFDocument.create();
  d.setAuthor(CARRIED);
  const font = await d.embedFont(StandardFonts.Helvetica);
  for (const text of [WORDS, 'page two'])
    d.addPage([420, 595]).drawText(text, { x: 50, y: 500, size: 12, font });
  return Buffer.from(await d.save({ useObjectStreams: objectStreams }));
};

const photograph = (): Buffer =>
  all(
    photo('bare.jpg').subarray(0, 2),
    segment(0xe1, ascii(`Exif\0\0${CARRIED}`)),
    segment(0xfe, ascii(CARRIED)),
    photo('bare.jpg').subarray(2),
  );
const image = (
  dict: string,
  data: Uint8Array,
  filter: string,
  more: Record<number, string | Buffer> = {},
): Buffer =>
  pdfOf({
    1: '<< /Type /Catalog /Pages 2 0 R >>',
    2: '<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] /Resources << /XObject << /Im0 10 0 R >> >> >>',
    3: '<< /Type /Page /Parent 2 0 R /Contents 5 0 R >>',
    5: streamOf('', 'q 500 0 0 700 40 40 cm /Im0 Do Q'),
    10: streamOf(`/Type /XObject /Subtype /Image ${dict} /Filter ${filter}`, data),
    ...more,
  });

// A page of white in the codes of ITU-T T.6: each line one vertical mode of no shift, and the end of the block.
const fax = (lines: number): Buffer => {
  const bits = `${'1'.repeat(lines)}000000000001000000000001`.padEnd(
    Math.ceil((lines + 24) / 8) * 8,
    '0',
  );
  return Buffer.from(bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2)));
};
// A JBIG2 page (ITU-T T.88) of one colour: page information and its end, the shared segment none.
const jbig2 = (width: number, height: number): Buffer =>
  all(
    u32(0),
    Buffer.from([0x30, 0, 1]),
    u32(19),
    u32(width),
    u32(height),
    u32(0),
    u32(0),
    Buffer.from([0]),
    u16(0),
    u32(1),
    Buffer.from([0x31, 0, 1]),
    u32(0),
  );

const incremental = (): Buffer => {
  const first = onePage('first version');
  const at = first.length;
  const body = all(
    ascii('5 0 obj\n'),
    streamOf('', `BT /F1 12 Tf 72 500 Td (${WORDS}) Tj ET`),
    ascii('\nendobj\n'),
  );
  return all(
    first,
    body,
    ascii(
      `xref\n5 1\n${String(at).padStart(10, '0')} 00000 n \ntrailer\n<< /Size 6 /Root 1 0 R /Prev ${first.lastIndexOf('xref\n0')} >>\nstartxref\n${at + body.length}\n%%EOF\n`,
    ),
  );
};

/** As linearised files are: the first page and its table stand first, everything else behind, then a second table. */
const linearised = (): Buffer => {
  const head =
    '%PDF-1.5\n%\xe2\xe3\xcf\xd3\n7 0 obj\n<< /Linearized 1 /L 9999 /H [ 500 100 ] /O 3 /E 1200 /N 2 /T 1500 >>\nendobj\n';
  const first = all(
    ascii(
      '1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>\nendobj\n5 0 obj\n',
    ),
    flate('', `BT /F1 12 Tf 72 500 Td (${WORDS}) Tj ET`),
    ascii('\nendobj\n'),
  );
  const rest = all(
    ascii(
      `2 0 obj\n<< /Type /Pages /Kids [3 0 R 6 0 R] /Count 2 /MediaBox [0 0 420 595] >>\nendobj\n4 0 obj\n${FONT}\nendobj\n6 0 obj\n<< /Type /Page /Parent 2 0 R /Resources << /Font << /F1 4 0 R >> >> /Contents 8 0 R >>\nendobj\n8 0 obj\n`,
    ),
    flate('', 'BT /F1 12 Tf 72 500 Td (page two) Tj ET'),
    ascii('\nendobj\n'),
  );
  const places = new Map<number, number>();
  const file = (table: string): Buffer => all(ascii(head), ascii(table), first, rest);
  const rows = (from: number, to: number): string =>
    Array.from(
      { length: to - from },
      (_, i) =>
        `${String(places.get(from + i) ?? 0).padStart(10, '0')} 00000 ${places.has(from + i) ? 'n' : 'f'} \n`,
    ).join('');
  const table = (): string =>
    `xref\n0 9\n${rows(0, 9)}trailer\n<< /Size 9 /Root 1 0 R >>\nstartxref\n0\n%%EOF\n`;
  const draft = file(table()).toString('latin1');
  for (const n of [1, 2, 3, 4, 5, 6, 7, 8]) places.set(n, draft.indexOf(`\n${n} 0 obj`) + 1);
  const whole = file(table());
  return all(
    whole,
    ascii(
      `xref\n0 0\ntrailer\n<< /Size 9 /Root 1 0 R >>\nstartxref\n${whole.indexOf('xref\n0 9')}\n%%EOF\n`,
    ),
  );
};

const seal = flate(
  '/Type /XObject /Subtype /Form /BBox [0 0 100 100] /Resources << /Font << /F1 4 0 R >> >>',
  '1 0 0 RG 5 5 90 90 re S BT /F1 10 Tf 20 45 Td (seal) Tj ET',
);
const look = (text: string): Buffer =>
  streamOf(
    '/Type /XObject /Subtype /Form /BBox [0 0 200 20] /Resources << /Font << /F1 4 0 R >> >>',
    `/Tx BMC q BT /F1 10 Tf 2 5 Td (${text}) Tj ET Q EMC`,
  );

/** Documents that people truly send: each is taken, and its pages say the same afterwards. */
export const honest: Honest[] = [
  { title: 'objects one by one', make: () => twoPages(false), says: [WORDS, 'page two'] },
  {
    title: 'objects packed, table as a stream',
    make: () => twoPages(true),
    says: [WORDS, 'page two'],
  },
  { title: 'changed once, as a bank’s stamp does', make: incremental, says: [WORDS] },
  { title: 'linearised for the web', make: linearised, says: [WORDS, 'page two'] },
  ...(['1.3', '1.4', '1.6', '1.7', '1.7ext3'] as const).map((pdfVersion): Honest => ({
    title: `protected against printing, PDF ${pdfVersion}`,
    make: () => kit({ pdfVersion, ownerPassword: 'owner', permissions: { printing: false } }),
    says: [WORDS],
  })),
  {
    title: 'protected against printing by AES-256, objects packed',
    make: async () => {
      const d = await PDFDocument.load(await twoPages(true), { updateMetadata: false });
      d.encrypt({ ownerPassword: 'owner', userPassword: '', permissions: { printing: false } });
      return Buffer.from(await d.save({ useObjectStreams: true }));
    },
    says: [WORDS, 'page two'],
  },
  {
    title: 'an invoice with its data attached',
    make: () =>
      kit({}, (d) =>
        d.file(Buffer.from(`<invoice>${CARRIED}</invoice>`), { name: `${CARRIED}.xml` }),
      ),
    says: [WORDS],
  },
  {
    title: 'blank lines before its header',
    make: () => all(ascii('\xef\xbb\xbf\r\n\r\n'), onePage(WORDS)),
    says: [WORDS],
  },
  {
    title: 'a mail’s head before its header',
    make: () =>
      all(ascii(`Content-Type: application/pdf\r\nFrom: ${CARRIED}\r\n\r\n`), onePage(WORDS)),
    says: [WORDS],
  },
  {
    title: 'a footer of whoever sent it behind its end',
    make: () => all(onePage(WORDS), ascii(`\n<!-- ${CARRIED} ${'x'.repeat(200_000)} -->\n`)),
    says: [WORDS],
  },
  {
    title: 'no mark of its end',
    make: () => ascii(onePage(WORDS).toString('latin1').replace('%%EOF\n', '')),
    says: [WORDS],
  },
  {
    title: 'lengths that stand elsewhere',
    make: () =>
      onePage(WORDS, {
        page: '/Contents 10 0 R',
        more: {
          10: `<< /Length 11 0 R >>\nstream\nBT /F1 12 Tf 72 500 Td (${WORDS}) Tj ET\nendstream`,
          11: '41',
        },
      }),
    says: [WORDS],
  },
  {
    title: 'a link, a bookmark and a note',
    make: () =>
      onePage(WORDS, {
        catalog: '/Outlines 12 0 R /Names << /Dests << /Names [(a) [3 0 R /Fit]] >> >>',
        page: '/Annots [10 0 R 11 0 R]',
        more: {
          10: `<< /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://${CARRIED}) >> >>`,
          11: `<< /Subtype /Text /Rect [0 0 9 9] /Contents (${CARRIED}) /T (${CARRIED}) >>`,
          12: `<< /Type /Outlines /First 13 0 R /Last 13 0 R /Count 1 >>`,
          13: `<< /Title (${CARRIED}) /Parent 12 0 R /Dest [3 0 R /Fit] >>`,
        },
      }),
    says: [WORDS],
  },
  {
    title: 'a form filled in',
    make: () =>
      onePage(WORDS, {
        catalog: '/AcroForm << /Fields [10 0 R 12 0 R] /NeedAppearances false >>',
        page: '/Annots [10 0 R 12 0 R]',
        more: {
          10: `<< /Subtype /Widget /FT /Tx /T (${CARRIED}) /V (filled in) /Rect [50 400 250 420] /AP << /N 11 0 R >> /AA << /K << /S /JavaScript /JS (${CARRIED}) >> >> >>`,
          11: look('filled in'),
          12: `<< /Subtype /Widget /FT /Btn /T (b) /V /Yes /AS /Yes /Rect [50 300 70 320] /AP << /N << /Yes 13 0 R /Off 14 0 R >> >> >>`,
          13: look('chosen'),
          14: look('not chosen'),
        },
      }),
    says: [`${WORDS}|filled in|chosen`],
  },
  {
    title: 'an empty form',
    make: () =>
      onePage(WORDS, {
        catalog: '/AcroForm << /Fields [10 0 R] /NeedAppearances true >>',
        page: '/Annots [10 0 R]',
        more: { 10: '<< /Subtype /Widget /FT /Tx /T (a) /V () /Rect [50 400 250 420] >>' },
      }),
    says: [WORDS],
  },
  {
    title: 'an electronic seal with its signature',
    make: () =>
      onePage(WORDS, {
        catalog: '/AcroForm << /Fields [10 0 R] /SigFlags 3 >>',
        page: '/Annots [10 0 R]',
        more: {
          10: '<< /Subtype /Widget /FT /Sig /T (Sig1) /V 12 0 R /Rect [250 100 350 200] /AP << /N 11 0 R >> >>',
          11: seal,
          12: `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /Name (${CARRIED}) /ByteRange [0 1 2 3] /Contents <${Buffer.from(CARRIED).toString('hex')}> >>`,
        },
      }),
    says: [`${WORDS}|seal`],
  },
  {
    title: 'a stamp that is turned',
    make: () =>
      onePage(WORDS, {
        page: '/Annots [10 0 R] /Rotate 90',
        more: {
          10: '<< /Subtype /Stamp /Rect [250 100 350 200] /AP << /N 11 0 R >> >>',
          11: flate(
            '/Subtype /Form /BBox [0 0 100 100] /Matrix [0 1 -1 0 100 0] /Resources << /Font << /F1 4 0 R >> >>',
            'BT /F1 10 Tf 20 45 Td (seal) Tj ET',
          ),
        },
      }),
    says: [`${WORDS}|seal`],
  },
  {
    title: 'a layer that is switched off',
    make: () =>
      onePage(WORDS, {
        catalog: '/OCProperties << /OCGs [10 0 R] /D << /OFF [10 0 R] /Order [10 0 R] >> >>',
        page: '/Contents 11 0 R /Resources << /Font << /F1 4 0 R >> /Properties << /L1 10 0 R >> >>',
        more: {
          10: '<< /Type /OCG /Name (draft) >>',
          11: streamOf(
            '',
            `BT /F1 12 Tf 72 500 Td (${WORDS}) Tj ET /OC /L1 BDC 10 10 50 50 re f EMC`,
          ),
        },
      }),
    says: [WORDS],
  },
  {
    title: 'a photograph from a phone’s scanner, camera’s remarks and all',
    make: () =>
      image(
        '/Width 64 /Height 48 /ColorSpace /DeviceRGB /BitsPerComponent 8',
        photograph(),
        '/DCTDecode',
      ),
    says: [''],
    images: 1,
  },
  {
    title: 'a photograph packed twice',
    make: () =>
      image(
        '/Width 64 /Height 48 /ColorSpace /DeviceRGB /BitsPerComponent 8',
        deflateSync(photograph()),
        '[/FlateDecode /DCTDecode]',
      ),
    says: [''],
    images: 1,
  },
  {
    title: 'a scan as a fax codes it',
    make: () =>
      image(
        '/Width 64 /Height 48 /ColorSpace /DeviceGray /BitsPerComponent 1',
        fax(48),
        '/CCITTFaxDecode /DecodeParms << /K -1 /Columns 64 /Rows 48 >>',
      ),
    says: [''],
    images: 1,
  },
  {
    title: 'a scan in JBIG2',
    make: () =>
      image(
        '/Width 64 /Height 48 /ColorSpace /DeviceGray /BitsPerComponent 1',
        jbig2(64, 48),
        '/JBIG2Decode /DecodeParms << /JBIG2Globals 11 0 R >>',
        { 11: streamOf('', Buffer.alloc(0)) },
      ),
    says: [''],
    images: 1,
  },
  {
    title: 'a picture with its own mask and colours',
    make: () =>
      image(
        '/Width 2 /Height 2 /ColorSpace [/Indexed [/ICCBased 12 0 R] 1 <ff0000 00ff00>] /BitsPerComponent 8 /SMask 11 0 R',
        deflateSync(Buffer.from([0, 1, 1, 0])),
        '/FlateDecode',
        {
          11: streamOf(
            '/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode',
            deflateSync(Buffer.alloc(4, 255)),
          ),
          12: flate('/N 3 /Alternate /DeviceRGB', Buffer.alloc(200)),
        },
      ),
    says: [''],
    images: 1,
  },
  {
    title: 'a drawing from a printer’s driver, patterns, shadings and spot colours',
    make: () =>
      onePage(WORDS, {
        page: '/Contents 10 0 R /Group << /S /Transparency /CS /DeviceRGB >> /Resources << /Font << /F1 4 0 R >> /ColorSpace << /C0 [/Separation /Spot /DeviceRGB 11 0 R] >> /Pattern << /P0 12 0 R >> /Shading << /S0 13 0 R >> /ExtGState << /G0 << /Type /ExtGState /ca 0.5 /SMask /None >> >> >>',
        more: {
          10: flate(
            '',
            `/G0 gs /C0 cs 1 scn 20 20 90 90 re f /Pattern cs /P0 scn 120 20 90 90 re f q 220 20 90 90 re W n /S0 sh Q BT 0 g /F1 12 Tf 72 500 Td (${WORDS}) Tj ET`,
          ),
          11: '<< /FunctionType 2 /Domain [0 1] /C0 [1 1 1] /C1 [1 0 0] /N 1 >>',
          12: streamOf(
            '/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9 /Resources << >>',
            '0 0 1 rg 0 0 4 4 re f',
          ),
          13: '<< /ShadingType 2 /ColorSpace /DeviceRGB /Coords [220 0 310 0] /Function << /FunctionType 2 /Domain [0 1] /C0 [1 0 0] /C1 [0 0 1] /N 1 >> >>',
        },
      }),
    says: [WORDS],
  },
];
