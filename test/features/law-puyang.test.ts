import { watch } from '@functions/case/watch';
import { rulesFor } from '@shared/policy';
import { foundFirm } from '../founding';
import { act, upload } from '../make';
import { makeRegion, type RegionWorld, type School } from '../region-world';
import type { Actor } from '../world';

// 濮教指〔2020〕51号 第七 to 第九条 from a parent's complaint to the end of the ban, in a city, a county and a firm that an operator founded.
const FIRM = '趣学练习科技有限公司';
let w: RegionWorld;
let firm: Actor & { org: string };
let bad: string;
let other: string;
let elsewhere: { id: string };
const START = '2026-09-01T02:00:00.000Z';

const named = async (name: string, moeNo: string): Promise<string> => {
  const who = w.city.filers.school!.teacher!;
  const added = await who.api.registry.add({ name, kind: 'app', provider: FIRM, moeNo });
  if (added.status !== 200) throw new Error(added.text);
  return added.value.app;
};

const grant = async (school: School, app: string): Promise<string> => {
  const bureau = school === w.county.filers.school ? w.county : w.city;
  const id = await w.start(school, { app });
  const sent = await w.submit(school, id);
  if (sent.status !== 200) throw new Error(sent.text);
  await w.toReview(school, bureau, id);
  await w.opine(w.officesOf(bureau), id);
  await must(act(bureau.head!, id, { do: 'approve', answers: { approval_text: '同意。' } }));
  return id;
};

const must = async <T extends { status: number; text: string }>(done: Promise<T>): Promise<T> => {
  const reply = await done;
  if (reply.status !== 200) throw new Error(reply.text);
  return reply;
};
const scan = async (school: { id: string }, app: string) =>
  (await w.public.lookup.byPair({ school: school.id, app })).value;
const listOf = async (who: Actor, life: 'listing' | 'stop_use' | 'referral', standing?: string) =>
  (await must(who.api.case.list({ life, ...(standing && { standing: standing as 'overdue' }) })))
    .value.items;
/** All that follows is carried out, and the days between pass one by one. */
const passTo = async (at: string): Promise<void> => {
  w.clock.set(at);
  await watch(w.server);
  await w.drain();
};

beforeAll(async () => {
  w = await makeRegion('puyang');
  w.clock.set(START);
  const seat = await foundFirm(w.database, { name: FIRM, path: 'qs/', admin: '方经理' }, START);
  firm = { ...(await w.signIn(seat)), org: seat.org };
  bad = await named('趣学一号', '教APP备4100001号');
  other = await named('趣学二号', '教APP备4100002号');
  for (const key of ['school', 'private', 'trade']) await grant(w.city.filers[key]!, bad);
  await grant(w.county.filers.school!, bad);
  await grant(w.city.filers.school!, other);
  const far = await w.found<'desk', 'school', 'teacher'>({
    name: '瓯南市教育局',
    path: 'on/',
    level: 'city',
    policy: 'wenzhou@2022-09-22',
    tel: '0577-80000001',
    prefix: '南教备',
    staff: {},
    filers: {
      school: {
        name: '瓯南第一小学',
        kind: 'school',
        nature: 'public',
        stages: ['primary'],
        people: {},
      },
    },
  });
  elsewhere = far.filers.school;
}, 120_000);
afterAll(() => w.close());

/** A school that charges proposes nobody. */
const chargingProposesNobody = async (): Promise<void> => {
  const { code } = (await w.tell(w.city.filers.school!, bad, 'fee')).value;
  const [told] = (await w.city.desk!.api.case.inbox({ life: 'complaint' })).value.items;
  await must(act(w.city.desk!, told!.id, { do: 'receive' }));
  await must(act(w.city.desk!, told!.id, { do: 'uphold', reason: '学校收费，已责令退还。' }));
  await w.drain();
  expect(await listOf(w.city.desk!, 'listing')).toEqual([]);
  expect((await w.public.complaint.track({ code })).value.standing).toBe('closed');
};

let listing: string;

