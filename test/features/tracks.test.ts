import { archive, act, aFiling, anApp, submit, sign, opine, upload, wrongs } from '../make';
import { makeWorld, type Actor, type TestWorld } from '../world';

let w: TestWorld;
let school: TestWorld['citySchool'];
let city: TestWorld['city'];
beforeEach(async () => {
  w = await makeWorld();
  ({ citySchool: school, city } = w);
});
afterEach(() => w.close());

const open = async (who: Actor, id: string) => (await who.api.case.open({ id })).value;
const track = async (id: string, which: 'paper' | 'online') =>
  (await open(school.teacher, id)).tracks.find((t) => t.id === which)!;
const status = async (app: string) =>
  (await w.public.lookup.byPair({ school: school.id, app })).value;
const online = async (id: string, more = {}) =>
  act(school.teacher, id, {
    do: 'report',
    track: 'online',
    answers: {
      online_day: '2026-09-01',
      online_shot: [await upload(w, school.teacher, id, 'shot.png')],
      online_by: '周敏',
      ...more,
    } as never,
  });
const paper = async (id: string, code: string, who = school.teacher) =>
  act(who, id, {
    do: 'report',
    track: 'paper',
    answers: {
      paper_code: code,
      paper_scan: [await upload(w, who, id, 'scan.png', 'scan')],
    } as never,
  });

test('[S0-09] an app needs both tracks; a platform and a mini program need paper alone', async () => {
  const states = async (kind: 'app' | 'platform' | 'mini') => {
    const app = await anApp(w, { kind });
    const id = await aFiling(w, { at: 'filed', app, answers: { data_items: ['none'] } });
    return {
      tracks: (await open(school.teacher, id)).tracks.map((t) => [t.id, t.state]),
      public: (await status(app)).tracks.map((t) => t.says),
    };
  };
  expect(await states('app')).toEqual({
    tracks: [
      ['paper', 'open'],
      ['online', 'open'],
      ['consent', 'na'],
    ],
    public: ['线上备案待完成'],
  });
  expect(await states('platform')).toEqual({
    tracks: [
      ['paper', 'open'],
      ['online', 'na'],
      ['consent', 'na'],
    ],
    public: [],
  });
  expect(await states('mini')).toEqual({
    tracks: [
      ['paper', 'open'],
      ['online', 'na'],
      ['consent', 'na'],
    ],
    public: [],
  });
});

test('an act that is none of a track’s is refused there, whoever asks, and leaves no trace', async () => {
  const id = await aFiling(w, { at: 'filed', app: await anApp(w) });
  await online(id);
  const before = (await open(city.desk, id)).timeline.length;
  for (const verb of ['accept', 'revoke', 'suspend', 'approve', 'submit', 'recall'] as const) {
    const tried = await act(city.desk, id, {
      do: verb,
      track: 'online',
      ...(verb === 'revoke' && { reason: '试一试' }),
    });
    expect([verb, tried.status, tried.refusal?.code]).toEqual([verb, 409, 'not_now']);
  }
  expect((await open(city.desk, id)).timeline).toHaveLength(before);
  expect((await track(id, 'online')).state).toBe('given');
});

