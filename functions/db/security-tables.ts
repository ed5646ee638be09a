import type { Time } from './columns';

/** The columns of what is known afterwards, and of what is counted. */
export type SecurityTables = {
  security_event: {
    id: string;
    at: Time;
    what: string;
    went: 'done' | 'refused';
    org_id: string | null;
    bureau_path: string;
    person_id: string | null;
    about: string;
    detail: string;
  };
  rate_limit: { key: string; points: number; expire: number | null };
};
