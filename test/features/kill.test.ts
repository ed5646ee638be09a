import { beginningOf, plantLives } from '../every-life';
import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { makeDb, makePool } from '@functions/db/connect';
import { plantApp } from '@functions/demo/plant';
import type { Tables } from '@functions/db/tables';
import { blankCase, moveOf, type Case, type CaseEvent } from '@shared/domain/case';
import { evolve } from '@shared/domain/evolve';
import { canonical, type Json } from '@shared/kernel/canonical';
import { deskOver } from '../../tools/admin/open';
import { verifyChains } from '../../tools/admin/verify';
import { makeMachine, type Machine } from '../kill/machine';
import { aFiling, fill, points } from '../make';
import { makeWorld, testKeys, type TestWorld } from '../world';

const CYCLES = Number(process.env.KILLS ?? 24);
const NOW = '2026-09-01T01:00:00.000Z';
jest.setTimeout(CYCLES * 6000 + 60_000);

/** An act that is sent while something is about to die. */
type Task = { filing: string; did: string; token: string; body: Record<string, unknown> };
let m: Machine;
let tasks: Task[];
let noted: { filing: string; token: string };

/** Something to do to a case of each of the other lives, in turn. */
const otherLives = async (
  w: TestWorld,
  app: (name: string) => Promise<string>,
  rounds: number,
): Promise<Task[]> => {
  const { city, citySchool: school } = w;
  const all: Task[] = [];
  for (let n = 0; n < rounds; n += 1) {
    const tool = await app(`别的事项${n}`);
    const { provider, cases } = await plantLives(w, { school, bureau: city, app: tool, nth: n });
    const firm = await w.join('周全', provider, 'filer');
    await w.public.complaint.tell({
      school: school.id,
      app: tool,
      category: 'fee',
      happened: '每月收费。',
    });
    const told = (await city.desk.api.case.list({ life: 'complaint' })).value.items;
    const one = (
      filing: string,
      token: string,
      body: { do: string; version: number; answers?: Record<string, string> },
    ): Task => ({
      filing,
      did: body.do,
      token,
      body: { reason: '核查。', ...body },
    });
    all.push(
      one(told.find((c) => c.app.id === tool)!.id, city.desk.token, { do: 'receive', version: 1 }),
      one(cases.order, city.desk.token, { do: 'verify', version: 0 }),
      one(cases.listing, city.head.token, {
        do: 'enlist',
        version: 0,
        answers: { listing_reason: '逾期未整改。' },
      }),
      one(cases.inventory, school.teacher.token, { do: 'stop', version: 0 }),
      one(cases.provider_filing, firm.token, { do: 'withdraw', version: 0 }),
      one(cases.stop_use, city.desk.token, { do: 'verify', version: 0 }),
      one(cases.referral, city.desk.token, { do: 'dismiss', version: 0 }),
    );
  }
  return all;
};

beforeAll(async () => {
  m = await makeMachine(NOW);
  const w = await makeWorld({ database: m.database(), start: NOW });
  const { city } = w;
  const app = (n: string) =>
    w.asSystem((tx) =>
      plantApp(w.server, tx, {
        name: n,
        kind: 'app',
        provider: '河滨智学科技有限公司',
        moeNo: '教APP备3200123号',
      }),
    );
  const at = async (place: Parameters<typeof aFiling>[1]['at'], n: number) =>
    aFiling(w, { at: place, app: await app(`${place}${n}`) });
  const quarter = Math.ceil(CYCLES / 4);
  const lists: Task[][] = [[], [], [], []];
  for (let n = 0; n < quarter; n += 1) {
    const intake = await at('intake', n);
    lists[0]!.push({
      filing: intake,
      did: 'accept',
      token: city.desk.token,
      body: { do: 'accept', version: 2 },
    });
    const review = await at('review', n);
    lists[1]!.push({
      filing: review,
      did: 'opine',
      token: city.network.token,
      body: { do: 'opine', round: 1, opinion: 'network', outcome: 'pass', answers: points.network },
    });
    const draft = await at('draft', n);
    lists[2]!.push({
      filing: draft,
      did: 'submit',
      token: w.citySchool.teacher.token,
      body: { do: 'submit', version: 0, answers: await fill(w, w.citySchool.teacher, draft) },
    });
    const approval = await at('approval', n);
    lists[3]!.push({
      filing: approval,
      did: 'approve',
      token: city.head.token,
      body: { do: 'approve', version: 6, answers: { approval_text: '同意备案。' } },
    });
  }
  const others = await otherLives(w, app, CYCLES / 4);
  tasks = Array.from({ length: CYCLES }, (_, i) =>
    (i % 8 === 7 || i % 6 === 5 || i % 12 === 3 ? others : lists[i % 4]!).shift()!,
  );
  noted = { filing: tasks[0]!.filing, token: city.head.token };
  await w.close();
  await m.startServer();
}, 120_000);
afterAll(() => m.close());

