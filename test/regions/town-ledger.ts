import type { Follow } from '@shared/domain/case';
import { isBinding } from '@shared/domain/consequences';
import { must } from './must';
import { one, type Held, type Job, type Town } from './town-state';

// What every effect must have led to, told from the cases themselves and not from how the town
// carries anything out.

const keyOf = ({ case: id, seq, index }: Job): string => `${id} ${seq} ${index}`;

/** Whom an effect must have opened a case for, each as respondent and app. */
type Wanted = ReadonlySet<string>;

const wantedApps = (town: Town, cause: Held, follow: Follow): readonly string[] => {
  const { app } = cause.about;
  const { provider } = one(town.apps, app);
  const all = town.apps.filter((each) => each.provider === provider).map(({ id }) => id);
  return 'to' in follow && follow.to === 'users_of_provider' ? all : [app];
};

/**
 * Whether a school uses something: what it filed is in force, or it reported it and never stopped.
 */
const isUsed = ({ state, events }: Held): boolean => {
  if (state.life === 'inventory')
    return events.length > 0 && events[events.length - 1]!.did !== 'stop';
  const grants = events.findLastIndex((event) => event.kind === 'moved' && event.grants);
  const ends = events.findLastIndex((event) => event.kind === 'moved' && event.ends);
  return state.life === 'filing' && grants > ends;
};

/** The path of a bureau. */
export const pathOf = (town: Town, bureau: string): string => one(town.bureaus, bureau).path;

const usersOf = (town: Town, cause: Held, follow: Follow): string[] => {
  const apps = wantedApps(town, cause, follow);
  const region = pathOf(town, cause.bureau);
  return [...town.cases.values()]
    .filter(
      (held) => held.about.filer !== undefined && apps.includes(held.about.app) && isUsed(held),
    )
    .filter(({ about }) => pathOf(town, one(town.orgs, about.filer!).bureau).startsWith(region))
    .map(({ about }) => `${about.filer} ${about.app}`);
};

/** For whom an effect must have opened a case, as the town is now. */
const wantedNow = (town: Town, { case: id, seq, index }: Job): string[] => {
  const cause = town.cases.get(id)!;
  const follow = cause.events[seq - 1]!.effects![index]!;
  const { app, respondent } = cause.about;
  if (!('open' in follow)) return [];
  if (!follow.to) return [`undefined ${app}`];
  if (follow.to === 'provider') return [`${one(town.apps, app).provider} ${app}`];
  if (follow.to === 'respondent') return respondent ? [`${respondent} ${app}`] : [];
  return usersOf(town, cause, follow);
};

/**
 * What every effect must have led to so far: nothing before it was delivered, and afterwards a case
 * or a task of the desk for each receiver.
 */
export class Ledger {
  private readonly wanted = new Map<string, Set<string>>();
  private readonly tasks = new Map<string, number>();
  private readonly opened = new Map<string, string[]>();
  private seen = 0;

  /** Notes whom a job is for, before it is delivered. */
  delivering(town: Town, job: Job): void {
    const wanted = this.wanted.get(keyOf(job)) ?? new Set();
    for (const target of wantedNow(town, job)) wanted.add(target);
    this.wanted.set(keyOf(job), wanted);
  }

  /** Notes what a delivery led to, and holds it against what it had to. */
  delivered(town: Town, job: Job, tasksBefore: number): void {
    const key = keyOf(job);
    const tasks = (this.tasks.get(key) ?? 0) + town.tasks.length - tasksBefore;
    this.tasks.set(key, tasks);
    this.look(town);
    const opened = this.opened.get(key) ?? [];
    const wanted: Wanted = this.wanted.get(key)!;
    must(new Set(opened).size === opened.length, 'no consequence is doubled', { key, opened });
    must(
      opened.every((target) => wanted.has(target)),
      'nothing is opened for whom it is not',
      [key, opened],
    );
    must(opened.length + tasks === wanted.size, 'no consequence is lost', {
      key,
      opened,
      wanted: [...wanted],
      tasks,
    });
  }

  /** No case came from an effect that was not delivered. */
  look(town: Town): void {
    const all = [...town.cases.values()];
    for (const held of all.slice(this.seen)) {
      const { state, about } = held;
      if (!state.cause) continue;
      const key = keyOf(state.cause);
      must(this.wanted.has(key), 'a case comes from what was delivered', [state.id, key]);
      isWhereItBelongs(town, held);
      const target = `${about.respondent} ${about.app}`;
      this.opened.set(key, [...(this.opened.get(key) ?? []), target]);
    }
    this.seen = all.length;
  }

  /** Every effect of everything that happened was delivered. */
  isSettled(town: Town): void {
    for (const { state, events } of town.cases.values())
      events.forEach(({ effects = [] }, at) =>
        effects.forEach((follow, index) => {
          const key = keyOf({ case: state.id, seq: at + 1, index });
          must(!isBinding(follow) || this.wanted.has(key), 'every consequence is carried out', key);
        }),
      );
  }
}

/** A case that was opened lies at the bureau that decides it: a school's own, or the topmost. */
const isWhereItBelongs = (town: Town, { state, about, bureau }: Held): void => {
  const cause = town.cases.get(state.cause!.case)!;
  const follow = cause.events[state.cause!.seq - 1]!.effects![state.cause!.index]!;
  const isOfUsers = 'to' in follow && follow.to?.startsWith('users');
  const own = isOfUsers ? one(town.orgs, about.respondent!).bureau : cause.bureau;
  const decider = town.rules(state.policy).policy.words.decides?.[state.life] ?? 'own';
  const line = town.bureaus.filter(({ path }) => pathOf(town, own).startsWith(path));
  const [top] = line.sort((a, b) => a.path.length - b.path.length);
  const wanted = { own, owner: top!.id }[decider as 'own' | 'owner'];
  must(bureau === wanted, 'a case lies at the bureau that decides it', [state.id, bureau, wanted]);
};
