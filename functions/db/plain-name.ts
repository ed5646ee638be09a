import { sql, type RawBuilder } from 'kysely';

const HALF = Array.from({ length: 94 }, (_, i) => String.fromCharCode(0x21 + i)).join('');
const FULL = Array.from({ length: 94 }, (_, i) => String.fromCharCode(0xff01 + i)).join('');

/** A column of names as the kernel's `plainName` spells them. Evaluated only on the rows an index has found. */
export const plainColumn = (column: string): RawBuilder<string> =>
  sql<string>`lower(regexp_replace(translate(${sql.ref(column)}, ${FULL}, ${HALF}), '\\s+', '', 'g'))`;

/** A LIKE pattern for part of a name: a typed % or _ is meant as itself. */
export const likePart = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;
