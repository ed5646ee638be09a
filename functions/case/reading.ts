import { factsFor } from '@shared/domain/facts';
import type { Facts } from '@shared/kernel/condition';
import { isBureau, isExpertOnly, partiesOf, type Caller } from '../world/caller';
import type { Server } from '../world/server';
import { contextOf } from './context';
import type { Reader } from './life';
import { concernedIn, type Around, type Boxed, type LoadedCase } from './load-store';
import { rulesOfCase } from './rules';
import { HIDDEN } from './sealing';

/** The names of people, in the clear, by id. */
const namesOf = (server: Server, people: readonly Boxed[]): ReadonlyMap<string, string> =>
  new Map(
    people.flatMap((person) =>
      person.box && person.key
        ? [
            [
              person.id,
              server.seal.open({ keyId: person.key, box: person.box }, person.id),
            ] as const,
          ]
        : [],
    ),
  );

/** How somebody reads a case: whether its personal values are theirs to read, and its names. */
export type Reading = Reader & {
  loaded: LoadedCase & Around;
  parties: readonly string[];
  facts: Facts;
  /** Of its own organisation or of the bureau that decides; nobody above reads what is personal. */
  mayRead: boolean;
  name: (id?: string) => string | undefined;
};

/** What there is to know before a case is drawn for somebody. */
export const readingOf = async (
  server: Server,
  caller: Caller,
  loaded: LoadedCase & Around,
  now: string,
): Promise<Reading> => {
  const rules = rulesOfCase(loaded);
  const context = await contextOf(server, loaded, now);
  const bureau = isBureau(caller);
  const mayRead = bureau
    ? caller.org.id === loaded.bureau_id
    : [loaded.filer_org, loaded.respondent_org].includes(caller.org.id) && !isExpertOnly(caller);
  const parties = partiesOf(caller, concernedIn(loaded));
  const names = namesOf(server, [...(loaded.people ?? []), ...(loaded.colleagues ?? [])]);
  return {
    server,
    caller,
    loaded,
    now,
    rules,
    context,
    mayRead,
    facts: factsFor(rules, loaded.state, context),
    parties,
    readsWords: parties.some((party) => loaded.readers.includes(`${caller.org.id}/${party}`)),
    name: (id) => (bureau && mayRead && id ? (names.get(id) ?? HIDDEN) : undefined),
  };
};
