-- Everything but search. Owner: the migrating role. The application connects as apb_app, which owns nothing and cannot bypass row-level security.
-- Rows are scoped by current_setting('app.scope'): system | school | bureau | person | public, set inside each transaction.

CREATE TABLE org (
  id text PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('bureau', 'school', 'office', 'unit', 'provider')),
  name text NOT NULL,
  plain text NOT NULL DEFAULT '',                -- as names are compared (kernel/names.ts: plainName): one school is one row however its name is written
  sounds text NOT NULL DEFAULT '',               -- as it is read aloud, kept by 0003-search.sql
  bureau_id text REFERENCES org (id),            -- the bureau it files with (隶属); null for the top bureau
  path text NOT NULL,                            -- bureaus: their place in the tree, 'a/b/'; others: their bureau's path
  level text NOT NULL CHECK (level IN ('city', 'county')),
  nature text CHECK (nature IN ('public', 'private')),
  stages text[] NOT NULL DEFAULT '{}',
  policy text,                                   -- bureaus: the policy in force
  tel text NOT NULL DEFAULT '',
  number_prefix text NOT NULL DEFAULT '',        -- bureaus: what a 受理编号 begins with
  settings jsonb NOT NULL DEFAULT '{}',
  offices jsonb NOT NULL DEFAULT '{}',           -- bureaus: office slot -> name of the office
  grams text[] NOT NULL DEFAULT '{}',
  version integer NOT NULL DEFAULT 1,
  active boolean NOT NULL DEFAULT true
);
CREATE INDEX org_grams ON org USING gin (grams);
CREATE INDEX org_bureau ON org (bureau_id, name, id);
CREATE INDEX org_plain ON org (plain, bureau_id);
-- Rows are scoped by a bureau's path, so two bureaus on one path would read each other's cases. The list of bureaus that anybody may ask for is
-- read from this index alone: the bureaus themselves lie scattered among their schools.
CREATE UNIQUE INDEX org_bureau_path ON org (path) INCLUDE (id, name, tel, active) WHERE kind = 'bureau';
-- A search that finds many walks along the order it shows them in, and stops after a page; one that finds few sorts those.
CREATE INDEX org_filers_by_name ON org (name, id) WHERE kind IN ('school', 'office', 'unit') AND active;

CREATE TABLE person (
  id text PRIMARY KEY,
  name_box text,                                -- sealed; null after 注销
  name_key text,
  login_index text UNIQUE,                       -- blind index of the openid
  created_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
);

CREATE TABLE member (
  id text PRIMARY KEY,
  person_id text NOT NULL REFERENCES person (id),
  org_id text NOT NULL REFERENCES org (id),
  role text NOT NULL CHECK (role IN ('filer', 'filer_head', 'expert', 'desk', 'head', 'office', 'admin')),
  slots text[] NOT NULL DEFAULT '{}',
  title text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz
);
CREATE INDEX member_person ON member (person_id) WHERE ended_at IS NULL;
CREATE INDEX member_org ON member (org_id) WHERE ended_at IS NULL;

-- When they were last used, on what sort of device, and whether a demonstration made them, which nothing live accepts.
CREATE TABLE session (
  hash text PRIMARY KEY,
  person_id text NOT NULL REFERENCES person (id),
  member_id text NOT NULL REFERENCES member (id),
  begun_at timestamptz NOT NULL DEFAULT now(),
  seen_at timestamptz NOT NULL DEFAULT now(),
  device text NOT NULL DEFAULT '',
  demo boolean NOT NULL DEFAULT false,
  expires_at timestamptz NOT NULL,
  ended_at timestamptz
);
CREATE INDEX session_person ON session (person_id) WHERE ended_at IS NULL;
CREATE INDEX session_recent ON session (person_id, expires_at);

