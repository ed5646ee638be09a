import type { Actor } from '@shared/domain/case';
import type { Stage, Way } from './town-stage';
import { one, type Held, type Town } from './town-state';

const anybody: Readonly<Record<string, readonly string[]>> = {
  citizen: ['parent'],
  desk: ['clerk', 'clerk2', 'both'],
  head: ['director', 'director2', 'both'],
  filer: ['teacher'],
  filer_head: ['principal'],
  provider: ['sales'],
  respondent: ['told'],
  respondent_head: ['boss'],
  expert: ['e1', 'e2', 'e3', 'e4'],
};

/** The people who are a party towards a case; nobody acts for whoever cannot sign in. */
const peopleFor = (town: Town, { about }: Held, party: string): readonly Actor[] => {
  const isPutTo = party === 'respondent' || party === 'respondent_head';
  if (isPutTo && !(about.respondent && one(town.orgs, about.respondent).reachable)) return [];
  const names = anybody[party] ?? [`at_${party}`];
  const as = party === 'respondent_head' ? ['respondent', party] : [party];
  return names.map((person) => ({ person, as }));
};

/** The party or office that a rule means by one of its words. */
const meant = ({ state }: Held, party: string, way: Way): readonly string[] => {
  if (party === 'lead') return state.route ? [state.route.lead] : [];
  if (party === 'co') return way.opinion?.includes(':') ? [way.opinion.split(':')[1]!] : [];
  return party === 'system' ? [] : [party];
};

/** A way for each opinion that is still open, any other way as it is. */
const openIn = ({ state }: Held, way: Way): Way[] => {
  if (way.do !== 'opine') return [way];
  return Object.keys(state.opinions)
    .filter((key) => state.opinions[key]!.state === 'open')
    .filter((key) => key.split(':')[0] === way.opinion)
    .map((opinion) => ({ ...way, opinion }));
};

/** Everything that could be done to a case where it stands, each with somebody who may. */
export const waysFor = (
  town: Town,
  ways: Stage['ways'],
  held: Held,
): { way: Way; actor: Actor }[] =>
  (ways[held.state.place] ?? [])
    .flatMap((way) => openIn(held, way))
    .flatMap((way) =>
      way.by
        .flatMap((party) => meant(held, party, way))
        .flatMap((party) => peopleFor(town, held, party))
        .map((actor) => ({ way, actor })),
    );
