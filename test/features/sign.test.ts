import { act, aFiling, anApp, inkPng, sign, submit, upload, wrongs } from '../make';
import { makeWorld, type TestWorld } from '../world';

let w: TestWorld;
let school: TestWorld['citySchool'];
beforeAll(async () => {
  w = await makeWorld();
  school = w.citySchool;
});
afterAll(() => w.close());

const waiting = async (): Promise<string> => aFiling(w, { at: 'signing', app: await anApp(w) });

test('the principal signs by hand, and the filing is the bureau’s; the article of the first responsible person stands beside it', async () => {
  const id = await waiting();
  expect((await school.principal.api.case.inbox({})).value.items).toMatchObject([
    { id, mine: '待校长签名' },
  ]);
  expect((await sign(w, school.principal, id)).value).toMatchObject({
    place: 'intake',
    standing: 'in_review',
  });
  const last = (await school.teacher.api.case.open({ id })).value.timeline.at(-1)!;
  expect(last).toMatchObject({
    did: 'sign',
    office: '校长（负责人）',
    clauses: [{ no: '一', quote: expect.stringContaining('第一责任人') }],
  });
  expect(last).not.toHaveProperty('person');
});

describe('a signature covers exactly what was seen', () => {
  test('answers that changed meanwhile are not signed by a hash of the old ones', async () => {
    const id = await waiting();
    const old = (await school.principal.api.case.open({ id })).value;
    await act(school.teacher, id, { do: 'recall' });
    expect(
      (await submit(w, school.teacher, id, { overview: '换成别的说法，用于六年级的英语听力。' }))
        .status,
    ).toBe(200);
    const signature = [await upload(w, school.principal, id, 'signature.png', 'signature')];
    const now = (await school.principal.api.case.open({ id })).value;
    expect(now.signs).not.toBe(old.signs);
    expect(
      await school.principal.api.case.act({
        id,
        do: 'sign',
        version: old.version,
        answers: { signature },
        signed: old.signs,
      }),
    ).toMatchObject({ status: 409, refusal: { code: 'changed_meanwhile' } });
    expect(
      await school.principal.api.case.act({
        id,
        do: 'sign',
        version: now.version,
        answers: { signature },
        signed: old.signs,
      }),
    ).toMatchObject({ status: 409, refusal: { code: 'signed_other' } });
    expect(
      (
        await school.principal.api.case.act({
          id,
          do: 'sign',
          version: now.version,
          answers: { signature },
        })
      ).refusal?.code,
    ).toBe('signed_other');
    expect((await school.teacher.api.case.open({ id })).value.place).toBe('signing');
    expect(
      (
        await school.principal.api.case.act({
          id,
          do: 'sign',
          version: now.version,
          answers: { signature },
          signed: now.signs,
        })
      ).status,
    ).toBe(200);
  });

  test('the hash of one filing does not serve for another with the same answers', async () => {
    const [a, b] = [await waiting(), await waiting()];
    const seen = (await school.principal.api.case.open({ id: a })).value;
    const signature = [await upload(w, school.principal, b, 'signature.png', 'signature')];
    expect(
      (
        await school.principal.api.case.act({
          id: b,
          do: 'sign',
          version: 1,
          answers: { signature },
          signed: seen.signs,
        })
      ).refusal?.code,
    ).toBe('signed_other');
  });
});

test('a photo is no signature, no signature is none, and a blank one is not taken', async () => {
  const id = await waiting();
  const seen = (await school.principal.api.case.open({ id })).value;
  const photo = await upload(w, school.principal, id);
  const tried = (answers: Record<string, unknown>) =>
    school.principal.api.case.act({
      id,
      do: 'sign',
      version: seen.version,
      answers: answers as never,
      signed: seen.signs,
    });
  expect(wrongs(await tried({ signature: [photo] }))).toContain('signature:missing');
  expect(wrongs(await tried({ signature: [] }))).toEqual(['signature:missing']);
  expect(
    wrongs(
      await school.principal.api.case.act({
        id,
        do: 'sign',
        version: seen.version,
        signed: seen.signs,
      }),
    ),
  ).toEqual(['signature:missing']);
  await expect(
    upload(w, school.principal, id, 'signature.png', 'signature', inkPng(false)),
  ).rejects.toThrow('unsigned');
  expect((await school.teacher.api.case.open({ id })).value).toMatchObject({
    place: 'signing',
    version: 1,
  });
});

test('a signature is not taken for an attachment either', async () => {
  const { id } = (await school.teacher.api.case.begin({ app: await anApp(w) })).value;
  const ink = await upload(w, school.teacher, id, 'signature.png', 'signature');
  expect(wrongs(await submit(w, school.teacher, id, { decision_minutes: [ink] }))).toEqual([
    'decision_minutes:missing',
  ]);
});

