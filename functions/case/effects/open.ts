import { deciderOf } from '@shared/domain/lists';
import { openedBy } from '@shared/domain/consequences';
import type { ActInput } from '@shared/domain/case';
import { decide } from '@shared/domain/decide';
import { inSavepoint } from '../../db/savepoint-store';
import { contextOf } from '../context';
import { lives } from '../lives';
import { concernedIn, loadRows } from '../load-store';
import { recordAll } from '../record';
import { insertCases, insertTasks, type Begun } from '../store';
import { tasksOf } from '../tasks';
import { receiversOf, type Opening } from './receivers';
import { bureauFor, type BureauRow } from '../org-store';
import type { Receiver } from './store';
import { leaveRefused, RefusedEffect, type Executor, type Work } from './work';

type Open = Work<Opening>;

/** The bureaus that decide, each asked for once. */
const decidersOf = (work: Open) => {
  const known = new Map<string, Promise<BureauRow>>();
  return ({ kind, bureau }: Receiver): Promise<BureauRow> => {
    const facts = kind ? { 'respondent.kind': kind } : {};
    const decider = deciderOf(work.rules, work.follow.open, { facts, settings: {} });
    const key = `${decider} ${bureau}`;
    const found = known.get(key) ?? bureauFor(work.tx, bureau, decider);
    known.set(key, found);
    return found;
  };
};

type Started = { begun: Begun; act?: ActInput };

const startedFor = async (work: Open, receivers: readonly Receiver[]): Promise<Started[]> => {
  const { server, rules, follow, cause, only } = work;
  const deciderFor = decidersOf(work);
  const out: Started[] = [];
  // What others of them refused may have been settled otherwise since.
  const wanted = receivers.filter(({ org }) => only === undefined || org === only);
  for (const receiver of wanted) {
    const opened = openedBy(rules, follow, cause, server.newId('case'));
    if (!opened) throw new RefusedEffect({ code: 'not_now' });
    const { id, path } = await deciderFor(receiver);
    const of = { app: receiver.app, bureau: id, path, filer: id, at: server.now() };
    const about = receiver.org !== null && { respondent: receiver.org };
    const begun: Begun = { ...of, ...about, state: opened.state, withBureau: true };
    out.push({ begun, ...(opened.act && { act: opened.act }) });
  }
  return out;
};

/** Begins cases that were opened, or has them wait where nobody begins them. */
const begin = async (work: Open, started: readonly Started[]): Promise<void> => {
  const { server, tx, rules, follow } = work;
  const ids = new Set(
    await insertCases(
      tx,
      started.map(({ begun }) => begun),
    ),
  );
  const acts = new Map(started.map(({ begun, act }) => [begun.state.id, act]));
  const rows = await loadRows(tx, [...ids], lives[follow.open].subject);
  const decided = [];
  const waiting = [];
  for (const loaded of rows) {
    const context = await contextOf(server, loaded, server.now());
    const act = acts.get(loaded.id);
    if (!act) {
      const of = { ...concernedIn(loaded), respondent: loaded.respondent_org };
      waiting.push({ id: loaded.id, tasks: tasksOf(rules, loaded.state, context, of) });
      continue;
    }
    const made = decide(rules, loaded.state, act, context);
    if (!made.ok) throw new RefusedEffect(made.refusal);
    const acting = { server, tx, loaded, rules, current: loaded.state, context };
    decided.push({ ...acting, event: made.value, texts: [] });
  }
  await insertTasks(tx, waiting);
  if (decided.length > 0) await recordAll(tx, decided);
};

/** Begins some, undoing all of them when one is refused; gives whether one was. */
const isRefused = async (
  work: Open,
  started: readonly Started[],
): Promise<RefusedEffect | null> => {
  const failed = await inSavepoint(work.tx, () => begin(work, started));
  if (!failed) return null;
  if (failed instanceof RefusedEffect) return failed;
  throw failed;
};

/**
 * Opens the cases of an effect, a page of them in one transaction: what one refuses does not keep
 * the others from beginning.
 */
export const openCases: Executor<Opening> = async (work) => {
  const { receivers, next } = await receiversOf(work);
  if (receivers.length === 0 && work.follow.to === 'respondent')
    await leaveRefused(work, '', '没有对象');
  const started = await startedFor(work, receivers);
  if (started.length > 0 && (await isRefused(work, started)))
    for (const one of started) {
      const refused = await isRefused(work, [one]);
      if (refused) await leaveRefused(work, one.begun.respondent ?? '', refused.why);
    }
  return next;
};
