import { watch } from '@functions/case/watch';
import { foundFirm } from '../founding';
import { act, upload } from '../make';
import { makeRegion, type RegionWorld } from '../region-world';
import type { Actor } from '../world';

// 京教信〔2022〕5号 五: an order with its day, read, reported, sent back, verified or overdue by the clock alone, and what a person decides then.
const FIRM = '云读练习科技有限公司';
const START = '2026-09-01T02:00:00.000Z';
let w: RegionWorld;
let firm: Actor & { org: string };
let app: string;
let unseen: string;

const must = async <T extends { status: number; text: string }>(done: Promise<T>): Promise<T> => {
  const reply = await done;
  if (reply.status !== 200) throw new Error(reply.text);
  return reply;
};
const named = async (name: string, provider: string): Promise<string> =>
  (
    await must(
      w.county.filers.school!.teacher!.api.registry.add({
        name,
        kind: 'app',
        provider,
        moeNo: '教APP备1100042号',
      }),
    )
  ).value.app;
const scan = async (of: string) =>
  (await w.public.lookup.byPair({ school: w.county.filers.school!.id, app: of })).value;
const newest = async (life: 'order' | 'listing' | 'referral') =>
  (await must(w.city.desk!.api.case.list({ life }))).value.items;
const passTo = async (at: string): Promise<void> => {
  w.clock.set(at);
  await watch(w.server);
  await w.drain();
};
/** A complaint of the district about an app, upheld at the city; the order that follows. */
const orderFor = async (of: string): Promise<string> => {
  await must(w.tell(w.county.filers.school!, of, 'ads') as never);
  expect((await w.county.desk!.api.case.inbox({ life: 'complaint' })).value.items).toEqual([]);
  const waiting = (await w.city.desk!.api.case.inbox({ life: 'complaint' })).value.items;
  const told = waiting.find((line) => line.app.id === of)!;
  await must(act(w.city.desk!, told.id, { do: 'receive' }));
  await must(act(w.city.desk!, told.id, { do: 'uphold', reason: '确有商业广告。' }));
  await w.drain();
  return (await newest('order')).find((line) => line.app.id === of)!.id;
};
const issue = (id: string, until: string) =>
  act(w.city.desk!, id, {
    do: 'issue',
    answers: { order_what: '删除全部商业广告', order_until: until },
  });

beforeAll(async () => {
  w = await makeRegion('beijing');
  w.clock.set(START);
  const seat = await foundFirm(w.database, { name: FIRM, path: 'qs/', admin: '方经理' }, START);
  firm = { ...(await w.signIn(seat)), org: seat.org };
  app = await named('云读练习', FIRM);
  unseen = await named('无人应答', '无人应答科技有限公司');
}, 60_000);
afterAll(() => w.close());

let order: string;

/** A complaint of a district is the city’s; upheld, an order to the provider waits at its desk. */
const complaintIsTheCitys = async (): Promise<void> => {
  order = await orderFor(app);
  const seen = (await w.city.desk!.api.case.open({ id: order })).value;
  expect(seen).toMatchObject({
    placeTitle: '拟写整改通知',
    org: { name: FIRM },
    cause: { life: 'complaint', did: 'uphold', clauses: [{ no: '五' }] },
    waiting: [{ office: '云河市教育委员会受理窗口' }],
  });
  expect((await firm.api.case.open({ id: order })).status).toBe(404);
  expect((await w.county.desk!.api.case.open({ id: order })).status).toBe(404);
};

/** An order has items and a day to come; a past one is refused, a day off ends on the next working day. */
const orderHasItsDay = async (): Promise<void> => {
  expect((await issue(order, '2026-09-01')).refusal).toMatchObject({
    code: 'faults',
    faults: [{ field: 'order_until', code: 'in_past' }],
  });
  expect((await issue(order, '')).refusal).toMatchObject({
    faults: [{ field: 'order_until', code: 'missing' }],
  });
  // 2026-09-12 is a Saturday.
  const issued = await must(issue(order, '2026-09-12'));
  expect(issued.value).toMatchObject({
    placeTitle: '限期整改，待签收',
    number: '云教备改〔2026〕1号',
  });
  const mine = (await firm.api.case.inbox({})).value.items;
  expect(mine.map((line) => [line.id, line.clock?.due?.day])).toEqual([[order, '2026-09-14']]);
  await w.drain();
  expect((await firm.api.messages.list({})).value.items[0]).toMatchObject({ about: order });
};

/** It is read, reported with proof, sent back and verified; each only by whose it is. */
const readReportedSentBackVerified = async (): Promise<void> => {
  expect((await act(w.city.desk!, order, { do: 'acknowledge' })).refusal?.code).toBe(
    'not_your_step',
  );
  await must(act(firm, order, { do: 'acknowledge' }));
  const report = async (what: string) => {
    const proof = [await upload(w, firm, order)];
    const answers = { correction_what: what, correction_proof: proof };
    return must(act(firm, order, { do: 'report', answers } as never));
  };
  await report('广告已经全部下线。');
  expect((await act(w.city.desk!, order, { do: 'return' })).refusal?.code).toBe('reason_needed');
  await must(act(w.city.desk!, order, { do: 'return', reason: '首页仍有广告。' }));
  expect((await firm.api.case.open({ id: order })).value.timeline.at(-1)).toMatchObject({
    did: 'return',
    reason: '首页仍有广告。',
  });
  await report('首页广告也已经下线。');
  const verified = await must(act(w.city.desk!, order, { do: 'verify' }));
  expect(verified.value).toMatchObject({ standing: 'corrected' });
  await passTo('2026-10-20T02:00:00.000Z');
  expect(await newest('listing')).toEqual([]);
};

