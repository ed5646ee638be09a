import type { Kysely } from 'kysely';
import type { Holidays, Instant } from '@shared/kernel/calendar';
import type { IdKind } from '@shared/kernel/id';
import type { ObjectStore } from '../outside/store/port';
import type { Wechat } from '../outside/wechat';
import type { Seal } from '../seal/seal';
import type { Tables } from '../db/tables';

/** What every function is built from; lives as long as the process. Handlers get the world only through it. */
export type House = {
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
  fontDir?: string;
  log: (entry: Record<string, unknown>) => void;
};
