import type { Transaction } from 'kysely';
import { watches } from '@shared/domain/moves';
import type { Tables } from '../db/tables';
import type { Server } from '../world/server';
import { actOn } from './act';
import { contextOf } from './context';
import { loadForSystem } from './load';
import { rulesOfCase } from './rules';

/** Makes every move that is the system's to make on one case now; gives how many. */
export const watchCase = async (
  server: Server,
  tx: Transaction<Tables>,
  id: string,
): Promise<number> => {
  const loaded = await loadForSystem(tx, id);
  if (!loaded) return 0;
  const act = watches(
    rulesOfCase(loaded),
    loaded.state,
    await contextOf(server, loaded, server.now()),
  )[0];
  if (!act) return 0;
  const made = await actOn({ server, tx, loaded }, act);
  return made.ok ? 1 : 0;
};
