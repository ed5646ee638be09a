import { deflateSync } from 'node:zlib';
import PDFKit from 'pdfkit';
import sharp from 'sharp';
import { scribble } from '@functions/demo/picture';
import { aFiling } from '../make';
import { all, ascii, chunk, ihdr, inJpeg, photo, PNG, segment } from '../hostile/files-made';
import { active, SECRET } from '../hostile/files-pdf';
import { slow } from '../hostile/files-slow';
import { onePage } from '../hostile/pdf-of';
import { forbidden, opened } from '../honest/opened';
import { CARRIED, honest } from '../honest/pdf';
import { longScreenshot } from '../honest/pictures';
import { postForm } from '../honest/post';
import { makeWorld, type Actor, type TestWorld } from '../world';

jest.setTimeout(90_000);

const CANARY = 'CANARY-33.96N-118.27E';
let w: TestWorld;
let filing: string;
beforeAll(async () => {
  w = await makeWorld();
  filing = await aFiling(w, { at: 'draft' });
});
afterAll(() => w.close());

const send = async (name: string, bytes: Buffer, who: Actor = w.citySchool.teacher) => {
  const announced = await who.api.files.declare({
    filing,
    name,
    bytes: bytes.length,
    use: 'attachment',
  });
  if (announced.status !== 200) return announced;
  const { file, url, fields } = announced.value;
  expect(await postForm(w.fetch, { url, fields }, bytes)).toBe(204);
  return who.api.files.check({ id: file });
};
/** Uploads a file and gives what is kept of it, through the link that others open. */
const kept = async (
  name: string,
  bytes: Buffer,
): Promise<{ kind: string; name: string; bytes: Buffer }> => {
  const checked = await send(name, bytes);
  expect([name, checked.status, checked.refusal]).toEqual([name, 200, undefined]);
  const { file, kind, name: given } = checked.value as { file: string; kind: string; name: string };
  const link = await w.citySchool.principal.api.files.link({ id: file });
  const got = await w.fetch(new Request(link.value.url));
  return { kind, name: given, bytes: Buffer.from(await got.arrayBuffer()) };
};
const sizeOf = async (bytes: Buffer): Promise<[number, number]> => {
  const { width, height } = await sharp(bytes).metadata();
  return [width, height];
};

describe('while a file is being read', () => {
  const attacks = slow.filter(({ title }) => /^(1,000 empty|8,000 maps|40,000 Exif)/.test(title));
  test.each(attacks.map((h) => [h.title, h] as const))(
    'H1 · %s: nobody else waits for it',
    async (_, { name, make }) => {
      await kept('照片.jpg', photo('photo.jpg'));
      const going = send(name, make());
      let waited = 0;
      const state = { over: false };
      void going.finally(() => (state.over = true));
      while (!state.over) {
        const begun = performance.now();
        expect((await w.public.lookup.search({ q: '智学' })).status).toBe(200);
        waited = Math.max(waited, performance.now() - begun);
      }
      expect(waited).toBeLessThan(1000);
      expect((await going).status).toBeLessThan(500);
    },
  );

  test('H1 · files that take long hold no connection to the database: twenty at once, and others are answered', async () => {
    const long = await longScreenshot(1600, 9000, 'png');
    const going = Array.from({ length: 20 }, () => send('截图.png', long));
    await new Promise((done) => setTimeout(done, 500));
    const begun = performance.now();
    for (let i = 0; i < 10; i += 1)
      expect((await w.zoneSchool.teacher.api.account.me({})).status).toBe(200);
    expect(performance.now() - begun).toBeLessThan(3000);
    for (const { status } of await Promise.all(going)) expect(status).toBe(200);
  });
});

describe('a PDF that would do something', () => {
  const reported = [
    'a page in another file',
    'an address to open',
    'a form of XFA beside',
    'a rendition',
    'a thread in another',
    'a picture that lies on a foreign share',
    'everything an author',
  ];
  test.each(
    reported.map((title) => [active.find((h) => h.title.startsWith(title))!.title, title] as const),
  )('M7 · %s is not in what others open', async (_, title) => {
    const { make } = active.find((h) => h.title.startsWith(title))!;
    const text = await opened((await kept('方案.pdf', make())).bytes);
    for (const word of [SECRET, ...forbidden])
      expect([word, text.includes(word)]).toEqual([word, false]);
  });

  test('M7 · an electronic seal stays to be seen, its form and key do not', async () => {
    const { make, says } = honest.find((h) => h.title.startsWith('an electronic seal'))!;
    const text = await opened((await kept('盖章.pdf', await make())).bytes);
    for (const word of [CARRIED, ...forbidden])
      expect([word, text.includes(word)]).toEqual([word, false]);
    for (const word of says[0]!.split('|')) expect(text).toContain(word);
  });
});

