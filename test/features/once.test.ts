import { act, aFiling, anApp, upload, wrongs } from '../make';
import { makeRegion, type Bureau, type RegionWorld, type School } from '../region-world';
import { makeWorld, type TestWorld } from '../world';

// What is true of an app whoever uses it is asked once, and kept with who confirmed it and when.
describe('濮阳: the provider’s papers', () => {
  let w: RegionWorld;
  beforeAll(async () => void (w = await makeRegion('puyang')));
  afterAll(() => w.close());

  const papers = [
    'licence_file',
    'licence_until',
    'legal_person',
    'lasting',
    'mlps_level',
    'mlps_file',
    'mlps_until',
    'icp_no',
    'eye_file',
  ];
  const without = Object.fromEntries(papers.map((field) => [field, undefined]));
  const granted = async (school: School, bureau: Bureau, app: string, more = {}) => {
    const id = await w.start(school, { app });
    const sent = await w.submit(school, id, more);
    expect([sent.status, sent.text]).toEqual([200, expect.any(String)]);
    await w.toReview(school, bureau, id);
    await w.opine(w.officesOf(bureau), id);
    const done = await act(bureau.head!, id, {
      do: 'approve',
      answers: { approval_text: '同意。' },
    });
    expect([done.status, done.text]).toEqual([200, expect.any(String)]);
    return id;
  };

  test('[S1-12] [S1-13] a second school, in another county too, is not asked again; it reads who confirmed them and when', async () => {
    const { city, county } = w;
    const app = await w.app(city.filers.school!.teacher!);
    const first = await w.start(city.filers.school!, { app });
    const refused = await w.submit(city.filers.school!, first, without);
    expect(wrongs(refused)).toEqual(
      expect.arrayContaining(['licence_file:missing', 'mlps_level:missing', 'eye_file:missing']),
    );
    await act(city.filers.school!.teacher!, first, { do: 'withdraw' });
    await granted(city.filers.private!, city, app);
    const other = county.filers.school!;
    const id = await w.start(other, { app });
    const seen = (await other.teacher!.api.case.open({ id })).value;
    expect(seen.proofs).toEqual(
      expect.arrayContaining([
        { label: '营业执照', by: '龙湖市教育局', day: '2026-09-01' },
        { label: '护眼功能说明文档', by: '龙湖市教育局', day: '2026-09-01' },
      ]),
    );
    const sent = await w.submit(other, id, { ...without, unit_name: '柳屯县' });
    expect([sent.status, sent.text]).toEqual([200, expect.any(String)]);
    await w.toReview(other, county, id);
    const reviewed = (await county.review!.api.case.open({ id })).value;
    expect(reviewed.proofs.map((p) => p.label)).toContain('营业执照');
    expect(Object.keys(reviewed.answers)).not.toContain('licence_file');
  });

  test('what was only asked for, and never granted, proves nothing', async () => {
    const { city } = w;
    const app = await w.app(city.filers.school!.teacher!);
    const id = await w.start(city.filers.school!, { app });
    await w.submit(city.filers.school!, id);
    await w.toReview(city.filers.school!, city, id);
    const second = await w.start(city.filers.private!, { app });
    expect(
      (await city.filers.private!.teacher!.api.case.open({ id: second })).value.proofs,
    ).toEqual([]);
    expect(wrongs(await w.submit(city.filers.private!, second, without))).toContain(
      'licence_file:missing',
    );
  });

  test('once a day that was proved has passed, the questions of its form are asked again, and no others', async () => {
    const { city } = w;
    const app = await w.app(city.filers.school!.teacher!);
    await granted(city.filers.school!, city, app, { mlps_until: '2026-09-30' });
    w.clock.set('2026-10-08T01:00:00.000Z');
    const id = await w.start(city.filers.private!, { app });
    const refused = await w.submit(city.filers.private!, id, without);
    expect(wrongs(refused)).toEqual(['mlps_level:missing']);
    w.clock.set('2026-09-01T01:00:00.000Z');
  });

  test('what an office finds wanting is asked of the school at hand, whatever was proved before', async () => {
    const { city } = w;
    const app = await w.app(city.filers.school!.teacher!);
    await granted(city.filers.school!, city, app);
    const id = await w.start(city.filers.private!, { app });
    await w.submit(city.filers.private!, id, without);
    await w.toReview(city.filers.private!, city, id);
    await w.opine([city.review!], id, { c1: { is: 'fail', note: '看不清' } }, 'fault');
    const { teacher } = city.filers.private!;
    expect((await teacher!.api.case.open({ id })).value).toMatchObject({
      standing: 'returned',
      proofs: [],
    });
    expect(wrongs(await w.submit(city.filers.private!, id, without))).toContain(
      'licence_file:missing',
    );
    expect((await w.submit(city.filers.private!, id)).status).toBe(200);
    expect((await teacher!.api.case.open({ id })).value.answers.licence_file).toHaveLength(1);
  });

  test('whose filing proved it renews with its own papers', async () => {
    const { city } = w;
    const app = await w.app(city.filers.school!.teacher!);
    const id = await granted(city.filers.school!, city, app);
    await act(city.filers.school!.teacher!, id, { do: 'amend' });
    const own = (await city.filers.school!.teacher!.api.case.open({ id })).value;
    expect([own.proofs, Object.keys(own.answers).includes('licence_file')]).toEqual([[], true]);
  });

  test('the evidence itself stays with the school that gave it', async () => {
    const { city, county } = w;
    const app = await w.app(city.filers.school!.teacher!);
    const id = await granted(city.filers.school!, city, app);
    const own = (await city.filers.school!.teacher!.api.case.open({ id })).value;
    const [file] = own.answers.licence_file as unknown as { file: string }[];
    const stranger = county.filers.school!.teacher!;
    expect((await stranger.api.files.link({ id: file!.file })).status).toBe(404);
    expect((await stranger.api.case.open({ id })).status).toBe(404);
  });
});

