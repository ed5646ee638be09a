import type { ColumnType } from 'kysely';

/** jsonb: a value out, JSON text in. */
export type Json<T> = ColumnType<T, string, string>;
/** timestamptz: a Date out, ISO text in. */
export type Time = ColumnType<Date, string, string>;
/** timestamptz that may be empty. */
export type Later = ColumnType<Date | null, string | null | undefined, string | null>;
