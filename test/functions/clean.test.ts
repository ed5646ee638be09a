import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { clean, type FileKind } from '@functions/outside/clean';
import { linesOf, pngOf, sorts, type Said } from './png-of';

const photo = (name: string): Buffer => readFileSync(join(__dirname, '../stand-in/photos', name));
const CANARY = 'CANARY-33.96N-118.27E';
const holds = (bytes: Uint8Array, text: string): boolean =>
  Buffer.from(bytes).includes(text, 0, 'latin1');
const taken = (bytes: Uint8Array, claimed: FileKind = 'jpg') => {
  const result = clean(bytes, claimed);
  if (!result.ok) throw new Error(`not taken: ${result.why}`);
  return { ...result, bytes: Buffer.from(result.bytes) };
};
const why = (bytes: Uint8Array, claimed: FileKind): string => {
  const result = clean(bytes, claimed);
  return result.ok ? 'taken' : result.why;
};
const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');

describe('photos as cameras write them', () => {
  test.each(['photo.jpg', 'progressive.jpg', 'photo.png', 'photo.heic'])(
    '%s keeps its picture and loses what it tells',
    (name) => {
      const before = photo(name);
      expect(holds(before, 'CANARY')).toBe(true);
      const after = taken(before);
      for (const text of ['CANARY', 'ExifTool', 'xmpmeta'])
        expect([text, holds(after.bytes, text)]).toEqual([text, false]);
      expect({ width: after.width, height: after.height }).toEqual({ width: 64, height: 48 });
      expect(taken(after.bytes).bytes.equals(after.bytes)).toBe(true); // nothing is left to do the second time
    },
  );

  test('a JPEG is, but for its orientation, the very file the camera would have written without all that', () => {
    const after = taken(photo('photo.jpg'));
    const exif = after.bytes.indexOf('Exif\0\0', 0, 'latin1');
    expect(after.bytes.readUInt16BE(exif + 6 + 18)).toBe(6);
    const without = Buffer.concat([
      after.bytes.subarray(0, exif - 4),
      after.bytes.subarray(exif + 6 + 26),
    ]);
    expect(without.equals(photo('bare.jpg'))).toBe(true);
  });

  test('a PNG is the very file without all that, but for the chunks that do not draw', () => {
    expect(taken(photo('photo.png')).bytes.equals(taken(photo('bare.png')).bytes)).toBe(true);
    expect(taken(photo('bare.png')).bytes.includes('IDAT')).toBe(true);
  });

  test('a HEIC keeps every byte of its coded picture at its place', () => {
    const before = photo('photo.heic');
    const after = taken(before);
    expect(after.kind).toBe('heic');
    expect(after.bytes).toHaveLength(before.length);
    const changed = [...before.keys()].filter((i) => before[i] !== after.bytes[i]);
    expect(changed.every((i) => after.bytes[i] === 0)).toBe(true);
    const data = before.indexOf('mdat') + 4; // this picture's 54 coded bytes come first, then 3089 bytes of Exif and XMP
    expect(after.bytes.subarray(data, data + 54).equals(before.subarray(data, data + 54))).toBe(
      true,
    );
    expect(after.bytes.subarray(data + 54).every((x) => x === 0)).toBe(true);
  });
});

