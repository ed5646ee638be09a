import type { Generated } from 'kysely';
import type { Json, Time } from './columns';

/** The columns of what parents tell. */
export type ComplaintTables = {
  complaint: {
    id: string;
    code_hash: string;
    school_id: string;
    app_id: string;
    bureau_id: string;
    bureau_path: string;
    policy: string;
    category: string;
    place: string;
    standing: string;
    version: number;
    open: Generated<boolean>;
    state: Json<unknown>;
    due_day: Generated<string>;
    pile: string;
    on_top: boolean;
    head_hash: Generated<string>;
    created_at: Time;
  };
  complaint_event: {
    complaint_id: string;
    seq: number;
    code_hash: string;
    bureau_path: string;
    at: Time;
    body: string;
    prev_hash: string;
    hash: string;
  };
  complaint_text: {
    id: string;
    complaint_id: string;
    code_hash: string;
    bureau_path: string;
    box: string | null;
    key_id: string | null;
  };
};
