import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openServer } from '../world/open';
import { wholeApp } from '../http/app';
import type { Server } from '../world/server';
import { watch } from '../case/watch';
import { drain, nightly } from '../outbox/work';
import { makeFolderStore } from '../outside/store/folder';
import { makeWechat } from '../outside/wechat';
import { publishPolicies } from '../policy/publish';
import type { SealKeys } from '../seal/seal';
import type { LocalEnv } from './env';

type LocalKeys = SealKeys & { files: string };

/**
 * The keys of a data folder, made on first use and readable by its owner alone. Losing them loses
 * every sealed value. SEAL_KEYS, SEAL_CURRENT and SEAL_INDEX_KEY, set together, take their place.
 */
export const localKeys = (dataDir: string): LocalKeys => {
  const { SEAL_KEYS, SEAL_CURRENT, SEAL_INDEX_KEY } = process.env;
  const given =
    SEAL_KEYS && SEAL_CURRENT && SEAL_INDEX_KEY
      ? {
          keys: JSON.parse(SEAL_KEYS) as SealKeys['keys'],
          current: SEAL_CURRENT,
          indexKey: SEAL_INDEX_KEY,
        }
      : {};
  const file = join(dataDir, 'keys.json');
  if (existsSync(file))
    return { ...(JSON.parse(readFileSync(file, 'utf8')) as LocalKeys), ...given };
  const fresh = (): string => randomBytes(32).toString('base64');
  const keys: LocalKeys = {
    keys: { k1: fresh() },
    current: 'k1',
    indexKey: fresh(),
    files: fresh(),
  };
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(file, JSON.stringify(keys), { mode: 0o600 });
  chmodSync(file, 0o600);
  return { ...keys, ...given };
};

const fonts = join(dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json')));

/**
 * A server and everything it serves in one process: API, files, the outbox worker, the
 * watch and the nightly look.
 */
export type LocalApp = {
  server: Server;
  fetch: (request: Request) => Promise<Response>;
  close: () => Promise<void>;
};

const OUTBOX_EVERY = 1000; // milliseconds; the cloud's schedule runs each minute, a person at a desk expects it at once
const WATCH_EVERY = 60_000;
const NIGHTLY_EVERY = 3_600_000;

/**
 * What is done by the clock, each kind waiting for itself alone: a message is told while a thousand
 * cases are moved.
 */
const timed = (server: Server): { stop: () => Promise<unknown> } => {
  const working = new Map<number, Promise<unknown>>();
  const every = (milliseconds: number, work: () => Promise<unknown>) =>
    setInterval(() => {
      const next = (working.get(milliseconds) ?? Promise.resolve()).then(work);
      working.set(
        milliseconds,
        next.catch((error: unknown) =>
          server.log({ level: 'error', error: error instanceof Error ? error.message : 'unknown' }),
        ),
      );
    }, milliseconds);
  const timers = [
    every(OUTBOX_EVERY, () => drain(server)),
    every(WATCH_EVERY, () => watch(server)),
    every(NIGHTLY_EVERY, () => nightly(server)),
  ];
  return {
    stop: () => {
      timers.forEach((timer) => clearInterval(timer));
      return Promise.all(working.values());
    },
  };
};

/** Opens the local app over a database. */
export const makeApp = (env: LocalEnv & { clock?: () => string }): LocalApp => {
  const { files, ...keys } = localKeys(env.dataDir);
  const folder = makeFolderStore({
    folder: join(env.dataDir, 'files'),
    base: `${env.origin}/blob`,
    signingKey: files,
  });
  // One process may be reached under several names (localhost, its address, a domain), so its own
  // links carry none.
  const bare = (url: string): string => url.slice(env.origin.length);
  const store = {
    ...folder,
    upload: async (...args: Parameters<typeof folder.upload>) =>
      folder.upload(...args).then((form) => ({ ...form, url: bare(form.url) })),
    link: async (...args: Parameters<typeof folder.link>) => bare(await folder.link(...args)),
  };
  const appId = process.env.WECHAT_APP_ID;
  const secret = process.env.WECHAT_SECRET;
  const server = openServer({
    databaseUrl: env.databaseUrl,
    connections: 10,
    keys,
    demo: env.demo,
    behindProxy: process.env.TRUST_PROXY === '1',
    publicOrigin: env.origin,
    fontDir: fonts,
    store,
    ...(env.clock && { clock: env.clock }),
    ...(appId &&
      secret && {
        wechat: makeWechat({
          appId,
          secret,
          ...(process.env.WECHAT_BASE && { base: process.env.WECHAT_BASE }),
        }),
      }),
  });
  const published = publishPolicies(server.db);
  const app = wholeApp(server, server.pool);
  const work = timed(server);
  return {
    server,
    fetch: async (request) => (await published, await store.handle(request)) ?? app.fetch(request),
    close: async () => {
      // A job in hand is let finish, but nobody waits for a database that is gone.
      await Promise.race([work.stop(), new Promise((done) => setTimeout(done, 5000).unref())]);
      await server.close();
    },
  };
};
