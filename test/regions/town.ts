import { dayOf } from '@shared/kernel/calendar';
import type { MoeStanding } from '@shared/kernel/kinds';
import type { Result } from '@shared/kernel/result';
import {
  blankCase,
  type ActInput,
  type Case,
  type CaseEvent,
  type Follow,
} from '@shared/domain/case';
import { isBinding } from '@shared/domain/consequences';
import { decide } from '@shared/domain/decide';
import { evolve } from '@shared/domain/evolve';
import { deciderOf, entriesOf } from '@shared/domain/lists';
import { useSpans } from '@shared/domain/public-status';
import { publicVerdict, type PublicVerdict } from '@shared/domain/verdict';
import type { Decider, Life } from '@shared/policy/policy';
import type { Rules } from '@shared/policy/rules';
import { contextOf } from './town-facts';
import { one, upwardOf, type About, type Bureau, type Held, type Town } from './town-state';

const decidingAmong: Readonly<Record<Decider, (upward: readonly Bureau[]) => Bureau>> = {
  own: ([own]) => own!,
  above: ([own, above]) => above ?? own!,
  // The topmost of the unbroken line that is under the same policy.
  owner: (upward) => {
    const other = upward.findIndex(({ policy }) => policy !== upward[0]!.policy);
    return upward[other < 0 ? upward.length - 1 : other - 1]!;
  },
};

/** The bureau that decides a case of a life which begins at a bureau, about something. */
export const bureauFor = (
  town: Town,
  rules: Rules,
  life: Life,
  { about, from }: { about: About; from: string },
): string => {
  const start = startOf(rules, life);
  const state = blankCase('', life, rules.policy.id, start);
  const { facts, settings } = contextOf(town, { state, about, bureau: from });
  const decider = deciderOf(rules, life, { facts, settings });
  return decidingAmong[decider](upwardOf(town, from)).id;
};

/** Where cases of a life begin under some rules. */
export const startOf = (rules: Rules, life: Life): Pick<Case, 'place' | 'standing'> => {
  const [place, { standing }] = Object.entries(rules.policy.words.places).find(
    ([, each]) => each.life === life && each.start,
  )!;
  return { place, standing };
};

/** Puts a case into the town at a bureau; nobody has acted on it yet. */
export const hold = (town: Town, blank: Case, about: About, bureau: string): Held => {
  const held: Held = { blank, state: blank, about, bureau, events: [] };
  town.cases.set(blank.id, held);
  return held;
};

/** An id that no case of the town has. */
export const nextId = (town: Town): string => {
  town.ids += 1;
  return `case_${town.ids}`;
};

/** Begins a case about something, at the bureau that decides it; gives its id. */
export const begin = (town: Town, life: Life, about: About, from: string): string => {
  const { policy } = one(town.bureaus, from);
  const rules = town.rules(policy);
  const bureau = bureauFor(town, rules, life, { about, from });
  const blank = blankCase(nextId(town), life, policy, startOf(rules, life));
  return hold(town, blank, about, bureau).blank.id;
};

const keepLists = (town: Town, { state, about, bureau }: Held, event: CaseEvent): void => {
  if (event.on === undefined) return;
  town.relisted += 1;
  const { path, name } = one(town.bureaus, bureau);
  const made = { path, by: name, since: dayOf(event.at) };
  const entries = event.on ? entriesOf(town.rules(state.policy), event.on, made) : {};
  const stands = { app: about.app, provider: one(town.apps, about.app).provider };
  for (const kind of ['app', 'provider'] as const) {
    const { [state.id]: _was, ...others } = town.listed[kind][stands[kind]] ?? {};
    const entry = entries[kind];
    town.listed[kind][stands[kind]] = entry ? { ...others, [state.id]: entry } : others;
  }
};

const keepEffects = (town: Town, { state }: Held, effects: readonly Follow[]): void =>
  effects.forEach((follow, index) => {
    if (isBinding(follow)) town.jobs.push({ case: state.id, seq: state.version, index });
    else if ('tell' in follow)
      town.told.push({ case: state.id, to: follow.tell, what: follow.what });
  });

/** Adds what happened to a case, to its lists, and to what is still to be done. */
export const record = (town: Town, held: Held, event: CaseEvent): CaseEvent => {
  const number = `编号〔${event.at.slice(0, 4)}〕${town.ids}-${held.events.length + 1}号`;
  const numbered = event.kind === 'moved' && event.issues ? { ...event, number } : event;
  held.events.push(numbered);
  held.state = evolve(held.state, numbered);
  keepLists(town, held, numbered);
  keepEffects(town, held, numbered.effects ?? []);
  if (held.state.life === 'filing')
    held.spans = useSpans(town.rules(held.state.policy), held.state, contextOf(town, held));
  return numbered;
};

/**
 * Does an act to a case of the town: the event as it was kept, or a refusal and nothing changed.
 */
export const act = (town: Town, id: string, input: ActInput): Result<CaseEvent> => {
  const held = town.cases.get(id)!;
  const decided = decide(town.rules(held.state.policy), held.state, input, contextOf(town, held));
  return decided.ok ? { ok: true, value: record(town, held, decided.value) } : decided;
};

/** Whether a case has come to an end. */
export const isOver = (town: Town, { state }: Held): boolean =>
  town.rules(state.policy).policy.words.places[state.place]!.final === true;

/** The newest filing of a school for an app that has been handed in. */
export const filingOf = (town: Town, school: string, app: string): Held | undefined =>
  [...town.cases.values()]
    .filter(
      ({ state, about }) => state.life === 'filing' && about.filer === school && about.app === app,
    )
    .filter(({ events }) => events.length > 0)
    .pop();

const moeStandings: Readonly<Record<string, MoeStanding>> = {
  filed: 'valid',
  paused: 'paused',
  revoked: 'revoked',
};

/** What the public reads of an app in a school today. */
export const verdict = (town: Town, school: string, app: string): PublicVerdict => {
  const filing = filingOf(town, school, app);
  const { provider, facts } = one(town.apps, app);
  const { path } = one(town.bureaus, one(town.orgs, school).bureau);
  const today = dayOf(town.now);
  return publicVerdict(
    {
      app_bars: town.listed.app[app] ?? null,
      provider_bars: town.listed.provider[provider] ?? null,
      path,
      moe_standing: moeStandings[String(facts?.['app.moe_standing'])] ?? 'unknown',
      spans: filing?.spans ?? null,
      standing: filing?.state.standing ?? null,
    },
    today,
  );
};
