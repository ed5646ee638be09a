import { PassThrough } from 'node:stream';
import { framed, onFrame } from '@functions/thread/frame';
import { makeThreads } from '@functions/thread/run';
import type { Deed } from './thread-job';

jest.setTimeout(30_000);

const JOB = '../../../test/functions/thread-job';
type Said = { process: number; env: string[] };
const bounds = { milliseconds: 20_000, megabytes: 150 };
const threads = makeThreads<Deed, Said>(JOB, bounds, { waiting: 20 });
afterAll(() => threads.close());

const look = async (): Promise<Said> => {
  const done = await threads.run({ do: 'look' });
  if (!done.ok) throw new Error(done.why);
  return done.output;
};
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('a thread', () => {
  test('gives back what its job made, bytes as bytes, and does the next job too', async () => {
    const bytes = Uint8Array.from({ length: 3_000_000 }, (_, i) => i * 7);
    const more = { 中文: ['一', null, 2.5], nested: { bytes: Buffer.from('ab') } };
    const done = await makeThreads<Deed, { twice: Uint8Array; more: typeof more }>(JOB, bounds).run(
      { do: 'echo', bytes, more },
    );
    if (!done.ok) throw new Error(done.why);
    expect(Buffer.compare(done.output.twice, Buffer.concat([bytes, bytes]))).toBe(0);
    expect(done.output.more).toMatchObject({ 中文: ['一', null, 2.5] });
    expect(Buffer.from(done.output.more.nested.bytes).toString()).toBe('ab');
    expect((await look()).process).toBe((await look()).process);
  });

  test('knows nothing of the environment it was started from, and is not the process that asks', async () => {
    process.env.A_SECRET_OF_THE_TEST = 'x';
    const { process: pid, env } = await look();
    expect(env).toEqual([]);
    expect(pid).not.toBe(process.pid);
  });

  test('may print without spoiling its answer', async () => {
    expect(await threads.run({ do: 'print' })).toMatchObject({ ok: true });
  });

  test('is ended when its time is over, whatever it is doing, and another takes its place', async () => {
    const hasty = makeThreads<Deed, Said>(JOB, { milliseconds: 500, megabytes: 150 });
    const pidOf = async () =>
      ((await hasty.run({ do: 'look' })) as { output: Said }).output.process;
    const pid = await pidOf();
    const begun = performance.now();
    expect(await hasty.run({ do: 'spin', milliseconds: 60_000 })).toEqual({
      ok: false,
      why: 'too_slow',
    });
    expect(performance.now() - begun).toBeLessThan(5000);
    expect(await pidOf()).not.toBe(pid);
    while (isAlive(pid)) await new Promise((done) => setTimeout(done, 20));
    hasty.close();
  });

  test.each(['heap', 'bytes'] as const)('is ended when it takes too much %s', async (kind) => {
    expect(await threads.run({ do: 'hoard', kind, megabytes: 2000 })).toEqual({
      ok: false,
      why: 'too_large',
    });
    expect(await threads.run({ do: 'look' })).toMatchObject({ ok: true });
  });

  test('that has grown is replaced, so that nobody pays for the job before', async () => {
    const { process: pid } = await look();
    expect(await threads.run({ do: 'hoard', kind: 'bytes', megabytes: 100 })).toMatchObject({
      ok: true,
    });
    expect((await look()).process).not.toBe(pid);
  });

  test('that fails says why and lives; that dies takes nobody with it', async () => {
    const { process: pid } = await look();
    expect(await threads.run({ do: 'fail' })).toEqual({
      ok: false,
      why: 'failed',
      said: 'RangeError: as asked',
    });
    expect((await look()).process).toBe(pid);
    expect(await threads.run({ do: 'die' })).toMatchObject({ ok: false, why: 'failed' });
    expect((await look()).process).not.toBe(pid);
  });
});

describe('those who wait', () => {
  test('take turns: somebody with many jobs does not keep another waiting for all of them', async () => {
    const order: string[] = [];
    const one = (whose: string) =>
      threads.run({ do: 'rest', milliseconds: 100 }, whose).then(() => void order.push(whose));
    await Promise.all([...Array.from({ length: 8 }, () => one('many')), one('few')]);
    expect(order.indexOf('few')).toBeLessThan(4);
  });

  test('are not more than a bound; what they bring is only fetched when their turn comes', async () => {
    let fetched = 0;
    const one = () =>
      threads.run(async () => {
        fetched += 1;
        return { do: 'rest', milliseconds: 300 };
      });
    const all = Array.from({ length: 30 }, one);
    expect(fetched).toBeLessThanOrEqual(2);
    const done = await Promise.all(all.slice(22));
    expect(done).toEqual(Array.from({ length: 8 }, () => ({ ok: false, why: 'busy' })));
    expect((await Promise.all(all.slice(0, 22))).every(({ ok }) => ok)).toBe(true);
  });

  test('hear what went wrong when it was fetched', async () => {
    await expect(
      threads.run(async () => {
        throw new Error('the disk');
      }),
    ).rejects.toThrow('the disk');
  });
});

test('messages arrive whole however they are cut', () => {
  const wire = Buffer.concat([
    ...framed({ bytes: Buffer.alloc(100, 5) }),
    ...framed(null),
    ...framed({ text: '签名' }),
  ]);
  for (const size of [1, 7, 64, 1000]) {
    const heard: unknown[] = [];
    const pipe = new PassThrough();
    onFrame(pipe, (value) => void heard.push(value));
    for (let at = 0; at < wire.length; at += size) pipe.emit('data', wire.subarray(at, at + size));
    expect(heard).toEqual([{ bytes: new Uint8Array(100).fill(5) }, null, { text: '签名' }]);
  }
});
