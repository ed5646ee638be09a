import { dayOf } from '@shared/kernel/calendar';
import type { ActInput, Case, CaseEvent } from '@shared/domain/case';
import { isBinding } from '@shared/domain/consequences';
import { decide } from '@shared/domain/decide';
import { evolve } from '@shared/domain/evolve';
import { entriesOf } from '@shared/domain/lists';
import { partyIds } from '@shared/vocabulary/parties';
import { must } from './must';
import { filingOf, verdict } from './town';
import { contextOf } from './town-facts';
import { pathOf, type Ledger } from './town-ledger';
import { one, type Held, type Town } from './town-state';

// What must hold in every town after every step, told from the cases themselves and not from how
// the town carries anything out.

const eventBefore = (events: readonly CaseEvent[], at: number): CaseEvent | undefined =>
  events.slice(0, at).findLast(({ did }) => did !== 'remind');

/**
 * What was taken back, nothing had followed from; and whoever tries it where something did is
 * refused.
 */
const recallPromises = (town: Town, held: Held): void => {
  const { state, events } = held;
  const last = events.length - 1;
  const undone = events[last]?.kind === 'recalled' && eventBefore(events, last);
  if (undone)
    must(
      !undone.effects?.some(isBinding),
      'nothing is taken back that something followed from',
      state.id,
    );
  const before = eventBefore(events, events.length);
  if (!before?.effects?.some(isBinding)) return;
  const by = { person: before.by.person, as: [...partyIds, before.by.as] };
  const input: ActInput = { do: 'recall', by, version: state.version };
  const made = decide(town.rules(state.policy), state, input, contextOf(town, held));
  must(!made.ok, 'what something followed from is not taken back', state.id);
};

const replayPromise = ({ blank, events, state }: Held): void => {
  const again = events.reduce<Case>((before, event) => evolve(before, event), blank);
  must(JSON.stringify(again) === JSON.stringify(state), 'the events alone tell the case', state.id);
};

/**
 * Every entry has its case, which stands on that list since that day; every such case has its
 * entries.
 */
const listPromises = (town: Town): void => {
  for (const kind of ['app', 'provider'] as const)
    for (const [id, bars] of Object.entries(town.listed[kind]))
      for (const [made, entry] of Object.entries(bars)) {
        const held = town.cases.get(made);
        const list = held?.state.on && town.rules(held.state.policy).lists[held.state.on];
        const isOn = list !== undefined && list !== '' && list.title === entry.list;
        must(isOn, 'no entry without a case on its list', [id, made]);
      }
  for (const held of town.cases.values()) if (held.state.on) hasEntries(town, held);
};

const hasEntries = (town: Town, { state, about, bureau, events }: Held): void => {
  const put = events.findLast(({ on }) => on === state.on)!;
  const { path, name } = one(town.bureaus, bureau);
  const made = { path, by: name, since: dayOf(put.at) };
  const wanted = entriesOf(town.rules(state.policy), state.on!, made);
  const found = {
    app: town.listed.app[about.app]?.[state.id],
    provider: town.listed.provider[one(town.apps, about.app).provider]?.[state.id],
  };
  for (const kind of ['app', 'provider'] as const)
    must(
      JSON.stringify(found[kind]) === JSON.stringify(wanted[kind]),
      'whoever is listed has the entry',
      [state.id, kind],
    );
};

/**
 * The cases that bar the use of an app in a school today, told from the cases that stand on lists.
 */
export const barring = (town: Town, school: string, app: string): Held[] => {
  const at = pathOf(town, one(town.orgs, school).bureau);
  const { provider } = one(town.apps, app);
  return [...town.cases.values()].filter(({ state, about, bureau }) => {
    if (!state.on || !at.startsWith(pathOf(town, bureau))) return false;
    return town.rules(state.policy).holds.some(({ list, does, to }) => {
      const isMeant =
        to === 'app' ? about.app === app : one(town.apps, about.app).provider === provider;
      return list === state.on && does === 'bars_use' && isMeant;
    });
  });
};

/** Nobody reads yes while a list bars it, and nobody reads of a list that does not. */
const verdictPromises = (town: Town): void => {
  const entries = [...Object.values(town.listed.app), ...Object.values(town.listed.provider)];
  const isListed = [...town.cases.values()].some(({ state }) => state.on !== undefined);
  if (!isListed && entries.every((bars) => Object.keys(bars).length === 0)) return;
  const users = town.orgs.filter(({ kind }) => kind !== 'provider');
  for (const { id: school } of users)
    for (const { id: app } of town.apps) {
      const is = verdict(town, school, app);
      const bars = barring(town, school, app).map(({ state }) => state.id);
      const isBarred = is.use === 'no' && is.rule === 'barred' && bars.includes(is.list!.entry);
      const isFree =
        is.rule !== 'barred' && (is.use === 'none' || filingOf(town, school, app) !== undefined);
      must(
        bars.length > 0 ? isBarred : isFree,
        'the verdict is red while a list bars, and only then',
        [school, app, is, bars],
      );
    }
};

/**
 * Everything that must hold in a town after a step; `touched` are the cases that something
 * happened to.
 */
export const promises = (town: Town, touched: Iterable<string>, ledger: Ledger): void => {
  for (const id of touched) {
    const held = town.cases.get(id)!;
    replayPromise(held);
    recallPromises(town, held);
  }
  ledger.look(town);
  listPromises(town);
  verdictPromises(town);
};
