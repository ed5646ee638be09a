import type { Bars } from '@shared/domain/listed';
import { sql, type Transaction } from 'kysely';
import type { AppKind, Level, MoeStanding, SchoolKind } from '@shared/kernel/kinds';
import type { Case } from '@shared/domain/case';
import { barsIn } from '../db/bars';
import type { Tables } from '../db/tables';
import type { Caller } from '../world/caller';

type Tx = Transaction<Tables>;

/** A complaint with what its views and decisions need. */
export type Loaded = {
  id: string;
  code_hash: string;
  school_id: string;
  school_name: string;
  school_kind: SchoolKind;
  app_id: string;
  app_name: string;
  app_kind: AppKind;
  provider: string;
  moe_no: string | null;
  moe_standing: MoeStanding;
  app_bars: Bars | null;
  provider_bars: Bars | null;
  source: 'registry' | 'typed';
  bureau_id: string;
  bureau_path: string;
  bureau_name: string;
  bureau_tel: string;
  settings: Record<string, string | number | boolean>;
  offices: Record<string, string>;
  policy: string;
  category: string;
  state: Case;
  head_hash: string;
  created_at: Date;
  filing: string | null;
  pile: string;
  on_top: boolean;
  more: number;
  texts: { id: string; box: string | null; key: string | null }[] | null;
  events: { seq: number; body: string }[] | null;
};

// Counted only as far as anybody reads a number.
/** How many more lie on the pile of complaint `c`, as a column. */
export const under = (most: number) =>
  sql`(SELECT count(*)::int FROM (SELECT 1 FROM case_file m WHERE m.bureau_id = c.bureau_id AND m.pile = c.pile AND m.open AND m.code_hash IS NOT NULL AND m.id <> c.id LIMIT ${most}) m)`;

const columns = sql`
  c.id, c.code_hash, c.respondent_org AS school_id, s.name AS school_name, s.kind AS school_kind, c.app_id, a.name AS app_name, a.kind AS app_kind, v.name AS provider, a.moe_no, a.moe_standing, ${barsIn('v.listed', 'c.bureau_path')} AS provider_bars, ${barsIn('a.listed', 'c.bureau_path')} AS app_bars, a.source,
  c.bureau_id, c.bureau_path, b.name AS bureau_name, b.tel AS bureau_tel, b.settings, b.offices, c.policy, c.category, c.state, c.head_hash, c.created_at, c.pile, c.on_top, ${under(1000)} AS more,
  (SELECT t.filing_id FROM public_status t WHERE t.school_id = c.respondent_org AND t.app_id = c.app_id) AS filing,
  (SELECT json_agg(json_build_object('id', x.id, 'box', x.box, 'key', x.key_id)) FROM case_text x WHERE x.case_id = c.id) AS texts,
  (SELECT json_agg(json_build_object('seq', e.seq, 'body', e.body) ORDER BY e.seq) FROM case_event e WHERE e.case_id = c.id) AS events`;
const joins = sql`FROM case_file c JOIN org s ON s.id = c.respondent_org JOIN app a ON a.id = c.app_id JOIN provider v ON v.id = a.provider_id JOIN org b ON b.id = c.bureau_id`;

// Locked first and read afterwards: one statement that had to wait would read the history of
// before.
const lockOne = async (tx: Tx, one: ReturnType<typeof sql>): Promise<void> => {
  await sql`SELECT c.id FROM case_file c WHERE ${one} FOR UPDATE`.execute(tx);
};

/**
 * A complaint by the hash of its tracking code, for whoever holds the code. The transaction is in
 * public scope with this hash.
 */
export const byCode = async (
  tx: Tx,
  codeHash: string,
  lock = false,
): Promise<Loaded | undefined> => {
  const one = sql`c.code_hash = ${codeHash}`;
  if (lock) await lockOne(tx, one);
  return (await sql<Loaded>`SELECT ${columns} ${joins} WHERE ${one}`.execute(tx)).rows[0];
};

/** A complaint about a school of the caller's bureau or of a bureau below it. */
export const byId = async (
  tx: Tx,
  caller: Caller,
  id: string,
  lock = false,
): Promise<Loaded | undefined> => {
  const one = sql`c.id = ${id} AND c.bureau_path >= ${caller.org.path} AND c.bureau_path < ${`${caller.org.path}~`}`;
  if (lock) await lockOne(tx, one);
  return (await sql<Loaded>`SELECT ${columns} ${joins} WHERE ${one}`.execute(tx)).rows[0];
};

/**
 * The school, the app, and the bureau that answers: the school's own; for an office of a bureau the
 * bureau above it, where there is one.
 */
export const subjectOf = async (
  tx: Tx,
  school: string,
  app: string,
): Promise<
  | {
      bureau_id: string;
      bureau: string;
      tel: string;
      path: string;
      policy: string;
      settings: Record<string, string | number | boolean>;
      level: Level;
      kind: SchoolKind;
    }
  | undefined
> =>
  (
    await sql<{
      bureau_id: string;
      bureau: string;
      tel: string;
      path: string;
      policy: string;
      settings: Record<string, string | number | boolean>;
      level: Level;
      kind: SchoolKind;
    }>`
    SELECT b.id AS bureau_id, b.name AS bureau, b.tel, b.path, own.policy, b.settings, s.level, s.kind
    FROM org s JOIN org own ON own.id = s.bureau_id JOIN org b ON b.id = CASE WHEN s.kind = 'office' THEN coalesce(own.bureau_id, own.id) ELSE own.id END, app a
    WHERE s.id = ${school} AND a.id = ${app} AND s.kind IN ('school', 'office', 'unit')`.execute(tx)
  ).rows[0];

/**
 * Whether an open complaint of this pile stands for it already. The transaction is in system scope.
 */
export const hasTop = async (tx: Tx, bureau: string, pile: string): Promise<boolean> =>
  (
    await sql`SELECT 1 FROM case_file WHERE code_hash IS NOT NULL AND bureau_id = ${bureau} AND pile = ${pile} AND open AND on_top LIMIT 1`.execute(
      tx,
    )
  ).rows.length > 0;

/** When the one on top of a pile is concluded, the oldest that is left stands for it. */
export const raiseNext = async (
  tx: Tx,
  { id, bureau, pile }: { id: string; bureau: string; pile: string },
): Promise<void> => {
  await sql`
    UPDATE case_file SET on_top = true WHERE id = (SELECT id FROM case_file WHERE code_hash IS NOT NULL AND bureau_id = ${bureau} AND pile = ${pile} AND open AND id <> ${id} ORDER BY created_at, id LIMIT 1)
      AND NOT EXISTS (SELECT 1 FROM case_file WHERE code_hash IS NOT NULL AND bureau_id = ${bureau} AND pile = ${pile} AND open AND on_top)`.execute(
    tx,
  );
};

/** Whose a complaint is and what it is about, for telling people of it; no words of anybody. */
export const aboutOf = async (
  tx: Tx,
  id: string,
): Promise<
  { bureau_id: string; school_name: string; app_name: string; on_top: boolean } | undefined
> =>
  (
    await sql<{ bureau_id: string; school_name: string; app_name: string; on_top: boolean }>`
    SELECT c.bureau_id, c.on_top, s.name AS school_name, a.name AS app_name
    FROM case_file c JOIN org s ON s.id = c.respondent_org JOIN app a ON a.id = c.app_id WHERE c.id = ${id}`.execute(
      tx,
    )
  ).rows[0];