describe('what is not what it says', () => {
  const exe = Buffer.concat([ascii('MZ\x90\0'), Buffer.alloc(500, 1)]);
  test.each(['jpg', 'png', 'heic', 'pdf'] as const)('a program renamed .%s is not taken', (kind) =>
    expect(why(exe, kind)).toBe('not_allowed'),
  );

  test('a picture may be another kind of picture, but no PDF, and the other way round', () => {
    expect(taken(photo('photo.png'), 'jpg').kind).toBe('png');
    expect(why(photo('photo.png'), 'pdf')).toBe('not_allowed');
    expect(why(pdf(), 'jpg')).toBe('not_allowed');
  });

  test.each(['photo.jpg', 'photo.png', 'photo.heic'])(
    'what follows the end of %s is cut or emptied',
    (name) => {
      const zip = ascii('PK\x03\x04<script>alert(1)</script>');
      for (const tail of [
        zip,
        Buffer.concat([Buffer.alloc(3), zip]),
        Buffer.concat([ascii('\0\0\0\0uuid'), zip]),
      ])
        expect(holds(taken(Buffer.concat([photo(name), tail])).bytes, '<script>')).toBe(false);
    },
  );

  test('GIF, WebP, SVG, AVIF and films are not taken', () => {
    for (const head of [
      'GIF89a',
      'RIFF\0\0\0\0WEBP',
      '<svg xmlns',
      '\0\0\0\x14ftypavif\0\0\0\0avif',
      '\0\0\0\x14ftypmp42\0\0\0\0isom',
    ])
      expect([head, why(Buffer.concat([ascii(head), Buffer.alloc(99)]), 'heic')]).toEqual([
        head,
        'not_allowed',
      ]);
  });

  test('size limits count before anything is read', () => {
    const limits = { photo: 400, pdf: 50 };
    expect(clean(photo('bare.jpg'), 'jpg', limits)).toEqual({ ok: false, why: 'too_big' });
    expect(clean(photo('bare.jpg'), 'jpg', { ...limits, photo: 417 }).ok).toBe(true);
    expect(clean(pdf(), 'pdf', limits)).toEqual({ ok: false, why: 'too_big' });
  });

  test('a picture that unfolds to a monstrous size is not taken', () => {
    const huge = Buffer.from(photo('bare.jpg'));
    const frame = huge.indexOf(Buffer.from([0xff, 0xc0]));
    huge.writeUInt16BE(65_000, frame + 5);
    huge.writeUInt16BE(65_000, frame + 7);
    expect(why(huge, 'jpg')).toBe('too_big');
  });

  test.each(['photo.jpg', 'photo.png', 'photo.heic'])('half of %s is broken', (name) =>
    expect(why(photo(name).subarray(0, photo(name).length / 2), 'jpg')).toBe('broken'),
  );

  test('a PNG with one wrong bit anywhere is broken', () => {
    const good = photo('bare.png');
    for (let i = 8; i < good.length; i += 1) {
      const bad = Buffer.from(good);
      bad[i]! ^= 4;
      expect([i, why(bad, 'png')]).toEqual([i, 'broken']);
    }
  });
});

describe('the data of a PNG', () => {
  const size = { width: 13, height: 9 };
  const verdict = (said: Said): string => why(pngOf(said), 'png');

  test.each(sorts)(
    'of colour type %i and depth %i must be that of its size, with filters there are, interlaced or not',
    (colour, depth) => {
      for (const [width, height] of [
        [1, 1],
        [5, 3],
        [13, 9],
        [1, 40],
        [40, 1],
      ] as const)
        for (const interlace of [0, 1]) {
          const said = { width, height, colour, depth, interlace };
          const lines = linesOf(said);
          expect([said, [0, 4, 5, 9].map((filter) => verdict({ ...said, filter }))]).toEqual([
            said,
            ['taken', 'taken', 'broken', 'broken'],
          ]);
          expect([said, verdict({ ...said, data: lines.subarray(0, -1) })]).toEqual([
            said,
            'broken',
          ]);
          expect([
            said,
            verdict({ ...said, data: Buffer.concat([lines, Buffer.alloc(1)]) }),
          ]).toEqual([said, 'broken']);
        }
    },
  );

  test('may not have one bad filter among good ones', () => {
    const data = linesOf(size);
    data[(13 * 4 + 1) * 5] = 9;
    expect(verdict({ ...size, data })).toBe('broken');
  });

  test('may not be too large to unpack: 16 million pixels, 64 MB', () => {
    expect(verdict({ width: 4000, height: 4000, colour: 0, depth: 1 })).toBe('taken');
    expect(verdict({ width: 4000, height: 4001, colour: 0, depth: 1 })).toBe('broken');
    expect(verdict({ width: 3000, height: 3000, colour: 6, depth: 16 })).toBe('broken');
    expect(
      verdict({
        width: 14_000,
        height: 14_000,
        depth: 16,
        data: linesOf({ width: 14_000, height: 1, depth: 16 }),
      }),
    ).toBe('broken');
    expect(verdict({ width: 0, height: 9, data: Buffer.alloc(9) })).toBe('broken');
  });
});

