import { existsSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { makePool } from '@functions/db/connect';
import { seedDemo } from '@functions/demo/seed';
import { makeApp } from '@functions/local/app';
import { makeServer } from '@functions/local/listen';
import { guardHeaders, staticFiles } from '@functions/local/static';
import { makeLookup } from '@functions/lookup/answerer';
import { now } from '@functions/outside/clock';
import { drain } from '@functions/outbox/work';
import { filledDatabase } from '../database';

/** A running house with its demonstration: `origin` without a slash, `drain` makes the outbox tell everybody at once. */
export type Served = { origin: string; drain: () => Promise<unknown>; close: () => Promise<void> };

const demonstration = () =>
  filledDatabase('demo', async (database, dataDir) => {
    const app = makeApp({
      databaseUrl: database.appUrl,
      ownerUrl: database.ownerUrl,
      dataDir,
      origin: 'http://127.0.0.1',
      demo: true,
    });
    await seedDemo({ app, say: () => undefined });
    await app.close();
  });

/** What `npm start` serves, on a free port over a database and a data folder of its own. `pages`: the built H5 too, from `built`. */
export const serveDemonstration = async ({
  pages = true,
  host = '127.0.0.1',
  built = path.resolve('dist/h5'),
}: { pages?: boolean; host?: string; built?: string } = {}): Promise<Served> => {
  if (pages && !existsSync(path.join(built, 'index.html')))
    throw new Error('dist/h5 is not there: run npm run build:h5 first');
  const { database, folder: dataDir } = await demonstration();
  const scans = makePool(database.appUrl, { max: 4 });
  let answer = async (_: Request): Promise<Response> => new Response('starting', { status: 503 });
  const server = makeServer(makeLookup(scans, now), (request) => answer(request));
  await new Promise<void>((done) => server.listen(0, host, done));
  const origin = `http://${host}:${(server.address() as AddressInfo).port}`;
  const env = {
    databaseUrl: database.appUrl,
    ownerUrl: database.ownerUrl,
    dataDir,
    origin,
    demo: true,
  };
  const app = makeApp(env);
  const page = pages ? await staticFiles(built) : () => undefined;
  answer = async (request) => {
    const response = page(request) ?? (await app.fetch(request));
    const guarded = new Response(response.body, response);
    for (const [name, value] of Object.entries(guardHeaders))
      if (!guarded.headers.has(name)) guarded.headers.set(name, value);
    return guarded;
  };
  return {
    origin,
    drain: () => drain(app.server),
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await scans.end();
      await app.close();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};