describe('what telephones, offices and their programs send', () => {
  test('case 3 · a HEIC of an iPhone is kept as a JPEG that every browser shows', async () => {
    const { kind, name, bytes } = await kept('IMG_0001.HEIC', photo('photo.heic'));
    expect([kind, name, (await sharp(bytes).metadata()).format]).toEqual([
      'jpg',
      'IMG_0001.jpg',
      'jpeg',
    ]);
    expect(await sizeOf(bytes)).toEqual([64, 48]);
    expect(bytes.includes('CANARY')).toBe(false);
  });

  test('a photograph of more than forty megabytes is taken', async () => {
    const grain = { type: 'gaussian' as const, mean: 128, sigma: 60 };
    const blank = { width: 5000, height: 4000, channels: 3 as const, background: '#888' };
    const large = sharp({ create: { ...blank, noise: grain } });
    const photograph = await large.jpeg({ quality: 98, chromaSubsampling: '4:4:4' }).toBuffer();
    expect(photograph.length).toBeGreaterThan(40 << 20);
    expect(photograph.length).toBeLessThan(50 << 20);
    expect(await sizeOf((await kept('照片.jpg', photograph)).bytes)).toEqual([5000, 4000]);
  });

  const lockedBy = (options: object): Promise<Buffer> =>
    new Promise((done) => {
      const d = new PDFKit({ size: 'A5', ...options });
      const parts: Buffer[] = [];
      d.on('data', (part: Buffer) => parts.push(part));
      d.on('end', () => done(Buffer.concat(parts)));
      d.text('certificate').end();
    });

  test.each([
    'protected against printing, PDF 1.3',
    'protected against printing, PDF 1.7ext3',
    'an invoice with its data attached',
    'blank lines before its header',
    'changed once',
    'linearised',
    'a form filled in',
  ])('case 4 · a PDF, %s, is taken', async (title) => {
    const { make } = honest.find((h) => h.title.startsWith(title))!;
    const { kind, bytes } = await kept('证明.pdf', await make());
    expect([kind, bytes.subarray(0, 5).toString()]).toEqual(['pdf', '%PDF-']);
    expect(await opened(bytes)).not.toContain(CARRIED);
  });

  test.each(['1.3', '1.7', '1.7ext3'])(
    'case 4 · a PDF with a password to open it (%s) is told to be locked',
    async (pdfVersion) => {
      const locked = await lockedBy({ pdfVersion, userPassword: 'secret', ownerPassword: 'other' });
      expect((await send('证明.pdf', locked)).refusal?.code).toBe('file_locked');
    },
  );

  test.each(['png', 'jpeg'] as const)(
    'case 5 · a long screenshot is taken whole as %s, and one that is too long is said to be',
    async (kind) => {
      const { bytes } = await kept(`截图.${kind}`, await longScreenshot(1080, 15_000, kind));
      expect(await sizeOf(bytes)).toEqual([1080, 15_000]);
      expect((await send(`截图.${kind}`, await longScreenshot(200, 40_000, kind))).refusal).toEqual(
        {
          code: 'file_too_long',
          params: { is: 40_000, max: 32_000 },
        },
      );
    },
  );

  test.each([
    ['photo.jfif', photo('bare.jpg'), 'jpg', 'photo.jpg'],
    ['照片', photo('bare.jpg'), 'jpg', '照片.jpg'],
    ['微信图片_2026', photo('bare.png'), 'png', '微信图片_2026.png'],
    ['IMG.JPG.tmp', photo('bare.jpg'), 'jpg', 'IMG.JPG.tmp.jpg'],
    ['扫描.pdf', photo('bare.jpg'), 'jpg', '扫描.jpg'],
    ['照片.jpg', onePage('a plan'), 'pdf', '照片.pdf'],
  ])('case 15 · %s is what its bytes are', async (name, bytes, kind, given) => {
    const made = await kept(name, bytes);
    expect([made.kind, made.name]).toEqual([kind, given]);
  });

  test.each(['webp', 'gif', 'tiff', 'avif'] as const)(
    'case 15 · a %s is taken as the picture it is',
    async (kind) => {
      const bytes = await sharp(photo('bare.png'))[kind]().toBuffer();
      expect((await kept('图', bytes)).kind).toMatch(/^(jpg|png)$/);
    },
  );

  test('case 26 · a photograph taken with the telephone on its side stands upright for every reader', async () => {
    // Its camera held on its side; what is above is red.
    const red = { create: { width: 16, height: 48, channels: 3 as const, background: '#f00' } };
    const lying = await sharp({
      create: { width: 64, height: 48, channels: 3, background: '#fff' },
    })
      .composite([{ input: red, left: 0, top: 0 }])
      .jpeg({ quality: 95 })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const { bytes } = await kept('照片.jpg', lying);
    expect(await sizeOf(bytes)).toEqual([48, 64]);
    expect((await sharp(bytes).metadata()).orientation).toBeUndefined();
    const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
    const [top, bottom] = [data.subarray(0, 3), data.subarray((info.height - 1) * info.width * 3)];
    expect(top[1]!).toBeLessThan(80);
    expect(bottom[1]!).toBeGreaterThan(200);
  });
});

