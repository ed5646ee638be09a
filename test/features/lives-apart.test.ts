import { byId } from '@functions/complaint/store';
import { loadForSystem } from '@functions/filing/store';
import type { Caller } from '@functions/world/caller';
import { ask } from '../account-world';
import { aFiling } from '../make';
import { makeWorld, type Actor, type TestWorld } from '../world';

// Filings and complaints lie in one store: the number of one must open nothing of the other.
let w: TestWorld;
let filing: string;
let complaint: string;
let code: string;
beforeAll(async () => {
  w = await makeWorld();
  filing = await aFiling(w, { at: 'review' });
  ({ code } = (
    await w.public.complaint.tell({
      school: w.citySchool.id,
      app: w.apps.reader,
      category: 'fee',
      happened: '要求全班缴费 98 元。',
    })
  ).value);
  const [row] = await ask<{ id: string }>(w, `SELECT id FROM case_file WHERE life = 'complaint'`);
  complaint = row!.id;
});
afterAll(() => w.close());

const everybody = (): Actor[] => [
  w.city.desk,
  w.city.head,
  w.city.network,
  w.citySchool.teacher,
  w.citySchool.principal,
];

// Not theirs, not there, or no number of this kind at all.
const isOpened = (status: number): boolean => ![403, 404, 422].includes(status);

test('no endpoint of filings knows a complaint', async () => {
  for (const { api } of everybody()) {
    const replies = [
      await api.filing.open({ id: complaint }),
      await api.filing.act({ id: complaint, do: 'accept', version: 1 }),
      await api.filing.act({ id: complaint, do: 'receive', version: 1 }),
      await api.filing.save({ id: complaint, revision: 0, answers: {} }),
      await api.documents.form({ id: complaint }),
      await api.filing.note({ id: complaint, text: '看一下' }),
    ];
    expect(replies.map((reply) => reply.status).filter(isOpened)).toEqual([]);
  }
  expect(await ask(w, 'SELECT 1 FROM case_event WHERE case_id = $1', complaint)).toHaveLength(1);
});

test('no endpoint of complaints knows a filing', async () => {
  for (const { api } of everybody()) {
    const replies = [
      await api.complaint.open({ id: filing }),
      await api.complaint.act({ id: filing, do: 'accept', version: 2 }),
      await api.complaint.act({ id: filing, do: 'receive', version: 2 }),
    ];
    expect(replies.map((reply) => reply.status).filter(isOpened)).toEqual([]);
  }
});

test('neither stands in the other’s lists, and a school hears of no complaint about it', async () => {
  for (const { api } of everybody()) {
    for (const view of ['waiting', 'all'] as const) {
      const { items } = (await api.filing.mine({ view })).value;
      expect(items.map((item) => item.id)).not.toContain(complaint);
    }
  }
  const { items } = (await w.city.desk.api.complaint.queue({ view: 'all' })).value;
  expect(items.map((item) => item.id)).toEqual([complaint]);
  expect((await w.citySchool.teacher.api.complaint.open({ id: complaint })).status).toBe(403);
});

test('an act that belongs to the other kind is refused with words, and the code opens the complaint alone', async () => {
  const refused = await w.city.desk.api.complaint.act({ id: complaint, do: 'accept', version: 1 });
  expect([refused.status, refused.refusal?.code]).toEqual([409, 'not_now']);
  const other = await w.city.desk.api.filing.act({ id: filing, do: 'receive', version: 3 });
  expect([other.status, other.refusal?.code]).toEqual([409, 'not_now']);
  expect((await w.public.complaint.track({ code })).status).toBe(200);
  expect((await w.public.lookup.byCode({ code })).status).toBe(404);
});

test('the statements themselves read one kind alone, whoever asks them', async () => {
  const caller = { org: { path: w.city.path } } as Caller;
  await w.asSystem(async (tx) => {
    expect(await loadForSystem(tx, complaint)).toBeUndefined();
    expect(await byId(tx, caller, filing)).toBeUndefined();
    expect((await loadForSystem(tx, filing))?.id).toBe(filing);
    expect((await byId(tx, caller, complaint))?.id).toBe(complaint);
  });
});
