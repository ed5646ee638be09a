import { act, aFiling, anApp, opine, sign, submit } from '../make';
import { makeWorld, type TestWorld } from '../world';

let w: TestWorld;
beforeEach(async () => {
  w = await makeWorld();
});
afterEach(() => w.close());

const intake = async (): Promise<string> => aFiling(w, { at: 'intake', app: await anApp(w) });
const number = async (id: string): Promise<string | undefined> =>
  (await act(w.city.desk, id, { do: 'accept' })).value.number;

test('[S0-28] acceptance gives the day and a number per bureau, without a gap', async () => {
  const [a, b, c] = [
    await intake(),
    await intake(),
    await aFiling(w, { at: 'intake', school: w.countySchool, bureau: w.county }),
  ];
  expect([await number(a), await number(b)]).toEqual(['河教备〔2026〕1号', '河教备〔2026〕2号']);
  expect((await act(w.county.desk, c, { do: 'accept' })).value).toMatchObject({
    number: '柳教备〔2026〕1号',
    place: 'review',
  });
  const seen = (await w.citySchool.teacher.api.case.open({ id: b })).value;
  expect(seen.numbers).toEqual({ acceptance: '河教备〔2026〕2号' });
  expect(seen.timeline.at(-1)).toMatchObject({
    did: 'accept',
    at: '2026-09-01T01:00:00.000Z',
    title: '受理（河教备〔2026〕2号）',
    clauses: [{ no: '二' }],
  });
  expect((await w.city.lead.api.case.inbox({})).value.items.find((f) => f.id === b)).toMatchObject({
    number: '河教备〔2026〕2号',
  });
});

test('[S0-28] the year of the number is Shanghai’s: 31 December 23:59 and a minute later', async () => {
  const [a, b, c] = [await intake(), await intake(), await intake()];
  w.clock.set('2026-12-31T15:59:59.999Z');
  expect(await number(a)).toBe('河教备〔2026〕1号');
  w.clock.set('2026-12-31T16:00:00.000Z');
  expect(await number(b)).toBe('河教备〔2027〕1号');
  expect(await number(c)).toBe('河教备〔2027〕2号');
});

test('[S0-28] a filing keeps its number through a return, and a refused acceptance takes none', async () => {
  const id = await intake();
  expect((await act(w.city.network, id, { do: 'accept' })).refusal?.code).toBe('not_your_step');
  expect((await w.city.desk.api.case.act({ id, do: 'accept', version: 1 })).refusal?.code).toBe(
    'changed_meanwhile',
  );
  expect(await number(id)).toBe('河教备〔2026〕1号');
  await opine(w.city.network, id, 'network', 'fault', {
    net_holes: { is: 'fail', note: '管理后台是弱口令' },
  });
  await opine(w.city.content, id, 'content');
  await opine(w.city.lead, id, 'focus');
  expect((await w.citySchool.teacher.api.case.open({ id })).value.place).toBe('returned');
  await submit(w, w.citySchool.teacher, id);
  await sign(w, w.citySchool.principal, id);
  expect((await act(w.city.desk, id, { do: 'accept' })).value).not.toHaveProperty('number');
  expect((await w.city.desk.api.case.open({ id })).value.numbers.acceptance).toBe(
    '河教备〔2026〕1号',
  );
  expect(await number(await intake())).toBe('河教备〔2026〕2号');
});

test('many acceptances at once get every number once', async () => {
  const ids = await Promise.all(Array.from({ length: 8 }, () => intake()));
  const replies = await Promise.all(
    ids.flatMap((id) =>
      [0, 1].map(() => w.city.desk.api.case.act({ id, do: 'accept', version: 2 })),
    ),
  );
  const numbers = replies.flatMap((r) => (r.status === 200 ? [r.value.number!] : []));
  expect(numbers.sort()).toEqual(
    [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `河教备〔2026〕${n}号`).sort(),
  );
  expect(replies.filter((r) => r.status !== 200).map((r) => r.refusal?.code)).toEqual(
    Array(8).fill('changed_meanwhile'),
  );
});

test('not twice, not before it is signed, and only by the desk of its own bureau', async () => {
  const unsigned = await aFiling(w, { at: 'signing', app: await anApp(w) });
  expect(
    (await w.city.desk.api.case.act({ id: unsigned, do: 'accept', version: 1 })).refusal?.code,
  ).toMatch(/^not_(now|found)$/);
  const id = await intake();
  for (const who of [
    w.city.lead,
    w.city.head,
    w.city.content,
    w.city.admin,
    w.citySchool.principal,
    w.citySchool.teacher,
  ]) {
    expect(await act(who, id, { do: 'accept' })).toMatchObject({
      status: 403,
      refusal: { code: 'not_your_step', clause: { no: '二' } },
    });
  }
  expect((await w.county.desk.api.case.act({ id, do: 'accept', version: 2 })).status).toBe(404);
  expect(await number(id)).toBe('河教备〔2026〕1号');
  expect((await act(w.city.desk, id, { do: 'accept' })).refusal?.code).toBe('not_now');
});

test('a person who filed does not accept, though they have a seat at the desk too', async () => {
  const id = await intake();
  const seat = w.server.newId('member');
  const { person } = w.citySchool.principal;
  await w.asSystem(async (tx) => {
    await tx
      .insertInto('member')
      .values({
        id: seat,
        person_id: person,
        org_id: w.city.id,
        role: 'desk',
        slots: ['filing'],
        title: '',
        created_at: w.clock.get(),
      })
      .execute();
  });
  const atDesk = await w.signIn({ person, seat });
  const seen = (await atDesk.api.case.open({ id })).value;
  expect(seen.offers.find((o) => o.do === 'accept')?.why).toMatchObject({
    code: 'took_part_before',
  });
  expect(await act(atDesk, id, { do: 'accept' })).toMatchObject({
    status: 403,
    refusal: { code: 'took_part_before', clause: { no: '回避', kind: 'house' } },
  });
});

test('the queue is sorted by time left, and working days skip weekends', async () => {
  const first = await intake();
  w.clock.set('2026-09-03T01:00:00.000Z');
  const second = await intake();
  const items = (await w.city.desk.api.case.inbox({})).value.items;
  expect(items.map((f) => [f.id, f.clock?.due?.day, f.clock?.left])).toEqual([
    [first, '2026-09-08', 3],
    [second, '2026-09-10', 5],
  ]);
});
