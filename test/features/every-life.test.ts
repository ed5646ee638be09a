import type { Verb } from '@shared/policy/policy';
import { ask } from '../account-world';
import { plantLives, type PlantedBy } from '../every-life';
import { aFiling } from '../make';
import { makeWorld, type Actor, type TestWorld } from '../world';

// What holds of one kind of case holds of all: they run through one pipeline.
let w: TestWorld;
let planted: PlantedBy;
let firm: Actor;
beforeAll(async () => {
  w = await makeWorld();
  planted = await plantLives(w, { school: w.citySchool, bureau: w.city, app: w.apps.other });
  firm = await w.join('周全', planted.provider, 'filer');
});
afterAll(() => w.close());

const toldComplaint = async (): Promise<string> => {
  await w.public.complaint.tell({
    school: w.citySchool.id,
    app: w.apps.mini,
    category: 'fee',
    happened: '每月收费。',
  });
  const { items } = (await w.city.desk.api.case.list({ life: 'complaint' })).value;
  return items[0]!.id;
};

type Doing = { id: string; who: Actor; verb: Verb };
const oneOfEach = async (): Promise<Doing[]> => [
  { id: await aFiling(w, { at: 'intake' }), who: w.city.desk, verb: 'accept' },
  { id: await toldComplaint(), who: w.city.desk, verb: 'receive' },
  { id: planted.cases.order, who: w.city.desk, verb: 'verify' },
  { id: planted.cases.listing, who: w.city.head, verb: 'enlist' },
  { id: planted.cases.inventory, who: w.citySchool.teacher, verb: 'stop' },
  { id: planted.cases.provider_filing, who: firm, verb: 'withdraw' },
];

test('an order that was put to one school is not another’s to know of, in the endpoints and in the table', async () => {
  const { order } = planted.cases;
  await ask(w, 'UPDATE case_file SET served = true WHERE id = $1', order);
  for (const who of [w.countySchool.principal, w.zoneSchool.teacher, firm]) {
    expect((await who.api.case.open({ id: order })).status).toBe(404);
    expect((await who.api.case.act({ id: order, do: 'report', version: 0 })).status).toBe(404);
    expect((await who.api.case.list({ life: 'order' })).value.items).toEqual([]);
  }
});

test('what is done to one kind is done to no other', async () => {
  const all = await oneOfEach();
  const stray: readonly Verb[] = ['accept', 'receive', 'verify', 'enlist', 'approve', 'uphold'];
  for (const { id, who, verb } of all)
    for (const other of stray.filter((one) => one !== verb)) {
      const { version } = (await who.api.case.open({ id })).value;
      const reply = await who.api.case.act({ id, do: other, version, reason: '试一下。' });
      expect([verb, other, reply.status, reply.refusal?.code]).toEqual([
        verb,
        other,
        409,
        'not_now',
      ]);
    }
  await ask(w, `UPDATE case_file SET open = false WHERE life IN ('filing', 'complaint')`);
});

test('two acts on a case of any kind in the same moment: one is done, the other is told that somebody was first', async () => {
  for (const { id, who, verb } of await oneOfEach()) {
    const { version } = (await who.api.case.open({ id })).value;
    const act = () => who.api.case.act({ id, do: verb, version, reason: '核查。' });
    const replies = await Promise.all([act(), act()]);
    const codes = replies.map((reply) => reply.refusal?.code ?? 'done').sort();
    expect([verb, codes]).toEqual([verb, ['changed_meanwhile', 'done']]);
    expect(
      await ask(
        w,
        `SELECT 1 FROM case_event WHERE case_id = $1 AND body::jsonb->>'did' = $2`,
        id,
        verb,
      ),
    ).toHaveLength(1);
  }
});
