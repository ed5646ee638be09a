import type { Generated } from 'kysely';
import type { Json } from './columns';

/** The columns of what the public reads of policies and of the lists that bureaus keep. */
export type ListTables = {
  policy_card: {
    policy: string;
    rules: string;
    unfiled: Json<unknown>;
    lists: Json<unknown>;
    version: Generated<number>;
  };
  list_entry: {
    case_id: string;
    bureau_id: string;
    bureau_path: string;
    policy: string;
    list: string;
    kind: string;
    app_id: string;
    provider_id: string;
    shown: Json<unknown>;
    steps: Json<unknown>;
    release: Json<unknown>;
    from_day: string;
    ended_day: string | null;
    grams: string[];
    version: Generated<number>;
  };
};
