import fc from 'fast-check';
import type { Verb } from '@shared/vocabulary/verbs';
import { watch } from '@functions/case/watch';
import { ask } from '../account-world';
import { act, upload } from '../make';
import { asked, plantSchools, plantUses, proposed } from '../many-users';
import { makeRegion, type RegionWorld } from '../region-world';

// Whatever officials do to a listing in whatever order, early, late or at once with the jobs: what follows comes once, the bar stands
// exactly while a listing stands, and nobody sees green meanwhile.
const HISTORIES = Number(process.env.HISTORIES ?? 8);
const SCHOOLS = 3;
const BASE = Date.parse('2026-09-01T02:00:00.000Z');
const DAY = 86_400_000;
jest.setTimeout(HISTORIES * 5_000 + 60_000);

let w: RegionWorld;
let nth = 0;
let school: string;
const seen = { histories: 0, enlisted: 0, released: 0, refused: 0, receipts: 0 };

beforeAll(async () => {
  w = await makeRegion('puyang');
  await plantSchools(w, SCHOOLS);
  [{ id: school }] = (await asked<{ id: string }>(
    w,
    `SELECT id FROM org WHERE starts_with(id, 'org_sch') ORDER BY id LIMIT 1`,
  )) as [{ id: string }];
}, 60_000);
afterAll(() => w.close());

type Step =
  | { is: 'act'; by: 'head' | 'desk'; do: Verb; at: 'once' | 'with the jobs' }
  | { is: 'receipts' }
  | { is: 'jobs'; workers: number }
  | { is: 'days'; count: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      is: fc.constant('act' as const),
      by: fc.constantFrom('head' as const, 'desk' as const),
      do: fc.constantFrom<Verb>(
        ...(['enlist', 'enlist', 'report', 'verify', 'return', 'release'] as const),
        ...(['withdraw', 'dismiss', 'recall'] as const),
      ),
      at: fc.constantFrom('once' as const, 'with the jobs' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('receipts' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      is: fc.constant('jobs' as const),
      workers: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      is: fc.constant('days' as const),
      count: fc.constantFrom(1, 5, 400, 731),
    }),
  },
);

const one = async <R>(text: string, ...values: unknown[]): Promise<R> =>
  (await asked<R>(w, text, ...values))[0]!;
const jobs = (workers: number): Promise<unknown> =>
  Promise.all(Array.from({ length: workers }, () => w.drain()));

/** What is answered in whatever act: the engine takes what belongs to it. */
const answersOf = async (verb: Verb, id: string): Promise<object> => {
  if (verb === 'enlist') return { answers: { listing_reason: '有违规内容' } };
  if (verb !== 'report') return verb === 'recall' ? {} : { reason: '已经核实。' };
  const proof = [await upload(w, w.city.desk!, id)];
  return { answers: { mended_what: '已经整改。', mended_proof: proof } };
};

/** The desk looks at what the schools were told, however far it is. */
const lookAtReceipts = async (listing: string): Promise<void> => {
  const receipts = await asked<{ id: string }>(
    w,
    `SELECT id FROM case_file WHERE cause_case = $1 AND life = 'stop_use'`,
    listing,
  );
  for (const { id } of receipts)
    for (const verb of ['verify', 'return'] as const)
      expect((await act(w.county.desk!, id, { do: verb, reason: '看不清。' })).status).toBeLessThan(
        500,
      );
};

/** Whether the listing stands, as its own record says, and what everybody else sees of it. */
const agrees = async (listing: string, app: string): Promise<void> => {
  const { standing, on } = await one<{ standing: string; on: boolean }>(
    `SELECT standing, place IN ('black', 'mending', 'mended') AS on FROM case_file WHERE id = $1`,
    listing,
  );
  const { verdict, list } = (await w.public.lookup.byPair({ school, app })).value;
  expect([standing, verdict === 'barred', list?.entry]).toEqual([
    standing,
    on,
    on ? listing : undefined,
  ]);
  const entry = await one<{ open: boolean } | undefined>(
    `SELECT ended_day IS NULL AS open FROM list_entry WHERE case_id = $1`,
    listing,
  );
  expect(entry?.open ?? false).toBe(on);
};

/** Once all jobs are done, each school has one receipt, and each organ one letter, for the one time that it was listed. */
const cameOnce = async (listing: string): Promise<void> => {
  const { times } = await one<{ times: number }>(
    `SELECT count(*)::int AS times FROM case_event WHERE case_id = $1 AND body::jsonb ->> 'did' = 'enlist'`,
    listing,
  );
  expect(times).toBeLessThanOrEqual(1);
  const { receipts, schools, letters } = await one<Record<string, number>>(
    `SELECT count(*) FILTER (WHERE life = 'stop_use')::int AS receipts,
       count(DISTINCT respondent_org) FILTER (WHERE life = 'stop_use')::int AS schools,
       count(DISTINCT cause_index) FILTER (WHERE life = 'referral')::int AS letters
     FROM case_file WHERE cause_case = $1`,
    listing,
  );
  expect([receipts, schools, letters]).toEqual([times * SCHOOLS, times * SCHOOLS, times * 2]);
  const { undone } = await one<{ undone: number }>(
    `SELECT count(*)::int AS undone FROM case_task WHERE case_id = $1 AND starts_with(key, 'undone:')`,
    listing,
  );
  expect(undone).toBe(0);
  seen.enlisted += times;
  seen.receipts += receipts!;
};

const take: { [K in Step['is']]: (of: Extract<Step, { is: K }>, id: string) => Promise<unknown> } =
  {
    act: async ({ by, do: verb, at }, id) => {
      const more = await answersOf(verb, id);
      const [done] = await Promise.all([
        act(w.city[by]!, id, { do: verb, ...more }),
        at === 'with the jobs' && w.drain(),
      ]);
      expect([200, 403, 409, 422]).toContain(done.status);
      if (done.status !== 200) seen.refused += 1;
      // Whatever had consequences is not taken back.
      else if (verb === 'enlist')
        expect((await act(w.city[by]!, id, { do: 'recall' })).status).not.toBe(200);
      else if (verb === 'release' || verb === 'withdraw') seen.released += 1;
    },
    receipts: (_, id) => lookAtReceipts(id),
    jobs: ({ workers }) => jobs(workers),
    days: async ({ count }) => {
      w.clock.set(new Date(Date.parse(w.clock.get()) + count * DAY).toISOString());
      await watch(w.server);
    },
  };

test('whatever is done in whatever order, what follows comes once and the bar stands with its listing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 16 }), async (steps) => {
      w.clock.set(new Date(BASE).toISOString());
      // One desk attaches here in minutes what it else does in months.
      await ask(
        w,
        `DELETE FROM rate_limit; UPDATE file SET created_at = created_at - interval '9 days'`,
      );
      const app = await w.app(w.city.filers.school!.teacher!);
      await plantUses(w, { app, nth: ++nth, count: SCHOOLS });
      const listing = await proposed(w, app);
      for (const next of steps) {
        await take[next.is](next as never, listing);
        await agrees(listing, app);
      }
      await jobs(2);
      await agrees(listing, app);
      await cameOnce(listing);
      seen.histories += 1;
    }),
    { numRuns: HISTORIES, seed: 20_261_128, endOnFailure: true },
  );
  console.log(`histories through the outbox: ${JSON.stringify(seen)}`);
  expect(seen.enlisted).toBeGreaterThan(0);
});