describe('online: the school’s own filing on the national platform', () => {
  test('[S0-09] open, it may be used until the bureau’s day; overdue, it is paused by the date alone; with both tracks done, it may be used again', async () => {
    const app = await anApp(w);
    const id = await aFiling(w, { at: 'filed', app, answers: { data_items: ['none'] } });
    expect(await status(app)).toMatchObject({
      use: 'yes',
      tracks: [{ id: 'online', says: '线上备案待完成', by: '2026-10-01' }],
      next: { from: '2026-10-02', use: 'no' },
    });
    w.clock.set('2026-10-01T15:59:59.000Z');
    expect((await status(app)).use).toBe('yes');
    w.clock.set('2026-10-01T16:00:00.000Z');
    expect(await status(app)).toMatchObject({
      asOf: '2026-10-02',
      use: 'no',
      rule: 'online_overdue',
      says: expect.stringContaining('暂停使用'),
      since: '2026-10-02',
      clause: { no: '二', quote: expect.stringContaining('一律停止使用') },
      standing: 'filed',
    });
    expect((await track(id, 'online')).state).toBe('lapsed');
    expect((await online(id)).status).toBe(200);
    expect((await status(app)).use).toBe('no');
    expect((await act(city.desk, id, { do: 'verify', track: 'online' })).status).toBe(200);
    expect(await status(app)).toMatchObject({ use: 'no', rule: 'paper_overdue' });
    await archive(w, { teacher: school.teacher, desk: city.desk }, id);
    expect(await status(app)).toMatchObject({ use: 'yes', rule: 'filed', tracks: [] });
  });

  test('the provider’s national number closes nothing, and half a proof neither', async () => {
    const id = await aFiling(w, {
      at: 'filed',
      app: await anApp(w),
      answers: { moe_no: '教APP备3200999号' },
    });
    expect((await track(id, 'online')).state).toBe('open');
    expect(
      wrongs(
        await act(school.teacher, id, {
          do: 'report',
          track: 'online',
          answers: { moe_no: '教APP备3200999号' },
        }),
      ),
    ).toEqual(['online_by:missing', 'online_day:missing', 'online_shot:missing']);
    expect((await act(school.teacher, id, { do: 'verify', track: 'online' })).refusal?.code).toBe(
      'not_your_step',
    );
    expect((await track(id, 'online')).state).toBe('open');
  });

  test('a day that has not come yet is no proof, and is refused in words of its own', async () => {
    const id = await aFiling(w, { at: 'filed' });
    expect((await online(id, { online_day: '2027-03-01' })).refusal).toMatchObject({
      code: 'faults',
      faults: [{ field: 'online_day', code: 'in_future' }],
    });
    expect((await online(id)).status).toBe(200);
  });

  test('the desk confirms what it has seen, or sends it back with a reason', async () => {
    const id = await aFiling(w, { at: 'filed', app: await anApp(w) });
    expect((await act(city.desk, id, { do: 'verify', track: 'online' })).refusal?.code).toBe(
      'not_now',
    );
    await online(id);
    expect((await city.desk.api.case.inbox({})).value.items).toMatchObject([
      { id, mine: '核对国家平台线上备案' },
    ]);
    expect((await act(city.desk, id, { do: 'refuse', track: 'online' })).refusal?.code).toBe(
      'reason_needed',
    );
    expect(
      (await act(city.desk, id, { do: 'refuse', track: 'online', reason: '截图看不清' })).status,
    ).toBe(200);
    expect(await track(id, 'online')).toMatchObject({ state: 'open', reason: '截图看不清' });
    await online(id);
    await act(city.desk, id, { do: 'verify', track: 'online' });
    expect((await track(id, 'online')).state).toBe('done');
    expect((await act(city.desk, id, { do: 'verify', track: 'online' })).refusal?.code).toBe(
      'already_done',
    );
    expect((await online(id)).refusal?.code).toBe('already_done');
  });

  test('not yours: the desk reports no online proof for a school, other offices confirm none, strangers know of none', async () => {
    const id = await aFiling(w, { at: 'filed', app: await anApp(w) });
    const answers = {
      online_day: '2026-09-01',
      online_shot: [await upload(w, school.teacher, id)],
      online_by: '周敏',
    } as never;
    expect(
      (await act(city.desk, id, { do: 'report', track: 'online', answers })).refusal?.code,
    ).toBe('not_your_step');
    await online(id);
    for (const who of [city.network, city.head, school.principal])
      expect((await act(who, id, { do: 'verify', track: 'online' })).refusal?.code).toBe(
        'not_your_step',
      );
    expect(
      (await w.zone.desk.api.case.act({ id, do: 'verify', track: 'online', version: 8 })).status,
    ).toBe(404);
  });

  test('not before there is anything in force, not where the object does not need it, and no track of that name', async () => {
    const early = await aFiling(w, { at: 'approval', app: await anApp(w) });
    expect((await online(early)).refusal?.code).toBe('not_now');
    const mini = await aFiling(w, { at: 'filed', app: await anApp(w, { kind: 'mini' }) });
    expect((await online(mini)).refusal?.code).toBe('not_now');
    expect(
      (await act(school.teacher, mini, { do: 'report', track: 'fax', answers: {} })).refusal?.code,
    ).toBe('not_found');
  });
});

