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
  const f = await loadForSystem(tx, id);
  if (!f) return 0;
  const act = watches(rulesOfCase(f), f.state, await worldOf(server, f, server.now()))[0];
  if (!act) return 0;
  const made = await actOn(server, tx, f, act);
  return made.ok ? 1 : 0;
};