const asked = async <T>(text: string, ...values: unknown[]): Promise<T[]> => {
  const client = new pg.Client({ connectionString: m.urlAs('postgres') });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(text, values)).rows as T[];
  } finally {
    await client.end();
  }
};

/** Holds a table that the act must write after its first writes, and tells when the act's transaction waits for it. */
const hold = async (table: string) => {
  const client = new pg.Client({ connectionString: m.urlAs('postgres') });
  client.on('error', () => undefined);
  await client.connect();
  await client.query(`BEGIN; LOCK TABLE ${table} IN EXCLUSIVE MODE`);
  return {
    /** True once a transaction of the app has begun, is not ended, and waits for the lock. */
    inside: async (): Promise<boolean> => {
      for (let tries = 0; tries < 200; tries += 1, await wait(10)) {
        await client.query('SELECT pg_stat_clear_snapshot()'); // within a transaction it would stay as it was first seen
        const { rowCount } = await client.query(
          `SELECT 1 FROM pg_stat_activity WHERE datname = 'kill' AND usename = 'apb_app' AND xact_start IS NOT NULL AND state = 'active' AND wait_event_type = 'Lock'`,
        );
        if (rowCount) return true;
      }
      return false;
    },
    release: () => client.end().catch(() => undefined),
  };
};

/** Resolves the moment the event of an act can be seen from outside, or after two seconds. */
const committed = async (task: Task): Promise<void> => {
  const client = new pg.Client({ connectionString: m.urlAs('postgres') });
  client.on('error', () => undefined);
  await client.connect();
  for (const since = Date.now(); Date.now() - since < 2000;) {
    if (
      (
        await client.query(
          `SELECT 1 FROM case_event WHERE case_id = $1 AND body::jsonb->>'did' = $2`,
          [task.filing, task.did],
        )
      ).rowCount
    )
      break;
  }
  client.end().catch(() => undefined);
};

const retried = async (
  send: () => ReturnType<Machine['send']>,
): Promise<{ status: number; text: string }> => {
  for (let tries = 0; tries < 30; tries += 1, await wait(100)) {
    const reply = await send();
    if (reply && reply.status < 500) return reply;
  }
  throw new Error('the server does not come back');
};