CREATE TABLE invitation (
  id text PRIMARY KEY,
  code_hash text NOT NULL UNIQUE,
  org_id text NOT NULL REFERENCES org (id),
  name_box text,
  name_key text,
  role text NOT NULL,
  slots text[] NOT NULL DEFAULT '{}',
  title text NOT NULL DEFAULT '',
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  wrong_names integer NOT NULL DEFAULT 0         -- at 5 the invitation is spent
);
CREATE INDEX invitation_org ON invitation (org_id) WHERE used_at IS NULL;

-- Who one may become in a demonstration; empty everywhere else, and its endpoints do not exist there.
CREATE TABLE demo_persona (
  id text PRIMARY KEY,
  person_id text NOT NULL REFERENCES person (id),
  member_id text NOT NULL REFERENCES member (id),
  what text NOT NULL
);

-- 常用意见 of a person, on whichever phone they sign in. Sealed: people write names into sentences they keep.
CREATE TABLE phrase_book (
  person_id text PRIMARY KEY REFERENCES person (id),
  box text NOT NULL,
  key_id text NOT NULL,
  saved_at timestamptz NOT NULL
);

-- Being on a list is an entry by the region it holds in and the case that listed it: a bar of one region says nothing to another.
CREATE TABLE provider (
  id text PRIMARY KEY,
  name text NOT NULL,
  credit_code text UNIQUE,
  listed jsonb NOT NULL DEFAULT '{}',
  version integer NOT NULL DEFAULT 1
);

CREATE TABLE app (
  id text PRIMARY KEY,
  name text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('app', 'platform', 'mini', 'account', 'terminal')),
  sounds text NOT NULL DEFAULT '',               -- as it is read aloud, kept by 0003-search.sql
  provider_id text NOT NULL REFERENCES provider (id),
  moe_no text,
  moe_standing text NOT NULL DEFAULT 'unknown' CHECK (moe_standing IN ('valid', 'paused', 'revoked', 'unknown')),
  package_name text,
  store_ids text[] NOT NULL DEFAULT '{}',
  source text NOT NULL CHECK (source IN ('registry', 'typed')),
  typed_by text REFERENCES org (id),
  looked_at boolean NOT NULL DEFAULT true,       -- an app that somebody typed stands in no public search until a bureau has looked at a filing of it
  listed jsonb NOT NULL DEFAULT '{}',
  grams text[] NOT NULL DEFAULT '{}',
  version integer NOT NULL DEFAULT 1
);
CREATE INDEX app_grams ON app USING gin (grams);
CREATE INDEX app_moe ON app (moe_no);
CREATE INDEX app_package ON app (package_name);
CREATE INDEX app_stores ON app USING gin (store_ids);

