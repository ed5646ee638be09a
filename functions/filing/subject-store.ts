import { sql, type RawBuilder } from 'kysely';
import type { Day } from '@shared/kernel/calendar';
import type { FactValue } from '@shared/kernel/condition';
import type { UseSpan } from '@shared/domain/public-status';
import { publicActs, type Told } from '@shared/domain/record';
import type { Published } from '@shared/domain/verdict';
import type { Around, LoadedCase } from '../case/load-store';
import { regionRoot } from '../db/region-root';
import { isBureau, type Caller } from '../world/caller';

/**
 * What was proved of an app in another filing of the region: the answer as rules read it, who
 * confirmed it and when.
 */
export type Proof = { field: string; value: FactValue; by: string; day: Day };

/** What a filing is about, besides what every case is. */
export type FilingSubject = {
  /** How many tools this school has in force. */ tools: number;
  uses: string[] | null;
  spans: UseSpan[] | null;
  told: Told[] | null;
  proofs: Proof[] | null;
};

/** A filing with everything a decision needs. */
export type Filing = LoadedCase<FilingSubject>;

export const filingSubject: RawBuilder<FilingSubject> = sql`json_build_object(
  'tools', (SELECT count(*)::int FROM public_status ps WHERE ps.school_id = f.filer_org AND ps.standing = 'filed'),
  -- What the granted tools of this school are used for, this one left out.
  'uses', (SELECT json_agg(DISTINCT u) FROM case_file g, jsonb_array_elements_text(CASE jsonb_typeof(g.state->'inForce'->'answers'->'scope_use') WHEN 'array' THEN g.state->'inForce'->'answers'->'scope_use' ELSE '[]' END) u
    WHERE g.filer_org = f.filer_org AND g.id <> f.id AND g.life = 'filing' AND g.standing = 'filed'),
  'spans', (SELECT t.spans FROM public_status t WHERE t.school_id = f.filer_org AND t.app_id = f.app_id AND t.filing_id = f.id),
  -- What its public record is made of.
  'told', (SELECT json_agg(json_build_object('did', b.e->>'did', 'standing', b.e->>'standing', 'at', b.e->>'at', 'as', b.e->'by'->>'as', 'grants', b.e->'grants', 'given', b.e->'given') ORDER BY b.seq)
    FROM (SELECT v.seq, v.body::jsonb AS e FROM case_event v WHERE v.case_id = f.id) b WHERE b.e->>'did' = ANY (${[...publicActs]}) OR b.e ? 'grants'),
  -- What other filings of the region proved of this app.
  'proofs', (SELECT json_agg(json_build_object('field', k.field, 'value', k.value, 'by', k.confirmed_by, 'day', k.confirmed_on) ORDER BY k.field) FROM app_proof k
    WHERE k.app_id = f.app_id AND k.region = split_part(f.policy, '@', 1) AND k.filing_id <> f.id))`;

/** What a reader of a filing sees besides. */
export type FilingBeside = {
  copies: { no: number; code: string; grant_no: number; scanned: boolean }[] | null;
  poster: string | null;
  elsewhere: { same: boolean; standing: string; n: number }[] | null;
  shown: Pick<Published, 'spans' | 'standing'> | null;
};

/** A filing as somebody reads it. */
export type WholeFiling = Filing & Around<FilingBeside>;

// Public standings only, of the schools of the same region.
const elsewhere = sql`(SELECT json_agg(json_build_object('same', e.same, 'standing', e.standing, 'n', e.n)) FROM (
  SELECT t.app_id = f.app_id AS same, t.standing, count(*)::int AS n FROM public_status t JOIN app y ON y.id = t.app_id JOIN org h ON h.id = t.bureau_id
  WHERE y.provider_id = a.provider_id AND t.filing_id <> f.id AND ${regionRoot('h.path')} = ${regionRoot('f.bureau_path')} GROUP BY 1, 2) e)`;

export const filingBeside = (caller: Caller | undefined): RawBuilder<FilingBeside> =>
  sql`json_build_object(
    'copies', (SELECT json_agg(json_build_object('no', c.no, 'code', c.code, 'grant_no', c.grant_no, 'scanned', c.scanned) ORDER BY c.grant_no, c.no) FROM paper_copy c WHERE c.case_id = f.id),
    'poster', (SELECT o.code FROM poster o WHERE o.school_id = f.filer_org AND o.app_id = f.app_id),
    'elsewhere', ${caller && isBureau(caller) ? elsewhere : sql`NULL`},
    'shown', (SELECT json_build_object('spans', t.spans, 'standing', t.standing) FROM public_status t WHERE t.school_id = f.filer_org AND t.app_id = f.app_id))`;