let listing: string;

/** A provider that nobody acts for is served by letter; overdue by the clock alone it is proposed, and nobody is listed. */
const overdueByTheClock = async (): Promise<void> => {
  const id = await orderFor(unseen);
  expect((await must(issue(id, '2026-11-20'))).value).toMatchObject({ placeTitle: '待书面送达' });
  expect((await act(w.city.desk!, id, { do: 'serve' })).refusal?.code).toBe('faults');
  const proof = [await upload(w, w.city.desk!, id)];
  // Not reached in time: it is not overdue, but given a new day.
  await passTo('2026-11-21T02:00:00.000Z');
  expect((await w.city.desk!.api.case.open({ id })).value.standing).toBe('ordered');
  const late = { served_on: '2026-10-20', served_how: 'post', served_proof: proof };
  expect((await act(w.city.desk!, id, { do: 'serve', answers: late } as never)).refusal?.code).toBe(
    'not_now',
  );
  await must(issue(id, '2026-12-18'));
  const served = { ...late, served_on: '2026-11-21' };
  await must(act(w.city.desk!, id, { do: 'serve', answers: served } as never));
  expect((await w.city.desk!.api.case.open({ id })).value.given).toContainEqual({
    field: 'served_how',
    label: '送达方式',
    answer: 'post',
  });
  await passTo('2026-12-18T10:00:00.000Z');
  expect((await w.city.desk!.api.case.open({ id })).value.standing).toBe('ordered');
  await passTo('2026-12-18T16:00:00.000Z');
  expect((await w.city.desk!.api.case.open({ id })).value).toMatchObject({
    standing: 'overdue',
    timeline: expect.arrayContaining([expect.objectContaining({ did: 'lapse', office: '系统' })]),
  });
  const [line] = await newest('listing');
  listing = line!.id;
  expect((await w.city.head!.api.case.open({ id: listing })).value).toMatchObject({
    placeTitle: '拟列入黑名单',
    cause: { life: 'order', did: 'lapse', case: id },
  });
  expect((await scan(unseen)).verdict).toBe('none');
};

/** A person decides: red, referred to both organs, and on the public list; taken off it is as before. */
const aPersonDecides = async (): Promise<void> => {
  const answers = { listing_reason: '逾期没有整改' };
  expect((await act(w.city.desk!, listing, { do: 'enlist', answers })).refusal?.code).toBe(
    'not_your_step',
  );
  await must(act(w.city.head!, listing, { do: 'enlist', answers }));
  expect(await scan(unseen)).toMatchObject({
    verdict: 'barred',
    says: '已列入北京市教育移动应用黑名单，禁止使用',
    clause: { no: '黑名单的效力', kind: 'house' },
  });
  expect((await scan(app)).verdict).toBe('none');
  await w.drain();
  const organs = await Promise.all(
    (await newest('referral')).map(
      async ({ id }) => (await w.city.desk!.api.case.open({ id })).value.organ,
    ),
  );
  expect(organs.sort()).toEqual(['网信部门', '通信管理部门']);
  const all = (await w.public.lists.all({})).value.items;
  const black = all.find((list) => list.kind === 'black')!;
  expect([black.bureau.name, black.title, black.now]).toEqual([
    '云河市教育委员会',
    '教育移动应用黑名单',
    1,
  ]);
  await must(act(w.city.head!, listing, { do: 'release', reason: '已经整改' }));
  expect((await scan(unseen)).verdict).toBe('none');
};

/** Who refuses to correct is proposed at once; who is not to be listed is not. */
const refusingIsProposed = async (): Promise<void> => {
  const third = await named('拒不整改的应用', '第三科技有限公司');
  const id = await orderFor(third);
  await must(issue(id, '2026-12-31'));
  const proof = [await upload(w, w.city.desk!, id)];
  const served = { served_on: '2026-12-18', served_how: 'in_person', served_proof: proof };
  await must(act(w.city.desk!, id, { do: 'serve', answers: served } as never));
  await must(act(w.city.desk!, id, { do: 'defy', reason: '书面拒绝整改。' }));
  await w.drain();
  const line = (await newest('listing')).find((one) => one.app.id === third)!;
  const dismissed = await must(
    act(w.city.head!, line.id, { do: 'dismiss', reason: '应用已经关停。' }),
  );
  expect(dismissed.value).toMatchObject({ standing: 'closed' });
  expect((await scan(third)).verdict).toBe('none');
};

test('[S3-12] [S3-15] a complaint, an order with its day, overdue or refused, a person who decides, and both organs: each as 五 says', async () => {
  await complaintIsTheCitys();
  await orderHasItsDay();
  await readReportedSentBackVerified();
  await overdueByTheClock();
  await aPersonDecides();
  await refusingIsProposed();
}, 60_000);
