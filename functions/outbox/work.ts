import type { Transaction } from 'kysely';
import { SECURITY_DAYS } from '@shared/kernel/security';
import { enterAs } from '../account/session-store';
import type { Tables } from '../db/tables';
import { carryOut, giveUp } from '../case/effects/run';
import { tellOfCase } from '../case/tell';
import { lookAnew } from '../case/watch';
import { quarantineKey } from '../files/keys';
import { forgetUploads } from '../files/store';
import { showAllAgain } from '../filing/show-again';
import type { Server } from '../world/server';
import { forgetReplies } from '../world/kept-store';
import { forgetCounts, forgetSecurity } from '../world/security-store';
import { claimJob, finishJob, postponeJob, type Job } from './store';

/** What is done for a job; `again` when there is more of it to do. */
type Reaction = (server: Server, tx: Transaction<Tables>, job: Job) => Promise<unknown>;

/** What a kind of job does, and what becomes of one that failed so often that it is not tried again. */
type Doing = { react: Reaction; giveUp?: Reaction };

/** How often a job that can be given up is tried. */
const MOST_TRIES = 5;

/**
 * Does one due job in a transaction of its own; false when nothing was due. A job that throws is
 * put back and tried later.
 */
export const workOnce = async (
  server: Server,
  reactions: Readonly<Record<string, Doing>>,
): Promise<boolean> => {
  let job: Job | undefined;
  await server.holidays(); // before the transaction, which may hold the only connection
  try {
    return await server.db.transaction().execute(async (tx) => {
      await enterAs(tx, 'system');
      job = await claimJob(tx, server.now());
      if (!job) return false;
      const doing = reactions[job.kind];
      // A newer release makes jobs that this one does not know: they wait for it.
      if (!doing) throw new Error(`no reaction to ${job.kind}`);
      const came = await doing.react(server, tx, job);
      if (came !== 'again') await finishJob(tx, job.id, server.now());
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
      const giveUp = reactions[failed.kind]?.giveUp;
      const why = error instanceof Error ? error.name : 'unknown';
      if (!giveUp || failed.tries + 1 < MOST_TRIES)
        return postponeJob(tx, failed.id, server.now(), why);
      await giveUp(server, tx, failed);
      await finishJob(tx, failed.id, server.now());
    });
    return true;
  }
};

/** Other periods of a bureau: its cases are looked at anew, and its public pages written anew. */
const bureauChanged: Reaction = async (server, tx, job) => {
  const { bureau, after } = job.body as { bureau?: string; after?: string };
  if (bureau !== undefined && after === undefined) await lookAnew(server, tx, bureau);
  await showAllAgain(server, tx, job);
};

/** What follows from each kind of job. */
export const reactions: Readonly<Record<string, Doing>> = {
  'app.changed': { react: showAllAgain },
  'bureau.changed': { react: bureauChanged },
  'case.happened': { react: tellOfCase },
  'case.follows': { react: carryOut, giveUp },
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

/**
 * Each night: forgets kept replies and uploads nobody finished after a day, counts that are over and
 * the security log after its time. Gives how many replies and uploads.
 */
export const nightly = async (server: Server): Promise<{ forgotten: number; dropped: number }> => {
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
  return { forgotten, dropped: dropped.length };
};
