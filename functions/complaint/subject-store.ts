import { sql, type RawBuilder } from 'kysely';
import { morePiled } from '../case/list-store';
import type { LoadedCase } from '../case/load-store';

/** What a complaint is about, besides what every case is. */
export type ComplaintSubject = {
  category: string;
  pile: string;
  /** Whether it stands for its pile. */ onTop: boolean;
  more: number;
  /** The filing that parents see of this school and app. */ filing: string | null;
};

/** A complaint as an act finds it. */
export type Complaint = LoadedCase<ComplaintSubject>;

export const complaintSubject: RawBuilder<ComplaintSubject> = sql`json_build_object(
  'category', f.category, 'pile', f.pile, 'onTop', f.on_top, 'more', ${morePiled},
  'filing', (SELECT t.filing_id FROM public_status t WHERE t.school_id = f.respondent_org AND t.app_id = f.app_id))`;
