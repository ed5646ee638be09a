/**
 * Where a rule stands: document number, article, verbatim quote. `text` is law; the other two are
 * never shown as law. `unsure`: the original was not compared.
 */
export type Clause = {
  doc: string;
  no: string;
  quote: string;
  kind: 'text' | 'bureau' | 'house';
  unsure?: true;
};

/**
 * One thing wrong with one answer. `field` is a path such as `decision_files` or `staff.2.phone`.
 */
export type Fault = {
  field: string;
  code: FaultCode;
  label: string;
  params?: Record<string, string | number>;
  clause?: Clause;
};

/**
 * HTTP status of every refusal there is; the Chinese words of the client are keyed by the same
 * codes.
 */
export const statusOf = {
  // who you are
  sign_in_first: 401,
  session_ended: 401,
  not_yours: 403,
  not_your_step: 403,
  took_part_before: 403,
  not_invited: 403,
  login_expired: 401,
  login_blocked: 403,
  too_often: 429,
  outside_busy: 503,
  // what you ask for
  not_found: 404,
  bad_code: 404,
  bad_request: 422,
  body_too_big: 413,
  body_too_slow: 408,
  faults: 422,
  findings: 422,
  not_now: 409,
  reason_needed: 422,
  points_open: 422,
  unsigned: 422,
  signed_other: 409,
  // what happened meanwhile
  changed_meanwhile: 409,
  already_done: 409,
  duplicate_filing: 409,
  kind_not_covered: 422,
  other_provider: 403,
  assigned_elsewhere: 403,
  key_reused: 409,
  // files
  file_too_big: 422,
  file_not_allowed: 422,
  file_broken: 422,
  file_missing: 422,
  file_too_long: 422,
  file_too_many_pixels: 422,
  file_too_complex: 422,
  file_locked: 422,
  file_form_open: 422,
  files_busy: 429,
  upload_quota: 429,
  other_paper: 422,
  glyphs_missing: 422,
  no_public_origin: 409,
  printing_busy: 429,
  // people
  invitation_spent: 410,
  invitation_name: 403,
  last_admin: 409,
  csv_faults: 422,
  search_too_long: 422,
  has_open_work: 409,
} as const;

/** A "no" that we have words for. */
export type RefusalCode = keyof typeof statusOf;

/**
 * A reasoned "no": its code, the clause it rests on, every fault at once, and the words its
 * sentence needs.
 */
export type Refusal = {
  code: RefusalCode;
  clause?: Clause;
  faults?: readonly Fault[];
  params?: Record<string, string | number>;
};

/** Everything that can be wrong with one answer. */
export const faultCodes = [
  'missing',
  'too_long',
  'too_short',
  'too_many',
  'too_few',
  'not_an_option',
  'not_a_number',
  'not_whole',
  'too_small',
  'too_big',
  'not_a_day',
  'in_future',
  'in_past',
  'phone_shape',
  'name_shape',
  'moe_no_shape',
  'code_shape',
  'attest_needed',
  'emoji',
  'control_char',
  'reveals',
  'wrong_kind',
  'unknown_field',
  'point_open',
  'note_needed',
  'glyphs',
  'finding',
] as const;

/** One kind of fault in an answer. */
export type FaultCode = (typeof faultCodes)[number];
