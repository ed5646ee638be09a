// Its index would bring the limiters of a dozen other stores.
// A file of its own beside the bundles: tools/bundle/asked.mjs.
import type * as library from 'rate-limiter-flexible';

type Library = typeof library;

/** Counts on PostgreSQL. */
export const RateLimiterPostgres =
  require('rate-limiter-flexible/lib/RateLimiterPostgres') as Library['RateLimiterPostgres'];
/** Counts in this process alone. */
export const RateLimiterMemory =
  require('rate-limiter-flexible/lib/RateLimiterMemory') as Library['RateLimiterMemory'];
