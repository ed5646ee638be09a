import { barProvider } from '@functions/demo/plant';
import { aFiling, submit } from '../make';
import { makeWorld, type Actor, type TestWorld } from '../world';

// Two regions, one provider: what the first lists, the second does not know of.
let w: TestWorld;
let lake: { id: string; desk: Actor };
let lakeSchool: { id: string; name: string; teacher: Actor; principal: Actor };
beforeAll(async () => {
  w = await makeWorld();
  const founded = await w.found<'desk', 'school', 'teacher' | 'principal'>({
    name: '湖州里市教育局',
    path: 'hz/',
    level: 'city',
    policy: 'suqian@2024-09-01',
    tel: '0527-80000009',
    prefix: '湖教备',
    settings: { accept_days: 5, review_days: 15, online_days: 30, complaint_days: 10 },
    offices: {},
    staff: { desk: { name: '湖受理', role: 'desk' } },
    filers: {
      school: {
        name: '湖畔小学',
        kind: 'school',
        people: {
          teacher: { name: '湖老师', role: 'filer' },
          principal: { name: '湖校长', role: 'filer_head' },
        },
      },
    },
  });
  lake = { id: founded.id, desk: founded.desk };
  lakeSchool = founded.filers.school;
});
afterAll(() => w.close());

const status = async (school: string) =>
  (await w.public.lookup.byPair({ school, app: w.apps.reader })).value;
const found = async (who: Actor) =>
  (await who.api.registry.find({ q: '智学伴' })).value.apps[0]!.barredBy;

test('a bar turns every school of the region red that listed it, its counties too, and none of another region', async () => {
  await aFiling(w, { at: 'filed', app: w.apps.reader });
  await w.asSystem((tx) => barProvider(tx, w.apps.reader, { bureau: w.city.id }));
  for (const school of [w.citySchool, w.countySchool])
    expect(await status(school.id)).toMatchObject({
      verdict: 'barred',
      rule: 'barred',
      says: '提供者已列入黑名单，禁止使用',
      since: '2020-01-01',
      clause: { no: '（十六）' },
      list: { title: '黑名单', entry: `listing_${w.city.id}` },
    });
  expect(await status(lakeSchool.id)).toMatchObject({ verdict: 'none', use: 'none' });
});

test('who asks without a region is told whose list it is; who asks in another region is told nothing', async () => {
  const [hit] = (await w.public.lookup.search({ q: '智学伴' })).value.found;
  expect(hit).toMatchObject({ app: { barredBy: ['河滨市教育局'] } });
  expect(await found(w.county.desk)).toEqual(['河滨市教育局']);
  expect(await found(lake.desk)).toEqual([]);
});

test('it stops a filing where it holds, and no filing elsewhere', async () => {
  const begin = async (who: Actor) => (await who.api.case.begin({ app: w.apps.other })).value.id;
  const here = await submit(w, w.countySchool.teacher, await begin(w.countySchool.teacher));
  expect([here.status, here.refusal?.code]).toEqual([422, 'findings']);
  expect(here.refusal?.faults?.map((f) => f.params?.finding)).toEqual(['barred']);
  const there = await submit(w, lakeSchool.teacher, await begin(lakeSchool.teacher));
  expect(there.status).toBe(200);
});

test('a county’s list does not reach up', async () => {
  await w.asSystem((tx) => barProvider(tx, w.apps.mini, { bureau: w.county.id }));
  const of = async (school: string) =>
    (await w.public.lookup.byPair({ school, app: w.apps.mini })).value.verdict;
  expect([await of(w.countySchool.id), await of(w.citySchool.id)]).toEqual(['barred', 'none']);
});
