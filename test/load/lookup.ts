// `npm run bench:lookup`: what a lookup costs our long-lived server beside the least it could cost (lookup-baseline.ts), as CPU time of
// the server process. Rounds alternate and the median of their ratios counts, because machines are noisy.
import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { aFiling } from '../make';
import { makeWorld } from '../world';
import { drive, sample } from './clients';

const ROUNDS = Number(process.env.ROUNDS ?? 40);
const REQUESTS = Number(process.env.REQUESTS ?? 500);
const WARM_UP = 3000; // requests, twice to each side
const CONNECTIONS = 10;
const TARGET = 1.35;

type Side = { port: number; cpu: (work: () => Promise<void>) => Promise<number>; end: () => void };

const heard = <T>(child: ChildProcess): Promise<T> =>
  new Promise((done, fail) => {
    const ended = (code: number | null) => fail(new Error(`a server ended with ${code}`));
    child.once('exit', ended).once('message', (said) => {
      child.off('exit', ended);
      done(said as T);
    });
  });

const start = async (given: Record<string, unknown>): Promise<Side> => {
  const child = fork(join(__dirname, 'lookup-server.ts'), {
    execArgv: [...process.execArgv, '--expose-gc'],
  });
  const begun = heard<{ port: number }>(child);
  child.send(given);
  const { port } = await begun;
  const ask = async <T>(word: string): Promise<T> => {
    const answer = heard<T>(child);
    child.send(word);
    return answer;
  };
  return {
    port,
    cpu: async (work) => {
      await ask('start');
      await work();
      return (await ask<{ cpu: number }>('stop')).cpu;
    },
    end: () => void child.removeAllListeners().kill(),
  };
};

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1]!;

const compare = async (
  title: string,
  ours: Side,
  raw: Side,
  paths: string[],
  connections: number,
): Promise<number> => {
  const once = (side: Side) =>
    side.cpu(() => drive(side.port, paths, REQUESTS, connections)).then((cpu) => cpu / REQUESTS);
  for (const side of [ours, raw, ours, raw]) await drive(side.port, paths, WARM_UP, connections);
  const rounds: { ours: number; raw: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const first = round % 2 === 0 ? await once(ours) : undefined;
    const base = await once(raw);
    rounds.push({ ours: first ?? (await once(ours)), raw: base });
  }
  const ratio = median(rounds.map((r) => r.ours / r.raw));
  console.log(
    `${title.padEnd(46)} ours ${median(rounds.map((r) => r.ours))
      .toFixed(1)
      .padStart(6)} µs   raw ${median(rounds.map((r) => r.raw))
      .toFixed(1)
      .padStart(6)} µs   ${ratio.toFixed(2)} ×`,
  );
  return ratio;
};

const run = async (): Promise<void> => {
  const w = await makeWorld();
  try {
    await aFiling(w, { at: 'filed' });
    const codes = await w.asSystem((tx) => tx.selectFrom('poster').select('code').execute());
    const path = `/lookup/${codes[0]!.code}`;
    const given = { url: w.database.appUrl, connections: CONNECTIONS };
    const ours = await start({ kind: 'ours', ...given });
    const { headers, body } = await sample(ours.port, path);
    const raw = await start({ kind: 'raw', ...given, headers, body });
    const like = await sample(raw.port, path);
    if (
      like.body !== body ||
      JSON.stringify(Object.entries(like.headers).sort()) !==
        JSON.stringify(Object.entries(headers).sort())
    )
      throw new Error('the two servers do not answer alike');
    console.log(
      `CPU time of the server process per lookup; ${Object.keys(headers).length} headers, ${Buffer.byteLength(body)} bytes of body, ${ROUNDS} rounds of ${REQUESTS}, median\n`,
    );
    const alone = await compare('one connection', ours, raw, [path], 1);
    await compare('64 connections, one code (batched)', ours, raw, [path], 64);
    ours.end();
    raw.end();
    console.log(`\nbound ${TARGET} × over one connection: ${alone <= TARGET ? 'kept' : 'BROKEN'}`);
    if (alone > TARGET) process.exitCode = 1;
  } finally {
    await w.close();
  }
};

run().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
