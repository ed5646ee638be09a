import type { Transaction } from 'kysely';
import type { Tables } from '../db/tables';
import { showAgain } from '../filing/act';
import { loadForSystem } from '../filing/store';
import type { House } from '../http/house';
import { queueJob, shownFilings } from '../outbox/store';

const AT_ONCE = 100;

/** After a bureau changed its periods: writes what the public sees of its filings anew, a hundred at a time, each hundred a job of its own. */
export const showBureauAgain = async (house: House, tx: Transaction<Tables>, job: { body: unknown }): Promise<void> => {
  const { bureau, after = '' } = job.body as { bureau: string; after?: string };
  const page = await shownFilings(tx, bureau, after, AT_ONCE);
  for (const id of page) {
    const f = await loadForSystem(tx, id);
    if (f) await showAgain(house, tx, f);
  }
  const last = page[AT_ONCE - 1];
  if (last) await queueJob(tx, { id: house.newId('job'), kind: 'bureau.changed', body: { bureau, after: last }, at: house.now() });
};
