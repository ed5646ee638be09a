import axe from 'axe-core';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import type { Album } from './album';

/** A file as a person picks it. */
export type Upload = { name: string; mimeType: string; buffer: Buffer };
/** Words on a page: these, or any that fit. */
export type Name = string | RegExp;

const faults: string[] = [];

/** What was wrong with the pages shown since this was last asked: axe's findings, errors thrown, pages wider than the phone. */
export const takeFaults = (): string[] => faults.splice(0);

type Finding = { id: string; nodes: { target: unknown[]; failureSummary?: string }[] };
type Axe = { run: (where: object, how: object) => Promise<{ violations: Finding[] }> };
// Taro draws its toast outside our page, and it is gone within two seconds.
const axeFindings = async (page: Page): Promise<string[]> => {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const found = await page.evaluate(
    async () =>
      (
        await (window as unknown as { axe: Axe }).axe.run(
          { exclude: ['.taro__toast'] },
          { resultTypes: ['violations'] },
        )
      ).violations,
  );
  return found.flatMap((v) =>
    v.nodes.map((n) => `${v.id}: ${n.target.join(' ')} ${n.failureSummary ?? ''}`),
  );
};

/** One person with a phone of their own: signed out at first, nothing kept from anybody else. What the phone shows goes into `pictures`. */
export const visitor = async (context: BrowserContext, origin: string, pictures: Album) => {
  const page = await context.newPage();
  const thrown: string[] = [];
  page.on('pageerror', (error) => thrown.push(error.message));
  // A machine that does much else at once may take long; a page that never comes is noticed all the same.
  page.setDefaultTimeout(20_000);
  // Pages below the one on top stay in the document, unseen.
  const seen = (locator: Locator): Locator => locator.locator('visible=true').last();
  const button = (name: Name) => seen(page.getByRole('button', { name, exact: true }));
  const unanswered = new Set<string>();
  page.on('request', (request) => unanswered.add(request.url()));
  page.on('requestfinished', (request) => unanswered.delete(request.url()));
  page.on('requestfailed', (request) => unanswered.delete(request.url()));
  // What somebody who waits in vain looks at instead.
  const instead = async () => {
    const words = await page.evaluate(() => document.body.innerText.replace(/\s+/g, ' '));
    return `the page says: ${words.slice(0, 1500)}\nnot answered: ${[...unanswered].join(' ')}`;
  };
  const tellInstead = async (error: Error): Promise<never> => {
    throw new Error(`${error.message}\n${await instead()}`);
  };
  const see = async (words: Name) => seen(page.getByText(words)).waitFor().catch(tellInstead);
  let opened = 0;
  // A new query makes the browser load the page anew, as it does for whoever follows a link from outside.
  const open = async (route: string) => {
    await page.goto(`${origin}/?${(opened += 1)}#/${route}`);
    await page.locator('.screen').first().waitFor();
    await see(/./);
  };
  // Nothing is under way: no waiting, no page sliding over another.
  const still = async () =>
    void (await page.waitForFunction(
      () => {
        const shown = (what: string) =>
          [...document.querySelectorAll(what)].filter((e) => e.getClientRects().length > 0).length;
        return (
          shown('.first, .loading, .button--busy') === 0 &&
          shown('[role="main"]') <= 1 &&
          document.getAnimations().every((a) => a.playState !== 'running')
        );
      },
      undefined,
      { timeout: 20_000 },
    ));
  // What React does about the last answer is drawn within two frames; only then is nothing under way for good.
  const calm = async () => {
    await still();
    await page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    );
    await still();
  };
  const tap = async (name: Name) => button(name).click();
  const pick = async (opens: () => Promise<unknown>, ...files: Upload[]) => {
    const asked = page.waitForEvent('filechooser');
    await opens();
    await (await asked).setFiles(files);
  };
  const field = (name: Name) => seen(page.getByRole('textbox', { name }));
  return {
    page,
    open,
    see,
    tap,
    button,
    calm,
    field,
    pick,
    /** Nothing of that kind stands on the page, or what stands there goes within two seconds. */
    seeNot: async (words: Name) => {
      await calm();
      await seen(page.getByText(words))
        .waitFor({ state: 'hidden', timeout: 2000 })
        .catch(() => {
          throw new Error(`the page says ${String(words)}`);
        });
    },
    /** Saves a picture of the page from top to end and looks for faults in it; `window`: only what fits, at the phone's own density. */
    shot: async (name: string, o: { window?: boolean } = {}) => {
      await calm();
      const { wide, tall } = await page.evaluate(() => ({
        wide: document.documentElement.scrollWidth,
        tall:
          [...document.querySelectorAll('.taro_page')]
            .filter((e) => e.getClientRects().length > 0)
            .map((e) => e.scrollHeight + window.innerHeight - e.clientHeight)
            .at(-1) ?? 0,
      }));
      if (!o.window && tall > 844)
        await page.setViewportSize({ width: 390, height: Math.min(tall, 7000) });
      await page.screenshot({
        path: pictures.next(name),
        scale: o.window ? 'device' : 'css',
        animations: 'disabled',
        style: '.taro__toast { display: none; }',
      });
      await page.setViewportSize({ width: 390, height: 844 });
      if (wide > 390) faults.push(`${name}: ${wide} wide`);
      // Taking the picture lasts; meanwhile the page may have gone on to the next.
      await still();
      faults.push(
        ...(await axeFindings(page)).map((f) => `${name}: ${f}`),
        ...thrown.splice(0).map((t) => `${name}: threw ${t}`),
      );
    },
    /** Becomes a person of the demonstration, by 我的. */
    be: async (who: RegExp) => {
      await open('pages/me/index');
      // Whoever was somebody else before has 退出登录 on the page already: only the reply tells.
      const became = page.waitForResponse((reply) => reply.url().endsWith('/demo/session'));
      await seen(page.getByRole('button', { name: who })).click();
      await became;
      await see('退出登录');
      await calm();
    },
    /** Turns to the people of another region of the demonstration, by 我的. */
    turnTo: async (region: string) => {
      await open('pages/me/index');
      await tap(/^换一个地区：/);
      await seen(page.getByRole('radio', { name: region })).click();
      await button(new RegExp(`^换一个地区：${region}`)).waitFor();
    },
    fill: async (name: Name, text: string) => field(name).fill(text),
    /** Chooses an answer of a question. */
    choose: async (question: Name, answer: Name) => {
      const group = seen(
        page
          .getByRole('radiogroup', { name: question })
          .or(page.getByRole('group', { name: question })),
      );
      await group
        .getByRole('radio', { name: answer })
        .or(group.getByRole('checkbox', { name: answer }))
        .first()
        .click();
    },
    tick: async (promise: Name) => seen(page.getByRole('checkbox', { name: promise })).click(),
    day: async (name: Name, value: string) => seen(page.getByLabel(name)).fill(value),
    /** Puts photos under a question, from the album. */
    attach: async (question: Name, ...files: Upload[]) => {
      await seen(
        page.getByRole('group', { name: question }).getByRole('button', { name: /^添加照片/ }),
      ).click();
      await pick(() => tap('从相册选择'), ...files);
      const group = seen(page.getByRole('group', { name: question }));
      await group
        .locator('.photo--done')
        .nth(files.length - 1)
        .waitFor();
      await group
        .getByText(/上传 \d+%/)
        .first()
        .waitFor({ state: 'detached' });
    },
    /** Writes on the open signature pad with a finger. */
    sign: async () => {
      const paper = (await seen(page.locator('canvas.ink')).boundingBox())!;
      for (const [x, y] of [
        [0.3, 0.25],
        [0.5, 0.45],
        [0.4, 0.65],
      ] as const) {
        await page.mouse.move(paper.x + paper.width * x, paper.y + paper.height * y);
        await page.mouse.down();
        for (let i = 1; i <= 12; i++)
          await page.mouse.move(
            paper.x + paper.width * (x + 0.015 * i),
            paper.y + paper.height * (y + 0.06 * Math.sin(i)),
            { steps: 2 },
          );
        await page.mouse.up();
      }
    },
    /** Does something from the bar at the bottom, behind 更多 when it is not in sight. */
    move: async (label: string) => {
      const direct = page
        .locator('.moves')
        .getByRole('button', { name: label, exact: true })
        .locator('visible=true');
      const more = button('更多办理');
      await direct.or(more).first().waitFor().catch(tellInstead);
      await calm();
      if (!(await direct.count())) await more.click();
      const here = page.url();
      await tap(label);
      // Most deeds have a page of their own, with a button of the same name: it must be in front before anybody taps that.
      await page.waitForURL((url) => url.href !== here, { timeout: 1500 }).catch(() => undefined);
      await calm();
    },
    /** What a button hands over to be kept. */
    download: async (name: Name) => {
      const coming = page.waitForEvent('download');
      await tap(name);
      const got = await coming;
      const parts: Buffer[] = [];
      for await (const part of await got.createReadStream()) parts.push(part as Buffer);
      return { name: got.suggestedFilename(), bytes: Buffer.concat(parts) };
    },
    close: () => context.close(),
  };
};

/** Somebody on the walk. */
export type Visitor = Awaited<ReturnType<typeof visitor>>;
