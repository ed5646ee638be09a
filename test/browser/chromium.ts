import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';

const places = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A name that is no loopback address: what a browser keeps from an address without https is kept from this one.
  '--host-resolver-rules=MAP plain.test 127.0.0.1',
];

/** A running browser the size of a phone; `another` is a second phone that knows nothing of the first; `close` also removes its profile. */
export type Phone = {
  context: BrowserContext;
  page: () => Promise<Page>;
  another: () => Promise<BrowserContext>;
  close: () => Promise<void>;
};
/** `still`: its owner asked the device for less motion. */
type Options = { width?: number; height?: number; touch?: boolean; still?: boolean };

/** The browser to test with: CHROMIUM, a system chromium, or an installed Chrome. Throws with what to install when there is none. */
export const chromiumPath = (): string => {
  const found = places.find((place) => place && existsSync(place));
  if (!found)
    throw new Error(
      'No Chromium found. On Debian: apt-get install chromium fonts-noto-cjk. Elsewhere install Chrome, or set CHROMIUM to the program.',
    );
  return found;
};

/** Starts it: 390 by 844 at double density, Chinese, Shanghai time, a fresh profile. */
export const launch = async ({
  width = 390,
  height = 844,
  touch = true,
  still = false,
}: Options = {}): Promise<Phone> => {
  const executablePath = chromiumPath();
  const profile = mkdtempSync(path.join(tmpdir(), 'phone-'));
  const like = {
    viewport: { width, height },
    deviceScaleFactor: 2,
    hasTouch: touch,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    ...(still && { reducedMotion: 'reduce' as const }),
  };
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: flags,
    headless: true,
    ...like,
  });
  return {
    context,
    page: () => context.newPage(),
    another: async () => {
      const browser = context.browser();
      if (!browser) throw new Error('this browser gives no second phone');
      return browser.newContext(like);
    },
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
};
