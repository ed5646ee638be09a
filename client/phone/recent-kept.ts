import { drop, keep, kept } from './kept';
import { withRecent, type Recent } from './recent';

const KEY = 'recent';

/** The last answers on this phone, newest first; they are kept nowhere else. */
export const recents = (): Recent[] => {
  const known = kept<unknown>(KEY);
  return Array.isArray(known) ? (known as Recent[]) : [];
};

/** Keeps an answer on this phone. */
export const keepRecent = (one: Recent): void => keep(KEY, withRecent(recents(), one));

/** Forgets all of them. */
export const forgetRecents = (): void => drop(KEY);