test('low · a picture keeps no bytes that do not draw it: in its profile, its scan, its data or behind its end', async () => {
  const b = photo('bare.jpg');
  const payload = ascii(CANARY.repeat(20));
  const profile = all(ascii('ICC_PROFILE\0\x01\x01'), payload);
  const data = all(deflateSync(Buffer.alloc(72)), payload);
  for (const [name, bytes] of [
    ['a.jpg', inJpeg(segment(0xe2, profile))],
    ['b.jpg', all(b.subarray(0, -2), payload, b.subarray(-2))],
    [
      'c.png',
      all(
        PNG,
        ihdr(8, 8),
        chunk('iCCP', all(ascii('p\0\0'), deflateSync(payload))),
        chunk('IDAT', data),
        chunk('IEND'),
      ),
    ],
    ['d.png', all(PNG, ihdr(8, 8), chunk('IDAT', data), chunk('IEND'))],
    ['e.jpg', all(b, payload)],
  ] as const) {
    const made = await kept(name, bytes);
    expect([name, made.bytes.includes('CANARY')]).toEqual([name, false]);
    expect((await sharp(made.bytes).metadata()).icc).toBeUndefined();
  }
});

describe('how much may be uploaded', () => {
  const announce = (who: Actor, of: string, bytes = 1000) =>
    who.api.files.declare({ filing: of, name: 'a.png', bytes, use: 'attachment' });

  test('low · quotas: a filing has its measure, announced files counted, also when many are announced at once', async () => {
    const of = await aFiling(w, { at: 'draft', app: w.apps.other });
    for (let i = 0; i < 198; i += 1)
      expect((await announce(w.citySchool.teacher, of)).status).toBe(200);
    const last = await Promise.all(
      Array.from({ length: 6 }, () => announce(w.citySchool.principal, of)),
    );
    expect(last.filter(({ status }) => status === 200)).toHaveLength(2);
    expect((await announce(w.citySchool.principal, of)).refusal).toEqual({
      code: 'upload_quota',
      params: { of: 'filing', files: 200, megabytes: 500 },
    });
    expect((await announce(w.citySchool.principal, filing)).status).toBe(200);
  });

  test('low · quotas: megabytes count as much as files', async () => {
    const of = await aFiling(w, { at: 'draft', app: w.apps.mini });
    for (let i = 0; i < 10; i += 1)
      expect((await announce(w.citySchool.principal, of, 50 << 20)).status).toBe(200);
    expect((await announce(w.citySchool.principal, of)).refusal?.code).toBe('upload_quota');
  });

  test('low · quotas: a person’s day has its measure; tomorrow there is room again, and others have theirs', async () => {
    const { principal, teacher } = w.zoneSchool;
    const ids = await Promise.all(
      [w.apps.reader, w.apps.other].map((app) =>
        aFiling(w, { at: 'draft', app, school: w.zoneSchool, bureau: w.zone }),
      ),
    );
    const sessions = [principal, await w.signIn(principal)];
    for (const [i, of] of ids.entries())
      for (let n = 0; n < 150; n += 1) expect((await announce(sessions[i]!, of)).status).toBe(200);
    const again = await w.signIn(principal);
    expect((await announce(again, ids[0]!)).refusal).toEqual({
      code: 'upload_quota',
      params: { of: 'person', files: 300, megabytes: 1000 },
    });
    expect((await announce(teacher, ids[0]!)).status).toBe(200);
    const now = w.clock.get();
    w.clock.set(new Date(Date.parse(now) + 86_400_000).toISOString());
    expect((await announce(again, ids[0]!)).status).toBe(200);
    w.clock.set(now);
  });

  test('low · quotas: whoever may not add files learns nothing of them', async () => {
    expect((await announce(w.countySchool.teacher, filing)).refusal?.code).toBe('not_found');
  });
});

test('a signature of the pad is kept, and nothing of it was logged', async () => {
  expect((await kept('签名.png', Buffer.from(scribble(5)))).kind).toBe('png');
  expect(w.logged.filter(({ level }) => level === 'error')).toEqual([]);
});
