import type { ActInput, Actor } from '@shared/domain/case';
import type { Effect, Life, Move, Then } from '@shared/policy/policy';
import { rulesFor } from '@shared/policy';
import type { Rules } from '@shared/policy/rules';
import { workingDays } from '@functions/world/working-days';
import { bookOf } from '../book';
import { fileInForce, handedIn } from './story-town';
import { act, begin, filingOf } from './town';
import { makeTown, type Bureau, type Held, type Org, type Town } from './town-state';
import { given, settingsOf } from './words';

// A town under the law of 濮阳, with other consequences than it has.
const book = bookOf('puyang');
/** The law as it stands. */
export const law = rulesFor(book.地区)!;
/** The article that the changed rules cite. */
export const { clause } = law.moves[0]!;

/** When something follows, and from what. */
export type Row = Omit<Then<string>, 'effects'>;
/** Once a complaint is found true. */
export const upheld: Row = { of: 'complaint', on: { did: 'uphold' } };
/** The law with these consequences instead of its own, and with more moves. */
export const lawWith = (
  effects: readonly Effect[],
  more: { on?: Row; moves?: readonly Move<string, string>[] } = {},
): Rules => ({
  ...law,
  then: [{ ...(more.on ?? upheld), effects, clause }],
  moves: [...law.moves, ...(more.moves ?? []).map((move) => ({ ...move, clause }))],
});
/** The system pauses a filing that is in force. */
export const pause: Move<string, string> = {
  do: 'suspend',
  by: ['system'],
  from: ['filed'],
  to: 'suspended',
};

const settings = settingsOf(law);
/** A bureau under the law, or under another. */
export const bureau = (id: string, path: string, policy = book.地区): Bureau => ({
  id,
  name: id,
  path,
  policy,
  settings,
});
/** A school of a bureau. */
export const school = (id: string, at: string): Org => ({
  id,
  name: id,
  kind: 'school',
  bureau: at,
  reachable: true,
});
const firm = (id: string, reachable = true): Org => ({
  id,
  name: id,
  kind: 'provider',
  bureau: 'city',
  reachable,
});

const NOW = '2026-03-02T02:00:00.000Z';
/** A city with two counties; each has a school, and every school uses the app `read`. */
export const townUnder = (rules: Rules): Town => {
  const town = makeTown({
    rules: () => rules,
    holidays: workingDays(),
    bureaus: [bureau('city', 'c/'), bureau('east', 'c/e/'), bureau('west', 'c/w/')],
    orgs: [
      school('top', 'city'),
      school('eastern', 'east'),
      school('western', 'west'),
      firm('firm'),
      firm('silent', false),
    ],
    apps: [
      { id: 'read', name: 'read', provider: 'firm' },
      { id: 'count', name: 'count', provider: 'firm' },
      { id: 'draw', name: 'draw', provider: 'silent' },
    ],
    now: NOW,
  });
  for (const [user, at] of [
    ['top', 'city'],
    ['eastern', 'east'],
    ['western', 'west'],
  ] as const)
    inForce(town, { school: user, app: 'read', bureau: at });
  return town;
};
const answers = given(handedIn(law, 'filing', book, undefined));
/** Puts a filing in force into a town. */
export const inForce = (town: Town, of: { school: string; app: string; bureau: string }): void =>
  fileInForce(town, of, book.地区, { answers, at: '2026-01-05T02:00:00.000Z' });

/** Somebody who is this and that. */
export const as = (person: string, ...parties: string[]): Actor => ({ person, as: parties });
/** Whoever complains. */
export const citizen = as('parent', 'citizen');
/** Whoever handles complaints. */
export const desk = as('clerk', 'desk');
/** Whoever decides. */
export const head = as('director', 'head');
/** Does an act to a case as it stands. */
export const does = (town: Town, id: string, by: Actor, input: Omit<ActInput, 'by'>) =>
  act(town, id, { version: town.cases.get(id)!.state.version, ...input, by });
/** What an act made; it was not refused. */
export const done = (made: ReturnType<typeof does>) => {
  if (!made.ok) throw new Error(JSON.stringify(made.refusal));
  return made.value;
};

/**
 * A complaint about the app `read` in a school that was found true; what follows is not done yet.
 */
export const upheldIn = (town: Town, user: string, category = 'harmful'): string => {
  const from = town.orgs.find(({ id }) => id === user)!.bureau;
  const id = begin(town, 'complaint', { app: 'read', respondent: user, category }, from);
  done(does(town, id, citizen, { do: 'submit', answers: {} }));
  done(does(town, id, desk, { do: 'receive' }));
  done(does(town, id, desk, { do: 'uphold', reason: '属实' }));
  return id;
};
/** The cases of a kind, the oldest first. */
export const ofLife = (town: Town, life: Life): Held[] =>
  [...town.cases.values()].filter(({ state }) => state.life === life);
/** Where the filing of a school for an app stands. */
export const placeOf = (town: Town, user: string, app = 'read'): string =>
  filingOf(town, user, app)!.state.place;
