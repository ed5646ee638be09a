import { plantOrg } from '@functions/demo/plant';
import { api } from '@shared/contract';
import type { Answers } from '@shared/domain/case';
import { rulesFor } from '@shared/policy';
import { bookOf, sent } from '../book';
import { requestOf } from '../client';
import { act, aFiling, anApp, upload, wrongs } from '../make';
import { makeWorld, type Actor, type TestWorld } from '../world';

const POLICY = 'beijing@2022-04-27';
const FIRM = '云河学堂教育服务中心';
const rules = rulesFor(POLICY)!;
const typical = bookOf('beijing').案例.find(
  (s) => s.事项 === '提供者备案' && s.类 === '通过',
)!.填报!;
const submits = rules.moves.find((m) => m.do === 'submit' && m.by.includes('provider'))!.needs!;

let w: TestWorld;
let desk: Actor;
let content: Actor;
let head: Actor;
let provider: Actor;
let rival: Actor;
beforeAll(async () => {
  w = await makeWorld();
  const bureau = await w.found<'desk' | 'content' | 'head', never, never>({
    name: '云河市教育委员会',
    path: 'yh/',
    level: 'city',
    policy: POLICY,
    tel: '010-80000001',
    prefix: '云教备',
    settings: {
      accept_days: 5,
      review_days: 15,
      valid_months: 12,
      complaint_days: 10,
      city_days: 20,
    },
    staff: {
      desk: { name: '受理', role: 'desk' },
      content: { name: '内容', role: 'office', slots: ['content'] },
      head: { name: '主任', role: 'head' },
    },
    filers: {},
  });
  // No administrator can found a provider's organisation yet, so both are planted.
  const at = { bureau: bureau.id, path: bureau.path, level: bureau.level };
  const firm = await w.asSystem((tx) =>
    plantOrg(w.server, tx, { name: FIRM, kind: 'provider', ...at }),
  );
  const other = await w.asSystem((tx) =>
    plantOrg(w.server, tx, { name: '另一家软件公司', kind: 'provider', ...at }),
  );
  ({ desk, content, head } = bureau);
  [provider, rival] = [await w.join('周全', firm, 'filer'), await w.join('钱多', other, 'filer')];
});
afterAll(() => w.close());

const filled = async (id: string, more: Record<string, unknown> = {}): Promise<Answers> =>
  sent(rules, { ...typical, ...more }, submits, await upload(w, provider, id));
/** An app of the firm that files. */
const ours = (more: Parameters<typeof anApp>[1]): Promise<string> =>
  anApp(w, { provider: FIRM, ...more });
const begin = async (app: string): Promise<string> => {
  const started = await provider.api.case.begin({ app });
  expect([started.status, started.text]).toEqual([200, expect.any(String)]);
  return started.value.id;
};
const passedHere = async (app: string): Promise<string> => {
  const id = await begin(app);
  const sent = await act(provider, id, { do: 'submit', answers: (await filled(id)) as never });
  expect([sent.status, sent.text]).toEqual([200, expect.any(String)]);
  const points = Object.fromEntries(
    rules.forms.provider_points!.fields.map((f) => [f.id, { is: 'pass' }]),
  );
  const opened = (await content.api.case.open({ id })).value;
  const asks = Object.fromEntries(
    opened.findings.filter((f) => f.says === 'ask').map((f) => [`check:${f.id}`, { is: 'pass' }]),
  );
  const said = await act(content, id, {
    do: 'opine',
    opinion: 'provider_content',
    outcome: 'pass',
    answers: { ...points, ...asks } as never,
  });
  expect([said.status, said.text]).toEqual([200, expect.any(String)]);
  return id;
};
/** The desk has reported it on the national platform and says when, with the page it saw. */
const reported = async (app: string): Promise<string> => {
  const id = await passedHere(app);
  const shot = await upload(w, desk, id, 'reported.png', 'scan');
  const done = await act(desk, id, {
    do: 'forward',
    answers: { report_day: '2026-08-30', report_shot: [shot] } as never,
  });
  expect([done.status, done.text]).toEqual([200, expect.any(String)]);
  return id;
};
const registered = async (app: string, number: string): Promise<string> => {
  const id = await reported(app);
  const shot = await upload(w, desk, id, 'result.png', 'scan');
  const done = await act(desk, id, {
    do: 'register',
    answers: { given_no: number, given_day: '2026-08-31', given_shot: [shot] } as never,
  });
  expect([done.status, done.text]).toEqual([200, expect.any(String)]);
  return id;
};