test(`killed ${CYCLES} times: nothing acknowledged is lost, nothing is doubled`, async () => {
  expect(m.synced).toEqual({ fsync: 'on', synchronous_commit: 'on' });
  const seen = {
    server: 0,
    postgres: 0,
    between: 0,
    acknowledged: 0,
    keptWithoutReply: 0,
    vanished: 0,
  };
  for (const [i, task] of tasks.entries()) {
    const victim = i % 3 === 2 ? 'postgres' : 'server';
    const [key, noteKey] = [randomBytes(12).toString('hex'), randomBytes(12).toString('hex')];
    const act = () =>
      m.send({
        method: 'POST',
        path: `/case/${task.filing}/act`,
        token: task.token,
        key,
        body: task.body,
      });
    const note = () =>
      m.send({
        method: 'POST',
        path: `/case/${noted.filing}/note`,
        token: noted.token,
        key: noteKey,
        body: { text: `note ${i}` },
      });
    // A server that just started takes its time over the first requests; the kill is to fall into an ordinary one.
    await Promise.all(
      [1, 2, 3].map(() =>
        m.send({
          method: 'POST',
          path: `/case/${noted.filing}/act`,
          token: noted.token,
          key: randomBytes(12).toString('hex'),
          body: { do: 'approve', version: 999, answers: { approval_text: '同意。' } },
        }),
      ),
    );
    const pids =
      victim === 'postgres' && i % 2 === 0
        ? (await asked<{ pid: number }>('SELECT pid FROM pg_stat_activity')).map((r) => r.pid)
        : [];
    const held =
      i % 4 === 0 ? await hold('public_status') : i % 7 === 0 ? await hold('outbox') : undefined;
    const sent = [act(), note()] as const;
    if (held) seen.between += Number(await held.inside());
    // One in five dies in the very moment of its reply: what was acknowledged must be on the disk.
    else if (i % 5 === 1) await sent[0];
    // And one in five as soon as anybody can see the event, whether or not the reply is on its way.
    else if (i % 5 === 3) await committed(task);
    else await wait(Math.random() * 50); // milliseconds
    seen[victim] += 1;
    if (victim === 'server') await m.killServer();
    else m.killPostgres(pids);
    const [acted, written] = await Promise.all(sent);
    await held?.release();
    if (victim === 'postgres') {
      await m.killServer();
      await m.startPostgres();
    }
    await m.startServer();

    const events = async () =>
      (
        await asked<{ n: number }>(
          `SELECT count(*)::int AS n FROM case_event WHERE case_id = $1 AND body::jsonb->>'did' = $2`,
          task.filing,
          task.did,
        )
      )[0]!.n;
    const after = await events();
    if (acted?.status === 200) expect([i, after]).toEqual([i, 1]);
    else expect([i, after <= 1]).toEqual([i, true]);
    if (held) expect([i, acted?.status === 200]).toEqual([i, false]);
    if (acted?.status === 200) seen.acknowledged += 1;
    else if (after === 1) seen.keptWithoutReply += 1;
    else seen.vanished += 1;
    const again = await retried(act);
    expect([i, again.status, again.text]).toEqual([
      i,
      200,
      acted?.status === 200 ? acted.text : again.text,
    ]);
    expect([i, await events()]).toEqual([i, 1]);

    const notes = async () =>
      (
        await asked<{ n: number }>(
          'SELECT count(*)::int AS n FROM note WHERE body = $1',
          `note ${i}`,
        )
      )[0]!.n;
    if (written?.status === 200) expect([i, await notes()]).toEqual([i, 1]);
    expect((await retried(note)).status).toBe(200);
    expect([i, await notes()]).toEqual([i, 1]);
  }
  console.log(
    `kill -9: ${seen.server} of the server, ${seen.postgres} of PostgreSQL; ${seen.between} provably between BEGIN and COMMIT; ${seen.acknowledged} acts acknowledged before, ${seen.keptWithoutReply} kept though nobody heard, ${seen.vanished} vanished whole`,
  );
  expect([seen.server + seen.postgres, seen.between >= 5]).toEqual([CYCLES, true]);
});

/** What each case that an act opened came from: one line an effect of one event. */
const openedBy = (): Promise<{ cause: string; n: number }[]> =>
  asked(
    `SELECT concat_ws(' ', cause_case, cause_seq, cause_index) AS cause, count(*)::int AS n FROM case_file WHERE cause_case IS NOT NULL GROUP BY 1`,
  );