const pdf = (more = '', catalog = ''): Buffer =>
  ascii(
    `%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R ${catalog}>>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n${more}trailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n`,
  );
const packed = (
  text: string,
  dict = '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode',
  body: Buffer = deflateSync(ascii(text)),
): Buffer =>
  pdf(
    `3 0 obj\n<< ${dict} /Length ${body.length} >>\nstream\n${body.toString('latin1')}\nendstream\nendobj\n`,
  );

describe('a PDF', () => {
  test('that only shows something is taken, and what follows its end is cut', () => {
    expect(taken(pdf(), 'pdf').bytes.equals(pdf())).toBe(true);
    expect(
      holds(taken(Buffer.concat([pdf(), ascii('PK\x03\x04 payload')]), 'pdf').bytes, 'payload'),
    ).toBe(false);
    expect(taken(packed('<< /Type /Annot /URI (https://example.cn) >>'), 'pdf').kind).toBe('pdf');
    expect(taken(pdf('', '/OpenAction [2 0 R /Fit] '), 'pdf').kind).toBe('pdf'); // opening at a page runs nothing
  });

  test.each([
    '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>',
    '/OpenAction << /S /Java#53cript /JS (x) >>',
    '/Names << /JavaScript 5 0 R >>',
    '/AA << /O << /S /Launch /F (cmd.exe) >> >>',
    '/Names << /EmbeddedFiles 5 0 R >>',
    '/X << /Type/EmbeddedFile>>',
    '/X << /S /SubmitForm >>',
  ])('with %s is not taken, plain or packed', (entry) => {
    expect(why(pdf('', entry), 'pdf')).toBe('not_allowed');
    expect(why(packed(`<< ${entry} >>`), 'pdf')).toBe('not_allowed');
    expect(why(packed(`<< ${entry} >>`, '/N 1 /First 4 /Filter [/FlateDecode]'), 'pdf')).toBe(
      'not_allowed',
    );
  });

  test('that is encrypted, packed in an odd way, or a bomb is not taken', () => {
    expect(
      why(ascii(pdf().toString('latin1').replace('/Root', '/Encrypt 9 0 R /Root')), 'pdf'),
    ).toBe('not_allowed');
    expect(
      why(packed('x', '/Type /ObjStm /N 1 /First 4 /Filter [/ASCIIHexDecode /FlateDecode]'), 'pdf'),
    ).toBe('not_allowed');
    expect(
      why(
        packed(
          '',
          '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode',
          deflateSync(Buffer.alloc(65 << 20)),
        ),
        'pdf',
      ),
    ).toBe('too_big');
    expect(
      why(
        packed('', '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', ascii('not deflated')),
        'pdf',
      ),
    ).toBe('broken');
  });

  const script = '<< /OpenAction << /S /JavaScript /JS (x) >> >>';
  const stream = (dict: string, text = script, keyword = 'stream\n'): Buffer =>
    pdf(
      `3 0 obj\n<< ${dict} >>${keyword}${deflateSync(ascii(text)).toString('latin1')}\nendstream\nendobj\n`,
    );

  test.each([0, 100, 3000, 100_000])(
    'hides nothing behind %i blanks, before or within what says how it is packed',
    (blanks) => {
      const gap = ' '.repeat(blanks);
      for (const dict of [
        `/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode${gap}`,
        `/N 1 /First 4${gap} /Filter /FlateDecode`,
        `/N 1 /First 4 /Filter${gap} /FlateDecode (${'x'.repeat(blanks)})`,
      ]) {
        expect(why(stream(dict), 'pdf')).toBe('not_allowed');
        expect(why(stream(dict, '<< /Type /Annot >>'), 'pdf')).toBe('taken');
      }
    },
  );

  test.each([
    [
      'a comment that looks like an object',
      '/Type /ObjStm /N 1 /First 4 % 9 0 obj <<\n/Filter /FlateDecode',
      'stream\n',
    ],
    [
      'blanks after its beginning',
      '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode',
      'stream  \n',
    ],
    [
      'a comment after its beginning',
      '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode',
      'stream % \n',
    ],
  ])('hides nothing behind %s', (_, dict, keyword) =>
    expect(why(stream(dict, script, keyword), 'pdf')).toBe('not_allowed'),
  );

  test('is read once however often it says stream, and not at all beyond a limit', () => {
    const words = (n: number): Buffer => pdf('/ab/cd/ef stream\n'.repeat(n));
    expect(why(words(50_000), 'pdf')).toBe('taken');
    expect(why(words(50_001), 'pdf')).toBe('too_big');
    expect(why(pdf('/First '.repeat(1_000_001)), 'pdf')).toBe('too_big');
    expect(why(packed('/#41 '.repeat(1_000_001)), 'pdf')).toBe('too_big');
  });

  test('that packs one stream within another, or never ends it, is broken', () => {
    const dict = '<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>';
    const inner = `4 0 obj ${dict} stream\n`;
    // one stored block holds the beginning of the next stream, so that both unpack all that follows
    const block = Buffer.concat([
      Buffer.from([0x78, 0x01, 0, inner.length, 0, ~inner.length & 255, 255]),
      ascii(inner),
    ]);
    const rest = deflateSync(ascii('x'));
    const body = Buffer.concat([block, rest]).toString('latin1');
    expect(why(pdf(`3 0 obj ${dict} stream\n${body}endstream\n`), 'pdf')).toBe('broken');
    expect(why(pdf(`3 0 obj ${dict} stream\n${rest.toString('latin1')}\nendobj\n`), 'pdf')).toBe(
      'broken',
    );
  });

  test('as programs write it, with outlines, pictures and packed objects, is taken', () => {
    const picture =
      '5 0 obj <</Type/XObject/Subtype/Image/Filter/DCTDecode/Length 4>>stream\r\nabcd\r\nendstream endobj\n';
    const outlines = '4 0 obj <</Type/Outlines/First 6 0 R/Last 7 0 R/Count 2>> endobj\n';
    expect(why(pdf(outlines + picture), 'pdf')).toBe('taken');
    expect(
      why(
        pdf(
          `${picture}${outlines}6 0 obj <</Filter[/ASCII85Decode/LZWDecode]/Length 9>>\nstream\n(a stream\nof words)endstream endobj\n`,
        ),
        'pdf',
      ),
    ).toBe('taken');
  });

  test('without its beginning or end is not taken', () => {
    expect(why(ascii(pdf().toString('latin1').replace('%%EOF', '')), 'pdf')).toBe('broken');
    expect(why(Buffer.concat([pdf(), Buffer.alloc(2000)]), 'pdf')).toBe('broken');
    expect(why(Buffer.concat([ascii('GIF89a\n'), pdf()]), 'pdf')).toBe('not_allowed');
  });
});

