import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';

/** The longest that the event loop stood still while something was done, in milliseconds. */
export const standstill = async (work: () => Promise<unknown>): Promise<number> => {
  const delay = monitorEventLoopDelay({ resolution: 2 });
  await wait(5);
  delay.enable();
  await wait(5);
  await work();
  await wait(5);
  delay.disable();
  return delay.max / 1e6;
};

/** The smallest of several standstills: what the work itself needs, and not what its neighbours on this machine did meanwhile. Ends early when it is `enough`. */
export const leastStandstill = async (
  times: number,
  work: () => Promise<unknown>,
  enough = 0,
): Promise<number> => {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < times && least > enough; i += 1)
    least = Math.min(least, await standstill(work));
  return least;
};
