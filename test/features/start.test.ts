import { plantOrg } from '@functions/demo/plant';
import { act, aFiling, anApp, fill, goodAnswers, sign, submit, wrongs } from '../make';
import { makeWorld, type TestWorld } from '../world';

let w: TestWorld;
beforeAll(async () => {
  w = await makeWorld();
});
afterAll(() => w.close());

test.each(['app', 'platform', 'mini', 'account'] as const)(
  '[S0-01] [S2-01] a learning tool of kind %s can be filed',
  async (kind) => {
    const { teacher } = w.citySchool;
    const app = await anApp(w, { kind });
    const { id } = (await teacher.api.case.begin({ app })).value;
    expect((await submit(w, teacher, id, { object: 'not-asked' })).status).toBe(200);
    const seen = (await teacher.api.case.open({ id })).value;
    expect(seen.answers.object).toBe(kind);
    expect(seen.place).toBe('signing');
  },
);

test('[S0-02] a functional zone whose organ is not called 教育局 handles its own schools', async () => {
  const id = await aFiling(w, { at: 'intake', school: w.zoneSchool, bureau: w.zone });
  const waiting = (await w.zone.desk.api.case.inbox({})).value.items;
  expect(waiting.map((f) => f.id)).toEqual([id]);
  expect((await w.zoneSchool.teacher.api.case.open({ id })).value.bureau.name).toBe(
    '高新区教育工作办公室',
  );
  expect((await act(w.zone.desk, id, { do: 'accept' })).value.number).toBe('高教办备〔2026〕1号');
});

describe('[S0-03] a filing goes where the school belongs', () => {
  let ofCity: string;
  let ofCounty: string;
  beforeAll(async () => {
    ofCity = await aFiling(w, { at: 'intake' });
    ofCounty = await aFiling(w, { at: 'intake', school: w.countySchool, bureau: w.county });
  });

  test('[S0-03] the city has those of its own schools in its queue, the county those of its own', async () => {
    const city = (await w.city.desk.api.case.inbox({})).value.items.map((f) => f.id);
    const county = (await w.county.desk.api.case.inbox({})).value.items.map((f) => f.id);
    expect(city).toContain(ofCity);
    expect(city).not.toContain(ofCounty);
    expect(county).toEqual([ofCounty]);
  });

  test('the city may read what a county handles, but does nothing to it', async () => {
    const seen = await w.city.desk.api.case.open({ id: ofCounty });
    expect(seen.status).toBe(200);
    expect(seen.value.offers).toEqual([]);
    const tried = await w.city.desk.api.case.act({
      id: ofCounty,
      do: 'accept',
      version: seen.value.version,
    });
    expect(tried).toMatchObject({
      status: 403,
      refusal: { code: 'not_your_step', clause: { doc: '宿教办发〔2024〕25号', no: '二' } },
    });
    expect((await w.city.desk.api.case.note({ id: ofCounty, text: '看一下' })).refusal?.code).toBe(
      'not_found',
    );
    expect((await w.countySchool.teacher.api.case.open({ id: ofCounty })).value.version).toBe(2);
  });

  test('the bureau above reads no personal value, no internal note and no name of a colleague below', async () => {
    await w.county.desk.api.case.note({ id: ofCounty, text: '请电话核实' });
    const above = (await w.city.desk.api.case.open({ id: ofCounty })).value;
    const own = (await w.county.desk.api.case.open({ id: ofCounty })).value;
    expect(own.answers).toMatchObject({ lead_phone: '13800001234', project_lead: '周敏' });
    expect(own.notes?.map((n) => n.text)).toEqual(['请电话核实']);
    expect(JSON.stringify(above)).not.toMatch(/13800001234|周敏|林校长|电话核实/);
    expect(above.answers.lead_phone).toBe('（已隐去）');
  });

  test.each(['open', 'act', 'note'] as const)(
    'a county does not learn that a filing of the city or of another county exists (%s)',
    async (how) => {
      for (const who of [w.county.desk, w.county.admin]) {
        const r =
          how === 'open'
            ? await who.api.case.open({ id: ofCity })
            : how === 'note'
              ? await who.api.case.note({ id: ofCity, text: '在吗' })
              : await who.api.case.act({ id: ofCity, do: 'accept', version: 2 });
        expect(r).toMatchObject({ status: 404, refusal: { code: 'not_found' } });
      }
      expect((await w.zone.desk.api.case.open({ id: ofCounty })).status).toBe(404);
      expect((await w.zone.desk.api.case.list({})).value.items.map((f) => f.id)).not.toContain(
        ofCounty,
      );
    },
  );
});

describe('[S0-07] who files', () => {
  test('[S0-07] schools, offices and directly run units file; only schools say 办学类别 and 层次', async () => {
    const unitId = await w.asSystem((tx) =>
      plantOrg(w.server, tx, {
        name: '河滨市青少年宫',
        kind: 'unit',
        bureau: w.city.id,
        path: w.city.path,
        level: 'city',
      }),
    );
    const unit = { teacher: await w.join('宫老师', unitId, 'filer') };
    for (const org of [w.office, unit]) {
      const { id } = (await org.teacher.api.case.begin({ app: w.apps.mini })).value;
      const answers = { ...(await fill(w, org.teacher, id)) };
      delete answers.org_nature;
      delete answers.stages;
      expect((await act(org.teacher, id, { do: 'submit', answers: answers as never })).status).toBe(
        200,
      );
      expect((await org.teacher.api.case.open({ id })).value.answers).not.toHaveProperty('stages');
    }
  });

  test('[S0-07] what is asked of schools alone is not kept from an office, and is missed from a school', async () => {
    const { id } = (await w.office.teacher.api.case.begin({ app: w.apps.other })).value;
    expect(
      (await submit(w, w.office.teacher, id, { org_nature: 'private', stages: ['senior'] })).status,
    ).toBe(200);
    expect(Object.keys((await w.office.teacher.api.case.open({ id })).value.answers)).not.toContain(
      'org_nature',
    );
    const own = (await w.countySchool.teacher.api.case.begin({ app: w.apps.other })).value.id;
    expect(
      wrongs(await submit(w, w.countySchool.teacher, own, { org_nature: null, stages: [] })),
    ).toEqual(['org_nature:missing', 'stages:missing']);
  });

  test('a bureau does not file, and nobody files without signing in', async () => {
    expect(await w.city.desk.api.case.begin({ app: w.apps.reader })).toMatchObject({
      status: 403,
      refusal: { code: 'not_yours' },
    });
    expect(await w.public.case.begin({ app: w.apps.reader })).toMatchObject({
      status: 401,
      refusal: { code: 'sign_in_first' },
    });
  });
});

