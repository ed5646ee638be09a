import type { Transaction } from 'kysely';
import { inSavepoint } from '../db/savepoint-store';
import type { Tables } from '../db/tables';
import type { Server } from '../world/server';
import { queueJob } from '../outbox/store';
import { contextOf } from '../case/context';
import { loadForSystem } from '../case/load';
import { rulesOfCase } from '../case/rules';
import { shownFilings } from './publish-store';
import { show } from './projection';
import type { Filing } from './subject-store';

const AT_ONCE = 100;

type Which = ({ bureau: string } | { app: string }) & { after?: string };

const showOne = async (server: Server, tx: Transaction<Tables>, id: string): Promise<void> => {
  const loaded = await loadForSystem(tx, id);
  if (!loaded) return;
  const context = await contextOf(server, loaded, server.now());
  const rules = rulesOfCase(loaded);
  await show({ server, tx, loaded: loaded as Filing, rules, context, after: loaded.state });
};

/**
 * Writes what the public sees of filings anew, a hundred at a time, each hundred a job of its own:
 * after a bureau changed its periods, or an app its national filing.
 * A filing that fails is logged and gets a job to itself, which is tried again alone; it holds up
 * no other.
 */
export const showAllAgain = async (
  server: Server,
  tx: Transaction<Tables>,
  job: { kind: string; body: unknown },
): Promise<void> => {
  const body = job.body as Which | { filing: string };
  if ('filing' in body) return showOne(server, tx, body.filing);
  const { after = '', ...of } = body;
  const queue = (next: Record<string, string>): Promise<void> =>
    queueJob(tx, { id: server.newId('job'), kind: job.kind, body: next, at: server.now() });
  const page = await shownFilings(tx, of, after, AT_ONCE);
  for (const id of page) {
    const failed = await inSavepoint(tx, () => showOne(server, tx, id));
    if (!failed) continue;
    server.log({
      level: 'error',
      filing: id,
      kind: job.kind,
      error: `${failed.name}: ${failed.message}`,
    });
    await queue({ filing: id });
  }
  const last = page[AT_ONCE - 1];
  if (last) await queue({ ...of, after: last });
};