-- Whatever takes time and needs a decision: a filing, a provider's filing, an entry of what is in use, a complaint.
CREATE TABLE case_file (
  id text PRIMARY KEY,
  life text NOT NULL CHECK (life ~ '^[a-z_]+$'),  -- the kinds there are stand in shared/vocabulary/lives.ts
  filer_org text REFERENCES org (id),            -- who began it; null when a person did who acts for no organisation
  respondent_org text REFERENCES org (id),       -- whom it is about, where that is somebody else
  served boolean NOT NULL DEFAULT false,         -- whether it was put to them; until then it is not theirs to know of
  readers text[] NOT NULL DEFAULT '{}',          -- who reads what people said in it, as organisation/office; everybody else sees that it exists
  app_id text NOT NULL REFERENCES app (id),
  bureau_id text NOT NULL REFERENCES org (id),
  bureau_path text NOT NULL,
  policy text NOT NULL,
  place text NOT NULL,
  standing text NOT NULL,
  version integer NOT NULL DEFAULT 0,
  open boolean NOT NULL DEFAULT true,            -- false once final: a new one may begin
  with_bureau boolean NOT NULL DEFAULT false,    -- until the filer lets go of it, it is nobody else's to see, not even its bureau's
  state jsonb NOT NULL,
  number text,
  due_day date NOT NULL DEFAULT '9999-12-31',    -- by when somebody has to act
  watch_day date,                                -- the first day on which the system itself may have to move it
  head_hash text NOT NULL DEFAULT '',
  code_hash text,                                -- of the code by which whoever gave no name follows it
  category text,
  pile text NOT NULL DEFAULT '',                 -- what nobody has concluded and is about the same lies on one pile; one of them stands for it
  on_top boolean NOT NULL DEFAULT false,
  cause_case text REFERENCES case_file (id),     -- the event of another case that opened it, and which of its effects did
  cause_seq integer,
  cause_index integer,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CHECK (filer_org IS NOT NULL OR code_hash IS NOT NULL),
  CHECK ((cause_case IS NULL) = (cause_seq IS NULL) AND (cause_case IS NULL) = (cause_index IS NULL))
);
-- What an organisation began, and what a person did, are never listed together: each list has its own index.
CREATE UNIQUE INDEX case_file_one_open ON case_file (filer_org, app_id, life, coalesce(respondent_org, '')) WHERE open AND filer_org IS NOT NULL AND cause_case IS NULL;
-- One effect opens one case a receiver and app, however often its job is done.
CREATE UNIQUE INDEX case_file_cause ON case_file (cause_case, cause_seq, cause_index, coalesce(respondent_org, ''), app_id) WHERE cause_case IS NOT NULL;
-- What followed from a case is counted without reading the cases.
CREATE INDEX case_file_followed ON case_file (cause_case, life, standing, place, id) WHERE cause_case IS NOT NULL;
CREATE INDEX case_file_respondent ON case_file (respondent_org, updated_at DESC, id DESC) WHERE respondent_org IS NOT NULL AND filer_org IS NOT NULL;
-- Who uses an app is gone through in order, so many at a time.
CREATE INDEX case_file_users ON case_file (app_id, filer_org) WHERE open AND filer_org IS NOT NULL;
CREATE INDEX case_file_filer ON case_file (filer_org, updated_at DESC, id DESC) WHERE filer_org IS NOT NULL;
-- A bureau's list is merged of those of the bureaus below it; of a province's many, and nothing asked for, the newest of all are read instead.
CREATE INDEX case_file_bureau ON case_file (bureau_id, updated_at DESC, id DESC) WHERE filer_org IS NOT NULL AND cause_case IS NULL;
CREATE INDEX case_file_standing ON case_file (bureau_id, standing, updated_at DESC, id DESC) WHERE filer_org IS NOT NULL AND cause_case IS NULL;
CREATE INDEX case_file_life ON case_file (bureau_id, life, updated_at DESC, id DESC);
-- Only who names a range of paths may read it: of one bureau's it would read everybody's.
CREATE INDEX case_file_recent ON case_file (updated_at DESC, id DESC) WHERE filer_org IS NOT NULL AND cause_case IS NULL AND with_bureau AND bureau_path > '';
-- What is due is found without reading what is not.
CREATE INDEX case_file_watch ON case_file (watch_day, id) WHERE watch_day IS NOT NULL;
CREATE INDEX case_file_app ON case_file (app_id, updated_at DESC, id DESC) WHERE filer_org IS NOT NULL;
CREATE UNIQUE INDEX case_file_number ON case_file (bureau_id, life, number) WHERE number IS NOT NULL;
CREATE UNIQUE INDEX case_file_code ON case_file (code_hash) WHERE code_hash IS NOT NULL;
CREATE INDEX case_file_by_code ON case_file USING hash (code_hash) WITH (fillfactor = 40) WHERE code_hash IS NOT NULL;
CREATE INDEX case_file_pile ON case_file (bureau_id, pile, created_at, id) WHERE open AND code_hash IS NOT NULL;
CREATE INDEX case_file_top ON case_file (bureau_id, pile) WHERE open AND on_top;

