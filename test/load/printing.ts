// `npx tsx test/load/printing.ts`: what thirty forms printed at once cost those who scan a code meanwhile. Lookups are asked one after the other in
// the very process that prints, with two connections to the database, before and during; then what a kept print costs.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { api } from '@shared/contract';
import { requestOf } from '../client';
import { aFiling } from '../make';
import { makeWorld, type Actor, type TestWorld } from '../world';

const FORMS = Number(process.env.FORMS ?? 30);
const QUIET = 300; // lookups
const MOST_TIMES = 2; // times as long may a lookup take meanwhile
const MOST_BLOCKED = 100; // milliseconds

const sorted = (values: number[]): number[] => [...values].sort((a, b) => a - b);
const at = (values: number[], part: number): number =>
  sorted(values)[Math.min(values.length - 1, Math.floor(values.length * part))]!;
const ms = (value: number): string => `${value.toFixed(1)} ms`;

type Filed = { id: string; teacher: Actor };

const filings = async (w: TestWorld): Promise<Filed[]> => {
  const all: Filed[] = [];
  for (let i = 0; i < FORMS; i += 1) {
    const school = await w.org(`河滨第${i + 1}小学`, 'school', w.city);
    all.push({ id: await aFiling(w, { at: 'filed', school }), teacher: school.teacher });
  }
  return all;
};

const print = async (w: TestWorld, { id, teacher }: Filed): Promise<number> => {
  const began = performance.now();
  const reply = await w.fetch(requestOf(api.documents.form, { id }, teacher.token));
  const bytes = await reply.arrayBuffer();
  if (reply.status !== 200) throw new Error(`${reply.status} ${Buffer.from(bytes).toString()}`);
  return performance.now() - began;
};

const lookUp = async (w: TestWorld, code: string, until: () => boolean): Promise<number[]> => {
  const took: number[] = [];
  while (!until()) {
    const began = performance.now();
    const reply = await w.fetch(new Request(`http://house.test/lookup/${code}`));
    await reply.text();
    if (reply.status !== 200) throw new Error(`lookup ${reply.status}`);
    took.push(performance.now() - began);
    await new Promise((done) => setTimeout(done, 5));
  }
  return took;
};

const during = async <T>(work: () => Promise<T>): Promise<{ value: T; blocked: number }> => {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const value = await work();
  delay.disable();
  return { value, blocked: delay.max / 1e6 };
};

const run = async (): Promise<void> => {
  const w = await makeWorld({ connections: 2 });
  try {
    const all = await filings(w);
    const { code } = await w.asSystem((tx) =>
      tx.selectFrom('poster').select('code').executeTakeFirstOrThrow(),
    );
    const poster = await w.fetch(
      requestOf(api.documents.poster, { id: all[0]!.id }, all[0]!.teacher.token),
    );
    if (poster.status !== 200) throw new Error(`poster ${poster.status}`); // the thread's program is made and has begun
    await lookUp(w, code, times(QUIET));
    const quiet = await during(() => lookUp(w, code, times(QUIET)));
    let printing = true;
    const busy = await during(async () => {
      const prints = Promise.all(all.map((f) => print(w, f))).finally(() => (printing = false));
      return { lookups: await lookUp(w, code, () => !printing), prints: await prints };
    });
    const again = await Promise.all(all.map((f) => print(w, f)));
    const ratio = at(busy.value.lookups, 0.5) / at(quiet.value, 0.5);
    console.log(
      [
        `${FORMS} forms at once: the first after ${ms(at(busy.value.prints, 0))}, the last after ${ms(at(busy.value.prints, 1))}`,
        `lookups: quiet ${ms(at(quiet.value, 0.5))} (95 of 100 within ${ms(at(quiet.value, 0.95))}), meanwhile ${ms(at(busy.value.lookups, 0.5))} (${ms(at(busy.value.lookups, 0.95))}), ${busy.value.lookups.length} of them: ${ratio.toFixed(2)} ×`,
        `the loop stood still for ${ms(quiet.blocked)} at most when quiet, ${ms(busy.blocked)} meanwhile`,
        `the same ${FORMS} again, kept: the last after ${ms(at(again, 1))}`,
      ].join('\n'),
    );
    if (ratio > MOST_TIMES || busy.blocked - quiet.blocked > MOST_BLOCKED) process.exitCode = 1;
  } finally {
    await w.close();
  }
};

const times = (count: number): (() => boolean) => {
  let left = count;
  return () => (left -= 1) < 0;
};

void run();
