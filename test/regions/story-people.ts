import type { Role } from '@shared/kernel/kinds';
import type { Actor } from '@shared/domain/case';
import type { Rules } from '@shared/policy/rules';
import { partiesOf, type Caller } from '@functions/world/caller';
import { fail, officeKey } from './words';
import type { Held, Org, Town } from './town-state';

const userRoles: readonly string[] = ['filer', 'filer_head', 'expert'];
const bureauRoles: readonly string[] = ['desk', 'head'];
const outside: readonly string[] = ['provider', 'citizen'];

/** Where somebody works, and what they are there. */
type Seat = { org: Pick<Org, 'id' | 'kind'>; roles: readonly Role[]; slots: readonly string[] };

const partiesAt = (seat: Seat, { about, bureau }: Pick<Held, 'about' | 'bureau'>): string[] => {
  const { filer = null, respondent = null } = about;
  // Of a caller nothing else is looked at.
  return partiesOf(seat as Caller, { filer, respondent, bureau });
};

const rolesAmong = (said: readonly string[], roles: readonly string[]): Role[] =>
  said.filter((word) => roles.includes(word)) as Role[];

/** The one of these whom a book names, otherwise the story's own. */
const namedOf = (orgs: readonly Org[], said: readonly string[]): Org =>
  orgs.find(({ name }) => said.includes(name)) ?? orgs[0] ?? fail('镇里没有这样的单位');

/**
 * What a book says somebody is, read as seats: parties, titles of offices, names of where they
 * work.
 */
const seatsOf = (town: Town, rules: Rules, said: readonly string[], held: Held): Seat[] => {
  const bureau = town.bureaus.find(({ name }) => said.includes(name))?.id ?? held.bureau;
  const names = [...town.bureaus, ...town.orgs].map(({ name }) => name);
  const known = [...names, ...userRoles, ...bureauRoles, ...outside];
  const slots = said.filter((word) => !known.includes(word)).map((word) => officeKey(rules, word));
  const users = town.orgs.filter(({ kind }) => kind !== 'provider');
  const providers = town.orgs.filter(({ kind }) => kind === 'provider');
  const roles = rolesAmong(said, userRoles);
  const seats: Seat[] = [
    { org: { id: bureau, kind: 'bureau' }, roles: rolesAmong(said, bureauRoles), slots },
  ];
  if (roles.length > 0) seats.push({ org: namedOf(users, said), roles, slots: [] });
  if (said.includes('provider'))
    seats.push({ org: namedOf(providers, said), roles: ['filer'], slots: [] });
  return seats;
};

/** Everything that somebody of a book is towards a case of the town. */
export const actorIn = (
  town: Town,
  held: Held,
  { person, said }: { person: string; said: readonly string[] },
): Actor => {
  const seats = seatsOf(town, town.rules(held.state.policy), said, held);
  const citizen = said.includes('citizen') ? ['citizen'] : [];
  return {
    person,
    as: [...new Set([...seats.flatMap((seat) => partiesAt(seat, held)), ...citizen])],
  };
};
