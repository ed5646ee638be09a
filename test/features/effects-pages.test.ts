import pg from 'pg';
import type { Cited } from '@shared/policy/rules';
import type { Move } from '@shared/policy/policy';
import { reactions, workOnce } from '@functions/outbox/work';
import { openServer } from '@functions/world/open';
import { ask } from '../account-world';
import { enlist, led, makeEffectWorld, nominated, openedBy, pass } from '../effect-world';
import { plantSchools, plantUses } from '../many-users';
import type { RegionWorld } from '../region-world';
import { testKeys } from '../world';

// 濮阳 第九条: every school that uses an app of who is listed is told to stop, 200 in a transaction, whoever dies meanwhile.
const SCHOOLS = 450;
let w: RegionWorld;
beforeAll(async () => {
  w = await makeEffectWorld();
  await plantSchools(w, SCHOOLS);
});
afterAll(() => w.close());

let uses = 0;
/** A listing of an app that so many schools of the county use. */
const usedBy = async (count: number): Promise<{ app: string; id: string }> => {
  const made = await nominated(w);
  uses += 1;
  await plantUses(w, { app: made.app, nth: uses, count });
  await enlist(w, made.id);
  return made;
};
const receiptsOf = async (id: string): Promise<number> =>
  (await openedBy(w, id, led.receipts)).length;
/** Everything else that is to be done waits for a day. */
const onlyReceiptsOf = (id: string) =>
  ask(
    w,
    `UPDATE outbox SET run_at = run_at + interval '1 day' WHERE done_at IS NULL AND NOT (kind = 'case.follows' AND body->>'case' = $1 AND body->>'index' = $2)`,
    id,
    String(led.receipts),
  );
/** Another worker on the same database. */
const anotherWorker = () =>
  openServer({
    databaseUrl: w.database.appUrl,
    connections: 2,
    keys: testKeys,
    demo: false,
    clock: () => w.clock.get(),
    log: () => undefined,
  });

/** Ends the worker's connection while it writes a page: the page is begun, and waits for a table that is held. */
const cutInside = async (work: () => Promise<unknown>): Promise<void> => {
  const holder = new pg.Client({ connectionString: w.database.superUrl });
  await holder.connect();
  await holder.query('BEGIN; LOCK TABLE case_event IN EXCLUSIVE MODE');
  const done = work();
  const waits = `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND usename = 'apb_app' AND wait_event_type = 'Lock' AND query LIKE '%case_event%'`;
  for (;;) {
    await holder.query('SELECT pg_stat_clear_snapshot()');
    const { rows } = await holder.query<{ pid: number }>(waits);
    if (rows.length === 0) continue;
    await holder.query('SELECT pg_terminate_backend($1)', [rows[0]!.pid]);
    break;
  }
  await holder.query('ROLLBACK');
  await holder.end();
  await done;
};

test('a worker is cut off between and inside pages, and another goes on: each of 450 schools has one receipt', async () => {
  const { id } = await usedBy(SCHOOLS);
  const counts: number[] = [];
  const step = async (server: Parameters<typeof workOnce>[0]) => {
    await onlyReceiptsOf(id);
    await workOnce(server, reactions);
    counts.push(await receiptsOf(id));
  };
  await step(w.server);
  const other = anotherWorker();
  try {
    await onlyReceiptsOf(id);
    await cutInside(() => workOnce(w.server, reactions));
    counts.push(await receiptsOf(id));
    w.clock.set(new Date(Date.parse(w.clock.get()) + 60_000).toISOString());
    await step(other);
    await step(other);
    await step(other);
  } finally {
    await other.close();
  }
  expect(counts).toEqual([200, 200, 400, 450, 450]);
  const receipts = await openedBy(w, id, led.receipts);
  expect(new Set(receipts.map((one) => one.respondent)).size).toBe(SCHOOLS);
  // Each was issued, and waits for its school alone.
  expect(
    await ask(
      w,
      `SELECT f.version, f.place, f.served, t.office, (SELECT count(*)::int FROM case_event e WHERE e.case_id = f.id) AS events, count(*)::int AS n
        FROM case_file f JOIN case_task t ON t.case_id = f.id AND t.org_id = f.respondent_org WHERE f.cause_case = $1 GROUP BY 1, 2, 3, 4, 5`,
      id,
    ),
  ).toEqual([
    { version: 1, place: 'stopping', served: true, office: 'respondent', events: 1, n: SCHOOLS },
  ]);
  await pass(w, 2 * 24 * 60);
});

