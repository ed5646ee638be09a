import type { SearchAnswer, StatusAnswer } from '@shared/contract/lookup';
import type { Holder } from './holder';
import { tell } from './story';

const { scene, look } = tell();

const posterOf = async (
  origin: string,
  q: string,
  verdict: StatusAnswer['verdict'],
): Promise<string> => {
  const get = async <T>(path: string) => (await (await fetch(origin + path)).json()) as T;
  const { items } = await get<SearchAnswer>(`/public/search?q=${encodeURIComponent(q)}`);
  for (const { school, app } of items) {
    const answer = await get<StatusAnswer>(`/public/status?school=${school.id}&app=${app.id}`);
    if (answer.code && answer.verdict === verdict) return `${origin}/q/${answer.code}`;
  }
  throw new Error(`no poster of ${q} says ${verdict}`);
};

/** What a person does and the phone asks and draws from now on. */
const counted = ({ seen, ...me }: Holder) => {
  const done = { taps: 0, inputs: 0 };
  const from = { requests: seen.requests.length, patches: seen.patches.length };
  return {
    tap: async (what: Parameters<Holder['tapWhen']>[0]) => {
      done.taps += 1;
      await me.tapWhen(what);
    },
    input: async (label: string, text: string) => {
      done.inputs += 1;
      await me.input(label, text);
    },
    told: (walk: string) => {
      const asked = seen.requests.slice(from.requests).map((r) => new URL(r.url).pathname);
      const drawn = seen.patches.slice(from.patches);
      const of = (route: string) => drawn.filter((p) => p.route === route).length;
      const told = {
        ...done,
        asked,
        home: of('pages/home/index'),
        status: of('pages/status/index'),
      };
      const bytes = drawn.reduce((sum, p) => sum + p.bytes, 0);
      process.stdout.write(
        `${walk}: ${told.taps} taps, ${told.inputs} inputs, ${asked.length} requests (${asked.join(' ')}), ` +
          `setData home ${told.home}, status ${told.status}, ${bytes} bytes in all\n`,
      );
      return told;
    },
  };
};

scene(
  'a scan answers with no further tap, one request and two drawings at most',
  async ({ somebody, served }) => {
    const poster = await posterOf(served.origin, '智学伴', 'yes');
    const parent = somebody();
    const walk = counted(parent);
    await parent.open('pages/status/index', { q: encodeURIComponent(poster) });
    await parent.waitFor('可以使用');
    await parent.settle();
    const { taps, inputs, asked, status } = walk.told('scan → verdict');
    expect({ taps, inputs }).toEqual({ taps: 0, inputs: 0 });
    expect(asked).toEqual([`/lookup/${poster.split('/q/')[1]}`]);
    expect(status).toBeGreaterThan(0);
    expect(status).toBeLessThanOrEqual(2);
    await parent.tapWhen(/^公开记录/);
    await parent.tapWhen(/^学校不得这样做/);
  },
);

scene('what may not be used says why, in as few', async ({ somebody, served }) => {
  const parent = somebody();
  const walk = counted(parent);
  const poster = await posterOf(served.origin, '智学伴', 'suspended');
  await parent.open('pages/status/index', { q: encodeURIComponent(poster) });
  await parent.waitFor('暂停使用');
  await parent.waitFor('为什么暂停');
  await parent.settle();
  const { asked, status } = walk.told('scan → 暂停使用');
  expect(asked).toHaveLength(1);
  expect(status).toBeLessThanOrEqual(2);
});

scene('a name typed wrong leads to the status: one input, two taps', async ({ somebody }) => {
  const parent = somebody();
  await parent.open('pages/home/index');
  await parent.waitFor('咨询、投诉电话');
  await parent.calm();
  const walk = counted(parent);
  await walk.input('查询应用、备案号或学校', '智学拌 河滨小学');
  await walk.tap('查询');
  await parent.waitFor('您要找的是不是');
  await walk.tap(/智学伴（演示）.*河滨实验小学（演示）.*可以使用/);
  await parent.waitFor(/^查询于/);
  await parent.settle();
  const { taps, inputs, asked, home, status } = walk.told('typing error → hit → status');
  expect({ taps, inputs }).toEqual({ taps: 2, inputs: 1 });
  expect(asked).toEqual(['/public/search', '/public/status']);
  expect(home).toBeGreaterThan(0);
  expect(status).toBeGreaterThan(0);
  expect(status).toBeLessThanOrEqual(2);
});

look();
