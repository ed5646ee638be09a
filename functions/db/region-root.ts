import { sql, type RawBuilder } from 'kysely';

/** The region an organisation's path begins with: what everything in one region shares. */
export const regionRoot = (column: string): RawBuilder<string> =>
  sql<string>`split_part(${sql.ref(column)}, '/', 1)`;
