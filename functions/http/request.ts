import type { ControlledTransaction } from 'kysely';
import type { Tables } from '../db/tables';
import { enter, enterAs, isLive } from '../account/session-store';
import type { Server } from '../world/server';
import type { Asker } from '../world/limits';
import type { Request } from '../world/request';

/**
 * Makes the ask of one request. Nothing is begun until it is needed, so a refused request costs no
 * connection.
 */
export const makeRequest = (server: Server, id: string, asker: Asker): Request => {
  let begun: Promise<ControlledTransaction<Tables>> | undefined;
  let session: string | undefined;
  const now = server.now();
  let over = false;
  const start = async (): Promise<ControlledTransaction<Tables>> => {
    // The calendar is read before, never inside: with a pool of one connection the transaction
    // would wait for itself.
    await server.holidays();
    const trx = await server.db.startTransaction().execute();
    if (session === undefined) return trx;
    try {
      await enter(trx, session, now, server);
      return trx;
    } catch (error) {
      await trx.rollback().execute();
      throw error;
    }
  };
  const begin = (): Promise<ControlledTransaction<Tables>> => (begun ??= start());
  const end = async (how: 'commit' | 'rollback'): Promise<void> => {
    over ||= begun !== undefined;
    const trx = await begun?.catch(() => undefined);
    if (!trx || trx.isCommitted || trx.isRolledBack) return;
    await (how === 'commit' ? trx.commit() : trx.rollback()).execute();
  };
  return {
    server,
    now,
    id,
    asker,
    about: '',
    logged: false,
    knows: (hash) => isLive(server.db, hash, now, server.demo),
    tx: () => begin(),
    as: async (scope, codeHash) => {
      const tx = await begin();
      await enterAs(tx, scope, codeHash);
      return tx;
    },
    enter: async (hash) => {
      const trx = await begin();
      session = hash;
      return enter(trx, hash, now, server);
    },
    isOver: () => over,
    end,
    pause: async () => {
      await end('rollback');
      begun = undefined;
      over = false;
    },
  };
};
