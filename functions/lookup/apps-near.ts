import type { Transaction } from 'kysely';
import type { Tables } from '../db/tables';
import { probesOf } from './probes';
import { meantBy } from './rank';
import { readQuery } from './read';
import { candidates } from './search-store';

/**
 * Apps whose names come near to what was typed, the nearest first, with those that a school typed
 * itself. Two statements.
 */
export const appsNear = async (tx: Transaction<Tables>, query: string): Promise<string[]> => {
  const { readings, words, blanks } = await readQuery(tx, query);
  if (readings.length === 0) return [];
  const { apps } = await candidates(tx, probesOf([...readings, ...words], ['a', 't']));
  return meantBy(readings, apps, [], blanks).apps.map(({ one }) => one.id);
};
