import type { Kysely } from 'kysely';
import type { Holidays, Instant } from '@shared/kernel/calendar';
import type { IdKind } from '@shared/kernel/id';
import type { ObjectStore } from '../outside/store/port';
import type { Limiter } from '../outside/limiter';
import type { Wechat } from '../outside/wechat';
import type { Seal } from '../seal/seal';
import type { Tables } from '../db/tables';

/**
 * What every function is built from; lives as long as the process. Handlers get the world only
 * through it.
 */
export type Server = {
  db: Kysely<Tables>;
  seal: Seal;
  store?: ObjectStore;
  wechat?: Wechat;
  now: () => Instant;
  random: (count: number) => Uint8Array;
  newId: (kind: IdKind) => string;
  newCode: () => string;
  /** Days off and make-up days: the package's table and the bureau's own. */
  holidays: () => Promise<Holidays>;
  /** https address printed into posters; absent or plain http outside demo means: do not print. */
  publicOrigin?: string;
  demo: boolean;
  /** Days without use after which a session is over, by whether its seat is in a bureau. */
  idleDays: { bureau: number; others: number };
  limiter: Limiter;
  /** Whether requests arrive through a proxy of ours, which says whom it heard. */
  behindProxy: boolean;
  fontDir?: string;
  log: (entry: Record<string, unknown>) => void;
};
