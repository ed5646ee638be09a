import type { Transaction } from 'kysely';
import { addDays, dayOf } from '@shared/kernel/calendar';
import { watchDay, watchedPlaces, watches } from '@shared/domain/watch';
import type { Holidays } from '@shared/kernel/calendar';
import { policies, rulesFor } from '@shared/policy';
import { enterAs } from '../account/session-store';
import { sha256 } from '../db/chain';
import { inSavepoint } from '../db/savepoint-store';
import type { Tables } from '../db/tables';
import type { Server } from '../world/server';
import { actOn } from './act';
import { contextOf } from './context';
import { loadForSystem } from './load';
import { rulesOfCase } from './rules';
import { casesDue, isNewCalendar, mayWatch, watchAgain, watchAnew } from './watch-store';

/** How many cases one transaction looks at. */
const AT_ONCE = 50;

/**
 * Makes the move that time asks of one case, if it does; otherwise writes when to look again. Gives
 * how many moves were made.
 */
const watchCase = async (server: Server, tx: Transaction<Tables>, id: string): Promise<number> => {
  const loaded = await loadForSystem(tx, id);
  if (!loaded) return 0;
  const rules = rulesOfCase(loaded);
  const context = await contextOf(server, loaded, server.now());
  const act = watches(rules, loaded.state, context)[0];
  if (act && (await actOn({ server, tx, loaded }, act)).ok) return 1;
  // Whatever could not be done today is tried tomorrow, and holds up nothing until then.
  const today = dayOf(server.now());
  const next = watchDay(rules, loaded.state, context);
  await watchAgain(tx, id, next && next <= today ? addDays(today, 1) : next);
  return 0;
};

const watchOne = async (server: Server, tx: Transaction<Tables>, id: string): Promise<number> => {
  let moved = 0;
  const failed = await inSavepoint(tx, async () => {
    moved = await watchCase(server, tx, id);
  });
  if (!failed) return moved;
  server.log({ level: 'error', case: id, error: `${failed.name}: ${failed.message}` });
  await watchAgain(tx, id, addDays(dayOf(server.now()), 1));
  return 0;
};

// Cases run on under policies that newer ones have followed.
const everyWatchedPlace = (): readonly string[] => [
  ...new Set(Object.keys(policies).flatMap((id) => watchedPlaces(rulesFor(id)!))),
];

/**
 * Has the cases of a bureau, or of all, looked at anew: the periods or the calendar that their days
 * are counted by have changed.
 */
export const lookAnew = (server: Server, tx: Transaction<Tables>, bureau?: string): Promise<void> =>
  watchAnew(tx, {
    ...(bureau !== undefined && { bureau }),
    places: everyWatchedPlace(),
    today: dayOf(server.now()),
  });

const digestOf = ({ off, work, through }: Holidays): string =>
  sha256(JSON.stringify([[...off].sort(), [...work].sort(), through]));

const lookAtCalendar = async (server: Server): Promise<void> => {
  const digest = digestOf(await server.holidays());
  await server.db.transaction().execute(async (tx) => {
    await enterAs(tx, 'system');
    if (await isNewCalendar(tx, digest)) await lookAnew(server, tx);
  });
};

/** Looks at the next cases whose day has come; undefined when there are none or another watches. */
const watchSome = (server: Server): Promise<number | undefined> =>
  server.db.transaction().execute(async (tx) => {
    await enterAs(tx, 'system');
    if (!(await mayWatch(tx))) return undefined;
    const due = await casesDue(tx, dayOf(server.now()), AT_ONCE);
    if (due.length === 0) return undefined;
    let moved = 0;
    for (const id of due) moved += await watchOne(server, tx, id);
    return moved;
  });

/**
 * Lets the system make the moves that only time decides, fifty cases a transaction, until nothing is
 * due or `milliseconds` are over. What was looked at has a later day, so whoever is stopped in the
 * middle goes on where it was. Gives how many moves were made.
 */
export const watch = async (server: Server, milliseconds = 200_000): Promise<number> => {
  const end = performance.now() + milliseconds;
  let moved = 0;
  await lookAtCalendar(server);
  while (performance.now() < end) {
    const some = await watchSome(server);
    if (some === undefined) break;
    moved += some;
  }
  return moved;
};