test('[S3-09] [S2-03] a provider files, the city reviews, the result of the ministry is registered: the registry knows the app as filed, under its number', async () => {
  const app = await ours({ moeNo: undefined, moeStanding: 'unknown' });
  const id = await registered(app, '教APP备1100871号');
  expect((await provider.api.case.open({ id })).value).toMatchObject({
    life: 'provider_filing',
    standing: 'filed',
  });
  const found = await w.public.lookup.findApp({ moeNo: '教APP备1100871号' });
  expect(found.value.apps).toMatchObject([
    { id: app, moeNo: '教APP备1100871号', moeStanding: 'valid' },
  ]);
});

test('[S3-09] [S2-17] a national filing that ends turns the page of every school that uses the app red, with the reason', async () => {
  const app = await ours({ moeNo: '教APP备1100999号' });
  await aFiling(w, { at: 'filed', app });
  const before = await w.public.lookup.byPair({ school: w.citySchool.id, app });
  expect(before.value).toMatchObject({ use: 'yes' });
  const id = await registered(app, '教APP备1100999号');
  const revoked = await act(head, id, { do: 'revoke', reason: '停止运营' });
  expect([revoked.status, w.logged.filter((l) => l.level === 'error')]).toEqual([200, []]);
  await w.drain();
  const after = await w.public.lookup.byPair({ school: w.citySchool.id, app });
  expect(after.value).toMatchObject({ use: 'no', rule: 'moe_revoked', clause: { no: '二' } });
  // The provider's own case is never on a public page, not when it ends either.
  const shown = await w.asSystem((tx) =>
    tx.selectFrom('public_status').select('filing_id').where('filing_id', '=', id).execute(),
  );
  expect(shown).toEqual([]);
});

test('[S2-17] a revoked national filing is red on the very next scan and search, before any job has run, and for a phone that kept the page', async () => {
  const app = await ours({ name: '云河听写', moeNo: '教APP备1100998号' });
  const filing = await aFiling(w, { at: 'filed', app });
  const { code } = (await w.citySchool.teacher.api.case.open({ id: filing })).value.poster!;
  const id = await registered(app, '教APP备1100998号');
  await w.drain();
  const scan = (kept?: string) =>
    w.fetch(
      new Request(
        requestOf(api.lookup.byCode, { code }),
        kept ? { headers: { 'if-none-match': kept } } : {},
      ),
    );
  const found = async () =>
    (await w.public.lookup.search({ q: '云河听写' })).value.items.map((h) => [h.use, h.word]);
  const green = await scan();
  const kept = green.headers.get('etag')!;
  expect([await green.json(), await found()]).toMatchObject([
    { use: 'yes', since: '2026-09-01' },
    [['yes', expect.any(String)]],
  ]);
  w.clock.set('2026-09-03T01:00:00.000Z');
  const unchanged = (await scan()).headers.get('etag')!;
  expect((await act(head, id, { do: 'revoke', reason: '停止运营' })).status).toBe(200);
  for (const old of [kept, unchanged]) {
    const red = await scan(old);
    const body: unknown = red.status === 200 && (await red.json());
    expect([red.status, body]).toMatchObject([
      200,
      { use: 'no', rule: 'moe_revoked', clause: { no: '二' } },
    ]);
    // The day it turned is not the day the page was written.
    expect(body).not.toHaveProperty('since');
  }
  expect(await found()).toEqual([['no', '国家备案已撤销，不得使用']]);
  await w.drain();
  w.clock.set('2026-09-04T01:00:00.000Z');
  expect((await w.public.lookup.byCode({ code })).value).toMatchObject({
    use: 'no',
    rule: 'moe_revoked',
    since: '2026-09-03',
  });
  w.clock.set('2026-09-01T01:00:00.000Z');
});