/** A complaint found true is proposed for the list, with its cause, at the city alone. */
const upheldIsProposed = async (): Promise<void> => {
  await must(w.tell(w.county.filers.school!, bad, 'vulgar') as never);
  const [told] = (await w.county.desk!.api.case.inbox({ life: 'complaint' })).value.items;
  await must(act(w.county.desk!, told!.id, { do: 'receive' }));
  await must(act(w.county.desk!, told!.id, { do: 'uphold', reason: '确有低俗内容。' }));
  await w.drain();
  expect(await listOf(w.county.desk!, 'listing')).toEqual([]);
  const [line] = await listOf(w.city.desk!, 'listing');
  listing = line!.id;
  const seen = (await w.city.desk!.api.case.open({ id: listing })).value;
  expect(seen).toMatchObject({
    life: 'listing',
    placeTitle: '听取主办者意见',
    org: { name: FIRM, kind: 'provider' },
    cause: { life: 'complaint', did: 'uphold', clauses: [{ no: '第七条' }], case: told!.id },
    timeline: [{ did: 'propose', office: '系统', clauses: [{ no: '第七条' }] }],
  });
  expect(JSON.stringify(seen)).not.toContain('孩子班上');
  // The county can propose nobody by itself, only tell the city.
  const tried = await w.county.desk!.api.case.begin({ app: bad, life: 'listing' });
  expect([tried.status, tried.refusal]).toEqual([
    403,
    expect.objectContaining({ code: 'not_yours' }),
  ]);
};

/** The firm is heard first; nothing is red yet. */
const firmIsHeard = async (): Promise<void> => {
  expect((await scan(w.city.filers.school!, bad)).verdict).toBe('yes');
  const mine = (await firm.api.case.inbox({})).value.items;
  expect(mine.map((item) => [item.id, item.mine])).toEqual([[listing, '听取主办者意见']]);
  expect((await w.city.filers.school!.teacher!.api.case.open({ id: listing })).status).toBe(404);
  const early = await act(w.city.head!, listing, {
    do: 'enlist',
    answers: { listing_reason: '有低俗内容' },
  });
  expect(early.refusal).toMatchObject({ code: 'not_now' });
  const said = { stated: '内容由用户上传，已经删除。' };
  await must(act(firm, listing, { do: 'reply', answers: said }));
  expect((await w.city.head!.api.case.open({ id: listing })).value.given).toContainEqual({
    field: 'stated',
    label: '陈述和申辩',
    answer: said.stated,
  });
};

/** Whoever found it true, and whoever is no head, cannot enlist. */
const othersCannotEnlist = async (): Promise<void> => {
  const answers = { listing_reason: '在学习内容中传播低俗信息' };
  expect((await act(w.city.desk!, listing, { do: 'enlist', answers })).refusal).toMatchObject({
    code: 'not_your_step',
  });
  // The desk of the county became head of the city meanwhile.
  await w.asSystem((tx) =>
    tx
      .insertInto('member')
      .values({
        id: w.server.newId('member'),
        person_id: w.county.desk!.person,
        org_id: (w.city as unknown as { id: string }).id,
        role: 'head',
        created_at: START,
      })
      .execute(),
  );
  const seat = await w.asSystem((tx) =>
    tx
      .selectFrom('member')
      .select('id')
      .where('person_id', '=', w.county.desk!.person)
      .where('role', '=', 'head')
      .executeTakeFirstOrThrow(),
  );
  const same = await w.signIn({ person: w.county.desk!.person, seat: seat.id });
  expect((await act(same, listing, { do: 'enlist', answers })).refusal).toMatchObject({
    code: 'took_part_before',
    clause: { no: '列入回避' },
  });
  expect((await act(w.city.head!, listing, { do: 'enlist' })).refusal).toMatchObject({
    code: 'faults',
    faults: [{ field: 'listing_reason' }],
  });
};

/** The head enlists: before any job ran every app of the firm is red here, and nowhere else. */
const headEnlists = async (): Promise<void> => {
  const answers = { listing_reason: '在学习内容中传播低俗信息' };
  await must(act(w.city.head!, listing, { do: 'enlist', answers }));
  for (const [school, app] of [
    [w.city.filers.school!, bad],
    [w.city.filers.school!, other],
    [w.county.filers.school!, bad],
    // Nobody filed it there.
    [w.city.filers.garden!, other],
  ] as const)
    expect(await scan(school, app)).toMatchObject({
      verdict: 'barred',
      says: '主办者已列入黑名单，禁止使用',
      since: '2026-09-01',
      clause: { no: '第八条' },
      list: { title: '濮阳市校园学习类APP黑名单', entry: listing },
    });
  expect(await scan(elsewhere, bad)).toMatchObject({ use: 'none', verdict: 'none' });
};

/** New filings are stopped, and what was begun cannot be approved. */
const newFilingsStop = async (): Promise<void> => {
  const school = w.city.filers.private!;
  const id = await w.start(school, { app: other });
  const sent = await w.submit(school, id);
  expect(sent.refusal).toMatchObject({
    code: 'findings',
    faults: [
      {
        label: '主办者已列入黑名单，禁止使用',
        clause: { no: '第八条' },
        params: { finding: 'barred' },
      },
    ],
  });
};

