import { sql, type Transaction } from 'kysely';
import { dayOf } from '@shared/kernel/calendar';
import { seen } from '@shared/domain/answers';
import type { Answers, Case } from '@shared/domain/case';
import type { Rules } from '@shared/policy/rules';
import type { Tables } from '../db/tables';
import { setNational } from '../registry/app-store';
import { regionOf } from './proofs';
import type { LoadedCase } from '../case/load-store';

const given = (current: Case): Answers => ({
  ...current.inForce?.answers,
  ...Object.assign({}, ...Object.values(current.opinions).map((opinion) => opinion.answers ?? {})),
});

/**
 * Keeps with the app what a grant confirmed about it; what stood under the same question before is
 * replaced. A number seen on the national platform is the registry's from then on.
 */
export const keepProofs = async (
  tx: Transaction<Tables>,
  filing: LoadedCase,
  rules: Rules,
  current: Case,
  at: string,
): Promise<void> => {
  const answers = given(current);
  const rows = Object.values(rules.fields).flatMap(({ id, once }) => {
    const value = once ? seen(answers[id]) : undefined;
    return value === undefined || value === null ? [] : [{ field: id, value }];
  });
  if (rows.length === 0) return;
  await sql`INSERT INTO app_proof (app_id, region, field, value, filing_id, confirmed_by, confirmed_on)
    SELECT ${filing.app_id}, ${regionOf(filing.policy)}, r.field, r.value, ${filing.id}, ${filing.bureau_name}, ${dayOf(at)}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (field text, value jsonb)
    ON CONFLICT (app_id, region, field) DO UPDATE SET value = excluded.value, filing_id = excluded.filing_id, confirmed_by = excluded.confirmed_by, confirmed_on = excluded.confirmed_on`.execute(
    tx,
  );
  const number = answers.moe_no;
  if (answers.moe_seen_day !== undefined && filing.moe_standing === 'unknown')
    await setNational(tx, filing.app_id, 'valid', typeof number === 'string' ? number : undefined);
};