describe('whatever the bytes', () => {
  const kinds = fc.constantFrom<FileKind>('jpg', 'png', 'heic', 'pdf');
  const heads = fc.constantFrom(
    '',
    '\xff\xd8\xff',
    '\x89PNG\r\n\x1a\n\0\0\0\rIHDR',
    '\0\0\0\x18ftypheic\0\0\0\0mif1heic',
    '%PDF-1.7 /ObjStm stream\n',
  );
  const samples = ['photo.jpg', 'progressive.jpg', 'photo.png', 'photo.heic']
    .map(photo)
    .concat(pdf(), packed('<< >>'));

  test('random bytes never throw', () => {
    fc.assert(
      fc.property(heads, fc.uint8Array({ maxLength: 400 }), kinds, (head, rest, kind) => {
        expect(typeof clean(Buffer.concat([ascii(head), rest]), kind).ok).toBe('boolean');
      }),
      { numRuns: 2000 },
    );
  });

  test('damaged files never throw, and never come out larger than a few bytes more', () => {
    const change = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.integer({ min: 0, max: 8 }),
      put: fc.uint8Array({ maxLength: 8 }),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...samples),
        fc.array(change, { minLength: 1, maxLength: 4 }),
        kinds,
        (sample, changes, kind) => {
          const bytes = changes.reduce((b, { at, cut, put }) => {
            const i = Math.floor(at * b.length);
            return Buffer.concat([b.subarray(0, i), put, b.subarray(i + cut)]);
          }, sample);
          const result = clean(bytes, kind);
          if (result.ok) expect(result.bytes.length).toBeLessThan(bytes.length + 64);
        },
      ),
      { numRuns: 3000 },
    );
  });

  test('a text in any application or comment segment of a JPEG is gone', () => {
    const marker = fc.constantFrom(0xe0, 0xe1, 0xe2, 0xe3, 0xed, 0xee, 0xef, 0xf0, 0xfe);
    const name = fc.constantFrom(
      '',
      'JFIF\0\x01\x01\0\0\x01\0\x01\0\0',
      'Exif\0\0',
      'Exif\0\0II*\0\x08\0\0\0\0\0',
      'http://ns.adobe.com/xap/1.0/\0',
      'Photoshop 3.0\0',
      'MPF\0',
      'Adobe\0\x64\0\0\0\0\x01',
      'JFXX\0',
    );
    fc.assert(
      fc.property(
        fc.constantFrom('bare.jpg', 'photo.jpg', 'progressive.jpg'),
        fc.array(fc.tuple(marker, name, fc.boolean()), { minLength: 1, maxLength: 5 }),
        (file, parts) => {
          const original = photo(file);
          const segments = (late: boolean) =>
            parts
              .filter(([, , l]) => l === late)
              .map(([m, n]) => {
                const content = ascii(n + CANARY);
                return Buffer.concat([Buffer.from([0xff, m, 0, content.length + 2]), content]);
              });
          const scan = original.indexOf(Buffer.from([0xff, 0xda]));
          const bytes = Buffer.concat([
            original.subarray(0, 2),
            ...segments(false),
            original.subarray(2, scan),
            ...segments(true),
            original.subarray(scan),
            ascii(CANARY),
          ]);
          expect(holds(taken(bytes).bytes, 'CANARY')).toBe(false);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('a text in any chunk of a PNG that does not draw is gone', () => {
    const type = fc.constantFrom(
      'tEXt',
      'zTXt',
      'iTXt',
      'eXIf',
      'tIME',
      'acTL',
      'fdAT',
      'prVt',
      'sPLT',
      'hIST',
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(type, fc.boolean()), { minLength: 1, maxLength: 5 }),
        (parts) => {
          const original = photo('bare.png');
          const chunks = (late: boolean) =>
            parts
              .filter(([, l]) => l === late)
              .map(([t]) => {
                const body = ascii(t + CANARY);
                const frame = Buffer.alloc(body.length + 8);
                frame.writeUInt32BE(body.length - 4, 0);
                body.copy(frame, 4);
                frame.writeUInt32BE(crc32(body), body.length + 4);
                return frame;
              });
          const bytes = Buffer.concat([
            original.subarray(0, 33),
            ...chunks(false),
            original.subarray(33, -12),
            ...chunks(true),
            original.subarray(-12),
          ]);
          expect(holds(taken(bytes).bytes, 'CANARY')).toBe(false);
          expect(taken(bytes).bytes.equals(taken(original).bytes)).toBe(true);
        },
      ),
    );
  });

  test('a text in any byte of a HEIC that does not draw is gone', () => {
    const original = photo('photo.heic');
    const blank = taken(original).bytes;
    // every run of bytes that cleaning empties can hold the text, and so can boxes of other kinds
    const gaps = [...original.keys()].filter(
      (i) =>
        i > 600 &&
        blank.subarray(i, i + CANARY.length).every((x) => x === 0) &&
        i + CANARY.length < blank.length,
    );
    expect(gaps.length).toBeGreaterThan(1000);
    fc.assert(
      fc.property(
        fc.constantFrom(...gaps),
        fc.constantFrom('uuid', 'free', 'skip', 'moov', 'XXXX', 'mdat'),
        (at, type) => {
          const bytes = Buffer.from(original);
          bytes.write(CANARY, at, 'latin1');
          const box = Buffer.concat([
            Buffer.from([0, 0, 0, CANARY.length + 8]),
            ascii(type + CANARY),
          ]);
          expect(holds(taken(Buffer.concat([bytes, box])).bytes, 'CANARY')).toBe(false);
        },
      ),
      { numRuns: 300 },
    );
  });
});
