import { sql, type Transaction } from 'kysely';
import { prepared } from '../db/prepared';
import type { Tables } from '../db/tables';

/**
 * What publishing an act writes: the public row, and on a grant the poster's code and the coded
 * paper copies.
 */
export type Publication = {
  filing: string;
  school: string;
  app: string;
  bureau: string;
  path: string;
  card: string;
  spans: string;
  standing: string;
  place: string;
  version: number;
  poster?: string;
  copies: readonly { code: string; grant: number; no: number }[];
};

/**
 * Writes what the public sees, in the transaction of the act itself, in one statement. An ended
 * filing never hides a newer one.
 */
export const publish = async (tx: Transaction<Tables>, publication: Publication): Promise<void> => {
  await sql`${prepared}
    WITH shown AS (
      INSERT INTO public_status (school_id, app_id, filing_id, bureau_id, card, spans, standing, place_title, version)
      VALUES (${publication.school}, ${publication.app}, ${publication.filing}, ${publication.bureau}, ${publication.card}, ${publication.spans}::jsonb, ${publication.standing}, ${publication.place}, ${publication.version})
      ON CONFLICT (school_id, app_id) DO UPDATE SET filing_id = EXCLUDED.filing_id, bureau_id = EXCLUDED.bureau_id, card = EXCLUDED.card, spans = EXCLUDED.spans,
        standing = EXCLUDED.standing, place_title = EXCLUDED.place_title, version = public_status.version + 1),
    hung AS (
      INSERT INTO poster (code, school_id, app_id) SELECT ${publication.poster ?? ''}, ${publication.school}, ${publication.app} WHERE ${publication.poster !== undefined}
      ON CONFLICT DO NOTHING)
    INSERT INTO paper_copy (code, case_id, filer_org, bureau_path, grant_no, no)
    SELECT c->>'code', ${publication.filing}, ${publication.school}, ${publication.path}, (c->>'grant')::int, (c->>'no')::int FROM jsonb_array_elements(${JSON.stringify(publication.copies)}::jsonb) c`.execute(
    tx,
  );
};

/**
 * A coded paper copy, whatever filing it belongs to; undefined when no copy has this code. System
 * scope sees all.
 */
export const findCopy = async (
  tx: Transaction<Tables>,
  code: string,
): Promise<{ case_id: string; grant_no: number; no: number } | undefined> =>
  tx
    .selectFrom('paper_copy')
    .select(['case_id', 'grant_no', 'no'])
    .where('code', '=', code)
    .executeTakeFirst();

/** Marks a copy as scanned. */
export const markScanned = async (tx: Transaction<Tables>, code: string): Promise<void> => {
  await tx.updateTable('paper_copy').set({ scanned: true }).where('code', '=', code).execute();
};

/** Filings the public sees, of one bureau or for one app, after an id. */
export const shownFilings = async (
  tx: Transaction<Tables>,
  of: { bureau: string } | { app: string },
  after: string,
  limit: number,
): Promise<string[]> =>
  (
    await sql<{ id: string }>`
    SELECT filing_id AS id FROM public_status WHERE ${'app' in of ? sql`app_id = ${of.app}` : sql`bureau_id = ${of.bureau}`} AND filing_id > ${after}
    ORDER BY filing_id LIMIT ${limit}`.execute(tx)
  ).rows.map((row) => row.id);
