import type { Transaction } from 'kysely';
import { SECURITY_DAYS } from '@shared/kernel/security';
import { enterAs } from '../account/session-store';
import type { Tables } from '../db/tables';
import { tellOfComplaint } from '../complaint/reactions';
import { quarantineKey } from '../files/keys';
import { forgetUploads } from '../files/store';
import { watchFiling } from '../filing/nightly';
import { grantedFilings } from '../filing/publish-store';
import { tellOfFiling } from '../filing/reactions';
import { showAllAgain } from '../filing/show-again';
import type { House } from '../http/house';
import { forgetReplies } from '../http/kept-store';
import { forgetCounts, forgetSecurity } from '../http/security-store';
import { claimJob, finishJob, postponeJob, type Job } from './store';

type Reaction = (house: House, tx: Transaction<Tables>, job: Job) => Promise<void>;

/**
 * Does one due job in a transaction of its own; false when nothing was due. A job that throws is
 * put back and tried later.
 */
export const workOnce = async (
  house: House,
  reactions: Readonly<Record<string, Reaction>>,
): Promise<boolean> => {
  let job: Job | undefined;
  await house.holidays(); // before the transaction, which may hold the only connection
  try {
    return await house.db.transaction().execute(async (tx) => {
      await enterAs(tx, 'system');
      job = await claimJob(tx, house.now());
      if (!job) return false;
      const react = reactions[job.kind];
      // A newer release makes jobs that this one does not know: they wait for it.
      if (!react) throw new Error(`no reaction to ${job.kind}`);
      await react(house, tx, job);
      await finishJob(tx, job.id, house.now());
      return true;
    });
  } catch (error) {
    const failed = job;
    if (!failed) throw error;
    house.log({
      level: 'error',
      job: failed.id,
      kind: failed.kind,
      error: error instanceof Error ? `${error.name}: ${error.message}` : 'unknown',
    });
    await house.db.transaction().execute(async (tx) => {
      await enterAs(tx, 'system');
      await postponeJob(
        tx,
        failed.id,
        house.now(),
        error instanceof Error ? error.name : 'unknown',
      );
    });
    return true;
  }
};

/** What follows from each kind of job. */
export const reactions: Readonly<Record<string, Reaction>> = {
  'app.changed': showAllAgain,
  'bureau.changed': showAllAgain,
  'filing.happened': tellOfFiling,
  'complaint.happened': tellOfComplaint,
};

/** Works until nothing is due or so many jobs are done; gives how many. */
export const drain = async (house: House, most = 500): Promise<number> => {
  let done = 0;
  while (done < most && (await workOnce(house, reactions))) done += 1;
  return done;
};

/** Forgets the security log after its time, and counts that are over. */
const forgetOld = async (house: House): Promise<void> => {
  const now = Date.parse(house.now());
  const before = new Date(now - SECURITY_DAYS * 86_400_000).toISOString();
  await house.db.transaction().execute(async (tx) => {
    await enterAs(tx, 'system');
    await forgetSecurity(tx, before);
    await forgetCounts(tx, now);
  });
};

/** The nightly look: lets the system make the moves that only time decides, and forgets kept replies and uploads nobody finished after a day.
 *  Resumable, idempotent. Gives how many of each. */
export const nightly = async (
  house: House,
): Promise<{ moved: number; forgotten: number; dropped: number }> => {
  let moved = 0;
  await house.holidays();
  for (let after = ''; ;) {
    const page = await house.db.transaction().execute(async (tx) => {
      await enterAs(tx, 'system');
      return grantedFilings(tx, after, 200);
    });
    // One that cannot be moved must not keep the others from their day.
    for (const id of page)
      moved += await house.db
        .transaction()
        .execute(async (tx) => {
          await enterAs(tx, 'system');
          return watchFiling(house, tx, id);
        })
        .catch((error: unknown) => {
          house.log({
            level: 'error',
            filing: id,
            error: error instanceof Error ? `${error.name}: ${error.message}` : 'unknown',
          });
          return 0;
        });
    if (page.length < 200) break;
    after = page.at(-1)!;
  }
  const dayAgo = new Date(Date.parse(house.now()) - 86_400_000).toISOString();
  const forgotten = await house.db.transaction().execute((tx) => forgetReplies(tx, dayAgo));
  const dropped = await house.db.transaction().execute(async (tx) => {
    await enterAs(tx, 'system');
    return forgetUploads(tx, dayAgo);
  });
  await forgetOld(house);
  // A bucket drops them by its own rule; a folder has none. What a crash leaves behind here is an
  // unnamed file that nothing opens.
  for (const id of dropped) await house.store?.remove(quarantineKey(id));
  return { moved, forgotten, dropped: dropped.length };
};