test('an app that the registry does not know is refused, and so is what is no id at all', async () => {
  const { teacher } = w.citySchool;
  expect(await teacher.api.case.begin({ app: `app_${'0'.repeat(24)}` })).toMatchObject({
    status: 404,
    refusal: { code: 'not_found' },
  });
  expect((await teacher.api.case.begin({ app: "app_'; DROP TABLE app" })).refusal?.code).toBe(
    'bad_request',
  );
});

describe('one open filing for one school and one app', () => {
  test('a second start is refused and names the open one', async () => {
    const app = await anApp(w);
    const first = (await w.citySchool.teacher.api.case.begin({ app })).value.id;
    const again = await w.citySchool.principal.api.case.begin({ app });
    expect(again).toMatchObject({
      status: 409,
      refusal: { code: 'duplicate_filing', params: { filing: first, place: '草稿' } },
    });
    expect((await w.zoneSchool.teacher.api.case.begin({ app })).status).toBe(200);
  });

  test('many starts at once leave one filing', async () => {
    const app = await anApp(w);
    const replies = await Promise.all(
      Array.from({ length: 12 }, () => w.citySchool.teacher.api.case.begin({ app })),
    );
    expect(replies.filter((r) => r.status === 200)).toHaveLength(1);
    expect(replies.filter((r) => r.refusal?.code === 'duplicate_filing')).toHaveLength(11);
  });

  test('when the first came to its end, a new one may begin', async () => {
    const app = await anApp(w);
    const first = await aFiling(w, { at: 'signing', app });
    expect((await act(w.citySchool.teacher, first, { do: 'withdraw' })).value.standing).toBe(
      'withdrawn',
    );
    const second = await w.citySchool.teacher.api.case.begin({ app });
    expect(second.status).toBe(200);
    expect(second.value.id).not.toBe(first);
  });
});

describe('the draft', () => {
  test('is saved as it is, and goes on from another phone', async () => {
    const { teacher } = w.citySchool;
    const { id } = (await teacher.api.case.begin({ app: await anApp(w) })).value;
    const saved = await teacher.api.case.save({
      id,
      answers: { overview: '写到一半', lead_phone: '138' },
      revision: 1,
    });
    expect(saved.value.revision).toBe(2);
    const phone = await w.signIn(teacher);
    expect((await phone.api.case.open({ id })).value.draft).toMatchObject({
      answers: { overview: '写到一半', lead_phone: '138' },
      revision: 2,
    });
    expect(
      (
        await phone.api.case.save({
          id,
          answers: { overview: '在另一部手机上写完' },
          revision: 2,
        })
      ).value.revision,
    ).toBe(3);
  });

  test('of an older revision is refused, and nothing is overwritten', async () => {
    const { teacher, principal } = w.citySchool;
    const { id } = (await teacher.api.case.begin({ app: await anApp(w) })).value;
    await teacher.api.case.save({ id, answers: { overview: '新的' }, revision: 1 });
    expect(
      await principal.api.case.save({ id, answers: { overview: '旧的' }, revision: 1 }),
    ).toMatchObject({ status: 409, refusal: { code: 'changed_meanwhile' } });
    expect((await teacher.api.case.open({ id })).value.draft?.answers.overview).toBe('新的');
  });

  test('serves the submission: what was saved need not be sent again', async () => {
    const { teacher } = w.citySchool;
    const { id } = (await teacher.api.case.begin({ app: await anApp(w) })).value;
    await teacher.api.case.save({
      id,
      answers: (await fill(w, teacher, id)) as never,
      revision: 1,
    });
    expect((await act(teacher, id, { do: 'submit' })).value.place).toBe('signing');
  });

  test('is the school’s alone: no bureau, no other school, and not after it was sent', async () => {
    const { teacher } = w.citySchool;
    const { id } = (await teacher.api.case.begin({ app: await anApp(w) })).value;
    expect((await w.city.desk.api.case.open({ id })).status).toBe(404);
    expect((await w.city.desk.api.case.save({ id, answers: {}, revision: 1 })).refusal?.code).toBe(
      'not_yours',
    );
    expect(
      (await w.countySchool.teacher.api.case.save({ id, answers: {}, revision: 1 })).refusal?.code,
    ).toBe('not_found');
    await submit(w, teacher, id);
    await sign(w, w.citySchool.principal, id);
    expect(
      await teacher.api.case.save({ id, answers: goodAnswers() as never, revision: 1 }),
    ).toMatchObject({ status: 409, refusal: { code: 'not_now' } });
    expect((await w.city.desk.api.case.open({ id })).value).not.toHaveProperty('draft');
  });
});
