import type { Transaction } from 'kysely';
import { SECURITY_DAYS } from '@shared/kernel/security';
import { enterAs } from '../account/session-store';
import type { Tables } from '../db/tables';
import { tellOfCase } from '../case/tell';
import { watchCase } from '../case/watch';
import { quarantineKey } from '../files/keys';
import { forgetUploads } from '../files/store';
import { grantedFilings } from '../filing/publish-store';
import { showAllAgain } from '../filing/show-again';
import type { Server } from '../world/server';
import { forgetReplies } from '../http/kept-store';
import { forgetCounts, forgetSecurity } from '../http/security-store';
import { claimJob, finishJob, postponeJob, type Job } from './store';

type Reaction = (server: Server, tx: Transaction<Tables>, job: Job) => Promise<void>;

/**
 * Does one due job in a transaction of its own; false when nothing was due. A job that throws is
 * put back and tried later.
 */
export const workOnce = async (
  server: Server,
  reactions: Readonly<Record<string, Reaction>>,
): Promise<boolean> => {
  let job: Job | undefined;
  await server.holidays(); // before the transaction, which may hold the only connection
  try {
    return await server.db.transaction().execute(async (tx) => {
      await enterAs(tx, 'system');
      job = await claimJob(tx, server.now());
      if (!job) return false;
      const react = reactions[job.kind];
      // A newer release makes jobs that this one does not know: they wait for it.
      if (!react) throw new Error(`no reaction to ${job.kind}`);
      await react(server, tx, job);
      await finishJob(tx, job.id, server.now());
      return true;
    });
  } catch (error) {
    const failed = job;
    if (!failed) throw error;
    server.log({
      level: 'error',
      job: failed.id,
      kind: failed.kind,
      error: error instanceof Error ? `${error.name}: ${error.message}` : 'unknown',
    });
    await server.db.transaction().execute(async (tx) => {
      await enterAs(tx, 'system');
      await postponeJob(
        tx,
        failed.id,
        server.now(),
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
  'case.happened': tellOfCase,
};

/** Works until nothing is due or so many jobs are done; gives how many. */
export const drain = async (server: Server, most = 500): Promise<number> => {
  let done = 0;
  while (done < most && (await workOnce(server, reactions))) done += 1;
  return done;
};

/** Forgets the security log after its time, and counts that are over. */
const forgetOld = async (server: Server): Promise<void> => {
  const now = Date.parse(server.now());
  const before = new Date(now - SECURITY_DAYS * 86_400_000).toISOString();
  await server.db.transaction().execute(async (tx) => {
    await enterAs(tx, 'system');
    await forgetSecurity(tx, before);
    await forgetCounts(tx, now);
  });
};

/** The nightly look: lets the system make the moves that only time decides, and forgets kept replies and uploads nobody finished after a day.
 *  Resumable, idempotent. Gives how many of each. */
export const nightly = async (
  server: Server,
): Promise<{ moved: number; forgotten: number; dropped: number }> => {
  let moved = 0;
  await server.holidays();
  for (let after = ''; ;) {
    const page = await server.db.transaction().execute(async (tx) => {
      await enterAs(tx, 'system');
      return grantedFilings(tx, after, 200);
    });
    // One that cannot be moved must not keep the others from their day.
    for (const id of page)
      moved += await server.db
        .transaction()
        .execute(async (tx) => {
          await enterAs(tx, 'system');
          return watchCase(server, tx, id);
        })
        .catch((error: unknown) => {
          server.log({
            level: 'error',
            filing: id,
            error: error instanceof Error ? `${error.name}: ${error.message}` : 'unknown',
          });
          return 0;
        });
    if (page.length < 200) break;
    after = page.at(-1)!;
  }
  const dayAgo = new Date(Date.parse(server.now()) - 86_400_000).toISOString();
  const forgotten = await server.db.transaction().execute((tx) => forgetReplies(tx, dayAgo));
  const dropped = await server.db.transaction().execute(async (tx) => {
    await enterAs(tx, 'system');
    return forgetUploads(tx, dayAgo);
  });
  await forgetOld(server);
  // A bucket drops them by its own rule; a folder has none. What a crash leaves behind here is an
  // unnamed file that nothing opens.
  for (const id of dropped) await server.store?.remove(quarantineKey(id));
  return { moved, forgotten, dropped: dropped.length };
};
