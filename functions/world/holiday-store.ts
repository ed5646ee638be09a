import type { Kysely } from 'kysely';
import type { Tables } from '../db/tables';

/** The bureaus' own days off and make-up days. */
export const ownHolidays = (db: Kysely<Tables>): Promise<{ day: string; working: boolean }[]> =>
  db.selectFrom('holiday').select(['day', 'working']).execute();
