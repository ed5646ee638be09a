import { lives } from '@shared/vocabulary/lives';
import { verbTitles } from '@shared/vocabulary/verbs';
import type { ActInput, Case, CaseEvent, Cause, Follow } from '@shared/domain/case';
import { causeOf, openedBy, SYSTEM } from '@shared/domain/consequences';
import { decide } from '@shared/domain/decide';
import { evolve } from '@shared/domain/evolve';
import { watchedPlaces, watches } from '@shared/domain/watch';
import type { Receiver } from '@shared/policy/policy';
import { schoolKinds } from '@shared/kernel/kinds';
import { act, bureauFor, hold, isOver, nextId, record } from './town';
import { contextOf } from './town-facts';
import { one, type Held, type Job, type Town } from './town-state';

// What follows from what happened, carried out later and once, however often it is delivered.

type Opening = Extract<Follow, { open: unknown }>;
type Doing = Extract<Follow, { on: unknown }>;
/** Whom a case is opened about, and the bureau from which the deciding one is found. */
type Target = { app: string; respondent?: string; from: string };

/**
 * Every school and app of these below a path, where the school has filed it or reported its use.
 */
export const usersOf = (town: Town, apps: readonly string[], path: string): Target[] => {
  const uses = [...town.cases.values()]
    .filter(
      ({ state, about }) => about.filer !== undefined && apps.includes(about.app) && inUse(state),
    )
    .map(({ about }) => ({ app: about.app, respondent: about.filer! }))
    .filter(({ respondent }) => {
      const { kind, bureau } = one(town.orgs, respondent);
      return (
        (schoolKinds as readonly string[]).includes(kind) &&
        one(town.bureaus, bureau).path.startsWith(path)
      );
    });
  const once = new Map(uses.map((use) => [`${use.respondent} ${use.app}`, use]));
  return [...once.values()].map((use) => ({ ...use, from: one(town.orgs, use.respondent).bureau }));
};

const inUse = ({ life, inForce, standing }: Case): boolean =>
  (life === 'filing' && inForce !== undefined) || (life === 'inventory' && standing === 'listed');

const receivers: Readonly<Record<Receiver, (town: Town, cause: Held) => Target[]>> = {
  provider: (town, { about, bureau }) => [
    { app: about.app, respondent: one(town.apps, about.app).provider, from: bureau },
  ],
  respondent: (_, { about, bureau }) =>
    about.respondent ? [{ app: about.app, respondent: about.respondent, from: bureau }] : [],
  users_of_app: (town, { about, bureau }) =>
    usersOf(town, [about.app], one(town.bureaus, bureau).path),
  users_of_provider: (town, { about, bureau }) => {
    const { provider } = one(town.apps, about.app);
    const apps = town.apps.filter((app) => app.provider === provider).map(({ id }) => id);
    return usersOf(town, apps, one(town.bureaus, bureau).path);
  },
};

const isAkin = (path: string, other: string): boolean =>
  path.startsWith(other) || other.startsWith(path);

/** The open cases of a life about the same as a case, in bureaus above and below its own. */
const around = (town: Town, cause: Held, { on, of }: Doing): Held[] => {
  if (of === 'cause') {
    const causing = town.cases.get(cause.state.cause?.case ?? '');
    return causing?.state.life === on ? [causing] : [];
  }
  const providerOf = (app: string): string => one(town.apps, app).provider;
  const isSame = {
    app: ({ about }: Held) => about.app === cause.about.app,
    provider: ({ about }: Held) => providerOf(about.app) === providerOf(cause.about.app),
    filer: ({ about }: Held) => about.filer !== undefined && about.filer === cause.about.filer,
  }[of];
  const pathOf = ({ bureau }: Held): string => one(town.bureaus, bureau).path;
  return [...town.cases.values()].filter(
    (held) =>
      held !== cause &&
      held.state.life === on &&
      !isOver(town, held) &&
      isSame(held) &&
      isAkin(pathOf(held), pathOf(cause)),
  );
};