describe('paper: the stamped form, in two coded copies', () => {
  test('[S0-36] two copies, each with a number and a code of its own; the scan of either closes the track once the desk has looked', async () => {
    const id = await aFiling(w, { at: 'filed', app: await anApp(w) });
    const { copies } = await open(school.teacher, id);
    expect(copies.map((c) => [c.no, c.version, c.scanned])).toEqual([
      [1, 1, false],
      [2, 1, false],
    ]);
    expect(new Set(copies.map((c) => c.code)).size).toBe(2);
    expect((await paper(id, copies[1]!.code.toUpperCase().replace(/(.{4})/g, '$1-'))).status).toBe(
      200,
    );
    expect((await open(city.desk, id)).copies.map((c) => c.scanned)).toEqual([false, true]);
    expect((await act(city.desk, id, { do: 'verify', track: 'paper' })).status).toBe(200);
    expect((await track(id, 'paper')).state).toBe('done');
  });

  test('the desk may bring the scan itself', async () => {
    const id = await aFiling(w, { at: 'filed', app: await anApp(w) });
    expect((await paper(id, (await open(city.desk, id)).copies[0]!.code, city.desk)).status).toBe(
      200,
    );
  });

  test('a copy of another filing, of another school, of an older version or with a wrong letter is refused and marks nothing', async () => {
    const [a, b] = [
      await aFiling(w, { at: 'filed', app: await anApp(w) }),
      await aFiling(w, { at: 'filed', app: await anApp(w) }),
    ];
    const far = await aFiling(w, { at: 'filed', school: w.countySchool, bureau: w.county });
    const other = (await open(school.teacher, b)).copies[0]!.code;
    const strange = (await open(w.countySchool.teacher, far)).copies[0]!.code;
    const own = (await open(school.teacher, a)).copies[0]!.code;
    const broken = own.slice(0, -1) + (own.endsWith('z') ? 'y' : 'z');
    for (const [code, why] of [
      [other, 'filing'],
      [strange, 'filing'],
      [broken, 'code'],
      ['河教备', 'code'],
    ] as const) {
      expect(await paper(a, code)).toMatchObject({
        status: 422,
        refusal: { code: 'other_paper', params: { why } },
      });
    }
    for (const [who, id] of [
      [school.teacher, a],
      [school.teacher, b],
      [w.countySchool.teacher, far],
    ] as const)
      expect((await open(who, id)).copies.map((c) => c.scanned)).toEqual([false, false]);
    expect((await track(a, 'paper')).state).toBe('open');
  });

  test('after a change was granted there are new copies, and the old paper is refused; what is done online stays done', async () => {
    const id = await aFiling(w, { at: 'filed', app: await anApp(w) });
    const old = (await open(school.teacher, id)).copies[0]!.code;
    await paper(id, old);
    await act(city.desk, id, { do: 'verify', track: 'paper' });
    await online(id);
    await act(city.desk, id, { do: 'verify', track: 'online' });
    await act(school.teacher, id, { do: 'amend' });
    await submit(w, school.teacher, id, { scope_grades: '三、四年级' });
    await sign(w, school.principal, id);
    await act(city.desk, id, { do: 'accept' });
    for (const [who, o] of [
      [city.network, 'network'],
      [city.content, 'content'],
      [city.lead, 'focus'],
    ] as const)
      await opine(who, id, o);
    expect(
      (await act(city.head, id, { do: 'approve', answers: { approval_text: '同意变更。' } }))
        .status,
    ).toBe(200);
    expect([(await track(id, 'paper')).state, (await track(id, 'online')).state]).toEqual([
      'open',
      'done',
    ]);
    const { copies } = await open(school.teacher, id);
    expect(copies.map((c) => [c.version, c.no])).toEqual([
      [1, 1],
      [1, 2],
      [2, 1],
      [2, 2],
    ]);
    expect((await paper(id, old)).refusal).toMatchObject({
      code: 'other_paper',
      params: { why: 'version' },
    });
    expect((await paper(id, copies[2]!.code)).status).toBe(200);
  });
});

describe('consent: the text comes with the filing, what the parents said afterwards', () => {
  const asking = '会收集孩子的信息，要先经家长（监护人）同意，学校正在征求';
  const consent = async (id: string, more = {}, who = school.teacher) =>
    act(who, id, {
      do: 'report',
      track: 'consent',
      answers: {
        guardian_day: '2026-09-01',
        guardian_file: [await upload(w, who, id, 'summary.png')],
        guardian_only: true,
        ...more,
      } as never,
    });

  test('[S2-05] [S0-22] until the desk has confirmed it, the school’s page says that consent is being asked; then it does not', async () => {
    const app = await anApp(w);
    const id = await aFiling(w, { at: 'filed', app });
    const says = async () => (await status(app)).tracks.map((t) => t.says);
    expect(await says()).toContain(asking);
    expect((await consent(id)).status).toBe(200);
    expect(await says()).toContain(asking);
    expect((await act(city.desk, id, { do: 'verify', track: 'consent' })).status).toBe(200);
    expect(await says()).not.toContain(asking);
    expect((await status(app)).use).toBe('yes');
  });

  test('[S2-05] before anything is granted nobody can have been asked; without the summary and the promise it is no proof', async () => {
    const id = await aFiling(w, { at: 'signing' });
    expect(await consent(id)).toMatchObject({ status: 409, refusal: { code: 'not_now' } });
    const filed = await aFiling(w, { at: 'filed', app: await anApp(w) });
    expect(wrongs(await consent(filed, { guardian_file: [], guardian_only: false }))).toEqual([
      'guardian_file:missing',
      'guardian_only:attest_needed',
    ]);
    expect(wrongs(await consent(filed, { guardian_day: '2027-09-01' }))).toEqual([
      'guardian_day:in_future',
    ]);
  });

  test('[S2-05] the school does not confirm it itself, and another school knows nothing of it', async () => {
    const id = await aFiling(w, { at: 'filed' });
    expect((await consent(id)).status).toBe(200);
    for (const who of [school.teacher, school.principal])
      expect((await act(who, id, { do: 'verify', track: 'consent' })).refusal?.code).toBe(
        'not_your_step',
      );
    expect(
      (await act(w.zoneSchool.teacher, id, { do: 'report', track: 'consent' })).refusal?.code,
    ).toBe('not_found');
  });
});
