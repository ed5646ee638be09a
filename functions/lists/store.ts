import { sql, type Transaction } from 'kysely';
import type { Clause } from '@shared/kernel/refusal';
import type { Day } from '@shared/kernel/calendar';
import type { Release } from '@shared/domain/lists';
import type { ListKind } from '@shared/policy/policy';
import type { Shown } from '../case/listing-store';
import type { Tables } from '../db/tables';

type Tx = Transaction<Tables>;

/** A list with the bureau that keeps it and how many stand on it now. */
export type ListRow = {
  bureau_id: string;
  bureau: string;
  list: string;
  kind: ListKind;
  title: string;
  clause: Clause;
  holds: { says: string; clause: Clause }[];
  now: number;
};

/** How many stand on a list is counted up to here and no further. */
const COUNTED = 10_000;

// The topmost bureau under a policy keeps its lists, unless each keeps its own.
const kept = sql`
  FROM org b CROSS JOIN LATERAL (SELECT lists FROM policy_card WHERE policy = b.policy LIMIT 1) c CROSS JOIN LATERAL jsonb_array_elements(c.lists) AS l (of)
  LEFT JOIN LATERAL (SELECT policy FROM org WHERE id = b.bureau_id LIMIT 1) above ON true
  WHERE b.kind = 'bureau' AND b.active AND (l.of->>'kept' <> 'owner' OR above.policy IS DISTINCT FROM b.policy)`;
const listColumns = sql`
  b.id AS bureau_id, b.name AS bureau, l.of->>'id' AS list, l.of->>'kind' AS kind, l.of->>'title' AS title,
  l.of->'clause' AS clause, l.of->'holds' AS holds,
  (SELECT count(*)::int FROM (SELECT 1 FROM list_entry e WHERE e.bureau_id = b.id AND e.list = l.of->>'id' AND e.ended_day IS NULL LIMIT ${COUNTED}) e) AS now`;

/** The bureaus on the path of an organisation: of a path `a/b/` those at `a/` and at `a/b/`. */
const onPathOf = (org: string) => sql`AND b.path IN (
    SELECT left(asked.path, n) FROM org asked, generate_series(1, length(asked.path)) n WHERE asked.id = ${org} AND substr(asked.path, n, 1) = '/')`;

/** The lists that are kept, of one region where a bureau of it is named. */
export const listsOf = async (tx: Tx, bureau: string | undefined): Promise<ListRow[]> =>
  (
    await sql<ListRow>`
    SELECT ${listColumns} ${kept}
      ${bureau === undefined ? sql`` : onPathOf(bureau)}
    ORDER BY b.path, l.of->>'id' LIMIT 200`.execute(tx)
  ).rows;

/** One list of a bureau; undefined when it keeps none of this name. */
export const listOf = async (tx: Tx, bureau: string, list: string): Promise<ListRow | undefined> =>
  (
    await sql<ListRow>`SELECT ${listColumns} ${kept} AND b.id = ${bureau} AND l.of->>'id' = ${list}`.execute(
      tx,
    )
  ).rows[0];

/** One line of a list. */
export type EntryRow = {
  id: string;
  app_id: string;
  app: string;
  provider: string;
  since: Day;
  ended: Day | null;
};

const entryColumns = sql`
  e.case_id AS id, e.app_id, a.name AS app, p.name AS provider, e.from_day AS since, e.ended_day AS ended`;
// The names are read by their keys, however many apps and providers there are.
const entryJoins = sql`FROM list_entry e CROSS JOIN LATERAL (SELECT name, moe_no FROM app WHERE id = e.app_id LIMIT 1) a
  CROSS JOIN LATERAL (SELECT name FROM provider WHERE id = e.provider_id LIMIT 1) p`;

/** Which entries of a list are asked for. */
export type Asked = {
  bureau: string;
  list: string;
  ended?: boolean;
  grams?: readonly string[];
  after?: readonly [string, string];
};

/** Those that stand on it, those that were taken off, or all. */
const standingOf = (ended: boolean | undefined) => {
  if (ended === undefined) return sql`true`;
  return ended ? sql`e.ended_day IS NOT NULL` : sql`e.ended_day IS NULL`;
};

/** Entries of a list, the newest first; keyset after (day, id). */
export const entriesOf = async (tx: Tx, asked: Asked, limit: number): Promise<EntryRow[]> => {
  const { after, grams } = asked;
  const standing = standingOf(asked.ended);
  return (
    await sql<EntryRow>`SELECT ${entryColumns} ${entryJoins}
    WHERE e.bureau_id = ${asked.bureau} AND e.list = ${asked.list} AND ${standing}
      ${grams ? sql`AND e.grams @> ${[...grams]}::text[]` : sql``}
      ${after ? sql`AND (e.from_day, e.case_id) < (${after[0]}::date, ${after[1]})` : sql``}
    ORDER BY e.from_day DESC, e.case_id DESC LIMIT ${limit}`.execute(tx)
  ).rows;
};

/** A whole entry with its list. */
export type WholeRow = EntryRow & {
  bureau_id: string;
  list: string;
  moe_no: string | null;
  shown: Shown[];
  steps: { on: Day; what: string; clause?: Clause }[];
  release: Release[];
};

/** One entry by the case that made it. */
export const entryOf = async (tx: Tx, id: string): Promise<WholeRow | undefined> =>
  (
    await sql<WholeRow>`SELECT ${entryColumns}, a.moe_no, e.bureau_id, e.list, e.shown, e.steps, e.release ${entryJoins} WHERE e.case_id = ${id}`.execute(
      tx,
    )
  ).rows[0];
