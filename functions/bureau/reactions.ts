import type { Transaction } from 'kysely';
import type { Tables } from '../db/tables';
import { showAgain } from '../filing/act';
import { loadForSystem } from '../filing/store';
import type { House } from '../http/house';
import { queueJob, shownFilings, shownForApp } from '../outbox/store';

const AT_ONCE = 100;

const showPage = async (house: House, tx: Transaction<Tables>, page: readonly string[]): Promise<string | undefined> => {
  for (const id of page) {
    const f = await loadForSystem(tx, id);
    if (f) await showAgain(house, tx, f);
  }
  return page[AT_ONCE - 1];
};

/** After an app's national filing changed: writes what the public sees of every school's filing for it anew. */
export const showAppAgain = async (house: House, tx: Transaction<Tables>, job: { body: unknown }): Promise<void> => {
  const { app, after = '' } = job.body as { app: string; after?: string };
  const last = await showPage(house, tx, await shownForApp(tx, app, after, AT_ONCE));
  if (last) await queueJob(tx, { id: house.newId('job'), kind: 'app.changed', body: { app, after: last }, at: house.now() });
};

/** After a bureau changed its periods: writes what the public sees of its filings anew, a hundred at a time, each hundred a job of its own. */
export const showBureauAgain = async (house: House, tx: Transaction<Tables>, job: { body: unknown }): Promise<void> => {
  const { bureau, after = '' } = job.body as { bureau: string; after?: string };
  const last = await showPage(house, tx, await shownFilings(tx, bureau, after, AT_ONCE));
  if (last) await queueJob(tx, { id: house.newId('job'), kind: 'bureau.changed', body: { bureau, after: last }, at: house.now() });
};
