-- What a stolen copy of the database tells: nothing that was sealed. The salts of commitments move into the boxes, where old boxes have none.
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM personal) OR EXISTS (SELECT 1 FROM complaint_text) THEN
    RAISE EXCEPTION '这些数据由早前的试用版写入，本版不能沿用：请换一个 DATA_DIR 或数据库重新开始 · written by a trial version before this one: start with another DATA_DIR or database';
  END IF;
END $$;
ALTER TABLE personal DROP COLUMN salt;
ALTER TABLE complaint_text DROP COLUMN salt;

-- Sessions: when they were last used, on what sort of device, and whether a demonstration made them, which no live house accepts.
ALTER TABLE session
  ADD COLUMN begun_at timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN seen_at timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN device text NOT NULL DEFAULT '',
  ADD COLUMN demo boolean NOT NULL DEFAULT false;
UPDATE session SET demo = true;

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
CREATE FUNCTION kept_180_days() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND OLD.at < now() - interval '180 days' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'the security log is append-only for 180 days' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER security_event_append BEFORE UPDATE OR DELETE ON security_event FOR EACH ROW EXECUTE FUNCTION kept_180_days();
CREATE TRIGGER security_event_keep BEFORE TRUNCATE ON security_event FOR EACH STATEMENT EXECUTE FUNCTION never_changes();
ALTER TABLE security_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE security_event FORCE ROW LEVEL SECURITY;
-- Anybody's request may add a line; reading is for the organisation it is about and for the bureaus above it.
CREATE POLICY adds ON security_event FOR INSERT WITH CHECK (true);
CREATE POLICY reads ON security_event FOR SELECT USING (
  current_setting('app.scope', true) = 'system'
  OR (current_setting('app.scope', true) = 'school' AND org_id = current_setting('app.org', true))
  OR (current_setting('app.scope', true) = 'bureau' AND bureau_path >= current_setting('app.path', true) AND bureau_path < current_setting('app.path_end', true)));
CREATE POLICY forgets ON security_event FOR DELETE USING (current_setting('app.scope', true) = 'system');
GRANT SELECT, INSERT, DELETE ON security_event TO apb_app;

-- How often somebody asked lately; the keys are keyed hashes. Nothing here outlives its period by more than a day.
CREATE TABLE rate_limit (
  key varchar(255) PRIMARY KEY,
  points integer NOT NULL DEFAULT 0,
  expire bigint
);
CREATE INDEX rate_limit_expire ON rate_limit (expire);
GRANT SELECT, INSERT, UPDATE, DELETE ON rate_limit TO apb_app;

-- Complaints of one school, app and kind that nobody has concluded lie on one pile; one of them stands for it in the desk's list.
ALTER TABLE complaint
  ADD COLUMN pile text NOT NULL DEFAULT '',
  ADD COLUMN on_top boolean NOT NULL DEFAULT true;
UPDATE complaint SET pile = school_id || '|' || app_id || '|' || category;
CREATE INDEX complaint_pile ON complaint (bureau_id, pile, created_at, id) WHERE open;
CREATE INDEX complaint_top ON complaint (bureau_id, pile) WHERE open AND on_top;
DROP INDEX complaint_queue;
CREATE INDEX complaint_queue ON complaint (bureau_id, open, on_top, due_day, id);
DROP INDEX complaint_told;

-- An app that somebody typed stands in no public search until a bureau has looked at a filing of it.
ALTER TABLE app ADD COLUMN looked_at boolean NOT NULL DEFAULT true;
