import type { ControlledTransaction, Transaction } from 'kysely';
import type { Instant } from '@shared/kernel/calendar';
import type { Tables } from '../db/tables';
import { enter, enterAs, isLive } from '../account/session-store';
import type { Caller } from './caller';
import type { House } from './house';
import type { Asker } from './limits';

/** One request: the house, the moment, its id, who asks, and one transaction that begins when it is first needed. */
export type Ask = {
  house: House;
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
  /** Begins the transaction in a scope of its own: the system, or the public with a complaint's code. */
  as: (scope: 'system' | 'public', codeHash?: string) => Promise<Transaction<Tables>>;
  /** Whether a session is live; asked before a body is read, outside the transaction. */
  knows: (hash: string) => Promise<boolean>;
  /** Signs the caller in by the hash of their token; undefined when the session is over. */
  enter: (hash: string) => Promise<Caller | undefined>;
  end: (how: 'commit' | 'rollback') => Promise<void>;
  /** Whether its transaction has ended already. */
  isOver: () => boolean;
};

/** A request of somebody who is signed in. */
export type SignedAsk = Ask & { caller: Caller };

/** Makes the ask of one request. Nothing is begun until it is needed, so a refused request costs no connection. */
export const makeAsk = (house: House, id: string, asker: Asker): Ask => {
  let begun: Promise<ControlledTransaction<Tables>> | undefined;
  // The calendar is read before, never inside: with a pool of one connection the transaction would wait for itself.
  const begin = (): Promise<ControlledTransaction<Tables>> =>
    (begun ??= house.holidays().then(() => house.db.startTransaction().execute()));
  const now = house.now();
  let over = false;
  return {
    house,
    now,
    id,
    asker,
    about: '',
    logged: false,
    knows: (hash) => isLive(house.db, hash, now, house.demo),
    tx: () => begin(),
    as: async (scope, codeHash) => {
      const tx = await begin();
      await enterAs(tx, scope, codeHash);
      return tx;
    },
    enter: async (hash) => enter(await begin(), hash, now, house),
    isOver: () => over,
    end: async (how) => {
      over ||= begun !== undefined;
      const trx = await begun?.catch(() => undefined);
      if (!trx || trx.isCommitted || trx.isRolledBack) return;
      await (how === 'commit' ? trx.commit() : trx.rollback()).execute();
    },
  };
};
