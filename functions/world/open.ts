import type { Holidays } from '@shared/kernel/calendar';
import { makeDb, makePool } from '../db/connect';
import type { Tables } from '../db/tables';
import type { Server } from './server';
import { newCode, newId, now, random } from '../outside/clock';
import { makeLimiter } from '../outside/limiter';
import type { ObjectStore } from '../outside/store/port';
import type { Wechat } from '../outside/wechat';
import { makeSeal, type SealKeys } from '../seal/seal';
import { ownHolidays } from './holiday-store';
import { workingDays } from './working-days';

/** What a server is opened with; whoever opens it read the environment. */
export type Opening = {
  databaseUrl: string;
  /** Connections in the pool: 1 in a cloud function, more in a long-lived process. */
  connections: number;
  keys: SealKeys;
  demo: boolean;
  publicOrigin?: string;
  fontDir?: string;
  store?: ObjectStore;
  wechat?: Wechat;
  /** Days without use after which a session is over: 3 in a bureau, 14 elsewhere. */
  idleDays?: Server['idleDays'];
  behindProxy?: boolean;
  /** Replaces the clock, for demonstrations and tests. */
  clock?: () => string;
  log?: Server['log'];
};

// Milliseconds until a table is renewed, so that a bureau's new day off is soon known everywhere.
const HOLIDAYS_FOR = 60_000;

/** Opens the server; `close` ends its connections. */
export const openServer = (
  opening: Opening,
): Server & { pool: ReturnType<typeof makePool>; close: () => Promise<void> } => {
  const pool = makePool(opening.databaseUrl, { max: opening.connections });
  const db = makeDb<Tables>(pool);
  const clock = opening.clock ?? now;
  let known: { at: number; table: Promise<Holidays> } | undefined;
  return {
    pool,
    db,
    seal: makeSeal(opening.keys),
    ...(opening.store && { store: opening.store }),
    ...(opening.wechat && { wechat: opening.wechat }),
    now: clock,
    random,
    newId,
    newCode,
    holidays: () => {
      const at = Date.parse(now());
      const load = () => ownHolidays(db).then((own) => workingDays(own));
      if (!known) {
        const first = { at, table: load() };
        known = first;
        first.table.catch(() => (known = undefined));
      } else if (at - known.at > HOLIDAYS_FOR) {
        // Renewed beside the request: whoever asks may hold the only connection there is, and would
        // wait for itself.
        known.at = at;
        load().then(
          (table) => (known = { at, table: Promise.resolve(table) }),
          () => undefined,
        );
      }
      return known.table;
    },
    ...(opening.publicOrigin && { publicOrigin: opening.publicOrigin }),
    demo: opening.demo,
    idleDays: opening.idleDays ?? { bureau: 3, others: 14 },
    limiter: makeLimiter(pool),
    behindProxy: opening.behindProxy ?? false,
    ...(opening.fontDir && { fontDir: opening.fontDir }),
    log: opening.log ?? ((entry) => process.stderr.write(`${JSON.stringify(entry)}\n`)),
    close: () => db.destroy(),
  };
};
