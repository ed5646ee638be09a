import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { inkOf } from '@functions/files/ink';
import { nightly } from '@functions/outbox/work';
import { act, aFiling, sha, sign } from '../make';
import { makeWorld, type Actor, type TestWorld } from '../world';

jest.setTimeout(120_000);
const MB = 1 << 20;
const photo = (name: string): Buffer => readFileSync(join(__dirname, '../stand-in/photos', name));
const exe = Buffer.concat([Buffer.from('MZ\x90\0', 'latin1'), Buffer.alloc(500, 1)]);

/** A 40 × 40 PNG filtered as asked; `rows` other than 40 makes its data lie about its size. */
const png = (
  colour: number,
  filter: number,
  bpp: number,
  value: (x: number, y: number, c: number) => number,
  rows = 40,
): Buffer => {
  const at = (x: number, y: number, c: number): number => (x < 0 || y < 0 ? 0 : value(x, y, c));
  const paeth = (a: number, b: number, c: number): number =>
    [a, b, c].reduce((best, v) =>
      Math.abs(a + b - c - v) < Math.abs(a + b - c - best) ? v : best,
    );
  const lines = Array.from({ length: rows }, (_, y) =>
    Buffer.from([
      filter,
      ...Array.from({ length: 40 * bpp }, (_, i) => {
        const [x, c] = [Math.floor(i / bpp), i % bpp];
        const [a, b, d] = [at(x - 1, y, c), at(x, y - 1, c), at(x - 1, y - 1, c)];
        return (at(x, y, c) - ([0, a, b, (a + b) >> 1, paeth(a, b, d)][filter] ?? 0)) & 255;
      }),
    ]),
  );
  const chunk = (type: string, data: Buffer): Buffer => {
    const [head, tail] = [Buffer.alloc(4), Buffer.alloc(4)];
    head.writeUInt32BE(data.length);
    tail.writeUInt32BE(crc32(Buffer.concat([Buffer.from(type), data])));
    return Buffer.concat([head, Buffer.from(type), data, tail]);
  };
  const size = Buffer.from([0, 0, 0, 40, 0, 0, 0, 40, 8, colour, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', size),
    chunk('IDAT', deflateSync(Buffer.concat(lines))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

const drawn = (): Buffer => png(0, 0, 1, (x, y) => (x === y ? 0 : 255));
const empty = (): Buffer => png(0, 0, 1, () => 255);

let w: TestWorld;
let filing: string;
beforeAll(async () => {
  w = await makeWorld();
  filing = await aFiling(w, { at: 'draft' });
});
afterAll(() => w.close());

type Use = 'attachment' | 'signature' | 'scan';
const declare = (who: Actor, name: string, bytes: number, use: Use = 'attachment', of = filing) =>
  who.api.files.declare({ filing: of, name, bytes, use });
const post = async (
  form: { url: string; fields: Record<string, string> },
  bytes: Buffer,
): Promise<number> => {
  const body = new FormData();
  for (const [k, v] of Object.entries(form.fields)) body.append(k, v);
  body.append('file', new Blob([new Uint8Array(bytes)]), 'x');
  return (await w.fetch(new Request(form.url, { method: 'POST', body }))).status;
};
/** Announces and uploads; what remains is the check. */
const send = async (
  who: Actor,
  name: string,
  bytes: Buffer,
  use: Use = 'attachment',
  of = filing,
): Promise<string> => {
  const declared = await declare(who, name, bytes.length, use, of);
  expect(declared).toMatchObject({ status: 200 });
  expect(await post(declared.value, bytes)).toBe(204);
  return declared.value.file;
};
const kept = (key: string) => w.store.head(key);
const fetched = async (
  url: string,
): Promise<{ status: number; bytes: Buffer; headers: Headers }> => {
  const r = await w.fetch(new Request(url));
  return { status: r.status, bytes: Buffer.from(await r.arrayBuffer()), headers: r.headers };
};

describe('a photo that a teacher uploads', () => {
  test('loses where and by whom it was taken; the clean copy alone remains, under its own digest', async () => {
    const before = photo('photo.jpg');
    expect(before.includes('CANARY')).toBe(true);
    const file = await send(w.citySchool.teacher, '会议纪要.jpg', before);
    const { status, value } = await w.citySchool.teacher.api.files.check({ id: file });
    expect({ status, value }).toMatchObject({
      status: 200,
      value: { file, name: '会议纪要.jpg', kind: 'jpg' },
    });
    const clean = (await w.store.read(`c/${file}.jpg`, MB))!;
    expect(Buffer.from(clean).includes('CANARY')).toBe(false);
    expect(sha(clean)).toBe(value.sha256);
    expect(await kept(`q/${file}`)).toBeUndefined();
  });

  test('is checked once: a second check gives the same, and two at the same time agree', async () => {
    const file = await send(w.citySchool.teacher, 'a.png', drawn());
    const [one, two] = await Promise.all(
      [1, 2].map(() => w.citySchool.teacher.api.files.check({ id: file })),
    );
    const three = await w.citySchool.teacher.api.files.check({ id: file });
    expect([one!.status, two!.status, three.status]).toEqual([200, 200, 200]);
    expect(two!.value).toEqual(one!.value);
    expect(three.value).toEqual(one!.value);
  });

  test('is named as its owner named it, with the ending of what it truly is', async () => {
    const file = await send(w.citySchool.teacher, '../资料/合同 第1页.jpg', photo('photo.heic'));
    expect((await w.citySchool.teacher.api.files.check({ id: file })).value).toMatchObject({
      name: '合同 第1页.heic',
      kind: 'heic',
    });
  });

  test('opens by a link for five minutes, and who asked is recorded', async () => {
    const file = await send(w.citySchool.teacher, '合同.png', drawn());
    await w.citySchool.teacher.api.files.check({ id: file });
    const link = await w.citySchool.principal.api.files.link({ id: file });
    expect(link).toMatchObject({
      status: 200,
      value: { name: '合同.png', kind: 'png', seconds: 300 },
    });
    const first = await fetched(link.value.url);
    expect(first.status).toBe(200);
    expect(first.headers.get('content-disposition')).toContain(encodeURIComponent('合同.png'));
    const at = w.clock.get();
    w.clock.set(new Date(Date.parse(at) + 301_000).toISOString());
    expect((await fetched(link.value.url)).status).toBe(403);
    w.clock.set(at);
    const seen = await w.asSystem((tx) =>
      tx.selectFrom('file_access').select('person_id').where('file_id', '=', file).execute(),
    );
    expect(seen).toEqual([{ person_id: w.citySchool.principal.person }]);
  });
});

describe('an upload nobody finishes', () => {
  test('is forgotten after a day, bytes and all; what was checked stays, and so does an upload of today', async () => {
    const at = w.clock.get();
    const [left, done] = [
      await send(w.citySchool.teacher, '忘了.png', drawn()),
      await send(w.citySchool.teacher, '办了.png', drawn()),
    ];
    const announced = (await declare(w.citySchool.teacher, '没有传.png', 400)).value.file;
    await w.citySchool.teacher.api.files.check({ id: done });
    w.clock.set(new Date(Date.parse(at) + 25 * 3_600_000).toISOString());
    const today = await send(w.citySchool.teacher, '刚传.png', drawn());
    expect(await nightly(w.house)).toMatchObject({ dropped: 2 });
    expect(await nightly(w.house)).toMatchObject({ dropped: 0 });
    for (const id of [left, announced]) {
      expect(await kept(`q/${id}`)).toBeUndefined();
      expect((await w.citySchool.teacher.api.files.check({ id })).refusal?.code).toBe('not_found');
    }
    expect((await w.citySchool.teacher.api.files.link({ id: done })).status).toBe(200);
    expect((await w.citySchool.teacher.api.files.check({ id: today })).status).toBe(200);
    w.clock.set(at);
  });
});

describe('what is not taken', () => {
  test('a program renamed .jpg is refused, and nothing of it stays', async () => {
    const file = await send(w.citySchool.teacher, '照片.jpg', exe);
    expect((await w.citySchool.teacher.api.files.check({ id: file })).refusal).toEqual({
      code: 'file_not_allowed',
      params: { allowed: 'JPG、PNG、HEIC、PDF' },
    });
    expect(await kept(`q/${file}`)).toBeUndefined();
    expect((await w.citySchool.teacher.api.files.link({ id: file })).refusal?.code).toBe(
      'not_found',
    );
    expect((await w.citySchool.teacher.api.files.check({ id: file })).refusal?.code).toBe(
      'file_missing',
    );
  });

  test.each(['方案.docx', '照片', 'a.jpg.exe', 'b.svg', 'c.gif'])(
    '%s is refused before anything is sent',
    async (name) => {
      expect((await declare(w.citySchool.teacher, name, 1000)).refusal).toEqual({
        code: 'file_not_allowed',
        params: { allowed: 'JPG、PNG、HEIC、PDF' },
      });
    },
  );

  test('a photo of 30 MB is refused before anything is sent, with what is allowed and what it is; a PDF of 30 MB is not', async () => {
    expect((await declare(w.citySchool.teacher, '照片.jpg', 30 * MB)).refusal).toEqual({
      code: 'file_too_big',
      params: { max: 20, is: 30 },
    });
    expect((await declare(w.citySchool.teacher, '照片.jpg', 20 * MB + 1)).refusal).toEqual({
      code: 'file_too_big',
      params: { max: 20, is: 20.1 },
    });
    expect((await declare(w.citySchool.teacher, '照片.jpg', 20 * MB)).status).toBe(200);
    expect((await declare(w.citySchool.teacher, '方案.pdf', 30 * MB)).status).toBe(200);
    expect((await declare(w.citySchool.teacher, '签名.png', 2 * MB, 'signature')).refusal).toEqual({
      code: 'file_too_big',
      params: { max: 1, is: 2 },
    });
  });

  test('more bytes than were allowed do not arrive at all', async () => {
    const declared = await declare(w.citySchool.teacher, '签名.png', 1000, 'signature');
    expect([400, 413]).toContain(await post(declared.value, Buffer.alloc(MB + 1)));
    expect(
      (await w.citySchool.teacher.api.files.check({ id: declared.value.file })).refusal?.code,
    ).toBe('file_missing');
  });

  test('a picture cut short is broken', async () => {
    const file = await send(w.citySchool.teacher, '照片.png', photo('photo.png').subarray(0, 120));
    expect((await w.citySchool.teacher.api.files.check({ id: file })).refusal?.code).toBe(
      'file_broken',
    );
  });
});

describe('a signature', () => {
  const check = async (bytes: Buffer, name = '签名.png') =>
    w.citySchool.principal.api.files.check({
      id: await send(w.citySchool.principal, name, bytes, 'signature'),
    });
  test('without a stroke is no signature', async () => {
    expect((await check(empty())).refusal?.code).toBe('unsigned');
    expect((await check(drawn())).status).toBe(200);
  });

  const channels: Record<number, number> = { 0: 1, 2: 3, 4: 2, 6: 4 };
  test.each(
    [0, 2, 4, 6].flatMap((colour) => [0, 1, 2, 3, 4].map((filter) => [colour, filter] as const)),
  )('is seen in a PNG of colour type %i under filter %i; paper grain is not', (colour, filter) => {
    const bpp = channels[colour]!;
    const grain = (x: number, y: number, c: number): number =>
      205 + ((x * 7 + y * 13 + c * 29 + x * y) % 50);
    const alpha = (c: number): boolean => (bpp === 2 || bpp === 4) && c === bpp - 1;
    expect(inkOf(png(colour, filter, bpp, grain))).toBe('blank');
    expect(
      inkOf(
        png(colour, filter, bpp, (x, y, c) => (alpha(c) ? 255 : x === y ? 20 : grain(x, y, c))),
      ),
    ).toBe('ink');
    if (bpp === 2 || bpp === 4) expect(inkOf(png(colour, filter, bpp, () => 0))).toBe('blank'); // black, but all transparent
  });

  test('that unpacks to more or less than its size says is broken', () => {
    expect(inkOf(png(0, 0, 1, () => 0, 41))).toBe('broken');
    expect(inkOf(png(0, 0, 1, () => 0, 39))).toBe('broken');
    expect(inkOf(png(0, 5, 1, () => 0))).toBe('broken');
  });

  test('must be a picture that paper can carry', async () => {
    expect((await declare(w.citySchool.principal, '签名.pdf', 1000, 'signature')).refusal).toEqual({
      code: 'file_not_allowed',
      params: { allowed: 'PNG、JPG' },
    });
    expect((await check(photo('photo.heic'))).refusal?.code).toBe('file_not_allowed');
  });
});

describe('whose files these are', () => {
  let file: string;
  let sent: string;
  beforeAll(async () => {
    sent = await aFiling(w, { at: 'intake', app: w.apps.other });
    file = await send(w.citySchool.teacher, '合同.png', drawn(), 'attachment', sent);
    await w.citySchool.teacher.api.files.check({ id: file });
  });
  const codes = async (who: Actor, of = sent) => [
    (await who.api.files.link({ id: file })).refusal?.code,
    (await declare(who, 'a.png', 10, 'attachment', of)).refusal?.code,
    (await who.api.files.check({ id: file })).refusal?.code,
  ];

  test('another school and another county find nothing', async () => {
    expect(await codes(w.countySchool.teacher)).toEqual(['not_found', 'not_found', 'not_found']);
    expect(await codes(w.county.desk)).toEqual(['not_found', 'not_found', 'not_found']);
    expect((await declare(w.county.desk, '扫描.pdf', 10, 'scan', sent)).refusal?.code).toBe(
      'not_found',
    );
  });

  test('the bureau that decides reads them and may add a scan, nothing else', async () => {
    expect(await codes(w.city.desk)).toEqual([undefined, 'not_found', 'not_found']);
    const scan = await send(w.city.desk, '盖章.png', drawn(), 'scan', sent);
    expect((await w.city.desk.api.files.check({ id: scan })).status).toBe(200);
    expect((await w.citySchool.teacher.api.files.link({ id: scan })).status).toBe(200);
  });

  test('the bureau above does not read the files of a county', async () => {
    const below = await aFiling(w, { at: 'intake', school: w.countySchool, bureau: w.county });
    const theirs = await send(w.countySchool.teacher, '合同.png', drawn(), 'attachment', below);
    await w.countySchool.teacher.api.files.check({ id: theirs });
    expect((await w.county.desk.api.files.link({ id: theirs })).status).toBe(200);
    expect((await w.city.desk.api.files.link({ id: theirs })).refusal?.code).toBe('not_found');
  });

  test('no bureau reads the files of a draft', async () => {
    const draft = await send(w.citySchool.teacher, '草稿.png', drawn());
    await w.citySchool.teacher.api.files.check({ id: draft });
    expect((await w.city.desk.api.files.link({ id: draft })).refusal?.code).toBe('not_found');
  });

  test('a file that was never checked cannot be opened', async () => {
    const raw = await send(w.citySchool.teacher, '照片.jpg', photo('photo.jpg'));
    expect((await w.citySchool.teacher.api.files.link({ id: raw })).refusal?.code).toBe(
      'not_found',
    );
  });

  test('a picture cannot stand in for a signature', async () => {
    const id = await aFiling(w, { at: 'signing', school: w.zoneSchool, bureau: w.zone });
    const plain = await send(w.zoneSchool.principal, 'a.png', drawn(), 'attachment', id);
    const { value } = await w.zoneSchool.principal.api.files.check({ id: plain });
    const seen = await w.zoneSchool.principal.api.filing.open({ id });
    const signed = await act(w.zoneSchool.principal, id, {
      do: 'sign',
      answers: { signature: [value] } as never,
      signed: seen.value.signs,
    });
    expect(signed.refusal?.code).toBe('faults');
    expect((await sign(w, w.zoneSchool.principal, id)).status).toBe(200);
  });

  test('nothing that was logged names a file, a person or a place', () => {
    expect(JSON.stringify(w.logged)).not.toMatch(/合同|签名|周敏|CANARY/);
    expect(w.logged).toEqual([]);
  });
});
