import type { Transaction } from 'kysely';
import type { Tables } from '../db/tables';
import type { House } from '../http/house';
import { queueJob } from '../outbox/store';
import { showAgain } from './act';
import { shownFilings } from './publish-store';
import { loadForSystem } from './store';

const AT_ONCE = 100;

/** Writes what the public sees of filings anew, a hundred at a time, each hundred a job of its own: after a bureau changed its periods, or an app its national filing. */
export const showAllAgain = async (house: House, tx: Transaction<Tables>, job: { kind: string; body: unknown }): Promise<void> => {
  const { after = '', ...of } = job.body as ({ bureau: string } | { app: string }) & { after?: string };
  const page = await shownFilings(tx, of, after, AT_ONCE);
  for (const id of page) {
    const f = await loadForSystem(tx, id);
    if (f) await showAgain(house, tx, f);
  }
  const last = page[AT_ONCE - 1];
  if (last) await queueJob(tx, { id: house.newId('job'), kind: job.kind, body: { ...of, after: last }, at: house.now() });
};
