import type { LimitName } from '@shared/contract/endpoint';
import type { Refusal } from '@shared/kernel/refusal';
import type { Pace } from '../outside/limiter';
import type { Server } from './server';

/** What may fail for being guessed at: counted by the handlers, and only when it failed. */
export type Attempt = 'sign_in' | 'invitation';

/** Whose asking is counted: everybody behind one address, or one session. */
type Limit = Pace & { of: 'address' | 'session' };

const MINUTE = 60; // seconds

/**
 * How often each may be asked. A whole school stands behind one address, so what is counted by
 * address allows for some thousand people; sign-ins and invitations count only what failed.
 */
export const limits = {
  search: { of: 'address', points: 1200, seconds: MINUTE },
  sign_in: { of: 'address', points: 30, seconds: 10 * MINUTE },
  invitation: { of: 'address', points: 60, seconds: 10 * MINUTE },
  upload: { of: 'session', points: 300, seconds: 60 * MINUTE },
} as const satisfies Record<LimitName | Attempt, Limit>;

/**
 * Whoever failed too often from one address may go on from a device that has signed in before, and
 * else at this pace.
 */
export const careful = {
  device: { points: 10, seconds: 10 * MINUTE },
  address: { points: 60, seconds: 10 * MINUTE },
} as const satisfies Record<string, Pace>;

/** A device is remembered so long after it signed in; seconds. */
export const KNOWN_FOR = 180 * 86_400;

/** Who asks, as far as counting goes. */
export type Asker = { address: string; agent: string; session?: string; device?: string };

/** The key of a count: keyed, so that the table tells nobody's address. */
export const limitKey = (server: Pick<Server, 'seal'>, name: string, whose: string): string =>
  `${name}:${server.seal.blindIndex(whose, 'rate limit').slice(0, 40)}`;

/** The refusal that says how long to wait. */
export const tooOften = (seconds: number): Refusal => ({
  code: 'too_often',
  params: { minutes: Math.ceil(seconds / MINUTE) },
});

/** Counts one request of an endpoint that is counted; gives the refusal when it is one too many. */
export const countRequest = async (
  server: Server,
  name: LimitName,
  asker: Asker,
): Promise<Refusal | undefined> => {
  const limit = limits[name];
  const whose = limit.of === 'session' ? (asker.session ?? asker.address) : asker.address;
  const wait = await server.limiter.count(limitKey(server, name, whose), limit);
  return wait === undefined ? undefined : tooOften(wait);
};

/**
 * Whether somebody who signs in from an address may try at all. An address that failed too often
 * lets known devices on, and others slowly.
 */
export const mayTry = async (
  server: Server,
  name: Attempt,
  { address, device }: Asker,
): Promise<Refusal | undefined> => {
  const wait = await server.limiter.look(limitKey(server, name, address), limits[name]);
  if (wait === undefined) return undefined;
  if (device !== undefined) {
    const known = await server.limiter.look(limitKey(server, 'known', device), {
      points: 0,
      seconds: KNOWN_FOR,
    });
    if (known !== undefined) {
      const own = await server.limiter.count(
        limitKey(server, `${name}-device`, device),
        careful.device,
      );
      return own === undefined ? undefined : tooOften(own);
    }
  }
  const shared = await server.limiter.count(
    limitKey(server, `${name}-slow`, address),
    careful.address,
  );
  return shared === undefined ? undefined : tooOften(shared);
};

/** Counts an attempt that failed. */
export const countFailure = async (
  server: Server,
  name: Attempt,
  { address }: Asker,
): Promise<void> => {
  await server.limiter.count(limitKey(server, name, address), limits[name]);
};

/** Remembers a device that has signed in. */
export const rememberDevice = async (server: Server, { device }: Asker): Promise<void> => {
  if (device !== undefined)
    await server.limiter.count(limitKey(server, 'known', device), {
      points: 0,
      seconds: KNOWN_FOR,
    });
};
