import sharp from 'sharp';
import { documents } from '@shared/contract/documents';
import { requestOf } from '../client';
import { aFiling, sha, upload } from '../make';
import { readPdf, wordsOf } from '../pdf';
import { makeWorld, type Actor, type TestWorld } from '../world';

jest.setTimeout(240_000);

let w: TestWorld;
let filed: string;
let other: string;
beforeAll(async () => {
  w = await makeWorld({ connections: 2 });
  filed = await aFiling(w, { at: 'filed' });
  other = await aFiling(w, { at: 'filed', school: w.zoneSchool, bureau: w.zone });
  await print(w.zoneSchool.teacher, 'form', other); // the printing process has begun
});
afterAll(() => w.close());

const print = async (who: Actor, what: keyof typeof documents, id: string) => {
  const reply = await w.fetch(requestOf(documents[what], { id }, who.token));
  const bytes = Buffer.from(await reply.arrayBuffer());
  const { refusal } =
    reply.status === 200
      ? { refusal: undefined }
      : (JSON.parse(bytes.toString()) as { refusal?: { code: string } });
  return { status: reply.status, bytes, code: refusal?.code };
};
const formOf = async (who: Actor, id: string) => {
  const { status, bytes } = await print(who, 'form', id);
  expect(status).toBe(200);
  return { bytes, page: readPdf(bytes).pages[0]! };
};
const mine = () => formOf(w.citySchool.teacher, filed);
const keptKey = (id: string): string => `p/${id}/form`;
const kept = async (id = filed): Promise<Buffer> =>
  Buffer.from((await w.store.read(keptKey(id), 1 << 24)) ?? []);

/** Many different posters asked for at once: each says another address. */
const manyPosters = (count: number) => {
  let asked = 0;
  const real = w.server.publicOrigin!;
  Object.defineProperty(w.server, 'publicOrigin', {
    configurable: true,
    get: () => `https://h${(asked += 1)}.example`,
  });
  const prints = Array.from({ length: count }, () => print(w.citySchool.teacher, 'poster', filed));
  const all = Promise.all(prints).finally(() =>
    Object.defineProperty(w.server, 'publicOrigin', { configurable: true, value: real }),
  );
  return { prints, all };
};

/** Puts another picture in the place of the principal's signature, as if it had always been stored. */
const storeSignature = async (bytes: Buffer, kind: 'png' | 'jpg'): Promise<void> => {
  const { id } = await w.asSystem((tx) =>
    tx
      .selectFrom('file')
      .select('id')
      .where('case_id', '=', filed)
      .where('use', '=', 'signature')
      .executeTakeFirstOrThrow(),
  );
  await w.store.write(`c/${id}.${kind}`, bytes, kind === 'png' ? 'image/png' : 'image/jpeg');
  await w.asSystem((tx) =>
    tx
      .updateTable('file')
      .set({ sha256: sha(bytes), kind })
      .where('id', '=', id)
      .execute(),
  );
};

describe('thirty at once', () => {
  test('M3 · hold no connection: whoever asks after them is answered before most are drawn', async () => {
    let done = 0;
    const { prints, all } = manyPosters(30);
    for (const each of prints) void each.then(() => (done += 1));
    const code = await w.asSystem((tx) =>
      tx.selectFrom('poster').select('code').executeTakeFirstOrThrow(),
    );
    const scanned = await w.fetch(new Request(`http://house.test/lookup/${code.code}`));
    expect([scanned.status, done < 15]).toEqual([200, true]);
    expect((await w.citySchool.principal.api.account.me({})).status).toBe(200);
    expect(done).toBeLessThan(20);
    expect((await all).map((r) => r.status)).toEqual(prints.map(() => 200));
  });

  test('M3 · more than can wait are refused in words, the others printed, and none is a failure', async () => {
    // So many that they come faster than they are drawn on any machine, loaded or not.
    const many = 150;
    const replies = await manyPosters(many).all;
    const busy = replies.filter((r) => r.code === 'printing_busy');
    expect(busy.length).toBeGreaterThan(0);
    expect(busy.map((r) => r.status)).toEqual(busy.map(() => 429));
    expect(replies.filter((r) => r.status === 200).length + busy.length).toBe(many);
    expect((await print(w.citySchool.teacher, 'poster', filed)).status).toBe(200);
  });

  test('M3 · cost the process that answers little of its time', async () => {
    await manyPosters(2).all;
    const before = process.cpuUsage();
    await manyPosters(10).all;
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000 / 10).toBeLessThan(50); // milliseconds a poster
  });

  test('of one version are drawn once', async () => {
    await w.store.remove(keptKey(filed));
    const all = await Promise.all([1, 2, 3, 4].map(() => mine()));
    expect(new Set(all.map(({ bytes }) => bytes.toString('latin1'))).size).toBe(1);
  });
});

