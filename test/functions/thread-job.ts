import { answerJobs } from '@functions/thread/answer';

/** What the thread of `thread.test.ts` is asked to do. */
export type Deed =
  | { do: 'echo'; bytes: Uint8Array; more: unknown }
  | { do: 'rest' | 'spin'; milliseconds: number }
  | { do: 'hoard'; kind: 'heap' | 'bytes'; megabytes: number }
  | { do: 'fail' | 'die' | 'look' | 'print' };

const held: unknown[] = [];
const until = (milliseconds: number): void => {
  const end = Date.now() + milliseconds;
  while (Date.now() < end);
};

answerJobs(async (deed: Deed): Promise<unknown> => {
  if (deed.do === 'echo')
    return { twice: Buffer.concat([deed.bytes, deed.bytes]), more: deed.more };
  if (deed.do === 'rest') await new Promise((done) => setTimeout(done, deed.milliseconds));
  if (deed.do === 'spin') until(deed.milliseconds);
  if (deed.do === 'hoard')
    for (let mb = 0; mb < deed.megabytes; mb += 1)
      held.push(
        deed.kind === 'bytes'
          ? Buffer.alloc(1 << 20, 1)
          : Array.from({ length: 1 << 17 }, () => mb),
      );
  if (deed.do === 'fail') throw new RangeError('as asked');
  if (deed.do === 'die') process.kill(process.pid, 'SIGSEGV');
  if (deed.do === 'print') console.log('a library that prints');
  return { process: process.pid, env: Object.keys(process.env) };
});
