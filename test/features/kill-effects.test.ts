import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { makeDb, makePool } from '@functions/db/connect';
import type { Tables } from '@functions/db/tables';
import { deskOver } from '../../tools/admin/open';
import { verifyChains } from '../../tools/admin/verify';
import { makeMachine, type Machine } from '../kill/machine';
import { plantSchools, plantUses, proposed } from '../many-users';
import { makeRegion } from '../region-world';
import { testKeys } from '../world';

// A listing opens a receipt for every school that uses an app of the provider; whoever carries that out is killed in the middle of it.
const CYCLES = Math.ceil(Number(process.env.KILLS ?? 32) / 4);
const SCHOOLS = 250; // more than one transaction opens
const NOW = '2026-09-01T01:00:00.000Z';
jest.setTimeout(CYCLES * 20_000 + 60_000);

let m: Machine;
let listings: string[];
let head: string;

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

beforeAll(async () => {
  m = await makeMachine(NOW);
  const w = await makeRegion('puyang', { database: m.database(), start: NOW });
  await plantSchools(w, SCHOOLS);
  listings = [];
  for (let n = 0; n < CYCLES; n += 1) {
    const app = await w.app(w.city.filers.school!.teacher!);
    await plantUses(w, { app, nth: n, count: SCHOOLS });
    listings.push(await proposed(w, app));
  }
  head = w.city.head!.token;
  await w.close();
  await m.startServer();
}, 120_000);
afterAll(() => m.close());

const isOpen = async (): Promise<boolean> =>
  (await asked(`SELECT 1 FROM outbox WHERE kind = 'case.follows' AND done_at IS NULL LIMIT 1`))
    .length > 0;
const receiptsOf = async (listing: string): Promise<number> =>
  (
    await asked<{ n: number }>(
      `SELECT count(*)::int AS n FROM case_file WHERE cause_case = $1 AND life = 'stop_use'`,
      listing,
    )
  )[0]!.n;

test(`killed ${CYCLES} times inside what follows a listing: every school has one receipt`, async () => {
  const seen = { server: 0, postgres: 0, inside: 0 };
  for (const [cycle, listing] of listings.entries()) {
    const victim = cycle % 2 === 0 ? 'server' : 'postgres';
    const sent = await m.send({
      method: 'POST',
      path: `/case/${listing}/act`,
      token: head,
      key: randomBytes(12).toString('hex'),
      body: { do: 'enlist', version: 3, answers: { listing_reason: '有违规内容' } },
    });
    expect([cycle, sent?.status, sent?.text]).toEqual([cycle, 200, expect.any(String)]);
    // The worker looks ten times a second, and opens a page in a fraction of one.
    await wait(50 + Math.random() * 400);
    if (await isOpen()) seen.inside += 1;
    seen[victim] += 1;
    if (victim === 'server') await m.killServer();
    else {
      m.killPostgres([]);
      await m.killServer();
      await m.startPostgres();
    }
    await m.startServer();
    for (let tries = 0; (await isOpen()) && tries < 600; tries += 1) await wait(50);
    expect([cycle, await receiptsOf(listing)]).toEqual([cycle, SCHOOLS]);
  }
  console.log(
    `kill -9 inside effects: ${seen.server} of the server, ${seen.postgres} of PostgreSQL, ${seen.inside} while effects were open`,
  );
  expect(seen.inside).toBeGreaterThan(0);
});

test('afterwards nothing is lost and nothing doubled', async () => {
  await m.killServer();
  const desk = deskOver(makeDb<Tables>(makePool(m.urlAs('apb_app'), { max: 1 })), testKeys);
  const verified = await verifyChains(desk).finally(() => desk.close());
  expect(verified.broken).toBeUndefined();
  const followed = await asked<{ life: string; cases: number; receivers: number; begun: number }>(
    `SELECT life, count(*)::int AS cases, count(DISTINCT (cause_case, coalesce(respondent_org, ''), cause_index))::int AS receivers,
       count(*) FILTER (WHERE version = (SELECT count(*) FROM case_event e WHERE e.case_id = f.id))::int AS begun
     FROM case_file f WHERE cause_case IS NOT NULL GROUP BY life ORDER BY life`,
  );
  const all = { stop_use: CYCLES * SCHOOLS, referral: CYCLES * 2 };
  expect(followed).toEqual(
    (['referral', 'stop_use'] as const).map((life) => ({
      life,
      cases: all[life],
      receivers: all[life],
      begun: all[life],
    })),
  );
  // Each receipt waits for its school, and its school alone.
  expect(
    await asked(
      `SELECT count(*)::int AS n FROM case_task t JOIN case_file f ON f.id = t.case_id WHERE f.life = 'stop_use' AND t.org_id = f.respondent_org AND t.office = 'respondent'`,
    ),
  ).toEqual([{ n: all.stop_use }]);
  expect(await asked(`SELECT 1 FROM case_task WHERE starts_with(key, 'undone:')`)).toEqual([]);
});