test('delivered twice, and by another job once more, it opens nothing and tells nobody twice', async () => {
  const { app, id } = await nominated(w);
  await plantUses(w, { app, nth: 99, count: 30 });
  const [firm] = await ask<{ org: string }>(
    w,
    'SELECT respondent_org AS org FROM case_file WHERE id = $1',
    id,
  );
  const clerk = await w.join('周全', firm!.org, 'filer');
  await enlist(w, id);
  await pass(w, 0);
  const state = async () => ({
    opened: (
      await ask(w, 'SELECT life, id, version FROM case_file WHERE cause_case = $1 ORDER BY id', id)
    ).length,
    told: (await clerk.api.messages.list({})).value.items.filter((one) => one.about === id).length,
    tasks: await ask(
      w,
      `SELECT count(*)::int AS n FROM case_task t JOIN case_file f ON f.id = t.case_id WHERE f.cause_case = $1`,
      id,
    ),
  });
  const before = await state();
  expect(before).toEqual({ opened: 32, told: 1, tasks: [{ n: 32 }] });
  const jobs = `kind = 'case.follows' AND body->>'case' = $1`;
  await ask(w, `UPDATE outbox SET done_at = NULL, body = body - 'after' WHERE ${jobs}`, id);
  await pass(w, 0);
  expect(await state()).toEqual(before);
  await ask(
    w,
    `INSERT INTO outbox (id, kind, body, run_at) SELECT id || 'b', kind, body - 'after', run_at FROM outbox WHERE ${jobs}`,
    id,
  );
  await pass(w, 0);
  expect(await state()).toEqual(before);
});

describe('where one of many is refused', () => {
  // No regulation refuses a receipt: here the system may issue one to schools alone.
  const issue = () =>
    w.rules.moves.find((move) => move.do === 'issue' && move.from.includes('to_stop'))! as {
      -readonly [K in keyof Cited<Move<string, string>>]: Cited<Move<string, string>>[K];
    };
  const unit = async (name: string, app: string, nth: number): Promise<string> => {
    const county = w.county as unknown as { id: string; path: string };
    const made = await w.org(name, 'unit', { ...county, level: 'county' });
    await plantUses(w, { app, nth, count: 1 });
    await ask(
      w,
      `UPDATE case_file SET filer_org = $1 WHERE id = 'cas_u' || lpad($2::text, 3, '0') || '000000001'`,
      made.id,
      String(nth),
    );
    return made.id;
  };
  afterAll(() => delete issue().when);

  test('the others are opened, each refused one waits for the desk, and is tried again by itself', async () => {
    issue().when = { fact: 'respondent.kind', is: 'school' };
    const { app, id } = await nominated(w);
    const units = [await unit('屯电教馆', app, 501), await unit('屯教研室', app, 502)];
    await plantUses(w, { app, nth: 500, count: 250 });
    await enlist(w, id);
    await pass(w, 0);
    expect(await receiptsOf(id)).toBe(250);
    const undone = async () => (await w.city.desk!.api.case.open({ id })).value.undone;
    const what = '后续办理未完成：开出“停用回执”（那件事现在不能办这一步）';
    const keys = units.map((org) => `undone:4:0:${org}`);
    expect(await undone()).toEqual([...keys].sort().map((key) => ({ key, what })));
    const settle = (key: string, how: 'again' | 'otherwise') =>
      w.city.desk!.api.case.settle({ id, key, how });
    // Still refused, it waits again.
    await settle(keys[0]!, 'again');
    await pass(w, 0);
    expect(await undone()).toHaveLength(2);
    await settle(keys[1]!, 'otherwise');
    delete issue().when;
    await settle(keys[0]!, 'again');
    await pass(w, 0);
    expect(await undone()).toEqual([]);
    const about = (await openedBy(w, id, led.receipts)).map((one) => one.respondent);
    expect(about).toHaveLength(251);
    expect(units.map((org) => about.includes(org))).toEqual([true, false]);
  });
});
