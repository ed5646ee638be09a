// `npm run bench:receipts`: a provider whose app ten thousand schools use comes onto a list: how long the scans take to turn, how long
// until every school has its receipt, the longest transaction on the way, and what it costs when the worker is cut off twice.
import { performance } from 'node:perf_hooks';
import { reactions, workOnce } from '@functions/outbox/work';
import { act } from '../make';
import { asked, plantSchools, plantUses, proposed } from '../many-users';
import { makeRegion, type RegionWorld } from '../region-world';

const SCHOOLS = Number(process.env.SCHOOLS ?? 10_000);

const must = async <T extends { status: number; text: string }>(done: Promise<T>): Promise<T> => {
  const reply = await done;
  if (reply.status !== 200) throw new Error(reply.text);
  return reply;
};

/** The app's provider is put on the list, and with it every scan turns. */
const enlist = async (w: RegionWorld, app: string): Promise<void> => {
  const id = await proposed(w, app);
  const answers = { listing_reason: '有违规内容' };
  const began = performance.now();
  await must(act(w.city.head!, id, { do: 'enlist', answers }));
  console.log(`listed, and every scan red, in ${(performance.now() - began).toFixed(0)} ms`);
};

const count = async (w: RegionWorld, which: string): Promise<number> =>
  (await asked<{ n: number }>(w, `SELECT count(*)::int AS n FROM ${which}`))[0]!.n;

/** Works at what follows until the receipts are there; gives each transaction's time. */
const carryOut = async (w: RegionWorld): Promise<number[]> => {
  const times: number[] = [];
  for (;;) {
    const open = await count(w, `outbox WHERE kind = 'case.follows' AND done_at IS NULL`);
    if (open === 0) return times;
    // What follows comes before the messages, which wait in the same queue.
    await asked(
      w,
      `UPDATE outbox SET run_at = run_at + interval '1 day' WHERE kind = 'case.happened' AND done_at IS NULL AND run_at <= $1`,
      w.clock.get(),
    );
    const began = performance.now();
    await workOnce(w.server, reactions);
    times.push(performance.now() - began);
  }
};

const main = async (): Promise<void> => {
  const w = await makeRegion('puyang');
  try {
    const app = await w.app(w.city.filers.school!.teacher!);
    await plantSchools(w, SCHOOLS);
    await plantUses(w, { app, count: SCHOOLS });
    await enlist(w, app);
    const began = performance.now();
    const times = await carryOut(w);
    const took = performance.now() - began;
    const made = await count(w, `case_file WHERE life = 'stop_use'`);
    console.log(
      `${made} receipts in ${(took / 1000).toFixed(1)} s, ${times.length} transactions, the longest ${Math.max(...times).toFixed(0)} ms`,
    );
    const told = performance.now();
    w.clock.set(new Date(Date.parse(w.clock.get()) + 2 * 86_400_000).toISOString());
    let jobs = 0;
    while (await workOnce(w.server, reactions)) jobs += 1;
    console.log(
      `${jobs} jobs that tell people in ${((performance.now() - told) / 1000).toFixed(1)} s`,
    );
    if (made !== SCHOOLS) process.exitCode = 1;
  } finally {
    await w.close();
  }
};

void main();
