import { rulesFor } from '@shared/policy';
import { ask } from '../account-world';
import { enlist, fail, led, makeEffectWorld, nominated, openedBy, pass } from '../effect-world';
import { act, upload } from '../make';
import type { RegionWorld } from '../region-world';

// 濮阳 第九条: being listed leads to letters and receipts. What leads on is a job of its own, tried again until it is done, and told to the
// desk when it cannot be.
let w: RegionWorld;
beforeAll(async () => {
  w = await makeEffectWorld();
});
afterAll(() => w.close());

const desk = () => w.city.desk!;
const seen = async (id: string) => (await desk().api.case.open({ id })).value;
const lettersOf = async (id: string) =>
  (await openedBy(w, id, led.cac)).length + (await openedBy(w, id, led.telecom)).length;
/** A listing whose letter to 网信部门 could not be opened, however often it was tried. */
const givenUp = async (): Promise<string> => {
  const { id } = await nominated(w);
  await fail(w, { cause: id, index: led.cac, times: 5 });
  await enlist(w, id);
  for (const minutes of [0, 1, 2, 4, 8]) await pass(w, minutes);
  return id;
};
const KEY = `undone:4:${led.cac}`;
const WHAT = '后续办理未完成：开出“移送”（系统出错，请重试或另行办理）';

test.each([1, 2])('what fails %i times is tried again later and done once', async (times) => {
  const { id } = await nominated(w);
  await fail(w, { cause: id, index: led.cac, times });
  const logged = w.logged.length;
  await enlist(w, id);
  await pass(w, 0);
  // The others do not wait for it, and it is not tried before its time.
  expect(await openedBy(w, id, led.telecom)).toHaveLength(1);
  await pass(w, 0);
  expect(await openedBy(w, id, led.cac)).toEqual([]);
  for (let tries = 1; tries <= times; tries += 1) await pass(w, 2 ** (tries - 1));
  expect(await openedBy(w, id, led.cac)).toHaveLength(1);
  await pass(w, 120);
  expect([await lettersOf(id), (await seen(id)).undone]).toEqual([2, []]);
  const faults = w.logged.slice(logged);
  expect(faults.map((fault) => fault.kind)).toEqual(Array(times).fill('case.follows'));
});

test('what fails five times is tried no more by itself, and waits for the desk; tried again it is done', async () => {
  const id = await givenUp();
  expect((await seen(id)).undone).toEqual([{ key: KEY, what: WHAT }]);
  const { items } = (await desk().api.case.inbox({ life: 'listing' })).value;
  expect(items.filter((line) => line.id === id).map((line) => line.mine)).toEqual([WHAT]);
  await pass(w, 600);
  expect(await openedBy(w, id, led.cac)).toEqual([]);
  expect((await desk().api.case.settle({ id, key: KEY, how: 'again' })).status).toBe(200);
  await pass(w, 0);
  const [letter] = await openedBy(w, id, led.cac);
  expect(await seen(letter!.id)).toMatchObject({ organ: '网信部门', cause: { case: id } });
  expect([await lettersOf(id), (await seen(id)).undone]).toEqual([2, []]);
});

test('what breaks waits for the desk too where a refusal would be nothing', async () => {
  const letters = rulesFor('puyang@2020-02-25')!
    .then.flatMap(({ effects }) => effects)
    .filter((one) => 'open' in one && one.open === 'referral') as { refused?: 'nothing' }[];
  for (const one of letters) one.refused = 'nothing';
  const id = await givenUp().finally(() => {
    for (const one of letters) delete one.refused;
  });
  expect((await seen(id)).undone).toEqual([{ key: KEY, what: WHAT }]);
});

