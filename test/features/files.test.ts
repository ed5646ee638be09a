import sharp from 'sharp';
import { picture } from '@functions/demo/picture';
import { nightly } from '@functions/outbox/work';
import { act, aFiling, sha, sign } from '../make';
import { photo } from '../hostile/files-made';
import { onePage } from '../hostile/pdf-of';
import { makeWorld, type Actor, type TestWorld } from '../world';

jest.setTimeout(120_000);
const MB = 1 << 20;
const exe = Buffer.concat([Buffer.from('MZ\x90\0', 'latin1'), Buffer.alloc(500, 1)]);
const png = (ink: (x: number, y: number) => boolean): Buffer => Buffer.from(picture(40, 40, ink));

const drawn = (): Buffer => png((x, y) => x === y);
const empty = (): Buffer => png(() => false);
const jpegOf = (b: Buffer): Promise<Buffer> => sharp(b).jpeg().toBuffer();

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

  test.each([
    ['../资料/合同 第1页.jpg', '合同 第1页.png'],
    ['合同.2026', '合同.2026.png'],
    ['合同.HEIC', '合同.png'],
    ['合同.png.pdf', '合同.png'],
    ['\u200b', '文件.png'],
  ])('named %s is given out as %s', async (named, given) => {
    const file = await send(w.citySchool.teacher, named, drawn());
    expect((await w.citySchool.teacher.api.files.check({ id: file })).value).toMatchObject({
      name: given,
      kind: 'png',
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
    expect(await nightly(w.server)).toMatchObject({ dropped: 2 });
    expect(await nightly(w.server)).toMatchObject({ dropped: 0 });
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
      params: { is: '程序', do: '请选择照片或 PDF' },
    });
    expect(await kept(`q/${file}`)).toBeUndefined();
    expect((await w.citySchool.teacher.api.files.link({ id: file })).refusal?.code).toBe(
      'not_found',
    );
    expect((await w.citySchool.teacher.api.files.check({ id: file })).refusal?.code).toBe(
      'file_missing',
    );
  });

  test('more than 50 MB is refused before anything is sent, with what is allowed and what it is; a signature has 1', async () => {
    const { teacher } = w.citySchool;
    expect((await declare(teacher, '照片.jpg', 50 * MB + 1)).refusal).toEqual({
      code: 'file_too_big',
      params: { max: 50, is: 50.1 },
    });
    expect((await declare(teacher, '方案.pdf', 60 * MB)).refusal?.params).toEqual({
      max: 50,
      is: 60,
    });
    expect((await declare(teacher, '照片.jpg', 50 * MB)).status).toBe(200);
    expect((await declare(teacher, '签名.png', 2 * MB, 'signature')).refusal).toEqual({
      code: 'file_too_big',
      params: { max: 1, is: 2 },
    });
  });

  test('more bytes than were announced do not arrive at all', async () => {
    const declared = await declare(w.citySchool.teacher, '照片.jpg', 1000);
    expect([400, 413]).toContain(await post(declared.value, Buffer.alloc(MB)));
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

  test('without a stroke is no signature, as PNG or JPG', async () => {
    expect((await check(empty())).refusal?.code).toBe('unsigned');
    expect((await check(await jpegOf(empty()), '签名.jpg')).refusal?.code).toBe('unsigned');
    expect((await check(drawn())).value.kind).toBe('png');
    expect((await check(await jpegOf(drawn()), '签名.jpg')).value).toMatchObject({
      kind: 'png',
      name: '签名.png',
    });
  });

  test('must be a small picture that paper can carry', async () => {
    expect((await check(photo('photo.heic'))).refusal).toEqual({
      code: 'file_not_allowed',
      params: { is: 'HEIC 照片', do: '请直接在屏幕上手写签名' },
    });
    expect((await check(onePage('a page'))).refusal?.params?.is).toBe('PDF');
    const large = Buffer.from(picture(1100, 1000, (x, y) => x === y));
    expect((await check(large)).refusal).toEqual({
      code: 'file_too_many_pixels',
      params: { is: 110, max: 100 },
    });
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
    const seen = await w.zoneSchool.principal.api.case.open({ id });
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
