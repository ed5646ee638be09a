import type { Transaction } from 'kysely';
import { watches } from '@shared/domain/moves';
import type { Tables } from '../db/tables';
import type { Server } from '../world/server';
import { actOn } from './act';
import { loadForSystem } from './store';
import { rulesOfCase, worldOf } from './world';

/** Makes every move that is the system's to make on one filing now; gives how many. */
export const watchFiling = async (
  server: Server,
  tx: Transaction<Tables>,
  id: string,
): Promise<number> => {
  const filing = await loadForSystem(tx, id);
  if (!filing) return 0;
  const act = watches(
    rulesOfCase(filing),
    filing.state,
    await worldOf(server, filing, server.now()),
  )[0];
  if (!act) return 0;
  const made = await actOn(server, tx, filing, act);
  return made.ok ? 1 : 0;
};
