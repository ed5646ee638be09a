import type { RawBuilder, Transaction } from 'kysely';
import type { Tables } from '../db/tables';
import { isBureau, type Caller } from '../world/caller';
import { lives } from './lives';
import {
  lifeOf,
  loadRow,
  loadWhole,
  oneByCode,
  oneFor,
  oneOf,
  type Around,
  type LoadedCase,
  type Readership,
} from './load-store';

type Tx = Transaction<Tables>;

// Its life says what is loaded with it. Locked first and read afterwards: one statement that had to
// wait would read the draft and the history of before.
const load = async (
  tx: Tx,
  which: RawBuilder<unknown>,
  lock: boolean,
): Promise<LoadedCase | undefined> => {
  const life = await lifeOf(tx, which, lock);
  return life && loadRow(tx, which, lives[life].subject);
};

/**
 * One case in the caller's scope, locked for an act; undefined when it is not theirs to know of.
 */
export const loadForAct = (tx: Tx, caller: Caller, id: string): Promise<LoadedCase | undefined> =>
  load(tx, oneFor(caller, id), true);

/** One case for the system itself, locked. The transaction must be in system scope. */
export const loadForSystem = (tx: Tx, id: string): Promise<LoadedCase | undefined> =>
  load(tx, oneOf(id), true);

/**
 * One case by the hash of its tracking code, locked. The transaction is in public scope with this
 * hash.
 */
export const loadByCode = (tx: Tx, codeHash: string): Promise<LoadedCase | undefined> =>
  load(tx, oneByCode(codeHash), true);

const readershipOf = (caller: Caller | undefined): Readership => ({
  org: caller?.org.id ?? '',
  ...(caller && isBureau(caller) && { path: caller.org.path }),
});

const whole = async (
  tx: Tx,
  which: RawBuilder<unknown>,
  caller: Caller | undefined,
): Promise<(LoadedCase & Around) | undefined> => {
  const life = await lifeOf(tx, which, false);
  const room = life && lives[life];
  return (
    room &&
    loadWhole(tx, which, readershipOf(caller), {
      subject: room.subject,
      beside: room.beside(caller),
    })
  );
};

/** One case in the caller's scope with its history, for reading. */
export const loadForView = (
  tx: Tx,
  caller: Caller,
  id: string,
): Promise<(LoadedCase & Around) | undefined> => whole(tx, oneFor(caller, id), caller);

/** One case with its history, for whoever follows it by its code. */
export const loadForCode = (tx: Tx, codeHash: string): Promise<(LoadedCase & Around) | undefined> =>
  whole(tx, oneByCode(codeHash), undefined);
