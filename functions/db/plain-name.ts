import { sql, type RawBuilder } from 'kysely';
import { halfWidth } from '@shared/kernel/text';

const HALF = Array.from({ length: 94 }, (_, i) => String.fromCharCode(0x21 + i)).join('');
const FULL = Array.from({ length: 94 }, (_, i) => String.fromCharCode(0xff01 + i)).join('');

/** A name as search compares it: half width, lower case, no white space; the same as `plainColumn` in SQL. */
export const plainName = (name: string): string => halfWidth(name).toLowerCase().replace(/\s+/g, '');

/** A column of names as search compares it. Evaluated only on the rows an index has found. */
export const plainColumn = (column: string): RawBuilder<string> => sql<string>`lower(regexp_replace(translate(${sql.ref(column)}, ${FULL}, ${HALF}), '\\s+', '', 'g'))`;

/** A LIKE pattern for part of a name: a typed % or _ is meant as itself. */
export const likePart = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;