const undone = (town: Town, cause: Held, follow: Opening | Doing): void => {
  if (follow.refused === 'nothing') return;
  const life = lives['open' in follow ? follow.open : follow.on];
  const verb = follow.do ? verbTitles[follow.do] : '新开';
  town.tasks.push({ case: cause.state.id, what: `后续办理未完成：${life}${verb}` });
};

/** Opens one case for a target and does its first act; false where that cannot be. */
const openFor = (
  town: Town,
  held: Held,
  opening: { follow: Opening; cause: Cause; target: Target },
): boolean => {
  const { follow, cause, target } = opening;
  const rules = town.rules(held.state.policy);
  const opened = openedBy(rules, follow, cause, nextId(town));
  if (!opened) return false;
  const { from, ...about } = target;
  const bureau = bureauFor(town, rules, follow.open, { about, from });
  const { state, act: first } = opened;
  if (!first) return Boolean(hold(town, state, about, bureau));
  const event = decide(rules, state, first, contextOf(town, { state, about, bureau }));
  if (!event.ok) return false;
  record(town, hold(town, state, about, bureau), event.value);
  return true;
};

/** Does something under a key unless that was done before. */
const once = (town: Town, key: string, work: () => void): void => {
  if (town.done.has(key)) return;
  town.done.add(key);
  work();
};

const openAll = (town: Town, held: Held, follow: Opening, cause: Cause): void => {
  const key = `${cause.case} ${cause.seq} ${cause.index}`;
  const nobody: Target[] = [{ app: held.about.app, from: held.bureau }];
  const targets = follow.to ? receivers[follow.to](town, held) : nobody;
  if (targets.length === 0 && follow.to === 'respondent')
    once(town, key, () => undone(town, held, follow));
  for (const target of targets)
    once(town, `${key} ${target.respondent ?? '-'} ${target.app}`, () => {
      if (!openFor(town, held, { follow, cause, target })) undone(town, held, follow);
    });
};

const doAll = (town: Town, held: Held, follow: Doing, cause: Cause): void => {
  const key = `${cause.case} ${cause.seq} ${cause.index}`;
  const found = around(town, held, follow);
  if (found.length === 0 && follow.of === 'cause')
    once(town, key, () => undone(town, held, follow));
  for (const { state } of found)
    once(town, `${key} ${state.id}`, () => {
      const input: ActInput = {
        do: follow.do,
        by: SYSTEM,
        version: state.version,
        ...(follow.with && { answers: follow.with }),
      };
      if (!act(town, state.id, input).ok) undone(town, held, follow);
    });
};

/** A case as it was before one of its events. */
const beforeOf = ({ blank, events }: Held, seq: number): Case =>
  events.slice(0, seq - 1).reduce((state, event) => evolve(state, event), blank);

/** The effect that a job carries out. */
export const effectOf = (town: Town, { case: id, seq, index }: Job): Follow =>
  town.cases.get(id)!.events[seq - 1]!.effects![index]!;

/** Carries out one job; delivered again, it does nothing more. */
export const deliver = (town: Town, job: Job): void => {
  const held = town.cases.get(job.case)!;
  const event: CaseEvent = held.events[job.seq - 1]!;
  const follow = effectOf(town, job);
  const cause = causeOf(beforeOf(held, job.seq), event, job.index);
  if ('open' in follow) openAll(town, held, follow, cause);
  else if ('on' in follow) doAll(town, held, follow, cause);
};

/** Carries out everything that waits, and what follows from that. */
export const drain = (town: Town): void => {
  for (let job = town.jobs.shift(); job; job = town.jobs.shift()) deliver(town, job);
};

/** Makes every move that time asks of the system now, and leaves what follows; gives how many. */
export const moveByTime = (town: Town): number =>
  [...town.cases.values()].filter((held) => {
    const rules = town.rules(held.state.policy);
    if (!watchedPlaces(rules).includes(held.state.place)) return false;
    const due = watches(rules, held.state, contextOf(town, held))[0];
    return due !== undefined && act(town, held.state.id, due).ok;
  }).length;

/** Makes every move that time asks of the system, and all that follows. */
export const watch = (town: Town): void => {
  while (moveByTime(town) > 0) drain(town);
  drain(town);
};
