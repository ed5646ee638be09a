import { insertCase } from '@functions/case/store';
import { watch } from '@functions/case/watch';
import { blankCase, type Case } from '@shared/domain/case';
import { ask } from '../account-world';
import { makeWorld, type TestWorld } from '../world';

// What the system moves by itself: an order whose day is over (北京 五), and a receipt that no school answered in the days that its bureau
// promised (濮阳 第九条). So many are put into the store as they stand once they were issued.
jest.setTimeout(60_000);
let w: TestWorld;
beforeEach(async () => {
  w = await makeWorld();
  await ask(
    w,
    `UPDATE org SET settings = settings || '{"stop_days": 15}' WHERE id = $1`,
    w.city.id,
  );
});
afterEach(() => w.close());

type Issued = Pick<Case, 'life' | 'place' | 'standing' | 'policy' | 'marks' | 'given'>;
const order: Issued = {
  life: 'order',
  policy: 'beijing@2022-04-27',
  place: 'o_ordered',
  standing: 'ordered',
  marks: { rectify: { from: '2026-09-01' } },
  given: { order_until: '2026-09-21' },
};
const receipt: Issued = {
  life: 'stop_use',
  policy: 'puyang@2020-02-25',
  place: 'stopping',
  standing: 'ordered',
  marks: { stop: { from: '2026-09-01' } },
  given: {},
};

/** So many papers of the bureau to units of its own, each issued on 1 September. */
const issued = async (count: number, as: Issued = order): Promise<string[]> => {
  const ids = Array.from({ length: count }, () => w.server.newId('case'));
  const units = Array.from({ length: count }, () => w.server.newId('org'));
  await ask(
    w,
    `INSERT INTO org (id, kind, name, bureau_id, path, level) SELECT u, 'school', u, $2, $3, 'city' FROM unnest($1::text[]) u`,
    units,
    w.city.id,
    w.city.path,
  );
  await w.asSystem(async (tx) => {
    for (const [index, id] of ids.entries())
      await insertCase(tx, {
        state: { ...blankCase(id, as.life, as.policy, as), ...as },
        filer: w.city.id,
        respondent: units[index]!,
        app: w.apps.reader,
        bureau: w.city.id,
        path: w.city.path,
        at: w.clock.get(),
        withBureau: true,
      });
  });
  return ids;
};
const due = (day: string | null) => ask(w, 'UPDATE case_file SET watch_day = $1::date', day);
const standsAt = async (): Promise<(string | null)[][]> =>
  (
    await ask<{ place: string; day: string | null }>(
      w,
      `SELECT place, watch_day::text AS day FROM case_file ORDER BY id`,
    )
  ).map((row) => [row.place, row.day]);
const lapses = () =>
  ask<{ case_id: string }>(w, `SELECT case_id FROM case_event WHERE body::jsonb->>'did' = 'lapse'`);

test('an order nobody answered is overdue on the day after its period, and not before', async () => {
  await issued(1);
  await due('2026-09-01');
  expect(await watch(w.server)).toBe(0);
  expect(await standsAt()).toEqual([['o_ordered', '2026-09-22']]);
  w.clock.set('2026-09-21T15:59:00.000Z');
  expect(await watch(w.server)).toBe(0);
  w.clock.set('2026-09-21T16:01:00.000Z');
  expect(await watch(w.server)).toBe(1);
  expect(await standsAt()).toEqual([['o_overdue', null]]);
  expect(await watch(w.server)).toBe(0);
  expect(await lapses()).toHaveLength(1);
});

test('a day that somebody set and that is a day off ends with the next working day', async () => {
  // A Saturday, and the Monday after it.
  await issued(1, { ...order, given: { order_until: '2026-09-12' } });
  await due('2026-09-01');
  w.clock.set('2026-09-14T15:59:00.000Z');
  expect(await watch(w.server)).toBe(0);
  expect(await standsAt()).toEqual([['o_ordered', '2026-09-15']]);
  w.clock.set('2026-09-14T16:01:00.000Z');
  expect(await watch(w.server)).toBe(1);
});