describe('a print is kept by its version', () => {
  test('M3 · and read back as it is', async () => {
    const first = await mine();
    expect((await mine()).bytes.equals(first.bytes)).toBe(true);
    expect((await formOf(w.city.desk, filed)).bytes.equals(first.bytes)).toBe(true);
  });

  test('sealed: the store tells nobody what stands on it', async () => {
    await mine();
    const bytes = await kept();
    expect(bytes.length).toBeGreaterThan(1000);
    for (const text of ['%PDF', '13800001234', '周敏', Buffer.from('%PDF-').toString('base64')])
      expect([text, bytes.includes(text)]).toEqual([text, false]);
  });

  test('M3 · one that was altered is drawn anew', async () => {
    const { bytes } = await mine();
    const whole = await kept();
    expect(whole.length).toBeGreaterThan(1000);
    const spoilt = [
      ...[0, 70, 1000, whole.length - 1].map((at) => {
        const copy = Buffer.from(whole);
        copy[at] = copy[at] === 65 ? 66 : 65;
        return copy;
      }),
      whole.subarray(0, whole.length / 2),
      Buffer.alloc(0),
      bytes,
    ];
    for (const [turn, each] of spoilt.entries()) {
      await w.store.write(keptKey(filed), each, 'application/octet-stream');
      const { page, bytes: anew } = await mine();
      expect([turn, wordsOf(page).includes('河滨实验小学'), anew.equals(bytes)]).toEqual([
        turn,
        true,
        false,
      ]);
      expect((await kept()).equals(each)).toBe(false);
    }
    expect(w.logged.some((entry) => entry.what === 'a kept print does not open')).toBe(true);
    expect(JSON.stringify(w.logged)).not.toMatch(/周敏|13800001234/);
    w.logged.splice(0);
  });

  test('that of another filing is never given out', async () => {
    await mine();
    await formOf(w.zoneSchool.teacher, other);
    await w.store.write(keptKey(filed), await kept(other), 'application/octet-stream');
    const { page } = await mine();
    expect(wordsOf(page)).toContain('河滨实验小学');
    expect(wordsOf(page)).not.toContain('高新区');
  });

  test('who may not read it does not get the kept one either', async () => {
    await mine();
    for (const who of [w.zoneSchool.teacher, w.zone.desk, w.countySchool.principal])
      expect((await print(who, 'form', filed)).code).toBe('not_found');
  });

  test('M3 · one of before makes room for what is so now', async () => {
    const before = await mine();
    const old = await kept();
    const name = (to: string) =>
      w.asSystem((tx) =>
        tx.updateTable('org').set({ name: to }).where('id', '=', w.city.id).execute(),
      );
    await name('河滨市教育体育局');
    const after = await mine();
    expect(wordsOf(after.page)).toContain('河滨市教育体育局');
    expect((await kept()).equals(old)).toBe(false);
    await name('河滨市教育局');
    const back = await mine();
    expect(wordsOf(back.page)).not.toContain('体育');
    expect(back.bytes.equals(before.bytes)).toBe(false); // the one of before was gone
  });

  test('a store that fails costs nobody their print', async () => {
    const { read, write } = w.store;
    const failing = () => Promise.reject(new Error('the store is away'));
    Object.assign(w.store, {
      read: (key: string, most: number) => (key.startsWith('p/') ? failing() : read(key, most)),
      write: failing,
    });
    try {
      await mine();
    } finally {
      Object.assign(w.store, { read, write });
    }
    expect(w.logged.length).toBeGreaterThan(0);
    w.logged.splice(0);
  });
});

describe('a picture stored before pictures were bounded', () => {
  test('M3 · a signature of five megapixels costs no seconds, and stands on the form', async () => {
    const strokes = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="2500" height="2000"><path d="M100 100L2400 1900M300 1800L2000 200" stroke="#111" stroke-width="40"/></svg>',
    );
    const large = await sharp(strokes).png().toBuffer();
    await w.store.remove(keptKey(filed));
    const began = performance.now();
    await mine();
    const usual = performance.now() - began;
    await storeSignature(large, 'png');
    const again = performance.now();
    const { page } = await mine();
    expect(performance.now() - again).toBeLessThan(usual + 2000);
    expect(page.images).toHaveLength(1);
  });

  test('case 26 · a photo that a telephone sends lying on its side stands upright on paper', async () => {
    const photo = await sharp({
      create: { width: 400, height: 200, channels: 3, background: '#24a' },
    })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const sent = await upload(w, w.citySchool.teacher, filed, 'IMG_0001.jpg', 'attachment', photo);
    const clean = await w.store.read(`c/${sent.file}.jpg`, photo.length * 4);
    await storeSignature(Buffer.from(clean!), 'jpg');
    const [box] = (await mine()).page.images;
    expect(box!.h / box!.w).toBeCloseTo(2, 1);
  });
});

test('nothing went wrong unseen', () => {
  expect(w.logged.filter((entry) => entry.level === 'error')).toEqual([]);
});