test('what the acts led to is carried out once each, however often whoever does it died', async () => {
  // A job that was put back waits for a minute that does not pass here.
  await asked(`UPDATE outbox SET run_at = $1 WHERE done_at IS NULL`, NOW);
  const left = () => asked(`SELECT 1 FROM outbox WHERE done_at IS NULL`);
  for (let tries = 0; tries < 200 && (await left()).length > 0; tries += 1) await wait(100);
  expect(await left()).toEqual([]);
  const led = await asked<{ cause: string }>(
    `SELECT concat_ws(' ', e.case_id, e.seq, x.index - 1) AS cause
      FROM case_event e, jsonb_array_elements(e.body::jsonb->'effects') WITH ORDINALITY AS x (effect, index) WHERE x.effect ? 'open'`,
  );
  expect(led.length).toBeGreaterThanOrEqual(2);
  const opened = new Map((await openedBy()).map(({ cause, n }) => [cause, n]));
  expect(led.map(({ cause }) => [cause, opened.get(cause)])).toEqual(
    led.map(({ cause }) => [cause, 1]),
  );
  expect(await asked(`SELECT 1 FROM case_task WHERE key LIKE 'undone:%'`)).toEqual([]);
});

test('afterwards everything agrees with everything', async () => {
  await m.killServer();
  const desk = deskOver(makeDb<Tables>(makePool(m.urlAs('apb_app'), { max: 1 })), testKeys);
  const verified = await verifyChains(desk).finally(() => desk.close());
  expect(verified.broken).toBeUndefined();

  const filings = await asked<{
    id: string;
    version: number;
    state: Case;
    standing: string;
    number: string | null;
    events: string[];
    shown: string | null;
  }>(`
    SELECT f.id, f.version, f.state, f.standing, f.number, (SELECT coalesce(array_agg(e.body ORDER BY e.seq), '{}') FROM case_event e WHERE e.case_id = f.id) AS events,
      (SELECT p.standing FROM public_status p WHERE p.filing_id = f.id) AS shown FROM case_file f`);
  for (const f of filings) {
    expect([f.id, f.events.length]).toEqual([f.id, f.version]);
    const { life, policy } = f.state;
    const { cause } = f.state;
    const start = { ...beginningOf(life, policy), ...(cause && { cause }) };
    const folded = f.events
      .map((e) => JSON.parse(e) as CaseEvent)
      .reduce(evolve, blankCase(f.id, life, policy, start));
    expect(canonical(f.state as unknown as Json)).toBe(canonical(folded as unknown as Json));
    expect([f.id, f.standing]).toEqual([f.id, folded.standing]);
    if (life !== 'filing') continue;
    if (folded.inForce || !['draft', 'at_school'].includes(folded.standing))
      expect([f.id, f.shown]).toEqual([f.id, f.standing]);
  }
  const events = filings.flatMap((f) =>
    f.events.map((e, n) => ({ job: `${f.id} ${n + 1}`, event: JSON.parse(e) as CaseEvent })),
  );
  expect(verified.events).toBe(events.length);

  const numbers = events
    .flatMap(({ event }) => moveOf(event)?.number ?? [])
    .map((number) => Number(/〕(\d+)号$/.exec(number)![1]))
    .sort((a, b) => a - b);
  expect(numbers).toEqual(numbers.map((_, i) => i + 1));
  expect(await asked('SELECT sum(n)::int AS n FROM counter')).toEqual([{ n: numbers.length }]);
  expect(filings.filter((f) => f.number).length).toBe(numbers.length);

  const jobs = await asked<{ job: string }>(
    `SELECT (body->>'case') || ' ' || (body->>'seq') AS job FROM outbox WHERE kind = 'case.happened'`,
  );
  expect(jobs.map((j) => j.job).sort()).toEqual(events.map((e) => e.job).sort());
  expect(
    await asked(`SELECT source, person_id FROM message GROUP BY 1, 2 HAVING count(*) > 1`),
  ).toEqual([]);
  expect(await asked(`SELECT 1 FROM kept_reply WHERE box = ''`)).toEqual([]);
  expect(
    await asked(
      `SELECT case_id, grant_no, no FROM paper_copy GROUP BY 1, 2, 3 HAVING count(*) > 1`,
    ),
  ).toEqual([]);
});