CREATE TABLE case_event (
  case_id text NOT NULL REFERENCES case_file (id),
  seq integer NOT NULL,
  at timestamptz NOT NULL,
  body text NOT NULL,                            -- canonical JSON: the bytes that were hashed
  prev_hash text NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (case_id, seq)
);

-- What is personal in answers, and what people said, sealed. Deleting a row leaves the event chain whole: events hold ids and commitments,
-- whose salts are in the boxes.
CREATE TABLE case_text (
  id text PRIMARY KEY,
  case_id text NOT NULL REFERENCES case_file (id),
  box text,
  key_id text
);
CREATE INDEX case_text_case ON case_text (case_id);

CREATE TABLE case_draft (
  case_id text PRIMARY KEY REFERENCES case_file (id),
  filer_org text NOT NULL,
  revision integer NOT NULL,
  box text NOT NULL,
  key_id text NOT NULL,
  saved_at timestamptz NOT NULL
);

-- Who a case waits for: one row per office or party. Rewritten with every act.
CREATE TABLE case_task (
  case_id text NOT NULL REFERENCES case_file (id),
  key text NOT NULL,
  org_id text,                                   -- the organisation that is waited for; null when a person is who acts for none
  office text NOT NULL,
  what text NOT NULL,
  person_id text,
  due_day date NOT NULL DEFAULT '9999-12-31',
  PRIMARY KEY (case_id, key)
);
CREATE INDEX case_task_org ON case_task (org_id, office, due_day, case_id);

