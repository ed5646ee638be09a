import type { Verb } from '@shared/policy/policy';
import { lifeIds } from '@shared/vocabulary/lives';
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

type Doing = {
  id: string;
  who: Actor;
  verb: Verb;
  answers?: Record<string, string>;
  /** What else could be done to it where it stands. */ also?: readonly Verb[];
};
const oneOfEach = async (): Promise<Doing[]> => [
  { id: await aFiling(w, { at: 'intake' }), who: w.city.desk, verb: 'accept' },
  { id: await toldComplaint(), who: w.city.desk, verb: 'receive' },
  { id: planted.cases.order, who: w.city.desk, verb: 'verify', also: ['defy'] },
  {
    id: planted.cases.listing,
    who: w.city.head,
    verb: 'enlist',
    answers: { listing_reason: '逾期未整改。' },
  },
  { id: planted.cases.stop_use, who: w.city.desk, verb: 'verify' },
  { id: planted.cases.referral, who: w.city.desk, verb: 'dismiss', also: ['issue'] },
  { id: planted.cases.inventory, who: w.citySchool.teacher, verb: 'stop' },
  { id: planted.cases.provider_filing, who: firm, verb: 'withdraw' },
];

test.each(['order', 'stop_use'] as const)(
  '%s: what was put to one school is not another’s to know of, in the endpoints and in the table',
  async (life) => {
    const id = planted.cases[life];
    await ask(w, 'UPDATE case_file SET served = true WHERE id = $1', id);
    for (const who of [w.countySchool.principal, w.zoneSchool.teacher, firm]) {
      expect((await who.api.case.open({ id })).status).toBe(404);
      expect((await who.api.case.act({ id, do: 'report', version: 0 })).status).toBe(404);
      expect((await who.api.case.list({ life })).value.items).toEqual([]);
    }
    expect((await w.citySchool.principal.api.case.open({ id })).value).toMatchObject({ id, life });
  },
);

test('one of every kind is here', async () => {
  const all = await oneOfEach();
  const kinds = await ask<{ life: string }>(
    w,
    'SELECT life FROM case_file WHERE id = ANY ($1) ORDER BY life',
    all.map(({ id }) => id),
  );
  expect(kinds.map(({ life }) => life)).toEqual([...lifeIds].sort());
  await ask(w, `UPDATE case_file SET open = false WHERE life IN ('filing', 'complaint')`);
});

test('what is done to one kind is done to no other', async () => {
  const all = await oneOfEach();
  const stray: readonly Verb[] = [
    'accept',
    'receive',
    'verify',
    'enlist',
    'approve',
    'uphold',
    'issue',
    'acknowledge',
    'serve',
    'defy',
  ];
  for (const { id, who, verb, also = [] } of all)
    for (const other of stray.filter((one) => one !== verb && !also.includes(one))) {
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
  for (const { id, who, verb, answers } of await oneOfEach()) {
    const { version } = (await who.api.case.open({ id })).value;
    const input = { id, do: verb, version, reason: '核查。', ...(answers && { answers }) };
    const act = () => who.api.case.act(input);
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