test('a receipt that no school answered is overdue on the day after its period, and not before', async () => {
  await issued(1, receipt);
  await due('2026-09-01');
  w.clock.set('2026-09-21T15:59:00.000Z');
  expect(await watch(w.server)).toBe(0);
  w.clock.set('2026-09-21T16:01:00.000Z');
  expect(await watch(w.server)).toBe(1);
  expect(await standsAt()).toEqual([['stop_silent', null]]);
});

test('what cannot be read is told to the log, waits for tomorrow and holds up nobody', async () => {
  await issued(1, { ...order, policy: 'nowhere@2020-01-01' });
  await issued(1);
  w.clock.set('2026-10-20T01:00:00.000Z');
  await due('2026-09-01');
  expect(await watch(w.server)).toBe(1);
  const days = (await standsAt()).map(([, day]) => day);
  expect([...days].sort()).toEqual(['2026-10-21', null].sort());
});

test('another period of the bureau, or another calendar, has its cases looked at anew', async () => {
  await issued(1, receipt);
  w.clock.set('2026-09-15T01:00:00.000Z');
  await due('2026-09-23');
  expect(await watch(w.server)).toBe(0);
  await ask(
    w,
    `UPDATE org SET settings = settings || '{"stop_days": 30}' WHERE id = $1`,
    w.city.id,
  );
  await ask(
    w,
    `INSERT INTO outbox (id, kind, body, run_at) VALUES ('job_a', 'bureau.changed', $1, now() - interval '1 year')`,
    JSON.stringify({ bureau: w.city.id }),
  );
  await w.drain();
  expect(await watch(w.server)).toBe(0);
  const [stands] = await standsAt();
  expect(stands![1]! > '2026-10-10').toBe(true);
  await ask(w, `UPDATE org SET settings = settings || '{"stop_days": 1}' WHERE id = $1`, w.city.id);
  expect(await watch(w.server)).toBe(0);
  await ask(w, `UPDATE watch_calendar SET digest = 'of another year'`);
  expect(await watch(w.server)).toBe(1);
});

test('watched by two at once, or cut off in the middle and watched again, each is moved once', async () => {
  await issued(180);
  w.clock.set('2026-10-20T01:00:00.000Z');
  await due('2026-09-23');
  const both = await Promise.all([watch(w.server), watch(w.server)]);
  expect(both[0]! + both[1]!).toBe(180);
  expect(new Set((await lapses()).map((row) => row.case_id)).size).toBe(180);
  expect(await lapses()).toHaveLength(180);

  await issued(180);
  await ask(w, `UPDATE case_file SET watch_day = '2026-09-23' WHERE place = 'o_ordered'`);
  const cut = watch(w.server).then(
    () => 'ended',
    () => 'cut off',
  );
  for (;;) if ((await lapses()).length > 180) break;
  await ask(
    w,
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'apb_app' AND datname = current_database()`,
  );
  expect(await cut).toBe('cut off');
  const before = (await lapses()).length;
  expect(before).toBeGreaterThan(180);
  expect(before).toBeLessThan(360);
  expect(before + (await watch(w.server))).toBe(360);
  expect(new Set((await lapses()).map((row) => row.case_id)).size).toBe(360);
});

test('a message is told while many cases are being moved', async () => {
  await issued(150);
  w.clock.set('2026-10-20T01:00:00.000Z');
  await due('2026-09-23');
  let over = false;
  const watching = watch(w.server).finally(() => (over = true));
  await w.public.complaint.tell({
    school: w.citySchool.id,
    app: w.apps.reader,
    category: 'fee',
    happened: '每月收费。',
  });
  await w.drain();
  expect((await w.city.desk.api.messages.list({})).value.items).toHaveLength(1);
  expect(over).toBe(false);
  expect(await watching).toBe(150);
});
