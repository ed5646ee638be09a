import { makePool } from '@functions/db/connect';
import { PREPARED } from '@functions/db/preparing-client';
import { freshDatabase } from '../database';

test('a marked statement is prepared once for its connection, another is not', async () => {
  const database = await freshDatabase();
  const pool = makePool(database.appUrl, { max: 1 });
  try {
    for (const n of [1, 2, 3]) {
      const { rows } = await pool.query<{ n: number }>(`${PREPARED} SELECT $1::int AS n`, [n]);
      expect(rows).toEqual([{ n }]);
      await pool.query('SELECT $1::int AS n', [n]);
    }
    const { rows } = await pool.query<{ statement: string }>(
      'SELECT statement FROM pg_prepared_statements',
    );
    expect(rows).toEqual([{ statement: `${PREPARED} SELECT $1::int AS n` }]);
  } finally {
    await pool.end();
    await database.drop();
  }
});
