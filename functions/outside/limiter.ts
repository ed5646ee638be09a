import type { Pool } from 'pg';
import type * as limiters from './limiter-library';

/** So many times within so many seconds. */
export type Pace = { points: number; seconds: number };

/** Counts how often something was done under a key, the same for all processes on one database. */
export type Limiter = {
  /** Counts one more; gives the seconds to wait when it was one too many. */
  count: (key: string, pace: Pace) => Promise<number | undefined>;
  /** The seconds to wait when the count is used up already; counts nothing. */
  look: (key: string, pace: Pace) => Promise<number | undefined>;
};

type One = InstanceType<typeof limiters.RateLimiterPostgres>;

// Loaded when first needed: most functions never count, and none counts while it starts.
const counters = (): typeof limiters => require('./limiter-library') as typeof limiters;

const seconds = (milliseconds: number): number => Math.max(1, Math.ceil(milliseconds / 1000));

/**
 * Makes the limiter over a pool; where the database does not answer, each process counts for
 * itself.
 */
export const makeLimiter = (pool: Pool): Limiter => {
  const known = new Map<string, One>();
  const limiterOf = ({ points, seconds: duration }: Pace): One => {
    const name = `${points}/${duration}`;
    const found = known.get(name);
    if (found) return found;
    const { RateLimiterPostgres, RateLimiterMemory } = counters();
    const one = new RateLimiterPostgres({
      storeClient: pool,
      storeType: 'pool',
      tableName: 'rate_limit',
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix: '',
      points,
      duration,
      // Who is over the pace is told so from memory, without asking the database again.
      inMemoryBlockOnConsumed: points + 1,
      inMemoryBlockDuration: Math.min(duration, 30),
      insuranceLimiter: new RateLimiterMemory({ keyPrefix: '', points, duration }),
    });
    known.set(name, one);
    return one;
  };
  return {
    count: async (key, pace) => {
      try {
        await limiterOf(pace).consume(key);
        return undefined;
      } catch (refused) {
        if (refused instanceof Error) throw refused;
        return seconds((refused as { msBeforeNext: number }).msBeforeNext);
      }
    },
    look: async (key, pace) => {
      const found = await limiterOf(pace).get(key);
      return found && found.consumedPoints > pace.points ? seconds(found.msBeforeNext) : undefined;
    },
  };
};