CREATE TABLE note (
  id text PRIMARY KEY,
  case_id text NOT NULL REFERENCES case_file (id),
  bureau_path text NOT NULL,
  person_id text NOT NULL REFERENCES person (id),
  body text NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX note_case ON note (case_id, at);

-- What was proved of an app once, so that no other school of the region is asked again: the answer as rules read it, the day, who confirmed it,
-- and the filing whose events hold the evidence. It names no person and holds no file.
CREATE TABLE app_proof (
  app_id text NOT NULL REFERENCES app (id),
  region text NOT NULL,
  field text NOT NULL,
  value jsonb NOT NULL,
  filing_id text NOT NULL REFERENCES case_file (id),
  confirmed_by text NOT NULL,
  confirmed_on text NOT NULL,
  PRIMARY KEY (app_id, region, field)
);

CREATE TABLE counter (
  bureau_id text NOT NULL REFERENCES org (id),
  series text NOT NULL,
  year integer NOT NULL,
  n integer NOT NULL,
  PRIMARY KEY (bureau_id, series, year)
);

CREATE TABLE paper_copy (
  code text PRIMARY KEY,
  case_id text NOT NULL REFERENCES case_file (id),
  filer_org text NOT NULL,
  bureau_path text NOT NULL,
  grant_no integer NOT NULL,
  no integer NOT NULL,
  scanned boolean NOT NULL DEFAULT false,
  UNIQUE (case_id, grant_no, no)
);

-- What the public may see of a school's tool; holds no personal data. card is JSON text, ready to send.
CREATE TABLE public_status (
  school_id text NOT NULL REFERENCES org (id),
  app_id text NOT NULL REFERENCES app (id),
  filing_id text NOT NULL REFERENCES case_file (id),
  bureau_id text NOT NULL REFERENCES org (id),
  card text NOT NULL,
  spans jsonb NOT NULL,                          -- [{from,use,id,says,clause}] from today on, by clock alone
  standing text NOT NULL,
  place_title text NOT NULL,
  version integer NOT NULL,
  PRIMARY KEY (school_id, app_id)
);
CREATE INDEX public_status_app ON public_status (app_id, school_id);
CREATE INDEX public_status_bureau ON public_status (bureau_id, filing_id);

CREATE TABLE poster (
  code text PRIMARY KEY,
  school_id text NOT NULL REFERENCES org (id),
  app_id text NOT NULL REFERENCES app (id),
  UNIQUE (school_id, app_id)
);
-- A code is looked up alone and never in order. A hash index reads one page for it however many there are; a B-tree reads one more at every level it grows.
-- Filled to two fifths no bucket runs over while the others are being split.
CREATE INDEX poster_by_code ON poster USING hash (code) WITH (fillfactor = 40);

-- What the public may read of a policy before anything was filed: what schools must not do, each with its article. JSON text, ready to send.
CREATE TABLE policy_card (
  policy text PRIMARY KEY,
  rules text NOT NULL,
  unfiled jsonb NOT NULL,                        -- what is said where nothing was filed, by what the app's national filing came to
  lists jsonb NOT NULL,                          -- the lists it keeps: [{id, kind, title, of, decider, clause, holds}]
  version integer NOT NULL DEFAULT 1
);

CREATE TABLE file (
  id text PRIMARY KEY,
  case_id text NOT NULL REFERENCES case_file (id),
  filer_org text NOT NULL,
  bureau_path text NOT NULL,
  use text NOT NULL CHECK (use IN ('attachment', 'signature', 'scan')),
  name text NOT NULL,
  state text NOT NULL CHECK (state IN ('quarantine', 'clean', 'refused')),
  kind text,
  sha256 text,
  bytes integer,
  announced integer NOT NULL DEFAULT 0,          -- bytes, which count until the file is clean; then its own size does
  by_person text NOT NULL REFERENCES person (id),
  by_org text NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX file_case ON file (case_id);
CREATE INDEX file_person ON file (by_person, created_at);
-- Uploads that were announced and never passed their check are forgotten after a day.
CREATE INDEX file_waiting ON file (created_at) WHERE state <> 'clean';

CREATE TABLE file_access (
  file_id text NOT NULL REFERENCES file (id),
  person_id text NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX file_access_file ON file_access (file_id, at);

CREATE TABLE message (
  id text PRIMARY KEY,
  person_id text NOT NULL REFERENCES person (id),
  at timestamptz NOT NULL,
  title text NOT NULL,
  body text NOT NULL,
  about_id text NOT NULL,
  read_at timestamptz,
  source text NOT NULL,                          -- outbox job and recipient: at-least-once delivery writes once
  UNIQUE (person_id, source)
);
CREATE INDEX message_person ON message (person_id, at DESC, id DESC);
CREATE INDEX message_unread ON message (person_id) WHERE read_at IS NULL;

CREATE TABLE outbox (
  id text PRIMARY KEY,
  kind text NOT NULL,
  body jsonb NOT NULL,
  run_at timestamptz NOT NULL,
  tries integer NOT NULL DEFAULT 0,
  done_at timestamptz,
  failed text
);
CREATE INDEX outbox_due ON outbox (run_at) WHERE done_at IS NULL;

CREATE TABLE kept_reply (
  key_hash text PRIMARY KEY,                     -- hash of key, actor and endpoint
  input_hash text NOT NULL,
  box text NOT NULL,
  kept_at timestamptz NOT NULL
);
CREATE INDEX kept_reply_age ON kept_reply (kept_at);

-- How often somebody asked lately; the keys are keyed hashes. Nothing here outlives its period by more than a day.
CREATE TABLE rate_limit (
  key varchar(255) PRIMARY KEY,
  points integer NOT NULL DEFAULT 0,
  expire bigint
);
CREATE INDEX rate_limit_expire ON rate_limit (expire);

-- Who did what that bears on safety. Ids and kinds only: no name, no address, no text. Kept 180 days, and until then by everybody, the owner of a row included.
CREATE TABLE security_event (
  id text PRIMARY KEY,
  at timestamptz NOT NULL,
  what text NOT NULL,
  went text NOT NULL CHECK (went IN ('done', 'refused')),
  org_id text,
  bureau_path text NOT NULL DEFAULT '',
  person_id text,
  about text NOT NULL DEFAULT '',
  detail text NOT NULL DEFAULT ''
);
CREATE INDEX security_event_org ON security_event (org_id, at DESC, id DESC);
CREATE INDEX security_event_path ON security_event (bureau_path, at DESC, id DESC);
CREATE INDEX security_event_age ON security_event (at);

CREATE TABLE holiday (
  day date PRIMARY KEY,
  working boolean NOT NULL
);

-- By which calendar the days were counted on which cases are looked at: another one, and all are looked at anew.
CREATE TABLE watch_calendar (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  digest text NOT NULL
);

-- What the public reads of the lists: a row for every case that came onto one, also after it was taken off.
CREATE TABLE list_entry (
  case_id text PRIMARY KEY REFERENCES case_file (id),
  bureau_id text NOT NULL REFERENCES org (id),
  bureau_path text NOT NULL,
  policy text NOT NULL,
  list text NOT NULL,
  kind text NOT NULL,
  app_id text NOT NULL REFERENCES app (id),
  provider_id text NOT NULL REFERENCES provider (id),
  shown jsonb NOT NULL,                          -- what the policy publishes: [{label, value}]
  steps jsonb NOT NULL,                          -- what became of it: [{on, what, clause}]
  release jsonb NOT NULL,                        -- what it takes to be taken off: [{what, day} or {what, met}]
  from_day date NOT NULL,
  ended_day date,
  grams text[] NOT NULL,
  version integer NOT NULL DEFAULT 1
);
CREATE INDEX list_entry_page ON list_entry (bureau_id, list, from_day DESC, case_id DESC);
CREATE INDEX list_entry_grams ON list_entry USING gin (grams);

-- Append-only: an event, once written, never changes.
CREATE FUNCTION never_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER case_event_append BEFORE UPDATE OR DELETE ON case_event FOR EACH ROW EXECUTE FUNCTION never_changes();
CREATE TRIGGER case_event_keep BEFORE TRUNCATE ON case_event FOR EACH STATEMENT EXECUTE FUNCTION never_changes();

CREATE FUNCTION kept_180_days() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND OLD.at < now() - interval '180 days' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'the security log is append-only for 180 days' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER security_event_append BEFORE UPDATE OR DELETE ON security_event FOR EACH ROW EXECUTE FUNCTION kept_180_days();
CREATE TRIGGER security_event_keep BEFORE TRUNCATE ON security_event FOR EACH STATEMENT EXECUTE FUNCTION never_changes();

-- A lookup's entity tag is made of versions, so a change that forgets to count its version would be hidden by every phone's kept copy.
CREATE FUNCTION next_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.version := OLD.version + 1;
  RETURN NEW;
END $$;
CREATE TRIGGER app_version BEFORE UPDATE ON app FOR EACH ROW WHEN (NEW.version = OLD.version AND NEW IS DISTINCT FROM OLD) EXECUTE FUNCTION next_version();
CREATE TRIGGER provider_version BEFORE UPDATE ON provider FOR EACH ROW WHEN (NEW.version = OLD.version AND NEW IS DISTINCT FROM OLD) EXECUTE FUNCTION next_version();
CREATE TRIGGER org_version BEFORE UPDATE ON org FOR EACH ROW
  WHEN (NEW.version = OLD.version AND (NEW.name, NEW.tel, NEW.policy, NEW.bureau_id) IS DISTINCT FROM (OLD.name, OLD.tel, OLD.policy, OLD.bureau_id)) EXECUTE FUNCTION next_version();
CREATE TRIGGER policy_card_version BEFORE UPDATE ON policy_card FOR EACH ROW WHEN (NEW.version = OLD.version AND NEW IS DISTINCT FROM OLD) EXECUTE FUNCTION next_version();

-- The second lock. Only =, <, >= over columns and current_setting: anything else would lose the index under RLS.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['paper_copy', 'file'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY scope ON %I USING (CASE current_setting('app.scope', true)
      WHEN 'system' THEN true
      WHEN 'school' THEN filer_org = current_setting('app.org', true)
      WHEN 'bureau' THEN bureau_path >= current_setting('app.path', true) AND bureau_path < current_setting('app.path_end', true)
      ELSE false END)$p$, t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['case_draft'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY scope ON %I USING (CASE current_setting('app.scope', true)
      WHEN 'system' THEN true
      WHEN 'school' THEN filer_org = current_setting('app.org', true)
      ELSE false END)$p$, t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['note'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY scope ON %I USING (CASE current_setting('app.scope', true)
      WHEN 'system' THEN true
      WHEN 'bureau' THEN bureau_path >= current_setting('app.path', true) AND bureau_path < current_setting('app.path_end', true)
      ELSE false END)$p$, t);
  END LOOP;
  -- What belongs to a case is seen by whoever sees the case.
  FOREACH t IN ARRAY ARRAY['case_event', 'case_text'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY scope ON %I USING (EXISTS (SELECT 1 FROM case_file c WHERE c.id = case_id))$p$, t);
  END LOOP;
END $$;
ALTER TABLE case_file ENABLE ROW LEVEL SECURITY;
ALTER TABLE case_file FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON case_file USING (CASE current_setting('app.scope', true)
  WHEN 'system' THEN true
  WHEN 'school' THEN filer_org = current_setting('app.org', true) OR (served AND respondent_org = current_setting('app.org', true))
  WHEN 'bureau' THEN with_bureau AND bureau_path >= current_setting('app.path', true) AND bureau_path < current_setting('app.path_end', true)
  WHEN 'public' THEN code_hash = current_setting('app.code', true)
  ELSE false END);
ALTER TABLE case_task ENABLE ROW LEVEL SECURITY;
ALTER TABLE case_task FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON case_task USING (CASE current_setting('app.scope', true)
  WHEN 'system' THEN true
  ELSE CASE WHEN org_id = current_setting('app.org', true) THEN true ELSE EXISTS (SELECT 1 FROM case_file c WHERE c.id = case_id) END END);
ALTER TABLE message ENABLE ROW LEVEL SECURITY;
ALTER TABLE message FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON message USING (
  current_setting('app.scope', true) = 'system' OR person_id = current_setting('app.person', true));

ALTER TABLE phrase_book ENABLE ROW LEVEL SECURITY;
ALTER TABLE phrase_book FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON phrase_book USING (
  current_setting('app.scope', true) = 'system' OR person_id = current_setting('app.person', true));
ALTER TABLE security_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE security_event FORCE ROW LEVEL SECURITY;
-- Anybody's request may add a line; reading is for the organisation it is about and for the bureaus above it.
CREATE POLICY adds ON security_event FOR INSERT WITH CHECK (true);
CREATE POLICY reads ON security_event FOR SELECT USING (
  current_setting('app.scope', true) = 'system'
  OR (current_setting('app.scope', true) = 'school' AND org_id = current_setting('app.org', true))
  OR (current_setting('app.scope', true) = 'bureau' AND bureau_path >= current_setting('app.path', true) AND bureau_path < current_setting('app.path_end', true)));
CREATE POLICY forgets ON security_event FOR DELETE USING (current_setting('app.scope', true) = 'system');

GRANT USAGE ON SCHEMA public TO apb_app;
GRANT SELECT, INSERT, UPDATE ON watch_calendar, org, person, member, session, invitation, provider, app, case_file, case_draft, app_proof, counter, paper_copy,
  public_status, policy_card, poster, file, list_entry, case_text, message, outbox, holiday TO apb_app;
GRANT SELECT, INSERT ON case_event, file_access, note TO apb_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON case_task, kept_reply, rate_limit, demo_persona, phrase_book TO apb_app;
GRANT SELECT, INSERT, DELETE ON security_event TO apb_app;
GRANT DELETE ON case_draft, outbox, invitation, session, message, file TO apb_app;
