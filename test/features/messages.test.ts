import { insertMessages } from '@functions/outbox/store';
import { aFiling } from '../make';
import { makeWorld, type Actor, type TestWorld } from '../world';

let w: TestWorld;
beforeAll(async () => {
  w = await makeWorld();
});
afterAll(() => w.close());

const tell = (to: Actor, count: number, at = (_: number): string => w.clock.get()) =>
  w.asSystem((tx) =>
    insertMessages(
      tx,
      Array.from({ length: count }, (_, i) => ({
        id: w.server.newId('message'),
        person: to.person,
        at: at(i),
        title: `第${i}条`,
        body: '正文',
        kind: 'filing' as const,
        about: 'cas_00000000',
        source: `${to.person}${i}`,
      })),
    ),
  );

const readAll = async (who: Actor): Promise<string[][]> => {
  const pages: string[][] = [];
  for (let after: string | undefined, more = true; more;) {
    const { items, next } = (await who.api.messages.list({ ...(after && { after }) })).value;
    pages.push(items.map((m) => m.title));
    after = next;
    more = next !== undefined;
  }
  return pages;
};

test('what happens to a filing reaches whom it concerns, once, and nobody else', async () => {
  const id = await aFiling(w, { at: 'signing' });
  await w.drain();
  await w.drain();
  const inbox = async (who: Actor) => (await who.api.messages.list({})).value.items;
  expect(await inbox(w.citySchool.principal)).toMatchObject([
    { title: '“智学伴”等您签名', about: id, read: false },
  ]);
  for (const other of [w.citySchool.teacher, w.countySchool.principal, w.city.desk])
    expect(await inbox(other)).toEqual([]);
});

test('a message is read once, and the number of unread ones goes down', async () => {
  const [message] = (await w.citySchool.principal.api.messages.list({})).value.items;
  const unread = async () => (await w.citySchool.principal.api.account.me({})).value.unread;
  expect(await unread()).toBe(1);
  for (const _ of [1, 2])
    expect((await w.citySchool.principal.api.messages.read({ id: message!.id })).status).toBe(200);
  expect(await unread()).toBe(0);
  expect((await w.citySchool.principal.api.messages.list({})).value.items).toMatchObject([
    { id: message!.id, read: true },
  ]);
});

test('another’s message is not there for me', async () => {
  const [message] = (await w.citySchool.principal.api.messages.list({})).value.items;
  expect((await w.citySchool.teacher.api.messages.read({ id: message!.id })).refusal?.code).toBe(
    'not_found',
  );
  expect((await w.public.messages.list({})).refusal?.code).toBe('sign_in_first');
});

test('pages are newest first, without a gap or a repeat, also where many came at the same moment', async () => {
  await tell(w.county.desk, 45, (i) =>
    new Date(Date.parse(w.clock.get()) + i * 1000).toISOString(),
  );
  expect(await readAll(w.county.desk)).toEqual(
    [
      [44, 25],
      [24, 5],
      [4, 0],
    ].map(([from, to]) => Array.from({ length: from! - to! + 1 }, (_, i) => `第${from! - i}条`)),
  );
  await tell(w.county.head, 41);
  const pages = await readAll(w.county.head);
  expect(pages.map((p) => p.length)).toEqual([20, 20, 1]);
  expect(new Set(pages.flat()).size).toBe(41);
});

test.each(['1|x', 'x', '|', "2026-13-45T00:00:00.000Z|msg_1'", '2026-09-01T00:00:00.000Z'])(
  'a page mark nobody was given, %s, begins at the top',
  async (after) => {
    expect((await w.county.desk.api.messages.list({ after })).value.items[0]?.title).toBe('第44条');
  },
);
