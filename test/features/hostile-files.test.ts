import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { aFiling } from '../make';
import { hostileFiles } from '../hostile/files';
import { photo, type Hostile } from '../hostile/files-made';
import { postForm } from '../honest/post';
import { makeWorld, type TestWorld } from '../world';

jest.setTimeout(90_000);

const MORE = 100; // milliseconds that a hostile file may hold the process longer than a good photograph
const GROWN = 400; // megabytes that the process may grow meanwhile, the file itself in all its copies counted
const LOOK_EVERY = 10; // milliseconds

let w: TestWorld;
let filing: string;
/** How long a good photograph held the process. */
let good: number;
beforeAll(async () => {
  w = await makeWorld();
  await anew();
  // The first of all starts the process that cleans, and is not counted.
  await cleaned({ name: '照片.jpg', bytes: photo('photo.jpg') });
  const times = [];
  for (let i = 0; i < 5; i += 1)
    times.push((await cleaned({ name: '照片.jpg', bytes: photo('photo.jpg') })).held);
  good = Math.max(...times);
});
afterAll(() => w.close());

let sent = 0;
/** A filing of its own for each hundred, because one filing has its measure. */
const anew = async (): Promise<void> => {
  if (sent % 100 === 0)
    filing = await aFiling(w, {
      at: 'draft',
      app: [w.apps.reader, w.apps.other, w.apps.mini][sent / 100]!,
    });
  sent += 1;
};

type Seen = { answer: string; status: number; text: string; held: number; grown: number };
/** Uploads a file through the real endpoints and has it checked; says how it was answered, how long the process was held at once, and how it grew. */
const cleaned = async ({
  name,
  bytes,
  use = 'attachment',
}: {
  name: string;
  bytes: Buffer;
  use?: Hostile['use'];
}): Promise<Seen> => {
  const { teacher } = w.citySchool;
  await anew();
  const announced = await teacher.api.files.declare({
    filing,
    name,
    bytes: Math.max(1, bytes.length),
    use,
  });
  if (announced.status !== 200) throw new Error(announced.text);
  const { file, url, fields } = announced.value;
  expect(await postForm(w.fetch, { url, fields }, bytes)).toBe(204);
  const before = process.memoryUsage.rss();
  let most = before;
  const look = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), LOOK_EVERY);
  const held = monitorEventLoopDelay({ resolution: 10 });
  held.enable();
  const checked = await teacher.api.files.check({ id: file });
  await wait(LOOK_EVERY);
  held.disable();
  clearInterval(look);
  return {
    answer: checked.status === 200 ? 'taken' : (checked.refusal?.code ?? 'no words'),
    status: checked.status,
    text: checked.text,
    held: held.max / 1e6,
    grown: (Math.max(most, process.memoryUsage.rss()) - before) / (1 << 20),
  };
};

test.each(hostileFiles.map((h, i) => [i + 1, h.title, h] as const))(
  'hostile file %i · %s',
  async (_, __, { name, make, use, answer }) => {
    const bytes = make();
    let seen = await cleaned({ name, bytes, use });
    // Once more, if something else on this machine held it up.
    if (seen.held > good + MORE) seen = await cleaned({ name, bytes, use });
    expect(seen.held).toBeLessThanOrEqual(good + MORE);
    expect(seen.status).toBeLessThan(500);
    expect(seen.grown).toBeLessThan(GROWN);
    expect([answer].flat()).toContain(seen.answer);
  },
);

test('after all of them a good photograph is taken as before, and nothing was logged of what they said', async () => {
  expect((await cleaned({ name: '照片.jpg', bytes: photo('photo.jpg') })).answer).toBe('taken');
  expect(w.logged.filter(({ level }) => level === 'error')).toEqual([]);
  expect(JSON.stringify(w.logged)).not.toMatch(/SECRET|照片|方案/);
});