describe('宿迁: a number nobody has compared with the national platform', () => {
  let w: TestWorld;
  beforeAll(async () => void (w = await makeWorld()));
  afterAll(() => w.close());
  const focus = {
    p_mechanism: { is: 'pass' },
    p_collective: { is: 'pass' },
    p_contract: { is: 'pass' },
    p_fair: { is: 'pass' },
    p_proper: { is: 'pass' },
  };

  test('[S0-13] the leading office says on which day it was seen there, with the page; from then on the app is known to every school', async () => {
    const app = await anApp(w, { moeNo: '教APP备3200777号', moeStanding: 'unknown' });
    const id = await aFiling(w, { at: 'review', app, answers: { moe_no: '教APP备3200777号' } });
    const say = async (more: object) =>
      act(w.city.lead, id, {
        do: 'opine',
        opinion: 'focus',
        outcome: 'pass',
        answers: { ...focus, ...more } as never,
      });
    expect(wrongs(await say({}))).toEqual(['moe_seen_day:missing', 'moe_seen_shot:missing']);
    expect(wrongs(await say({ moe_seen_day: '2026-09-02', moe_seen_shot: [] }))).toEqual([
      'moe_seen_day:in_future',
      'moe_seen_shot:missing',
    ]);
    const elsewhere = await aFiling(w, {
      at: 'filed',
      app,
      answers: { moe_no: '教APP备3200777号' },
      school: w.countySchool,
      bureau: w.county,
    });
    expect((await w.county.lead.api.case.open({ id: elsewhere })).value.app.moeStanding).toBe(
      'valid',
    );
    // The other bureau's comparison holds here too: nothing more is asked.
    expect((await say({})).status).toBe(200);
  });

  test('[S0-13] it is not the school’s to say', async () => {
    const app = await anApp(w, { moeNo: '教APP备3200778号', moeStanding: 'unknown' });
    const id = await aFiling(w, { at: 'review', app, answers: { moe_no: '教APP备3200778号' } });
    const shot = await upload(w, w.citySchool.teacher, id);
    const tried = await act(w.citySchool.teacher, id, {
      do: 'opine',
      opinion: 'focus',
      outcome: 'pass',
      answers: { ...focus, moe_seen_day: '2026-09-01', moe_seen_shot: [shot] } as never,
    });
    expect(tried.refusal?.code).toBe('not_your_step');
    expect((await w.citySchool.teacher.api.case.open({ id })).value.app.moeStanding).toBe(
      'unknown',
    );
  });
});
