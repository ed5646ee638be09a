import type { Verb } from '@shared/policy/policy';
import { ask } from '../account-world';
import { aFiling } from '../make';
import { makeWorld, type Actor, type TestWorld } from '../world';

// Every kind of case lies in one store behind one door: what is done to one kind is done to no other.
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

const ofSchool = (): Actor[] => [w.citySchool.teacher, w.citySchool.principal];
const ofBureau = (): Actor[] => [w.city.desk, w.city.head, w.city.network];
const eventsOf = (id: string) => ask(w, 'SELECT 1 FROM case_event WHERE case_id = $1', id);

test('the school a complaint is about meets it nowhere: not by its id, not in a list, not in an act', async () => {
  for (const { api } of ofSchool()) {
    const replies = [
      await api.case.open({ id: complaint }),
      await api.case.act({ id: complaint, do: 'receive', version: 1 }),
      await api.case.save({ id: complaint, revision: 0, answers: {} }),
      await api.files.declare({ filing: complaint, name: 'a.png', bytes: 9, use: 'attachment' }),
      await api.documents.form({ id: complaint }),
      await api.documents.poster({ id: complaint }),
    ];
    expect(replies.map((reply) => reply.status)).toEqual([404, 404, 404, 404, 404, 404]);
    for (const list of [
      await api.case.inbox({}),
      await api.case.list({}),
      await api.case.list({ life: 'complaint' }),
      await api.case.list({ pile: complaint }),
    ])
      expect(JSON.stringify(list.value.items)).not.toContain(complaint);
  }
  expect(await eventsOf(complaint)).toHaveLength(1);
});

test('a complaint has no draft, no paper, no uploads and no notes in the clear, whoever asks', async () => {
  for (const { api } of ofBureau()) {
    const replies = [
      await api.case.save({ id: complaint, revision: 0, answers: {} }),
      await api.files.declare({ filing: complaint, name: 'a.png', bytes: 9, use: 'scan' }),
      await api.documents.form({ id: complaint }),
      await api.documents.poster({ id: complaint }),
      await api.case.note({ id: complaint, text: '三年级二班李老师' }),
    ];
    expect(replies.map((reply) => reply.status)).toEqual([403, 404, 404, 404, 404]);
  }
});

test('an act of one kind does nothing to the other, and says that it cannot be done now', async () => {
  const tries: readonly [string, Verb][] = [
    [complaint, 'accept'],
    [complaint, 'approve'],
    [complaint, 'suspend'],
    [complaint, 'recall'],
    [complaint, 'transfer'],
    [filing, 'receive'],
    [filing, 'uphold'],
    [filing, 'reply'],
  ];
  for (const { api } of ofBureau())
    for (const [id, verb] of tries) {
      const { version } = (await api.case.open({ id })).value;
      const reply = await api.case.act({ id, do: verb, version, reason: '试一下。' });
      expect([verb, reply.status, reply.refusal?.code]).toEqual(
        verb === 'transfer' ? [verb, 404, 'not_found'] : [verb, 409, 'not_now'],
      );
    }
  expect(await eventsOf(complaint)).toHaveLength(1);
});

test('the list of one kind holds no other, and the desk’s inbox holds what waits of all', async () => {
  const { desk } = w.city;
  const ids = (list: { value: { items: { id: string }[] } }) =>
    list.value.items.map((item) => item.id);
  expect(ids(await desk.api.case.list({}))).toEqual([filing]);
  expect(ids(await desk.api.case.list({ life: 'filing' }))).toEqual([filing]);
  expect(ids(await desk.api.case.list({ life: 'complaint' }))).toEqual([complaint]);
  expect(ids(await desk.api.case.list({ life: 'order' }))).toEqual([]);
  expect(ids(await desk.api.case.inbox({}))).toEqual([complaint]);
  expect(ids(await desk.api.case.inbox({ life: 'filing' }))).toEqual([]);
  expect(ids(await w.city.network.api.case.inbox({}))).toEqual([filing]);
});

test('the code of a complaint opens it alone', async () => {
  expect((await w.public.complaint.track({ code })).status).toBe(200);
  expect((await w.public.lookup.byCode({ code })).status).toBe(404);
  expect((await w.public.complaint.track({ code: filing })).status).not.toBe(200);
});
