import type { Transaction } from 'kysely';
import type { InputOf, OutputOf } from '@shared/contract/endpoint';
import type { Instant } from '@shared/kernel/calendar';
import type { Result } from '@shared/kernel/result';
import type { Tables } from '../db/tables';
import type { Caller } from './caller';
import type { Asker } from './limits';
import type { Server } from './server';

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

type AskOf<E> = E extends { audience: 'public' | 'demo' } ? Request : SignedRequest;
/** What answers an endpoint: a value or a refusal; bytes where the endpoint says so. */
export type Handler<E> = (
  request: AskOf<E>,
  input: InputOf<E>,
) => Promise<Result<E extends { bytes: string } ? Uint8Array : OutputOf<E>>>;
/** The handlers of a contract group, complete by type. */
export type Handlers<G> = { [K in keyof G]: Handler<G[K]> };
