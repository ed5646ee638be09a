import type { Listed } from '@shared/domain/listed';
import type { AppKind, Level, MoeStanding, OrgKind, Ownership, Role } from '@shared/kernel/kinds';
import type { Life } from '@shared/policy/policy';
import type { Generated } from 'kysely';
import type { Json, Later, Time } from './columns';
import type { ListTables } from './list-tables';
import type { SecurityTables } from './security-tables';

/**
 * The columns of every table, as the migrations make them. `date` is ISO text, `timestamptz` a Date
 * out and ISO text in, jsonb text in.
 */
export type Tables = SecurityTables &
  ListTables & {
    org: {
      id: string;
      kind: OrgKind;
      name: string;
      plain: Generated<string>;
      bureau_id: string | null;
      path: string;
      level: Level;
      nature: Ownership | null;
      stages: Generated<string[]>;
      policy: string | null;
      tel: Generated<string>;
      number_prefix: Generated<string>;
      settings: Json<Record<string, string | number | boolean>>;
      offices: Json<Record<string, string>>;
      grams: Generated<string[]>;
      sounds: Generated<string>;
      version: Generated<number>;
      active: Generated<boolean>;
    };
    person: {
      id: string;
      name_box: string | null;
      name_key: string | null;
      login_index: string | null;
      created_at: Time;
      deleted_at: Later;
    };
    member: {
      id: string;
      person_id: string;
      org_id: string;
      role: Role;
      slots: Generated<string[]>;
      title: Generated<string>;
      created_at: Time;
      ended_at: Later;
    };
    phrase_book: { person_id: string; box: string; key_id: string; saved_at: Time };
    session: {
      hash: string;
      person_id: string;
      member_id: string;
      begun_at: Time;
      seen_at: Time;
      expires_at: Time;
      ended_at: Later;
      device: Generated<string>;
      demo: Generated<boolean>;
    };
    invitation: {
      id: string;
      code_hash: string;
      org_id: string;
      name_box: string | null;
      name_key: string | null;
      role: Tables['member']['role'];
      slots: Generated<string[]>;
      title: Generated<string>;
      expires_at: Time;
      used_at: Later;
    };
    provider: {
      id: string;
      name: string;
      credit_code: string | null;
      listed: Generated<Listed>;
      version: Generated<number>;
    };
    app: {
      id: string;
      name: string;
      kind: AppKind;
      provider_id: string;
      moe_no: string | null;
      moe_standing: Generated<MoeStanding>;
      package_name: string | null;
      store_ids: Generated<string[]>;
      source: 'registry' | 'typed';
      typed_by: string | null;
      looked_at: Generated<boolean>;
      grams: Generated<string[]>;
      sounds: Generated<string>;
      version: Generated<number>;
    };
    case_file: {
      id: string;
      life: Life;
      filer_org: string | null;
      respondent_org: string | null;
      served: Generated<boolean>;
      readers: Generated<string[]>;
      app_id: string;
      bureau_id: string;
      bureau_path: string;
      policy: string;
      place: string;
      standing: string;
      version: Generated<number>;
      open: Generated<boolean>;
      with_bureau: Generated<boolean>;
      state: Json<unknown>;
      number: string | null;
      due_day: Generated<string>;
      watch_day: string | null;
      head_hash: Generated<string>;
      code_hash: string | null;
      category: string | null;
      pile: Generated<string>;
      on_top: Generated<boolean>;
      cause_case: string | null;
      cause_seq: number | null;
      cause_index: number | null;
      created_at: Time;
      updated_at: Time;
    };
    case_event: {
      case_id: string;
      seq: number;
      at: Time;
      body: string;
      prev_hash: string;
      hash: string;
    };
    case_text: {
      id: string;
      case_id: string;
      box: string | null;
      key_id: string | null;
    };
    case_draft: {
      case_id: string;
      filer_org: string;
      revision: number;
      box: string;
      key_id: string;
      saved_at: Time;
    };
    case_task: {
      case_id: string;
      key: string;
      org_id: string | null;
      office: string;
      what: string;
      person_id: string | null;
      due_day: Generated<string>;
    };
    note: {
      id: string;
      case_id: string;
      bureau_path: string;
      person_id: string;
      body: string;
      at: Time;
    };
    counter: { bureau_id: string; series: string; year: number; n: number };
    paper_copy: {
      code: string;
      case_id: string;
      filer_org: string;
      bureau_path: string;
      grant_no: number;
      no: number;
      scanned: Generated<boolean>;
    };
    public_status: {
      school_id: string;
      app_id: string;
      filing_id: string;
      bureau_id: string;
      card: string;
      spans: Json<unknown>;
      standing: string;
      place_title: string;
      version: number;
    };
    poster: { code: string; school_id: string; app_id: string };
    file: {
      id: string;
      case_id: string;
      filer_org: string;
      bureau_path: string;
      use: 'attachment' | 'signature' | 'scan';
      name: string;
      state: 'quarantine' | 'clean' | 'refused';
      kind: string | null;
      sha256: string | null;
      bytes: number | null;
      announced: Generated<number>;
      by_person: string;
      by_org: string;
      created_at: Time;
    };
    file_access: { file_id: string; person_id: string; at: Time };
    message: {
      id: string;
      person_id: string;
      at: Time;
      title: string;
      body: string;
      about_id: string;
      read_at: Later;
      source: string;
    };
    outbox: {
      id: string;
      kind: string;
      body: Json<unknown>;
      run_at: Time;
      tries: Generated<number>;
      done_at: Later;
      failed: string | null;
    };
    kept_reply: { key_hash: string; input_hash: string; box: string; kept_at: Time };
    watch_calendar: { one: Generated<boolean>; digest: string };
    holiday: { day: string; working: boolean };
  };
