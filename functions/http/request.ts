import type { ControlledTransaction, Transaction } from 'kysely';
import type { Instant } from '@shared/kernel/calendar';
import type { Tables } from '../db/tables';
import { enter, enterAs, isLive } from '../account/session-store';
import type { Caller } from '../world/caller';
import type { Server } from '../world/server';
import type { Asker } from './limits';

/**
 * One request: the server, the moment, its id, who asks, and one transaction that begins when it is
 * first needed.
 */
export type Request = {
  server: Server;
  now: Instant;
  id: string;
  asker: Asker;
  /** Who asks, once that is known. */
  caller?: Caller;
  /** The id this request is about, for the security log; empty when it names none. */
  about: string;
  /** Whether the security log has its line. */
  logged: boolean;
  /** The transaction of this request, in the caller's scope (or the one named by `as`). */
  tx: () => Promise<Transaction<Tables>>;
  /**
   * Begins the transaction in a scope of its own: the system, or the public with a complaint's
   * code.
   */
  as: (scope: 'system' | 'public', codeHash?: string) => Promise<Transaction<Tables>>;
  /** Whether a session is live; asked before a body is read, outside the transaction. */
  knows: (hash: string) => Promise<boolean>;
  /** Signs the caller in by the hash of their token; undefined when the session is over. */
  enter: (hash: string) => Promise<Caller | undefined>;
  end: (how: 'commit' | 'rollback') => Promise<void>;
  /**
   * Gives its connection back while something slow is done: what was written so far is undone, and
   * the next `tx` begins another in the same caller's scope.
   */
  pause: () => Promise<void>;
  /** Whether its transaction has ended already. */
  isOver: () => boolean;
};

/** A request of somebody who is signed in. */
export type SignedRequest = Request & { caller: Caller };

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
