import { blankCase, type Case, type CaseEvent, type Follow } from '@shared/domain/case';
import { causeOf } from '@shared/domain/consequences';
import { evolve } from '@shared/domain/evolve';
import type { Transaction } from 'kysely';
import type { Tables } from '../../db/tables';
import type { Server } from '../../world/server';
import { loadForSystem } from '../load';
import type { LoadedCase } from '../load-store';
import { rulesOfCase } from '../rules';
import { actOnCases } from './act';
import { openCases } from './open';
import { eventsTo, goOn } from './store';
import { tellPeople } from './tell';
import { leaveUndone, type Executor, type Work } from './work';

type Job = { id: string; body: unknown };
type Body = { case: string; seq: number; index: number; after?: string; only?: string };

const kindOf = (follow: Follow): 'open' | 'do' | 'tell' => {
  if ('open' in follow) return 'open';
  return 'tell' in follow ? 'tell' : 'do';
};

/** What carries out each kind of effect. */
const executors: Readonly<Record<'open' | 'do' | 'tell', Executor<never>>> = {
  open: openCases,
  do: actOnCases,
  tell: tellPeople,
};

/** A case as some of its events left it. */
const caseAfter = (loaded: LoadedCase, events: readonly CaseEvent[], first?: CaseEvent): Case => {
  const rules = rulesOfCase(loaded);
  const [place, start] = Object.entries(rules.policy.words.places).find(
    ([, place]) => place.life === loaded.life && place.start,
  )!;
  const opened = first?.cause && { cause: first.cause };
  const blank = blankCase(loaded.id, loaded.life, loaded.policy, {
    place,
    standing: start.standing,
    ...opened,
  });
  return events.reduce(evolve, blank);
};

const workOf = async (
  server: Server,
  tx: Transaction<Tables>,
  job: Job,
): Promise<Work | undefined> => {
  const { case: id, seq, index, after = '', only } = job.body as Body;
  const loaded = await loadForSystem(tx, id);
  const events = loaded && (await eventsTo(tx, id, seq));
  const event = events?.[seq - 1];
  const follow = event?.effects?.[index];
  if (!loaded || !events || !event || !follow) return undefined;
  const before = caseAfter(loaded, events.slice(0, -1), events[0]);
  const rules = rulesOfCase(loaded);
  const cause = causeOf(before, event, index);
  const work = { server, tx, loaded, rules, before, event, follow, cause, after };
  return { ...work, ...(only !== undefined && { only }) };
};

/**
 * Carries out one effect of an act, or a part of it; `again` while there is more. Job and result are
 * one transaction, so each is done exactly once however often it is tried.
 */
export const carryOut = async (
  server: Server,
  tx: Transaction<Tables>,
  job: Job,
): Promise<'again' | undefined> => {
  const work = await workOf(server, tx, job);
  if (!work) return undefined;
  const next = await executors[kindOf(work.follow)](work as Work<never>);
  if (next === undefined) return undefined;
  await goOn(tx, job.id, next);
  return 'again';
};

/** Has the desk told that an effect failed too often; nothing more is tried by itself. */
export const giveUp = async (
  server: Server,
  tx: Transaction<Tables>,
  job: Job,
): Promise<undefined> => {
  const work = await workOf(server, tx, job);
  if (work) await leaveUndone(work, work.only ?? '', '系统出错，请重试或另行办理');
};
