import type { Pool } from 'pg';
import type { LookupRow } from './answer';

const columns = `s.id AS school_id, s.name AS school_name, s.version AS school_version, a.id AS app_id, a.name AS app_name, a.kind AS app_kind, a.version AS app_version, a.moe_no, a.moe_standing,
  v.name AS provider_name, v.version AS provider_version, v.listed -> split_part(b.path, '/', 1) AS provider_bars, a.listed -> split_part(b.path, '/', 1) AS app_bars, b.path, b.name AS bureau_name, b.tel AS bureau_tel, b.version AS bureau_version,
  t.card, CASE WHEN t.card IS NULL THEN r.rules END AS rules, r.unfiled -> a.moe_standing AS unfiled, r.version AS rules_version, t.spans, t.standing, t.place_title, t.version AS status_version`;
const joins = `JOIN app a ON a.id = k.app_id JOIN provider v ON v.id = a.provider_id JOIN org s ON s.id = k.school_id JOIN org b ON b.id = s.bureau_id
  LEFT JOIN public_status t ON t.school_id = k.school_id AND t.app_id = k.app_id LEFT JOIN policy_card r ON r.policy = b.policy`;

/** The statement of a lookup by poster code, prepared once per connection under its name. */
export const byCode = {
  name: 'lookup-code',
  text: `SELECT k.code, ${columns} FROM poster k ${joins} WHERE k.code = $1`,
};
/** The statement of a lookup by school and app. */
export const byPair = {
  name: 'lookup-pair',
  text: `SELECT (SELECT p.code FROM poster p WHERE p.school_id = $1 AND p.app_id = $2) AS code, ${columns} FROM (VALUES ($1::text, $2::text)) AS k (school_id, app_id) ${joins}`,
};

/**
 * Reads the one row behind a lookup: one statement, by key, always from the primary. Calls `ended`
 * with the key before anybody sees the row or the error.
 */
export const readLookup = async (
  pool: Pick<Pool, 'query'>,
  { name, text }: typeof byCode,
  values: string[],
  key: string,
  ended: (key: string) => void,
): Promise<LookupRow | undefined> => {
  try {
    return (await pool.query<LookupRow>({ name, text, values })).rows[0];
  } finally {
    ended(key);
  }
};

/** True when the database answers. */
export const isReachable = async (pool: Pick<Pool, 'query'>): Promise<boolean> =>
  (await pool.query('SELECT 1')).rows.length === 1;
