import { sql, type RawBuilder, type Transaction } from 'kysely';
import type { SchoolKind } from '@shared/kernel/kinds';
import type { Case } from '@shared/domain/case';
import type { Tables } from '../db/tables';
import type { Caller } from '../world/caller';
import { under } from './store';

type Tx = Transaction<Tables>;

/** One line of the bureau's queue. */
export type Line = {
  id: string;
  created_at: Date;
  school_id: string;
  school_name: string;
  school_kind: SchoolKind;
  app_id: string;
  app_name: string;
  category: string;
  policy: string;
  place: string;
  state: Case;
  settings: Record<string, string | number | boolean>;
  due_day: string;
  more: number;
};

const inPile = (caller: Caller, which: { open: boolean; pileOf?: string }): RawBuilder<unknown> => {
  if (which.pileOf)
    return sql`AND c.open AND c.pile = (SELECT p.pile FROM case_file p WHERE p.id = ${which.pileOf} AND p.bureau_id = ${caller.org.id})`;
  return which.open ? sql`AND c.on_top` : sql``;
};

/**
 * Complaints that the caller's own bureau answers, the one due first on top; of a pile the one that
 * stands for it, or the whole pile under one of them. Keyset after (day, id).
 */
export const queueOf = async (
  tx: Tx,
  caller: Caller,
  which: { open: boolean; pileOf?: string },
  after: { day: string; id: string } | undefined,
  limit: number,
): Promise<Line[]> =>
  (
    await sql<Line>`
    SELECT c.id, c.created_at, s.id AS school_id, s.name AS school_name, s.kind AS school_kind, a.id AS app_id, a.name AS app_name, c.category, c.policy, c.place, c.state, b.settings, c.due_day, ${which.pileOf ? sql`0` : under(1000)} AS more
    FROM case_file c JOIN org s ON s.id = c.respondent_org JOIN app a ON a.id = c.app_id JOIN org b ON b.id = c.bureau_id
    WHERE c.bureau_id = ${caller.org.id} AND c.code_hash IS NOT NULL ${which.open ? sql`AND c.open` : sql``}
      ${inPile(caller, which)}
      ${after ? sql`AND (c.due_day, c.id) > (${after.day}::date, ${after.id})` : sql``}
    ORDER BY c.due_day, c.id LIMIT ${limit}`.execute(tx)
  ).rows;
