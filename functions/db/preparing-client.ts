import { createHash } from 'node:crypto';
import pg from 'pg';

/** What a statement begins with that each connection is to prepare once. */
export const PREPARED = '/* prepared */';

const names = new Map<string, string>();
const nameOf = (text: string): string => {
  const name = names.get(text) ?? createHash('sha256').update(text).digest('hex').slice(0, 32);
  names.set(text, name);
  return name;
};

type Query = (query: unknown, ...more: unknown[]) => unknown;

/** A client that prepares the statements that begin with `PREPARED`; the others go as they are. */
export class PreparingClient extends pg.Client {}

const plain = pg.Client.prototype.query as Query;
// Not as a method of the class: the driver gives it a dozen signatures, and what is passed on stays
// as it came.
PreparingClient.prototype.query = function (this: pg.Client, query: unknown, ...more: unknown[]) {
  const [values, ...rest] = more;
  return typeof query === 'string' && query.startsWith(PREPARED)
    ? plain.call(this, { name: nameOf(query), text: query, values }, ...rest)
    : plain.call(this, query, ...more);
} as typeof pg.Client.prototype.query;
