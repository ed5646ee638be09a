import { randomBytes } from 'node:crypto';
import { dayOf, type Day, type Instant } from '@shared/kernel/calendar';
import { codeFrom, idFrom, type IdKind } from '@shared/kernel/id';

/**
 * The present instant as ISO text in UTC; with `today`, the only place where the server looks at
 * its clock.
 */
export const now = (): Instant => new Date().toISOString();

/**
 * The calendar day in Asia/Shanghai at an instant, by default the present one; independent of the
 * server's time zone.
 */
export const today = (at: Instant = now()): Day => dayOf(at);

/** Fresh bytes from the operating system's secure random source. */
export const random = (count: number): Uint8Array => new Uint8Array(randomBytes(count));

/** A new id of a kind, from 120 random bits: fil_0a1b…; it says nothing about order or time. */
export const newId = (kind: IdKind): string => idFrom(kind, random(15));

/** A new code to print on a poster: 80 random bits and two check letters. */
export const newCode = (): string => codeFrom(random(10));

/**
 * Lets whatever waits for this process have its turn; node:timers/promises would cost every start a
 * millisecond.
 */
export const nextTurn = (): Promise<void> => new Promise((done) => setImmediate(done));