test('[S3-08] [S3-07] what is never accepted is refused at once with every clause, and nothing is lost', async () => {
  const id = await begin(await ours({ moeStanding: 'unknown' }));
  const refused = await act(provider, id, {
    do: 'submit',
    answers: (await filled(id, {
      '有“拍照搜题”等功能': '是',
      为未经许可者提供学科类培训平台: '是',
    })) as never,
  });
  expect(refused.status).toBe(422);
  const faults = refused.refusal!.faults!;
  expect(faults.map((f) => [f.params?.finding, f.clause?.no])).toEqual(
    expect.arrayContaining([
      ['photo_search', '三（三）'],
      ['hosts_unlicensed', '三（二）'],
    ]),
  );
  expect((await provider.api.case.open({ id })).value.standing).toBe('draft');
});

test('[S3-06] subject training without a licence is stopped', async () => {
  const id = await begin(await ours({ moeStanding: 'unknown' }));
  const refused = await act(provider, id, {
    do: 'submit',
    answers: (await filled(id, {
      取得中小学线上学科培训许可: '否',
      许可证编号: null,
      许可日期: null,
      许可证: null,
    })) as never,
  });
  expect(refused.refusal?.faults?.map((f) => f.params?.finding)).toContain('licence');
  expect(
    refused.refusal?.faults?.find((f) => f.params?.finding === 'licence')?.clause,
  ).toMatchObject({ no: '三（一）', kind: 'text' });
});

test("[S3-09] a provider's case is nobody else's: not another provider's, not a school's, not another city's; and it never shows on public pages", async () => {
  const app = await ours({ moeNo: undefined, moeStanding: 'unknown' });
  const id = await reported(app);
  for (const stranger of [rival, w.citySchool.teacher, w.city.desk])
    expect((await stranger.api.case.open({ id })).status).toBe(404);
  expect((await act(rival, id, { do: 'withdraw', version: 2 })).status).toBe(404);
  const school = await aFiling(w, { at: 'review' });
  expect((await provider.api.case.open({ id: school })).status).toBe(404);
  const page = await w.public.lookup.byPair({
    school: (await provider.api.case.open({ id })).value.org.id,
    app,
  });
  expect(page.status === 200 ? page.value.use : 'none').toBe('none');
});

test('[S3-12] what the city passed is at the ministry only once a person says since when, with proof', async () => {
  const id = await passedHere(await ours({ moeStanding: 'unknown' }));
  expect((await provider.api.case.open({ id })).value.placeTitle).toBe('审核通过，待报教育部');
  const bare = await act(desk, id, { do: 'forward', answers: {} as never });
  expect([bare.refusal?.code, wrongs(bare)]).toEqual([
    'faults',
    ['report_day:missing', 'report_shot:missing'],
  ]);
  expect((await act(provider, id, { do: 'forward' })).refusal?.code).toBe('not_your_step');
  expect((await act(desk, id, { do: 'register' })).refusal?.code).toBe('not_now');
});

test('a provider may not register the result of the ministry itself', async () => {
  const id = await reported(await ours({ moeStanding: 'unknown' }));
  const tried = await act(provider, id, {
    do: 'register',
    answers: { given_no: '教APP备1100872号', given_day: '2026-08-31' } as never,
  });
  expect(tried.refusal?.code).toBe('not_your_step');
  expect(wrongs(tried)).toEqual([]);
});

test('a firm begins a filing only for its own app, however its name is spaced; another firm is told whose it is, and can name its own', async () => {
  const app = await ours({ name: '云河练字' });
  const stolen = await rival.api.case.begin({ app });
  expect(stolen).toMatchObject({
    status: 403,
    refusal: { code: 'other_provider', params: { provider: FIRM } },
  });
  const lied = await rival.api.registry.add({ name: '云河练字', kind: 'app', provider: FIRM });
  expect(lied).toMatchObject({ status: 403, refusal: { code: 'other_provider' } });
  const own = await rival.api.registry.add({
    name: '云河练字',
    kind: 'app',
    provider: '另一家软件 公司',
  });
  expect([own.status, own.value.app === app]).toEqual([200, false]);
  const kept = (await rival.api.registry.find({ q: '云河练字' })).value.apps.find(
    (a) => a.id === own.value.app,
  );
  expect(kept?.provider).toBe('另一家软件公司');
  expect((await rival.api.case.begin({ app: own.value.app })).status).toBe(200);
  expect((await provider.api.case.begin({ app })).status).toBe(200);
});
