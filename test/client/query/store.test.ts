import {
  ask,
  askAgain,
  askIfOld,
  invalidate,
  listen,
  reset,
  stateOf,
  type Key,
} from '@client/query/store';

let n = 0;
const fresh = (...more: unknown[]): Key => [`key${(n += 1)}`, ...more];
/** A question whose answers are given by hand, in any order. */
const byHand = () => {
  const waiting: { yes: (v: unknown) => void; no: (e: unknown) => void }[] = [];
  return {
    fetch: () => new Promise<unknown>((yes, no) => waiting.push({ yes, no })),
    asked: () => waiting.length,
    answer: async (i: number, v: unknown) => (waiting[i]!.yes(v), new Promise(setImmediate)),
    fail: async (i: number, e: unknown) => (waiting[i]!.no(e), new Promise(setImmediate)),
  };
};

test('an answer is kept, asked again only when it is old, and wakes who shows it', async () => {
  const key = fresh();
  let woken = 0;
  const stop = listen(key, { fetch: undefined, wake: () => (woken += 1) }, 0);
  let asked = 0;
  const fetch = () => Promise.resolve({ asked: (asked += 1) });
  await askIfOld(key, fetch, 60_000);
  await askIfOld(key, fetch, 60_000);
  expect(stateOf(key).data).toEqual({ asked: 1 });
  expect(woken).toBe(1);
  await askIfOld(key, fetch, 0);
  expect(stateOf(key).data).toEqual({ asked: 2 });
  stop();
});

test('two that ask at once ask once', async () => {
  const key = fresh();
  const q = byHand();
  const both = [askIfOld(key, q.fetch, 0), askIfOld(key, q.fetch, 0), askAgain(key, q.fetch)];
  expect(q.asked()).toBe(1);
  await q.answer(0, 'once');
  await Promise.all(both);
  expect(stateOf(key).data).toBe('once');
});

test('the answer to an older question never replaces that to a newer one', async () => {
  const key = fresh();
  const q = byHand();
  void ask(key, q.fetch);
  void ask(key, q.fetch);
  await q.answer(1, 'after the act');
  await q.answer(0, 'before the act');
  expect(stateOf(key).data).toBe('after the act');
});

test('after an answer, asking again asks anew even while a question is under way', async () => {
  const key = fresh();
  const q = byHand();
  void ask(key, q.fetch);
  await q.answer(0, 'first');
  void ask(key, q.fetch);
  void askAgain(key, q.fetch);
  expect(q.asked()).toBe(3);
  await q.answer(2, 'third');
  await q.answer(1, 'second');
  expect(stateOf(key).data).toBe('third');
});

test('a failure keeps the last answer beside it, and the next answer takes it away', async () => {
  const key = fresh();
  const q = byHand();
  void ask(key, q.fetch);
  await q.answer(0, 'good');
  void ask(key, q.fetch);
  await q.fail(1, { offline: true });
  expect(stateOf(key)).toMatchObject({ data: 'good', error: { offline: true } });
  void ask(key, q.fetch);
  await q.answer(2, 'better');
  expect(stateOf(key)).toMatchObject({ data: 'better' });
  expect(stateOf(key).error).toBeUndefined();
});

test('a failure without an answer gives way to the wait when asked again', async () => {
  const key = fresh();
  const q = byHand();
  void ask(key, q.fetch);
  await q.fail(0, { offline: true });
  expect(stateOf(key).error).toEqual({ offline: true });
  void ask(key, q.fetch);
  expect(stateOf(key).error).toBeUndefined();
  await q.answer(1, 'there');
  expect(stateOf(key).data).toBe('there');
});

test('an equal answer keeps the old object, so nothing is drawn again', async () => {
  const key = fresh();
  await ask(key, () => Promise.resolve({ a: [1] }));
  const first = stateOf(key).data;
  await ask(key, () => Promise.resolve({ a: [1] }));
  expect(stateOf(key).data).toBe(first);
  await ask(key, () => Promise.resolve({ a: [2] }));
  expect(stateOf(key).data).not.toBe(first);
});

test('invalidate fetches what is shown, by whoever may ask, and leaves the rest to be fetched when shown', async () => {
  const shown = fresh();
  const hidden: Key = [shown[0], 'hidden'];
  const other = fresh();
  let asked = 0;
  const fetch = () => Promise.resolve((asked += 1));
  for (const key of [shown, hidden, other]) await ask(key, () => Promise.resolve('old'));
  const stops = [
    listen(shown, { fetch: undefined, wake: () => {} }, 0),
    listen(shown, { fetch, wake: () => {} }, 0),
  ];
  await invalidate(([what]) => what === shown[0]);
  expect(stateOf(shown).data).toBe(1);
  expect(stateOf(hidden).data).toBe('old');
  await askIfOld(hidden, fetch, Infinity);
  expect(stateOf(hidden).data).toBe(2);
  await askIfOld(other, fetch, Infinity);
  expect(stateOf(other).data).toBe('old');
  for (const stop of stops) stop();
});

test('reset shows nothing of what somebody else fetched, not even an answer still on its way', async () => {
  const key = fresh();
  const q = byHand();
  void ask(key, q.fetch);
  const done = reset(([what]) => what === key[0]);
  expect(stateOf(key).data).toBeUndefined();
  await q.answer(0, 'of the person before');
  await done;
  expect(stateOf(key).data).toBeUndefined();
});

test('what nobody shows any longer is forgotten after its time, not before', async () => {
  jest.useFakeTimers();
  try {
    const key = fresh();
    const stop = listen(key, { fetch: undefined, wake: () => {} }, 1_000);
    await ask(key, () => Promise.resolve('kept'));
    stop();
    jest.advanceTimersByTime(900);
    const again = listen(key, { fetch: undefined, wake: () => {} }, 1_000);
    jest.advanceTimersByTime(5_000);
    expect(stateOf(key).data).toBe('kept');
    again();
    jest.advanceTimersByTime(1_001);
    expect(stateOf(key).data).toBeUndefined();
  } finally {
    jest.useRealTimers();
  }
});
