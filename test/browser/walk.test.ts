import type { SearchAnswer, StatusAnswer } from '@shared/contract/lookup';
import { tell } from './story';
import type { Visitor } from './visitor';

const { step } = tell({ prefix: 'walk' });

const posterOf = async (
  origin: string,
  q: string,
  verdict: StatusAnswer['verdict'] = 'yes',
): Promise<string> => {
  const get = async <T>(path: string) => (await (await fetch(origin + path)).json()) as T;
  const { items } = await get<SearchAnswer>(`/public/search?q=${encodeURIComponent(q)}`);
  for (const { school, app } of items) {
    const answer = await get<StatusAnswer>(`/public/status?school=${school.id}&app=${app.id}`);
    const { code } = answer;
    if (code && answer.verdict === verdict) return `${origin}/q/${code}`;
  }
  throw new Error(`no poster of ${q}`);
};

/** What somebody asks of the server from now on, and how often they press and write. */
const counted = (v: Visitor) => {
  const asked: string[] = [];
  const done = { taps: 0, inputs: 0 };
  v.page.on('request', (r) => {
    const { pathname } = new URL(r.url());
    if (/^\/(public|lookup)\//.test(pathname)) asked.push(pathname);
  });
  return {
    asked,
    done,
    tap: async (name: Parameters<Visitor['tap']>[0]) => {
      done.taps += 1;
      await v.tap(name);
    },
    fill: async (name: Parameters<Visitor['fill']>[0], text: string) => {
      done.inputs += 1;
      await v.fill(name, text);
    },
  };
};
const print = (what: string, { asked, done }: Pick<ReturnType<typeof counted>, 'asked' | 'done'>) =>
  process.stdout.write(
    `${what}: ${done.taps} taps, ${done.inputs} inputs, ${asked.length} requests (${asked.join(' ')})\n`,
  );
const fits = (v: Visitor) =>
  v.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
/** Whatever is written smaller than this, in CSS pixels. */
const smallerThan = (v: Visitor, least: number) =>
  v.page.evaluate((px) => {
    const small = [...document.querySelectorAll('*')].filter(
      (e) =>
        e.getClientRects().length > 0 &&
        [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent!.trim() !== '') &&
        Number.parseFloat(getComputedStyle(e).fontSize) < px,
    );
    return small.map((e) => `${e.textContent!.trim()} ${getComputedStyle(e).fontSize}`);
  }, least);

step('a scan answers with no further tap and one request', async ({ parent, served }) => {
  const poster = await posterOf(served.origin, '智学伴');
  const walk = counted(parent);
  await parent.page.goto(poster);
  await parent.page.getByRole('heading', { name: '可以使用', exact: true }).waitFor();
  await parent.see(/^查询于/);
  print('scan → verdict', walk);
  expect(walk.done).toEqual({ taps: 0, inputs: 0 });
  expect(walk.asked).toHaveLength(1);
  await parent.shot('status');
  await parent.tap(/^公开记录/);
  await parent.see(/备案$/);
  await parent.tap(/^学校不得这样做/);
  await parent.shot('status-folds');
  // What is folded was there already.
  expect(walk.asked).toHaveLength(1);
});

step(
  'what may not be used says why and what to do, and complaining stands out',
  async ({ parent, served }) => {
    await parent.page.goto(await posterOf(served.origin, '智学伴', 'suspended'));
    await parent.page.getByRole('heading', { name: '暂停使用', exact: true }).waitFor();
    await parent.see('为什么暂停');
    await parent.see('您现在可以这样做');
    await parent.seeNot(/^推荐使用 · 免费$/);
    await parent.shot('status-suspended');
    const complain = parent.page.getByRole('button', { name: '我要投诉' });
    expect(await complain.last().getAttribute('class')).toContain('button--primary');
  },
);

step('a name typed wrong leads to the status: one input, two taps', async ({ somebody }) => {
  const parent = await somebody();
  await parent.open('pages/home/index');
  await parent.see('咨询、投诉电话');
  const walk = counted(parent);
  await walk.fill('查询应用、备案号或学校', '智学拌 河滨小学');
  await walk.tap('查询');
  await parent.see('您要找的是不是');
  await parent.shot('search');
  await walk.tap(/智学伴（演示）.*河滨实验小学（演示）.*可以使用/);
  await parent.see(/^查询于/);
  print('typing error → hit → status', walk);
  expect(walk.done).toEqual({ taps: 2, inputs: 1 });
  expect(walk.asked).toEqual(['/public/search', '/public/status']);
  await parent.close();
});

step(
  'in 长辈版 nothing is small, nothing leaves the screen, buttons stand one below the other',
  async ({ somebody, served }) => {
    const parent = await somebody();
    await parent.open('pages/home/index');
    await parent.tap('打开长辈版，字变大');
    await parent.see('咨询、投诉电话');
    await parent.shot('elder-home');
    expect([await smallerThan(parent, 18), await fits(parent)]).toEqual([[], true]);
    await parent.page.goto(await posterOf(served.origin, '智学伴'));
    await parent.see(/^查询于/);
    await parent.shot('elder-status');
    expect([await smallerThan(parent, 18), await fits(parent)]).toEqual([[], true]);
    const boxes = await parent.page
      .locator('.moves__row .button')
      .evaluateAll((all) => all.map((b) => b.getBoundingClientRect().toJSON() as DOMRect));
    expect(boxes.length).toBe(2);
    for (const box of boxes) expect(box.height).toBeGreaterThanOrEqual(60);
    expect(boxes[1]!.top).toBeGreaterThanOrEqual(boxes[0]!.bottom);
    await parent.close();
  },
);

/** What stands on a page before its scripts have come, `.first`; the scripts wait until they are let go. */
const held = async (v: Visitor) => {
  let letGo = (): void => undefined;
  const gone = new Promise<void>((done) => (letGo = done));
  await v.page.route('**/js/*.js', async (route) => {
    await gone;
    await route.continue();
  });
  await v.page.addInitScript(() => {
    const w = window as unknown as { moved: number };
    w.moved = 0;
    new PerformanceObserver((list) => {
      for (const e of list.getEntries()) w.moved += (e as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return { letGo, first: v.page.locator('.first:visible') };
};
const linesIn = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');
const moved = (v: Visitor) => v.page.evaluate(() => (window as unknown as { moved: number }).moved);

step(
  'before any script home says what it then says, at the same place',
  async ({ somebody, served }) => {
    const parent = await somebody();
    const { letGo, first } = await held(parent);
    await parent.page.goto(served.origin, { waitUntil: 'commit' });
    await first.waitFor();
    const said = linesIn(await first.innerText());
    expect(said).toHaveLength(3);
    const tops = async (at: string) =>
      Promise.all(
        said.map(async (line) => (await parent.page.locator(at).getByText(line).boundingBox())!.y),
      );
    const before = await tops('.first');
    letGo();
    await parent.see('怎样查询和投诉');
    expect(await parent.page.locator('.first').count()).toBe(0);
    const after = await tops('.screen');
    before.forEach((y, i) => expect(Math.abs(after[i]! - y)).toBeLessThanOrEqual(8));
    expect(await moved(parent)).toBeLessThanOrEqual(0.02);
    await parent.close();
  },
);

step(
  'before any script the status says what is coming, as it does while it asks',
  async ({ somebody, served }) => {
    const parent = await somebody();
    const poster = await posterOf(served.origin, '智学伴');
    const { letGo, first } = await held(parent);
    let answer = (): void => undefined;
    const asked = new Promise<void>((done) => (answer = done));
    await parent.page.route('**/lookup/*', async (route) => {
      await asked;
      await route.continue();
    });
    await parent.page.goto(poster, { waitUntil: 'commit' });
    await first.waitFor();
    const said = linesIn(await first.innerText());
    expect(said).toHaveLength(2);
    letGo();
    const loading = parent.page.locator('.loading:visible');
    await loading.waitFor();
    expect(await parent.page.locator('.first').count()).toBe(0);
    expect(linesIn(await loading.innerText())).toEqual(said);
    answer();
    await parent.see(/^查询于/);
    expect(await moved(parent)).toBeLessThanOrEqual(0.02);
    await parent.close();
  },
);

step(
  'where the scripts do not come, the page says so; other pages show nothing first',
  async ({ somebody, served }) => {
    const parent = await somebody();
    await parent.page.route('**/js/*.js', (route) => route.abort());
    await parent.page.goto(await posterOf(served.origin, '智学伴'));
    await parent.page
      .getByRole('alert')
      .getByText('页面没有打开，请检查网络，再重新打开。')
      .waitFor();
    await parent.page.goto(`${served.origin}/?2#/pages/me/index`);
    expect(await parent.page.locator('.first').count()).toBe(0);
    await parent.close();
  },
);
