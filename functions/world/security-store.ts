import { sql, type Transaction } from 'kysely';
import type { Instant } from '@shared/kernel/calendar';
import type { SecurityKind } from '@shared/kernel/security';
import type { Tables } from '../db/tables';
import type { Place } from './page';

type Tx = Transaction<Tables>;

/**
 * One line of the security log. It holds ids and kinds, never a name, an address or anybody's
 * words.
 */
export type SecurityLine = {
  id: string;
  at: Instant;
  what: SecurityKind;
  went: 'done' | 'refused';
  /** The organisation whose administrator reads it; none where nobody was known yet. */
  org?: { id: string; path: string };
  person?: string;
  about?: string;
  detail?: string;
};

/** Writes one line. */
export const insertSecurity = async (tx: Tx, line: SecurityLine): Promise<void> => {
  await sql`
    INSERT INTO security_event (id, at, what, went, org_id, bureau_path, person_id, about, detail)
    VALUES (${line.id}, ${line.at}, ${line.what}, ${line.went}, ${line.org?.id ?? null}, ${line.org?.path ?? ''}, ${line.person ?? null}, ${line.about ?? ''}, ${line.detail ?? ''})`.execute(
    tx,
  );
};

/**
 * A line as the administrator's page shows it; the name is sealed under the person's id, and gone
 * when the account is.
 */
export type SecurityRow = {
  id: string;
  at: Date;
  what: SecurityKind;
  went: 'done' | 'refused';
  org_name: string | null;
  person_id: string | null;
  name_box: string | null;
  name_key: string | null;
  about: string;
  detail: string;
};

/**
 * The log of an organisation, for a bureau that of its schools as well, the newest line first;
 * keyset after (at, id).
 */
export const securityOf = async (
  tx: Tx,
  caller: { org: string; bureau: boolean },
  query: { what?: SecurityKind; refused?: boolean; after?: Place },
  limit: number,
): Promise<SecurityRow[]> =>
  (
    await sql<SecurityRow>`
    SELECT e.id, e.at, e.what, e.went, o.name AS org_name, e.person_id, p.name_box, p.name_key, e.about, e.detail
    FROM security_event e LEFT JOIN org o ON o.id = e.org_id LEFT JOIN person p ON p.id = e.person_id
    WHERE (e.org_id = ${caller.org} OR (${caller.bureau} AND o.bureau_id = ${caller.org} AND o.kind <> 'bureau'))
      ${query.what ? sql`AND e.what = ${query.what}` : sql``} ${query.refused ? sql`AND e.went = 'refused'` : sql``}
      ${query.after ? sql`AND (e.at, e.id) < (${query.after[0]}::timestamptz, ${query.after[1]})` : sql``}
    ORDER BY e.at DESC, e.id DESC LIMIT ${limit}`.execute(tx)
  ).rows;

/**
 * Forgets lines older than a moment, which the database itself allows only after 180 days. Asked in
 * system scope.
 */
export const forgetSecurity = async (tx: Tx, before: Instant): Promise<number> =>
  (
    await sql<{
      one: number;
    }>`DELETE FROM security_event WHERE at < ${before} AND at < now() - interval '180 days' RETURNING 1 AS one`.execute(
      tx,
    )
  ).rows.length;

/** Forgets counts that are over. */
export const forgetCounts = async (tx: Tx, before: number): Promise<void> => {
  await sql`DELETE FROM rate_limit WHERE expire < ${before}`.execute(tx);
};
