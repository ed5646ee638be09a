import { keyKeeper } from '@client/api/key-keeper';

const done = { ok: true, value: {} } as const;
const refused = { ok: false, refusal: { code: 'faults' } } as const;
const lost = { ok: false, offline: true } as const;
type Reply = typeof done | typeof refused | typeof lost;

/** Sends `content`, hears `reply`, and tells under which key it was sent. */
const sender = () => {
  let n = 0;
  const once = keyKeeper(async () => `key${(n += 1)}`);
  return async (content: string, reply: Reply): Promise<string> => {
    let used = '';
    await once(content, async (key) => {
      used = await key;
      return reply;
    });
    return used;
  };
};

test('case 22 · one attempt has one key until it is answered, whatever else was tried in between', async () => {
  const send = sender();
  const a = await send('a', lost);
  const b = await send('b', lost);
  expect(b).not.toBe(a);
  expect(await send('a', lost)).toBe(a);
  expect(await send('b', refused)).toBe(b);
  expect(await send('a', done)).toBe(a);
});

test('what was refused or done is meant anew when it is sent again', async () => {
  const send = sender();
  const first = await send('a', refused);
  const second = await send('a', lost);
  expect(second).not.toBe(first);
  await send('b', lost);
  const third = await send('a', done);
  expect(third).toBe(second);
  expect(await send('a', done)).not.toBe(third);
  // Something else was done after it: it may have to be done once more.
  expect(await send('b', done)).toBe('key5');
});

test('two presses at once are one attempt', async () => {
  const send = sender();
  const both = await Promise.all([send('a', lost), send('a', lost)]);
  expect(both).toEqual(['key1', 'key1']);
});

test('a key that could not be made is made anew at the next try', async () => {
  let tries = 0;
  const once = keyKeeper(async () => {
    tries += 1;
    if (tries === 1) throw new Error('no chance to be had');
    return `key${tries}`;
  });
  const send = () => once('a', async (key) => ({ ...done, value: await key }));
  await expect(send()).rejects.toThrow('no chance to be had');
  await expect(send()).resolves.toMatchObject({ value: 'key2' });
});
