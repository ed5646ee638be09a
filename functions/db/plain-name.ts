import { sql, type RawBuilder } from 'kysely';
import { alike } from '@shared/kernel/names';

// White space, and what the kernel's `plainName` calls hidden, in the regular expressions of
// PostgreSQL.
const UNSEEN =
  '[\\s\\u00AD\\u034F\\u061C\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\u3164\\uFE00-\\uFE0F\\uFEFF\\uFFA0\\uFFF0-\\uFFFC\\U000E0000-\\U000E0FFF]+';

/**
 * A column of names as the kernel's `plainName` spells them. Evaluated only on the rows an index
 * has found.
 */
export const plainColumn = (column: string): RawBuilder<string> =>
  sql<string>`lower(regexp_replace(translate(normalize(${sql.ref(column)}, NFKC), ${alike.from}, ${alike.to}), ${UNSEEN}, '', 'g'))`;

/** A LIKE pattern for part of a name: a typed % or _ is meant as itself. */
export const likePart = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;