/** Each using school proves that it stopped; those that say nothing stand overdue, exactly those. */
const schoolsProveTheirStop = async (): Promise<void> => {
  await w.drain();
  const city = await listOf(w.city.desk!, 'stop_use');
  expect(city.map((line) => [line.org.name, line.app.name]).sort()).toEqual(
    [
      ['龙湖实验学校', '趣学一号'],
      ['龙湖实验学校', '趣学二号'],
      ['龙湖启明中学', '趣学一号'],
      ['龙湖职业学校', '趣学一号'],
    ].sort(),
  );
  expect((await listOf(w.county.desk!, 'stop_use')).map((line) => line.org.name)).toEqual([
    '柳屯第一小学',
  ]);
  const letters = await listOf(w.city.desk!, 'referral');
  const organs = await Promise.all(
    letters.map(async ({ id }) => (await w.city.desk!.api.case.open({ id })).value.organ),
  );
  expect(organs.sort()).toEqual(['网信部门', '通信管理部门']);
  const school = w.city.filers.school!;
  for (const receipt of city.filter((line) => line.org.id === school.id)) {
    expect((await w.city.filers.trade!.teacher!.api.case.open({ id: receipt.id })).status).toBe(
      404,
    );
    const proof = [await upload(w, school.teacher!, receipt.id)];
    const answers = { stopped_on: '2026-09-01', unsubscribed: true, stop_files: proof };
    await must(act(school.teacher!, receipt.id, { do: 'report', answers } as never));
    await must(act(w.city.desk!, receipt.id, { do: 'verify' }));
  }
  await passTo('2026-09-05T02:00:00.000Z');
  const silent = [
    ...(await listOf(w.city.desk!, 'stop_use', 'overdue')),
    ...(await listOf(w.county.desk!, 'stop_use', 'overdue')),
  ];
  expect(silent.map((line) => line.org.name).sort()).toEqual(
    ['龙湖启明中学', '龙湖职业学校', '柳屯第一小学'].sort(),
  );
  const followed = (await w.city.desk!.api.case.open({ id: listing })).value.followed;
  expect(followed.map(({ life, standing, count }) => [life, standing, count])).toEqual([
    ['referral', 'draft', 2],
    ['stop_use', 'corrected', 2],
    ['stop_use', 'overdue', 3],
  ]);
};

/** Two years over but not mended, and mended but not two years: refused; both: released and green again. */
const bothConditionsRelease = async (): Promise<void> => {
  const why = { reason: '整改合格并满两年' };
  const release = () => act(w.city.head!, listing, { do: 'release', ...why });
  await passTo('2028-09-02T02:00:00.000Z');
  expect((await release()).refusal).toMatchObject({ code: 'not_now' });
  await passTo('2028-09-01T15:59:00.000Z');
  const proof = [await upload(w, firm, listing)];
  const mended = { mended_what: '建立了内容审查机制。', mended_proof: proof };
  await must(act(firm, listing, { do: 'report', answers: mended } as never));
  await must(act(w.city.desk!, listing, { do: 'verify', reason: '核实合格' }));
  expect((await release()).refusal).toMatchObject({ code: 'not_now', clause: { no: '第八条' } });
  expect((await scan(w.city.filers.school!, other)).verdict).toBe('barred');
  w.clock.set('2028-09-01T16:00:00.000Z');
  await must(release());
  expect((await scan(w.city.filers.school!, other)).verdict).toBe('yes');
  expect((await scan(w.city.filers.school!, bad)).list).toBeUndefined();
};

/** The public list shows each step. */
const publicListShowsIt = async (): Promise<void> => {
  const entry = (await w.public.lists.entry({ id: listing })).value;
  expect(entry).toMatchObject({
    app: { name: '趣学一号' },
    provider: FIRM,
    since: '2026-09-01',
    ended: '2028-09-02',
  });
  expect(entry.shown).toContainEqual({ label: '列入原因', text: '在学习内容中传播低俗信息' });
  expect(entry.steps.map(({ on, what, clause }) => [on, what, clause?.no])).toEqual([
    ['2026-09-01', '已列入黑名单', '第七条'],
    ['2028-09-01', '核实整改情况', '第八条'],
    ['2028-09-01', '整改合格，待移出', '第八条'],
    ['2028-09-02', '已移出黑名单', '第八条'],
  ]);
  expect(JSON.stringify(entry)).not.toContain('方经理');
  expect(rulesFor('puyang@2020-02-25')!.lists.black!.title).toBe(entry.list.title);
};

test('[S1-16] [S1-17] [S1-18] a complaint found true, the list, the ban, its end, and the public list: each as 第七 to 第九条 say', async () => {
  await chargingProposesNobody();
  await upheldIsProposed();
  await firmIsHeard();
  await othersCannotEnlist();
  await headEnlists();
  await newFilingsStop();
  await schoolsProveTheirStop();
  await bothConditionsRelease();
  await publicListShowsIt();
}, 60_000);