test('settled otherwise it is noted by whom, and never done', async () => {
  const id = await givenUp();
  expect((await desk().api.case.settle({ id, key: KEY, how: 'otherwise' })).status).toBe(200);
  await pass(w, 600);
  const { undone, notes } = await seen(id);
  expect([undone, notes?.map(({ text, by }) => [text, by])]).toEqual([
    [],
    [[`已另行办理：${WHAT}`, '段受理']],
  ]);
  expect(await openedBy(w, id, led.cac)).toEqual([]);
  for (const how of ['again', 'otherwise'] as const)
    expect((await desk().api.case.settle({ id, key: KEY, how })).refusal?.code).toBe('not_found');
});

test('it is the desk’s of the bureau that decides, and nobody else’s; no other task is settled so', async () => {
  const id = await givenUp();
  const settle = async (who = desk(), key = KEY) =>
    (await who.api.case.settle({ id, key, how: 'otherwise' })).refusal?.code;
  const { teacher } = w.city.filers.school!;
  expect(await settle(teacher)).toBe('not_yours');
  for (const who of [w.city.head!, w.city.review!, w.city.admin!, w.county.desk!])
    expect(await settle(who)).toBe('not_found');
  for (const key of ['desk', 'undone:', 'undone:4:9', `${KEY}:`, 'undone:4:2 '])
    expect(await settle(desk(), key)).toBe('not_found');
  expect((await w.city.head!.api.case.open({ id })).value.undone).toEqual([
    { key: KEY, what: WHAT },
  ]);
});

test('what was opened waits at its desk, and is listed by its kind alone', async () => {
  const { id } = await nominated(w);
  await enlist(w, id);
  await pass(w, 0);
  const [letter] = await openedBy(w, id, led.cac);
  const { list, inbox } = desk().api.case;
  const has = async (lines: ReturnType<typeof list>) =>
    (await lines).value.items.some((line) => line.id === letter!.id);
  expect([await has(list({})), await has(list({ life: 'listing' }))]).toEqual([false, false]);
  expect([await has(list({ life: 'referral' })), await has(inbox({ life: 'referral' }))]).toEqual([
    true,
    true,
  ]);
  expect((await seen(id)).followed).toEqual([
    { life: 'referral', standing: 'draft', placeTitle: '待发移送函', count: 2 },
  ]);
});

test('what could not be done waits through later acts on the case', async () => {
  const id = await givenUp();
  const proof = [await upload(w, desk(), id)];
  const answers = { mended_what: '已经整改。', mended_proof: proof };
  expect((await act(desk(), id, { do: 'report', answers })).status).toBe(200);
  expect((await act(desk(), id, { do: 'verify', reason: '整改合格' })).status).toBe(200);
  expect((await seen(id)).undone).toEqual([{ key: KEY, what: WHAT }]);
  await desk().api.case.settle({ id, key: KEY, how: 'again' });
  await pass(w, 0);
  // It is done as the act said it, though the case has gone on since.
  expect([await lettersOf(id), (await seen(id)).placeTitle]).toEqual([2, '整改合格，待移出']);
});

test('a complaint is closed and what it led to failed: its desk is told, and no note repeats its words', async () => {
  const app = await w.app(w.city.filers.school!.teacher!);
  await w.tell(w.city.filers.school!, app, 'vulgar');
  const told = async () =>
    (await desk().api.case.inbox({ life: 'complaint' })).value.items.find(
      (line) => line.app.id === app,
    );
  const { id } = (await told())!;
  await fail(w, { cause: id, index: 0, times: 5 });
  await act(desk(), id, { do: 'receive' });
  await act(desk(), id, { do: 'uphold', reason: '孩子亲眼所见，属实。' });
  for (const minutes of [0, 1, 2, 4, 8]) await pass(w, minutes);
  expect((await told())?.mine).toBe('后续办理未完成：开出“名单”（系统出错，请重试或另行办理）');
  await desk().api.case.settle({ id, key: 'undone:3:0', how: 'otherwise' });
  expect(await told()).toBeUndefined();
  expect(await ask(w, 'SELECT 1 FROM note WHERE case_id = $1', id)).toEqual([]);
});
