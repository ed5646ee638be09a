import { sql, type RawBuilder } from 'kysely';

/** What a life adds that adds nothing. */
export const nothing: RawBuilder<null> = sql`NULL`;
