import { sql, type Kysely } from 'kysely';
import type { Tables } from './tables';

/**
 * Throws when this database was filled by a demonstration: anybody could become its people, so
 * nothing of it may go live.
 */
export const refuseDemonstration = async (db: Kysely<Tables>): Promise<void> => {
  const { rows } = await sql`
    SELECT 1 FROM demo_persona UNION ALL SELECT 1 FROM session WHERE demo LIMIT 1`.execute(db);
  if (rows.length > 0)
    throw new Error(
      '这里是演示数据，不能正式使用：请换一个空的数据库或 DATA_DIR · this is a demonstration’s data and cannot go ' +
        'live: use an empty database, or another DATA_DIR',
    );
};