describe('the principal returns it', () => {
  test('with a reason, which the teacher reads; then it is mended and sent again', async () => {
    const id = await waiting();
    expect(
      (await act(school.principal, id, { do: 'return', reason: '请写清年级' })).value,
    ).toMatchObject({ place: 'returned', standing: 'returned' });
    const seen = (await school.teacher.api.case.open({ id })).value;
    expect(seen.timeline.at(-1)).toMatchObject({
      did: 'return',
      reason: '请写清年级',
      clauses: [{ no: '一' }],
    });
    expect((await submit(w, school.teacher, id, { scope_grades: '三年级1班' })).value.place).toBe(
      'signing',
    );
    expect((await sign(w, school.principal, id)).status).toBe(200);
  });

  test('not without a reason', async () => {
    const id = await waiting();
    for (const reason of [undefined, '', '   '])
      expect(
        await act(school.principal, id, { do: 'return', ...(reason !== undefined && { reason }) }),
      ).toMatchObject({ status: 422, refusal: { code: 'reason_needed', clause: { no: '一' } } });
    expect((await school.teacher.api.case.open({ id })).value.place).toBe('signing');
  });

  test('what never left the school is nothing to the public, returned, withdrawn or not', async () => {
    const app = await anApp(w);
    const id = await aFiling(w, { at: 'signing', app });
    const status = async () => (await w.public.lookup.byPair({ school: school.id, app })).value;
    await act(school.principal, id, { do: 'return', reason: '再想想' });
    expect(await status()).toMatchObject({ use: 'none', rule: 'none' });
    expect(await status()).not.toHaveProperty('place');
    await act(school.teacher, id, { do: 'withdraw' });
    expect(await status()).not.toHaveProperty('place');
  });
});

describe('not theirs to sign', () => {
  test('a teacher does not sign, another school and the bureau do not know of it', async () => {
    const id = await waiting();
    const seen = (await school.teacher.api.case.open({ id })).value;
    const signature = [await upload(w, school.teacher, id, 'signature.png', 'signature')];
    expect(
      await school.teacher.api.case.act({
        id,
        do: 'sign',
        version: 1,
        answers: { signature },
        signed: seen.signs,
      }),
    ).toMatchObject({
      status: 403,
      refusal: { code: 'not_your_step', params: { office: 'filer_head' } },
    });
    expect(
      (
        await w.countySchool.principal.api.case.act({
          id,
          do: 'sign',
          version: 1,
          answers: { signature },
          signed: seen.signs,
        })
      ).status,
    ).toBe(404);
    expect(
      (
        await w.city.head.api.case.act({
          id,
          do: 'sign',
          version: 1,
          answers: { signature },
          signed: seen.signs,
        })
      ).status,
    ).toBeGreaterThanOrEqual(403);
    expect(
      (await school.teacher.api.case.act({ id, do: 'return', version: 1, reason: '退' })).refusal
        ?.code,
    ).toBe('not_your_step');
  });
});

describe('recall before the next act', () => {
  test('the teacher takes back what the principal has not signed; the principal what the bureau has not accepted', async () => {
    const id = await waiting();
    expect((await act(school.teacher, id, { do: 'recall' })).value.place).toBe('draft');
    expect((await submit(w, school.teacher, id)).status).toBe(200);
    await sign(w, school.principal, id);
    expect((await act(school.principal, id, { do: 'recall' })).value.place).toBe('signing');
    expect(
      (
        await w.public.lookup.byPair({
          school: school.id,
          app: (await school.teacher.api.case.open({ id })).value.app.id,
        })
      ).value.rule,
    ).toBe('none');
  });

  test('after the next act it is too late, and nobody takes back what another did', async () => {
    const id = await waiting();
    expect((await act(school.principal, id, { do: 'recall' })).refusal?.code).toBe('not_your_step');
    await sign(w, school.principal, id);
    expect((await act(school.teacher, id, { do: 'recall' })).status).toBe(403);
    await act(w.city.desk, id, { do: 'accept' });
    expect((await act(school.principal, id, { do: 'recall' })).refusal?.code).toBe('not_your_step');
    expect((await school.teacher.api.case.open({ id })).value.place).toBe('review');
  });
});

test('[S0-03] a bureau sees nothing of a filing its school has not let go of, nor of one whose signature was taken back', async () => {
  const id = await aFiling(w, { at: 'signing', app: await anApp(w) });
  expect((await w.city.desk.api.case.open({ id })).refusal?.code).toBe('not_found');
  expect((await w.city.desk.api.case.list({})).value.items.map((i) => i.id)).not.toContain(id);
  expect((await sign(w, w.citySchool.principal, id)).status).toBe(200);
  expect((await w.city.desk.api.case.open({ id })).status).toBe(200);
  expect((await act(w.citySchool.principal, id, { do: 'recall' })).status).toBe(200);
  expect((await w.city.desk.api.case.open({ id })).refusal?.code).toBe('not_found');
  expect((await w.citySchool.principal.api.case.open({ id })).value.place).toBe('signing');
});
