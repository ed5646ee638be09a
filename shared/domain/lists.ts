import type { Day } from '../kernel/calendar';
import { choose, factsOf, outcomes, type Facts } from '../kernel/condition';
import type { Decider, Life, Move } from '../policy/policy';
import type { Rules } from '../policy/rules';
import type { Case, CaseEvent, DecisionContext } from './case';
import { clockFace } from './deadline';
import { factsFor } from './facts';
import type { Listing } from './listed';

/** Where a case comes to stand, as far as being on a list depends on it. */
type Comes = { place: string; kind: CaseEvent['kind']; grants?: true; ends?: true };

/**
 * The list that a case stands on once it comes to a place; what was granted keeps its own as long as
 * it is in force.
 */
export const listAfter = (rules: Rules, current: Case, comes: Comes): string | undefined => {
  const { on } = rules.policy.words.places[comes.place]!;
  if (on !== undefined) return on || undefined;
  if (comes.kind === 'recalled') return current.last?.before.on;
  const inForce = comes.grants ?? (current.inForce !== undefined && !comes.ends);
  return inForce ? current.on : undefined;
};

/** What an entry is made by and from when: the same for the app and its provider. */
type Made = Pick<Listing, 'path' | 'by' | 'since'>;

/**
 * What being on a list writes to the app and to its provider: an entry where the list is of them, or
 * does something to them.
 */
export const entriesOf = (
  rules: Rules,
  on: string,
  made: Made,
): { app?: Listing; provider?: Listing } => {
  const list = rules.lists[on]!;
  const entry = (to: 'app' | 'provider'): Listing | undefined => {
    const holds = rules.holds
      .filter((hold) => hold.list === on && hold.to === to)
      .map(({ does, says, clause }) => ({ does, says, clause }));
    if (list.of !== to && holds.length === 0) return undefined;
    return { ...made, list: list.title, kind: list.kind, holds };
  };
  const [app, provider] = [entry('app'), entry('provider')];
  return { ...(app && { app }), ...(provider && { provider }) };
};

/** Which bureau decides the cases of a life under these facts; its own where nothing says so. */
export const deciderOf = (rules: Rules, life: Life, facts: Facts): Decider =>
  choose(rules.policy.words.decides?.[life] ?? 'own', facts) ?? 'own';

/** Something it takes to be taken off a list: a day that has to pass, or a place to be reached. */
export type Release = { what: string; day?: Day } | { what: string; met: boolean };

const leadsOff = (rules: Rules, list: string, { from, to, do: verb }: Move<string, string>) => {
  const { places } = rules.policy.words;
  const isOn = (place: string): boolean => places[place]?.on === list;
  return verb !== 'recall' && from.some(isOn) && outcomes(to).every((place) => !isOn(place));
};

/** What it takes to be taken off the list that a case stands on, each with how far that is. */
export const releaseOf = (rules: Rules, current: Case, context: DecisionContext): Release[] => {
  const list = current.on;
  const move = list && rules.moves.find((move) => leadsOff(rules, list, move));
  if (!move) return [];
  const { places } = rules.policy.words;
  const others = Object.keys(places).filter((id) => places[id]!.on === list);
  const facts = factsFor(rules, current, context);
  const clocks = (move.when ? factsOf(move.when) : []).flatMap((fact): Release[] => {
    const [kind, id = ''] = fact.split('.');
    const clock = kind === 'clock' ? rules.clocks[id] : undefined;
    const day = clock && clockFace(rules, current, id, context, facts).due?.day;
    return clock ? [{ what: `${clock.title}已满`, ...(day && { day }) }] : [];
  });
  const reached: Release[] =
    move.from.length < others.length
      ? [{ what: places[move.from[0]!]!.title, met: move.from.includes(current.place) }]
      : [];
  return [...reached, ...clocks];
};
